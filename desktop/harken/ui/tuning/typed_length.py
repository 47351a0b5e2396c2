"""Lengths as a person types them, and as a field shows them."""

import re

from PySide6.QtCore import QLocale

from harken.summary.length import Length, length_of_kind

MOST = {"minutes": 6_000.0, "sentences": 1_000_000.0, "words": 10_000_000.0, "percent": 100.0}
"""By the units: the greatest number that is taken."""

# \d has the digits of all scripts; Arabic has marks of its own, too.
_CLOCK = re.compile(r"(\d+):([0-5]?\d)")
_DECIMAL = re.compile(r"\d+(?:[.,٫]\d+)?|[.,٫]\d+")
_DECIMAL_MARK = re.compile(r"[,٫]")
_WHOLE = re.compile(r"\d+|\d{1,3}(?:[.,٬'’ \u00a0\u202f]\d{3})+")
_NO_DIGIT = re.compile(r"\D")
_PERCENT_SIGN = re.compile(r"\s*[%٪]$")


def length_in(unit: str, text: str) -> Length | None:
    """What was typed; None where it is no length.

    Args:
        unit: "minutes", "sentences", "words" or "percent".
        text: A number. Minutes and percent may have a fraction behind a comma or a point, and
            minutes may be "1:30"; in sentences and words the same marks part thousands, "1,000".
            Percent may have their sign, "20 %".
    """
    if unit == "percent":
        text = _PERCENT_SIGN.sub("", text)
    value = _whole(text) if unit in ("sentences", "words") else _fractional(text)
    if value is None and unit == "minutes":
        value = _clock(text)
    if value is None or not 0 < value <= MOST[unit]:
        return None
    return length_of_kind(unit, value)


def written(value: float) -> str:
    """At most one digit after the point, as the person's language writes it."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    whole = round(value, 1) == round(value)
    return locale.toString(round(value)) if whole else locale.toString(value, "f", 1)


def _whole(text: str) -> float | None:
    return float(_NO_DIGIT.sub("", text)) if _WHOLE.fullmatch(text) else None


def _fractional(text: str) -> float | None:
    return float(_DECIMAL_MARK.sub(".", text)) if _DECIMAL.fullmatch(text) else None


def _clock(text: str) -> float | None:
    found = _CLOCK.fullmatch(text)
    return float(found[1]) + float(found[2]) / 60 if found else None
