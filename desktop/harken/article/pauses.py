"""How long a voice pauses between what it says."""

from harken.article.model import BlockKind

PAUSE_AFTER_SENTENCE_MS = 250
PAUSE_AFTER_PARAGRAPH_MS = 500
PAUSE_AFTER_HEADING_MS = 700


def pause_after_ms(kind: BlockKind, *, last_of_block: bool) -> int:
    """The pause after a sentence of a block of this kind, longer where another block follows."""
    if not last_of_block:
        return PAUSE_AFTER_SENTENCE_MS
    return PAUSE_AFTER_HEADING_MS if kind.is_heading else PAUSE_AFTER_PARAGRAPH_MS
