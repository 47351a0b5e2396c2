"""What word processors' documents have in common once they are HTML."""

from collections.abc import Sequence

from harken.article.model import SkipReason
from harken.importing.draft import Part
from harken.importing.formats.html.blocks import RawBlock

_SKIPPED_CLASSES = {"byline": SkipReason.BYLINE, "dateline": SkipReason.DATELINE}


def office_part(block: RawBlock) -> Part:
    """The part that a block makes: contents, captions and bylines are skipped."""
    if block.told is not None:
        block.part.skip(block.told)
    reason = _SKIPPED_CLASSES.get(block.element.get("class", ""))
    if reason is not None:
        block.part.skip(reason)
    return block.part


def title_of(blocks: Sequence[RawBlock]) -> str | None:
    """The first paragraph in the style for titles; None where there is none."""
    titles = (block.part.text for block in blocks if block.element.get("class") == "title")
    return next(titles, None)
