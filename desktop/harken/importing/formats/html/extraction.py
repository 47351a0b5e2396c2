"""What trafilatura takes for the article of a page, as bare text."""

import logging
import re
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HtmlElement

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

# It warns of every page that holds less than it hopes for.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_ENOUGH = 0.6
"""Where precision mode finds less than this share, recall mode may find the rest."""
_FEW_CHARACTERS = 300
_NEVER_TEXT_TAGS = """
    script style svg iframe object video audio canvas map embed template select button link meta
    source input
"""
_NEVER_TEXT = tuple(_NEVER_TEXT_TAGS.split())
_NEVER_ARTICLE_TAGS = """
    noscript head nav footer aside menu dialog fieldset label textarea datalist option progress
    applet frame frameset
"""
_NEVER_ARTICLE = (*_NEVER_TEXT, *_NEVER_ARTICLE_TAGS.split())
"""The extractor takes them out too, but only after it has looked at and copied all of them."""

_FURNITURE_NAMES = re.compile(
    r"(?:\A|[\s_-])(?:nav(?:bar|igation)?|menu|footer|sidebar|breadcrumbs?|social|shar(?:e|ing)"
    r"|comments?|cookie|newsletter|related|widget)(?:[\s_-]|\Z)",
    re.IGNORECASE,
)
_FURNITURE_MAX_SHARE = 0.15
"""Of the page's text; whatever holds more may be the article, however it is called."""


def extract(tree: HtmlElement, text_characters: int, *, is_forum: bool = False) -> list[str]:
    """The units (paragraphs, list items) of the article, in order.

    Precision mode, but recall mode where precision gives far less than that, and than the page
    holds.

    Args:
        tree: The page; it is left as it is.
        text_characters: How much text to read the page seems to hold.
        is_forum: Whether readers' posts are what the page is about.
    """
    slim = copy(tree)
    etree.strip_elements(slim, *_NEVER_ARTICLE, with_tail=False)
    _drop_furniture(slim)
    units = _units(slim, precision=True)
    length = sum(map(len, units))
    if length >= max(_FEW_CHARACTERS, _ENOUGH * text_characters):
        return units
    if not is_forum:  # a script says that it is one
        slim = copy(tree)
        etree.strip_elements(slim, *_NEVER_TEXT, with_tail=False)
    more = _units(tree if is_forum else slim, precision=False)
    return more if length < _ENOUGH * sum(map(len, more)) else units


def _drop_furniture(tree: HtmlElement) -> None:
    """Takes out what is called furniture: the extractor looks at each element a dozen times."""
    events = etree.iterwalk(tree, events=("start",), tag=("div", "ul", "ol", "section", "header"))
    called = []
    for _, element in events:
        if _is_called_furniture(element.get("class", ""), element.get("id", "")):
            called.append(element)
            events.skip_subtree()
    most = _FURNITURE_MAX_SHARE * len(tree.text_content()) if called else 0
    for element in called:
        if len(element.text_content()) < most:
            element.drop_tree()


@lru_cache(maxsize=2_000)
def _is_called_furniture(*names: str) -> bool:
    return any(_FURNITURE_NAMES.search(name) for name in names if name)


def _units(tree: HtmlElement, *, precision: bool) -> list[str]:
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, options=_options(precision=precision))
    except RecursionError:
        return []
    text = getattr(document, "text", None) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]


@lru_cache(maxsize=2)
def _options(*, precision: bool) -> "Extractor":
    from trafilatura.settings import Extractor

    return Extractor(
        output_format="python",
        fast=precision,
        precision=precision,
        recall=not precision,
        comments=False,
    )
