"""Which way a text runs, as the HTML attribute `dir` says it."""

import re

_RTL_LANGUAGES = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"])
_LOOKED_AT = 1_000
_ENOUGH_IN_RTL = 0.1
"""A text in Hebrew may be full of names in Latin letters, and runs left all the same."""
_ENOUGH_IN_LTR = 0.5

# From Hebrew to Arabic Extended-A; their presentation forms; old scripts and Adlam in the
# supplementary planes.
_RUNS_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LETTER = re.compile(r"[^\W\d_]")
_RUNS_RIGHT = re.compile(f"(?!{_RUNS_LEFT.pattern})[^\\W_]|[0-9\u0660-\u0669\u06f0-\u06f9]")


def direction(text: str, language: str) -> str:
    """The value rtl or ltr: as most letters run, or the language where there is none.

    Unlike Unicode's rule P2, which goes by the first letter alone: a Hebrew paragraph that begins
    with an English name runs left, and an English one that begins with a Hebrew word does not.

    Args:
        text: A paragraph.
        language: The article's; BCP 47.
    """
    by_language = "rtl" if language.split("-", maxsplit=1)[0] in _RTL_LANGUAGES else "ltr"
    letters = _LETTER.findall(text[:_LOOKED_AT])
    if not letters:
        return by_language
    share = sum(1 for letter in letters if _RUNS_LEFT.match(letter)) / len(letters)
    return "rtl" if share > (_ENOUGH_IN_RTL if by_language == "rtl" else _ENOUGH_IN_LTR) else "ltr"


def runs_left(text: str) -> bool:
    """Whether some letter runs from right to left."""
    return not text.isascii() and _RUNS_LEFT.search(text) is not None


def runs_both_ways(text: str) -> bool:
    """Whether some of a line's words or numbers run left and others right."""
    return runs_left(text) and _RUNS_RIGHT.search(text) is not None
