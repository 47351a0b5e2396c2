"""What stands in a page's text and is none of it: deleted words, labels, links to headings."""

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

_DELETED = ("del", "s", "strike")
_MOST_LABEL_CHARACTERS = 120
_MOST_UNHEARD_CHARACTERS = 60
_MOST_TEXTS = 12
_NOT_HEADING = "not(ancestor-or-self::h1 or ancestor-or-self::h2)"
_UNHEARD = (
    ".//*[@aria-hidden='true' and (self::span or self::i or self::a or self::small)"
    f" and {_NOT_HEADING}]"
)
"""Inline elements only: some pages mark all of themselves while a window lies over them."""
_UNSEEN = (
    ".//*[(contains(@class, 'sr-only') or contains(@class, 'visually-hidden')"
    " or contains(@class, 'visuallyhidden') or contains(@class, 'screen-reader-text'))"
    f" and {_NOT_HEADING}]"
)
_ANCHORS = ".//a[starts-with(@href, '#') and not(*)]"
_ANCHOR_SIGNS = frozenset({"¶", "#", "§", "🔗", "∞", "↩", "↩︎", "⤴", "↑"})


def drop_unspoken(tree: HtmlElement) -> None:
    """Takes it out of a page's tree, in place; a title that is only for the ear stays."""
    etree.strip_elements(tree, *_DELETED, with_tail=False)
    for element in tree.xpath(_UNHEARD):
        if _is_short(element, _MOST_UNHEARD_CHARACTERS):
            element.clear(keep_tail=True)
            element.set("aria-hidden", "true")
    for element in tree.xpath(_UNSEEN):
        if _is_short(element, _MOST_LABEL_CHARACTERS) and not _stands_for_what_is_seen(element):
            element.clear(keep_tail=True)
    for element in tree.xpath(_ANCHORS):
        if (element.text or "").strip() in _ANCHOR_SIGNS:
            element.clear(keep_tail=True)


def _stands_for_what_is_seen(element: HtmlElement) -> bool:
    """Whether it says for the ear what an element beside it shows to the eye alone."""
    return any(
        beside is not None and beside.get("aria-hidden") == "true"
        for beside in (element.getprevious(), element.getnext())
    )


def _is_short(element: HtmlElement, most_characters: int) -> bool:
    """Looks no further than it must: such elements may stand in one another."""
    texts = list(islice(element.itertext(), _MOST_TEXTS))
    return len(texts) < _MOST_TEXTS and sum(map(len, texts)) <= most_characters
