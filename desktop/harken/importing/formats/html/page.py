"""Web pages: trafilatura says what is article, the page's own tree keeps its structure."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from harken.article.model import BlockKind
from harken.errors import HarkenError
from harken.importing.draft import Draft, Part
from harken.importing.formats.html.apparatus import leave_out_apparatus
from harken.importing.formats.html.blocks import RawBlock, read_blocks
from harken.importing.formats.html.byline import shown_author
from harken.importing.formats.html.data import read_data
from harken.importing.formats.html.dates import published
from harken.importing.formats.html.elements import WITHOUT_TEXT_IN_SELECTION
from harken.importing.formats.html.extraction import extract
from harken.importing.formats.html.first_line import large_title
from harken.importing.formats.html.left_out import around_other_text, with_left_out
from harken.importing.formats.html.match import content_flags, share_found
from harken.importing.formats.html.notices import refuse_without_article
from harken.importing.formats.html.overlooked import (
    add_overlooked,
    add_repeated,
    linked_characters,
)
from harken.importing.formats.html.paywall import leave_out_paywall
from harken.importing.formats.html.title import page_title
from harken.importing.formats.html.tree import parse
from harken.importing.titles import same_title

MAX_CHARACTERS = 10_000_000
MAX_ELEMENTS_TO_EXTRACT = 60_000
"""Extraction takes time that grows faster than the page; a longer one is a book, all of it text."""
_MIN_SHARE_FOUND = 0.85
_HIDDEN_BODY_FACTOR = 2.0
"""So much longer must the text in the metadata be, to be read instead of what the page shows."""
_LABEL_MAX_CHARACTERS = 60
_PASTE = "Open it in a browser, copy the text you want and paste it here."


def read_page(html: str, url: str | None = None, shown: str = "this page") -> Draft:
    """The article of a web page; furniture around it is dropped, furniture inside it skipped.

    Raises:
        HarkenError: It is too large, too deeply nested, or holds no text.
    """
    tree = _parsed(html, shown)
    # Some pages hide all of themselves until their programs have run, or never close a noscript.
    seen = list(read_blocks(tree))
    raw = seen or list(read_blocks(tree, with_hidden=True))
    data = read_data(tree)
    body = data.body()
    if not body:
        refuse_without_article(raw, tree, shown, fetched=url is not None, is_hidden=not seen)
    title = large_title(tree, page_title(tree, data))
    author = data.author() or shown_author(tree, data, title)
    draft = Draft([], title, author, published(data, tree, raw, title, url))
    draft.language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS_TO_EXTRACT:
        draft.parts, draft.title = _all_parts(raw), title or None
        return draft
    units = extract(tree, _text_to_expect(raw), is_forum=data.is_forum)
    if len(body) > _HIDDEN_BODY_FACTOR * sum(map(len, units)):
        told = _all_parts(list(read_blocks(parse(body, shown))))
        flags = content_flags([block.own_text for block in raw], [part.text for part in told])
        draft.parts = around_other_text(raw, flags, told)
    else:
        draft.parts = _article_parts(raw, units, title)
    _keep_a_repeated_line(draft.parts, title)
    return draft


def _keep_a_repeated_line(parts: Sequence[Part], title: str) -> None:
    """Where the title is all there is, its repetitions are the text."""
    if all(same_title(part.text, title) for part in parts):
        for part in parts[1:]:
            part.kind, part.level = BlockKind.PARAGRAPH, 0


def _article_parts(raw: Sequence[RawBlock], units: Sequence[str], title: str) -> list[Part]:
    """The page's own blocks where the extractor's text is found in them, else its bare text."""
    texts = [block.own_text for block in raw]
    flags = content_flags(texts, units)
    if not units:
        return _all_parts(raw)
    if not any(flags) or share_found(texts, flags, units) < _MIN_SHARE_FOUND:
        bare = [Part(BlockKind.PARAGRAPH, unit) for unit in units]
        return around_other_text(raw, flags, bare)
    add_overlooked(raw, flags, title)
    leave_out_paywall(raw, flags)
    add_repeated(raw, flags)
    leave_out_apparatus(raw, flags)
    return with_left_out(raw, flags)


def read_selection(html: str, shown: str = "this selection") -> Draft:
    """All of a selection that was copied or dragged from a browser: the person chose it."""
    blocks = read_blocks(_parsed(html, shown), without_text=WITHOUT_TEXT_IN_SELECTION)
    return Draft(_all_parts(list(blocks)))


def _parsed(html: str, shown: str) -> HtmlElement:
    if len(html) > MAX_CHARACTERS:
        raise HarkenError(
            f"Cannot read {shown}",
            f"it is larger than {MAX_CHARACTERS // 1_000_000} MB",
            _PASTE,
        )
    return parse(html, shown)


def _all_parts(raw: Sequence[RawBlock]) -> list[Part]:
    if not all(block.told for block in raw):
        for block in raw:
            if block.told is not None:
                block.part.skip(block.told)
    return [block.part for block in raw]


def _text_to_expect(raw: Sequence[RawBlock]) -> int:
    """How many characters of the page could be text to read, not links or labels."""
    return sum(
        len(block.part.text) - linked_characters(block)
        for block in raw
        if len(block.part.text) >= _LABEL_MAX_CHARACTERS and not block.certain
    )
