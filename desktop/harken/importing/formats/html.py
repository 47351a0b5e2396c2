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
from harken.importing.cleaning import furniture_reason
from harken.importing.draft import Draft, Part
from harken.importing.formats.html_blocks import RawBlock, read_blocks
from harken.importing.formats.html_data import article_body
from harken.importing.formats.html_match import content_flags, share_found
from harken.importing.formats.html_title import page_title
from harken.importing.formats.html_tree import parse
from harken.importing.titles import same_title

MAX_CHARACTERS = 10_000_000
MAX_ELEMENTS_TO_EXTRACT = 60_000
"""Extraction takes time that grows faster than the page; a longer one is a book, all of it text."""
_RECALL_GUARD = 0.6
_MIN_SHARE_FOUND = 0.85
_HIDDEN_BODY_FACTOR = 2.0
"""So much longer must the text in the metadata be, to be read instead of what the page shows."""
_MAX_FURNITURE_SHOWN = 40
_PROSE_MIN_CHARACTERS = 80
_MIN_FETCHED_CHARACTERS = 80
_PASTE = "Open it in a browser, copy the text you want and paste it here."


@dataclass(frozen=True, slots=True)
class _Extraction:
    units: list[str]
    author: str | None
    published: date | None

    @property
    def length(self) -> int:
        return sum(map(len, self.units))


def read_page(html: str, url: str | None = None, shown: str = "this page") -> Draft:
    """The article of a web page; furniture around it is dropped, furniture inside it skipped.

    Raises:
        HarkenError: It is too large, too deeply nested, or holds no text.
    """
    tree = _parsed(html, shown)
    # Some pages hide all of themselves until their programs have run, or never close a noscript.
    raw = list(read_blocks(tree)) or list(read_blocks(tree, with_hidden=True))
    body = article_body(tree)
    if not body:
        _refuse_without_text(raw, tree, shown, fetched=url is not None)
    title = page_title(tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS_TO_EXTRACT:
        return Draft(_all_parts(raw), title or None, language=language)
    found = _extract(tree, url, sum(len(block.part.text) for block in raw))
    if len(body) > _HIDDEN_BODY_FACTOR * found.length:
        parts = _all_parts(list(read_blocks(parse(body, shown))))
    else:
        parts = _article_parts(raw, found.units, title)
    return Draft(parts, title, found.author, found.published, language)


def _article_parts(raw: Sequence[RawBlock], units: Sequence[str], title: str) -> list[Part]:
    """The page's own blocks where the extractor's text is found in them, else its bare text."""
    texts = [block.own_text for block in raw]
    flags = content_flags(texts, units)
    if not units:
        return _all_parts(raw)
    if not any(flags) or share_found(texts, flags, units) < _MIN_SHARE_FOUND:
        return [Part(BlockKind.PARAGRAPH, unit) for unit in units]
    _add_overlooked(raw, flags, title)
    return _with_furniture_inside(raw, flags)


def read_selection(html: str, shown: str = "this selection") -> Draft:
    """All of a selection that was copied or dragged from a browser: the person chose it."""
    return Draft(_all_parts(list(read_blocks(_parsed(html, shown)))))


def _refuse_without_text(
    raw: Sequence[RawBlock], tree: HtmlElement, shown: str, *, fetched: bool
) -> None:
    texts = [block.part.text for block in raw]
    if not texts:
        raise HarkenError(f"Cannot read {shown}", "there is no text in it", _PASTE)
    true = sum(len(text) for text in texts if furniture_reason(text) is None)
    if fetched and true < _MIN_FETCHED_CHARACTERS and next(tree.iter("script"), None) is not None:
        why = "its text is only shown by programs that run in a browser"
        raise HarkenError(f"Cannot read {shown}", why, _PASTE)


def _parsed(html: str, shown: str) -> HtmlElement:
    if len(html) > MAX_CHARACTERS:
        raise HarkenError(
            f"Cannot read {shown}",
            f"it is larger than {MAX_CHARACTERS // 1_000_000} MB",
            _PASTE,
        )
    return parse(html, shown)


def _all_parts(raw: Sequence[RawBlock]) -> list[Part]:
    for block in raw:
        if block.certain and block.zone is not None:
            block.part.skip(block.zone)
    return [block.part for block in raw]


def _add_overlooked(raw: Sequence[RawBlock], flags: list[bool], title: str) -> None:
    """Takes in what the extractor tends to miss: leads, headings, single paragraphs."""
    titles = {n for n, block in enumerate(raw) if same_title(block.part.text, title)}
    first = next((n for n, flag in enumerate(flags) if flag and n not in titles), 0)
    above = max((n for n in titles if n < first), default=first)
    for number in range(above + 1, first):
        flags[number] = _is_prose(raw[number])
    for number in range(first + 1, len(raw) - 1):
        if flags[number] or not flags[number + 1]:
            continue
        block = raw[number]
        is_heading = block.part.kind is BlockKind.HEADING and block.zone is None
        flags[number] = is_heading or (flags[number - 1] and _is_prose(block))


def _is_prose(block: RawBlock) -> bool:
    text = block.part.text
    linked = sum(mark.end - mark.start for mark in block.part.marks if mark.target)
    return (
        block.part.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
        and block.zone is None
        and len(text) >= _PROSE_MIN_CHARACTERS
        and linked < 0.3 * len(text)
        and furniture_reason(text) is None
    )


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
        if (found.date or "").endswith("-01-01"):
            # A bare year, as in a copyright line, becomes its first day: then only what is marked
            # as a date counts.
            found = extract_metadata(copy(tree), url, extensive=False)
    except (RecursionError, ValueError):
        return None, None
    published = None
    with contextlib.suppress(ValueError):
        published = date.fromisoformat(found.date or "")
    author = re.sub(r"\s*;\s*", ", ", found.author) if found.author else None
    return author, published
