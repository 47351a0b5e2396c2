"""What the elements around a block say it is: menu, caption, by-line, notice."""

import re
from functools import lru_cache
from typing import TypeAlias

from lxml.html import HtmlElement

from harken.article.model import SkipReason

Zone: TypeAlias = tuple[SkipReason | None, bool]
"""The reason to skip it, and whether the element itself says so, not only its class."""

_TAGS = {
    "nav": SkipReason.NAVIGATION,
    "menu": SkipReason.NAVIGATION,
    "figcaption": SkipReason.CAPTION,
}
_NAMES = (
    (SkipReason.CAPTION, r"\bcaption\b|-caption\b|\bcredit\b|wp-caption"),
    (SkipReason.BYLINE, r"\bby-?line\b|\bauthor\b"),
    (
        SkipReason.DATELINE,
        r"\bdate-?line\b|\b(?:entry|post|pub(?:lish(?:ed)?)?)-?date\b|\btimestamp\b",
    ),
    (SkipReason.COOKIE_NOTICE, r"\bcookie|\bconsent\b|\bgdpr"),
    (SkipReason.NAVIGATION, r"\bnav(?:bar|igation)?\b|\bmenu\b|breadcrumb|\brelated\b|read-?more"),
)
_ZONES = tuple((reason, re.compile(names, re.IGNORECASE)) for reason, names in _NAMES)


def zone_of(element: HtmlElement, tag: str, around: Zone) -> Zone:
    """The zone inside an element that stands in the zone `around`."""
    if around[1]:
        return around
    if tag in _TAGS:
        return _TAGS[tag], True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if len(names) > 1 and tag not in {"body", "html", "article", "main"}:
        reason = _called(names)
        if reason is not None:
            return reason, False
    return around


@lru_cache(maxsize=2_000)
def _called(names: str) -> SkipReason | None:
    return next((reason for reason, pattern in _ZONES if pattern.search(names)), None)
