"""Which way a text runs, as the HTML attribute `dir` says it."""

import unicodedata

_RTL_LANGUAGES = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"])
_LOOKED_AT = 200


def direction(text: str, language: str) -> str:
    """The value rtl or ltr: as the first letter runs, or the language where there is none."""
    for character in text[:_LOOKED_AT]:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return "rtl" if language.split("-", maxsplit=1)[0] in _RTL_LANGUAGES else "ltr"
