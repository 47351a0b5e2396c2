"""A document of the corpus, and what is to be read of it."""

from dataclasses import dataclass
from datetime import date

from tests.corpus.story import Blocks


@dataclass(frozen=True, slots=True)
class Expected:
    """One article that a document holds."""

    title: str
    blocks: Blocks
    """What is read behind the title, in order."""
    furniture: tuple[str, ...] = ()
    """What must not be read."""
    author: str | None = None
    """None: the document does not say."""
    published: date | None = None
    """None: the document does not say."""


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """One file, as it would come."""

    name: str
    """Its rendering and its language: "news_page/en"."""
    data: bytes
    suffix: str
    expected: tuple[Expected, ...]
