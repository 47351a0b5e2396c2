"""How long a voice pauses between what it says."""

from dataclasses import dataclass

from harken.article.model import BlockKind

LONGEST_PAUSE_MS = 5_000


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silence after what is said, 0 to `LONGEST_PAUSE_MS`; it does not stretch with the rate."""

    after_sentence_ms: int = 250
    after_paragraph_ms: int = 500
    after_heading_ms: int = 700

    def after_ms(self, kind: BlockKind, *, last_of_block: bool) -> int:
        """The pause after a sentence of such a block; another one where another block follows."""
        if not last_of_block:
            return self.after_sentence_ms
        return self.after_heading_ms if kind.is_heading else self.after_paragraph_ms


DEFAULT_PAUSES = Pauses()
