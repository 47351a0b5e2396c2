"""What stands on a page besides its article: shown, but skipped, so that nobody misses it."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from harken.article.model import BlockKind, SkipReason
from harken.importing.draft import Part
from harken.importing.formats.html.blocks import RawBlock
from harken.importing.formats.html.overlooked import PROSE_MIN_CHARACTERS, is_hardly_linked
from harken.importing.sentence_ends import ends_as_sentence

_MAX_SKIPPED_SHOWN = 60
_SENTENCE_MIN_CHARACTERS = 25


def with_left_out(raw: Sequence[RawBlock], flags: Sequence[bool]) -> list[Part]:
    """The article's parts, and in their places (skipped) others that a person may miss.

    That is what could be text, wherever it stands on the page, then anything inside the article,
    and then short sentences and headings around it; menus and other scraps are none.

    Args:
        raw: The page's blocks.
        flags: For each whether it is the article's.
    """
    chosen = [number for number, flag in enumerate(flags) if flag]
    container = _common_ancestor([raw[number].element for number in chosen])
    prose, scraps, sentences = [], [], []
    for number, block in enumerate(raw):
        if flags[number]:
            continue
        if _is_long_text(block):
            prose.append(number)
        elif chosen[0] < number < chosen[-1] or _is_within(block.element, container):
            scraps.append(number)
        elif _is_said(block):
            sentences.append(number)
    shown = (prose + scraps + sentences)[: max(_MAX_SKIPPED_SHOWN, len(chosen) // 4)]
    _skipped(raw, shown)
    return [raw[number].part for number in sorted([*chosen, *shown])]


def around_other_text(
    raw: Sequence[RawBlock], flags: Sequence[bool], text: Sequence[Part]
) -> list[Part]:
    """A text that is not read from the page's blocks, between those that it does not hold.

    Args:
        raw: The page's blocks.
        flags: For each whether the text holds it.
        text: The parts of the text.
    """
    first = next((number for number, flag in enumerate(flags) if flag), 0)
    others = [n for n, block in enumerate(raw) if not flags[n] and _is_long_text(block)]
    others += [n for n, block in enumerate(raw) if not flags[n] and _is_said(block)]
    shown = sorted(list(dict.fromkeys(others))[:_MAX_SKIPPED_SHOWN])
    parts = _skipped(raw, shown)
    above = [part for number, part in parts.items() if number < first]
    return [*above, *text, *(part for number, part in parts.items() if number >= first)]


def _skipped(raw: Sequence[RawBlock], numbers: Sequence[int]) -> dict[int, Part]:
    for number in numbers:
        raw[number].part.skip(_reason(raw[number]))
    return {number: raw[number].part for number in numbers}


def _is_long_text(block: RawBlock) -> bool:
    return len(block.part.text) >= PROSE_MIN_CHARACTERS and is_hardly_linked(block)


def _is_said(block: RawBlock) -> bool:
    """Whether it is a heading or a sentence, not a label or a link."""
    text = block.part.text
    is_sentence = len(text) >= _SENTENCE_MIN_CHARACTERS and ends_as_sentence(text)
    return is_hardly_linked(block) and (is_sentence or block.part.kind is BlockKind.HEADING)


def _reason(block: RawBlock) -> SkipReason:
    return block.zone or (
        SkipReason.BOILERPLATE if is_hardly_linked(block) else SkipReason.NAVIGATION
    )


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
