"""Web pages: trafilatura says what is article, the page's own tree keeps its structure."""

import contextlib
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from harken.article.model import BlockKind, SkipReason
from harken.errors import HarkenError
from harken.importing.draft import Draft, Part
from harken.importing.formats.html_blocks import RawBlock, read_blocks
from harken.importing.formats.html_match import content_flags, share_found
from harken.importing.formats.html_title import page_title
from harken.importing.formats.html_tree import parse

MAX_CHARACTERS = 10_000_000
_MAX_BLOCKS_TO_EXTRACT = 20_000
"""Extraction takes time that grows faster than the page; a longer one is a book, all of it text."""
_RECALL_GUARD = 0.6
_MIN_SHARE_FOUND = 0.85
_MAX_FURNITURE_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Extraction:
    units: list[str]
    author: str | None
    published: date | None

    @property
    def length(self) -> int:
        return sum(map(len, self.units))


def read_page(html: str, url: str | None = None) -> Draft:
    """The article of a web page; furniture around it is dropped, furniture inside it skipped.

    Raises:
        HarkenError: It is too large, too deeply nested, or holds no text.
    """
    tree = _parsed(html)
    raw = list(read_blocks(tree))
    title = page_title(tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if len(raw) > _MAX_BLOCKS_TO_EXTRACT:
        return Draft(_all_parts(raw), title or None, language=language)
    found = _extract(tree, url, sum(len(block.part.text) for block in raw))
    texts = [block.part.text for block in raw]
    flags = content_flags(texts, found.units)
    if not any(flags):
        parts = [Part(BlockKind.PARAGRAPH, unit) for unit in found.units] or _all_parts(raw)
    elif share_found(texts, flags, found.units) < _MIN_SHARE_FOUND:
        parts = [Part(BlockKind.PARAGRAPH, unit) for unit in found.units]
    else:
        parts = _with_furniture_inside(raw, flags)
    return Draft(parts, title, found.author, found.published, language)


def read_selection(html: str) -> Draft:
    """All of a selection that was copied or dragged from a browser: the person chose it."""
    return Draft(_all_parts(list(read_blocks(_parsed(html)))))


def _parsed(html: str) -> HtmlElement:
    if len(html) > MAX_CHARACTERS:
        raise HarkenError(
            "Cannot read this page",
            f"it is larger than {MAX_CHARACTERS // 1_000_000} MB",
            "Open it in a browser, copy the text you want and paste it here.",
        )
    return parse(html)


def _all_parts(raw: Sequence[RawBlock]) -> list[Part]:
    for block in raw:
        if block.certain and block.zone is not None:
            block.part.skip(block.zone)
    return [block.part for block in raw]


def _with_furniture_inside(raw: Sequence[RawBlock], flags: Sequence[bool]) -> list[Part]:
    """The article's parts, and between them (skipped) what the extractor left out of them."""
    chosen = [number for number, flag in enumerate(flags) if flag]
    container = _common_ancestor([raw[number].element for number in chosen])
    first, last = chosen[0], chosen[-1]
    inside = [
        number
        for number, block in enumerate(raw)
        if flags[number] or first < number < last or _is_within(block.element, container)
    ]
    if len(inside) - len(chosen) > max(_MAX_FURNITURE_SHOWN, len(chosen)):
        inside = [number for number in inside if flags[number] or first < number < last]
    if len(inside) - len(chosen) > max(_MAX_FURNITURE_SHOWN, len(chosen)):
        inside = chosen
    for number in inside:
        if not flags[number]:
            raw[number].part.skip(raw[number].zone or SkipReason.BOILERPLATE)
    return [raw[number].part for number in inside]


def _common_ancestor(elements: Sequence[HtmlElement]) -> HtmlElement | None:
    """The smallest element that holds all of them; None where that is the whole page."""
    path = [elements[0], *elements[0].iterancestors()]
    places = {element: number for number, element in enumerate(path)}
    lowest = 0
    for element in elements[1:]:
        ancestor = element
        while ancestor not in places:
            ancestor = ancestor.getparent()
        lowest = max(lowest, places[ancestor])
    return None if path[lowest].tag in {"body", "html"} else path[lowest]


def _is_within(element: HtmlElement, container: HtmlElement | None) -> bool:
    return container is not None and (
        element is container or any(ancestor is container for ancestor in element.iterancestors())
    )


def _extract(tree: HtmlElement, url: str | None, page_characters: int) -> _Extraction:
    units = _units(tree, url, precision=True)
    length = sum(map(len, units))
    if length < _RECALL_GUARD * page_characters:
        more = _units(tree, url, precision=False)
        if length < _RECALL_GUARD * sum(map(len, more)):
            units = more
    author, published = _metadata(tree, url)
    return _Extraction(units, author, published)


def _units(tree: HtmlElement, url: str | None, *, precision: bool) -> list[str]:
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            tree,
            url=url,
            favor_precision=precision,
            favor_recall=not precision,
            include_comments=False,
        )
    except RecursionError:
        return []
    text = getattr(document, "text", None) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _metadata(tree: HtmlElement, url: str | None) -> tuple[str | None, date | None]:
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(copy(tree), url)
    except (RecursionError, ValueError):
        return None, None
    published = None
    with contextlib.suppress(ValueError):
        published = date.fromisoformat(found.date or "")
    author = re.sub(r"\s*;\s*", ", ", found.author) if found.author else None
    return author, published
