"""What the person wants read, and how."""

from dataclasses import dataclass

from harken.article.model import BlockKind
from harken.article.pauses import DEFAULT_PAUSES, Pauses
from harken.speech.pronunciation import Pronunciation


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """The person's wishes for the spoken text; those here are a new person's."""

    read_code: bool = False
    """Whether blocks of code are read; else the voice says that it skips them."""
    read_tables: bool = False
    """Whether tables are read; else the voice says that it skips them."""
    pronunciations: tuple[Pronunciation, ...] = ()
    """The earlier one counts where two are found in the same place."""
    pauses: Pauses = DEFAULT_PAUSES

    @property
    def unread_kinds(self) -> frozenset[BlockKind]:
        """The kinds of block that the voice only says it skips."""
        read = {BlockKind.CODE: self.read_code, BlockKind.TABLE: self.read_tables}
        return frozenset(kind for kind in read if not read[kind])


DEFAULT_RULES = ReadingRules()
