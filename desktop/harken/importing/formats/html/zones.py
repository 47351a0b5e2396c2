"""What the elements around a block say it is: menu, caption, by-line, notice."""

import re
from functools import lru_cache
from typing import TypeAlias

from lxml.html import HtmlElement

from harken.article.model import SkipReason

Zone: TypeAlias = tuple[SkipReason | None, bool]
"""The reason to skip it, and whether that is certain, no guess from a part of a name."""

_TAGS = {
    "nav": SkipReason.NAVIGATION,
    "menu": SkipReason.NAVIGATION,
    "figcaption": SkipReason.CAPTION,
}
_ROLES = {
    "doc-endnotes": SkipReason.FOOTNOTE,
    "doc-endnote": SkipReason.FOOTNOTE,
    "doc-footnote": SkipReason.FOOTNOTE,
    "doc-bibliography": SkipReason.FOOTNOTE,
    "doc-toc": SkipReason.NAVIGATION,
}
_APPARATUS = {
    **dict.fromkeys(("references", "reflist", "ref-list", "reference-list"), SkipReason.FOOTNOTE),
    **dict.fromkeys(("references-list", "footnotes", "endnotes"), SkipReason.FOOTNOTE),
    **dict.fromkeys(("hatnote", "navbox", "table.infobox"), SkipReason.BOILERPLATE),
    "toc": SkipReason.NAVIGATION,
}
"""What encyclopedias and journals call the parts around their texts; whole names of classes."""
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
    said = _TAGS.get(tag) or _ROLES.get(element.get("role", ""))
    if said is not None:
        return said, True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if len(names) > 1 and tag not in {"body", "html", "article", "main"}:
        reason, certain = _called(names, tag)
        if reason is not None:
            return reason, certain
    return around


@lru_cache(maxsize=2_000)
def _called(names: str, tag: str) -> Zone:
    for name in names.lower().split():
        reason = _APPARATUS.get(name) or _APPARATUS.get(f"{tag}.{name}")
        if reason is not None:
            return reason, True
    return next((reason for reason, pattern in _ZONES if pattern.search(names)), None), False
