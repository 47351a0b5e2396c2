"""What the extractor tends to miss of an article: leads, headings, code, tables, lists."""

from collections.abc import Sequence
from itertools import islice

from lxml.html import HtmlElement

from harken.article.model import BlockKind
from harken.importing.cleaning.furniture import furniture_reason
from harken.importing.formats.html.blocks import RawBlock
from harken.importing.titles import same_title

PROSE_MIN_CHARACTERS = 80
_REFRAIN_MIN_CHARACTERS = 24
_MOST_LINKED_SHARE = 0.3
_MOST_STEPS_UP = 50
_COLONS = (":", "：")
_OF_A_LIST = frozenset({"ul", "ol", "dl", "li", "dt", "dd"})
_SHOWN_AS_IT_IS = frozenset({BlockKind.CODE, BlockKind.TABLE})


def add_overlooked(raw: Sequence[RawBlock], flags: list[bool], title: str) -> None:
    """Takes in what stands between the blocks that were taken, and the lead above them.

    Args:
        raw: The page's blocks.
        flags: For each whether it is the article's; more of them become true.
        title: The article's title, if it is known.
    """
    longest = 2 * len(title) + 20
    titles = {
        n
        for n, block in enumerate(raw)
        if len(block.part.text) <= longest and same_title(block.part.text, title)
    }
    first = next((n for n, flag in enumerate(flags) if flag and n not in titles), 0)
    above = max((n for n in titles if n < first), default=first)
    for number in range(above + 1, first):
        flags[number] = is_prose(raw[number])
    _add_code_and_tables(raw, flags)
    _add_lists(raw, flags)
    for number in range(first + 1, len(raw) - 1):
        if flags[number] or not flags[number + 1]:
            continue
        block = raw[number]
        is_heading = block.part.kind is BlockKind.HEADING and block.zone is None
        flags[number] = is_heading or (flags[number - 1] and is_prose(block))


def add_repeated(raw: Sequence[RawBlock], flags: list[bool]) -> None:
    """Takes in a refrain: the extractor drops paragraphs that it has seen before."""
    chosen = [number for number, flag in enumerate(flags) if flag]
    taken = {raw[number].part.text for number in chosen}
    for number in range(chosen[0] + 1, len(raw)) if chosen else ():
        block = raw[number]
        if block.part.text in taken and _is_text(block, _REFRAIN_MIN_CHARACTERS):
            flags[number] = flags[number] or number < chosen[-1] or flags[number - 1]


def linked_characters(block: RawBlock) -> int:
    """How many of its characters are links."""
    return sum(mark.end - mark.start for mark in block.part.marks if mark.target)


def is_hardly_linked(block: RawBlock) -> bool:
    """Whether it is no menu."""
    return linked_characters(block) < _MOST_LINKED_SHARE * len(block.part.text)


def is_prose(block: RawBlock) -> bool:
    """Whether it is a paragraph or heading as long as a sentence, and nothing speaks against it."""
    return _is_text(block, PROSE_MIN_CHARACTERS)


def _is_text(block: RawBlock, at_least: int) -> bool:
    text = block.part.text
    return (
        block.part.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
        and block.zone is None
        and len(text) >= at_least
        and is_hardly_linked(block)
        and furniture_reason(text) is None
    )


def _add_code_and_tables(raw: Sequence[RawBlock], flags: list[bool]) -> None:
    """Between two blocks that were taken, or right behind one in the same element."""
    last = max((number for number, flag in enumerate(flags) if flag), default=0)
    before: int | None = None
    for number, block in enumerate(raw):
        if (
            not flags[number]
            and before is not None
            and (number < last or before == number - 1)
            and block.part.kind in _SHOWN_AS_IT_IS
            and block.zone is None
            and _share_of_links(block.element) < _MOST_LINKED_SHARE
        ):
            flags[number] = _stands_beside(block.element, raw[before].element)
        if flags[number]:
            before = number


def _add_lists(raw: Sequence[RawBlock], flags: list[bool]) -> None:
    """Between two blocks that were taken, right behind the first."""
    number = 1
    while number < len(raw):
        if flags[number] or not _is_of_a_list(raw[number]):
            number += 1
            continue
        end = number
        while end < len(raw) and not flags[end] and _is_of_a_list(raw[end]):
            end += 1
        if flags[number - 1] and _belongs(raw[number - 1], raw[number:end]):
            introduced = raw[number - 1].part.text.rstrip().endswith(_COLONS)
            if introduced or (end < len(raw) and flags[end]):
                flags[number:end] = [True] * (end - number)
        number = end


def _is_of_a_list(block: RawBlock) -> bool:
    return block.part.kind is BlockKind.LIST_ITEM or (
        block.part.kind is BlockKind.PARAGRAPH
        and block.element.getparent() is not None
        and block.element.getparent().tag in _OF_A_LIST
    )


def _belongs(before: RawBlock, items: Sequence[RawBlock]) -> bool:
    """Whether a list is text, and not a menu that only happens to stand there."""
    characters = sum(len(item.part.text) for item in items)
    return (
        sum(map(linked_characters, items)) < _MOST_LINKED_SHARE * characters
        and all(item.zone is None and furniture_reason(item.part.text) is None for item in items)
        and _stands_beside(items[0].element, before.element)
    )


def _stands_beside(element: HtmlElement, taken: HtmlElement) -> bool:
    """Whether what holds the whole list, table or code holds the block that was taken, too."""
    outermost = element
    for ancestor in islice(element.iterancestors(), _MOST_STEPS_UP):
        if ancestor.tag in _OF_A_LIST or ancestor.tag in {"pre", "table", "figure"}:
            outermost = ancestor
        elif ancestor.getparent() is None or len(ancestor) > 1:
            break
        else:
            outermost = ancestor  # a wrapper around nothing else
    around = outermost.getparent()
    return around is not None and (
        taken is around
        or any(ancestor is around for ancestor in islice(taken.iterancestors(), _MOST_STEPS_UP))
    )


def _share_of_links(element: HtmlElement) -> float:
    """A table's marks are not kept: its links are counted in the page."""
    whole = len(element.text_content())
    return sum(len(link.text_content()) for link in element.iter("a")) / max(1, whole)
