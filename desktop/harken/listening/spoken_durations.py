"""Lengths of time as they are said: nobody wants to hear seconds where there are minutes."""

from PySide6.QtCore import QCoreApplication

from harken.listening.number_words import number_in_words

_LESS_THAN_MINUTES_S = 57.5
"""Up to here tens of seconds are said; from here on it is a minute."""
_FEW_SECONDS_S = 7.5


def said_duration(seconds: float) -> str:
    """Writes "four minutes", "an hour and twenty minutes", "thirty seconds", "a few seconds".

    Args:
        seconds: Rounded to minutes; below one to tens of seconds.
    """
    tr = QCoreApplication.translate
    if seconds < _FEW_SECONDS_S:
        return tr("SaidDurations", "a few seconds")
    if seconds < _LESS_THAN_MINUTES_S:
        tens = min(50, max(10, round(seconds / 10) * 10))
        return tr("SaidDurations", "{number} seconds").format(number=number_in_words(tens))
    hours, minutes = divmod(round(seconds / 60), 60)
    if not hours:
        return _minutes(minutes)
    said = tr("SaidDurations", "an hour")
    if hours > 1:
        said = tr("SaidDurations", "{number} hours").format(number=number_in_words(hours))
    if not minutes:
        return said
    form = tr("SaidDurations", "{hours} and {minutes}")
    return form.format(hours=said, minutes=_minutes(minutes))


def _minutes(minutes: int) -> str:
    tr = QCoreApplication.translate
    if minutes == 1:
        return tr("SaidDurations", "one minute")
    return tr("SaidDurations", "{number} minutes").format(number=number_in_words(minutes))
