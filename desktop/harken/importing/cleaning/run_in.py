"""By-lines whose lines were run together with the text, a full stop behind each.

As some archives keep them: "By. Ann Lee. PUBLISHED:. 14:08 EST, 18 August 2013. |. UPDATED:. …".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harken.importing.cleaning.bylines import (
    are_credits,
    is_by_alone,
    is_byline,
    is_date_line,
)

_LONGEST_CHARACTERS = 1_500
"""So far from its beginning a text is searched: what some tell first is a list of its points."""
_JOINT = re.compile(r"[.:|]+(?:\s+[.:|]+)*\s+")
_FOLLOW = re.compile(r"\w+ @+\w+$")
_AND = re.compile(r"\w{1,4}\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Scrap:
    """What stands between two full stops."""

    text: str
    start: int
    end: int
    """Behind the full stop and the space that follow."""


def run_in_byline(text: str) -> tuple[int, int] | None:
    """Where in a first paragraph its by-line stands, with text behind it; None where none does.

    Anywhere but at the beginning, and where "By" and the name are not parted, the date has to be
    told too.
    """
    scraps = list(_scraps(text[:_LONGEST_CHARACTERS]))
    for number, scrap in enumerate(scraps):
        behind = number + 1
        parted = is_by_alone(scrap.text)
        if parted and behind < len(scraps) and are_credits(scraps[behind].text):
            behind += 1
        elif not is_byline(scrap.text):
            continue
        dated = False
        while behind < len(scraps) and _goes_on(scraps[behind].text):
            dated = dated or is_date_line(scraps[behind].text)
            behind += 1
        if dated or (parted and number == 0 and behind > 1):
            return scrap.start, scraps[behind - 1].end
    return None


def _scraps(text: str) -> Iterator[_Scrap]:
    start = 0
    for joint in _JOINT.finditer(text):
        if joint.end() < len(text):
            yield _Scrap(text[start : joint.start()].strip(), start, joint.end())
        start = joint.end()


def _goes_on(scrap: str) -> bool:
    """Whether a scrap behind a name belongs to the by-line: a date, a further name, an account."""
    further = _AND.match(scrap)
    return (
        is_date_line(scrap)
        or _FOLLOW.fullmatch(scrap) is not None
        or (further is not None and scrap[0].islower() and are_credits(scrap[further.end() :]))
    )
