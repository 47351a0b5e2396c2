"""Leaves out what encyclopedias and journals put around a text: references, notes, info boxes."""

from collections.abc import Sequence

from harken.article.model import BlockKind, SkipReason
from harken.importing.formats.html.blocks import RawBlock
from harken.importing.formats.html.overlooked import PROSE_MIN_CHARACTERS

_APPARATUS = {SkipReason.FOOTNOTE, SkipReason.BOILERPLATE}
"""Captions and lists that the extractor took may well be text."""


def leave_out_apparatus(raw: Sequence[RawBlock], flags: list[bool]) -> None:
    """Takes from the article what the page itself says is none, and the headings over it.

    Nothing happens where no text would be left.

    Args:
        raw: The page's blocks.
        flags: For each whether it is the article's; some of them become false.
    """
    left_out = {
        number for number, block in enumerate(raw) if flags[number] and block.told in _APPARATUS
    }
    rest = (len(block.part.text) for n, block in enumerate(raw) if flags[n] and n not in left_out)
    if sum(rest) < PROSE_MIN_CHARACTERS:
        return
    for number in left_out:
        flags[number] = False
    for number in range(len(raw) - 1):
        heading, behind = raw[number], raw[number + 1]
        if heading.part.kind is BlockKind.HEADING and _is_notes(behind) and not _is_notes(heading):
            heading.part.skip(SkipReason.FOOTNOTE)
            flags[number] = False


def _is_notes(block: RawBlock) -> bool:
    return block.told is SkipReason.FOOTNOTE
