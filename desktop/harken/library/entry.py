"""What the library keeps of an article beside its text. Plain data; moments are Unix seconds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.model import Article
from harken.article.pace import Amount, amounts_of, total
from harken.article.position import PlaybackPosition, Reading


class Status(StrEnum):
    """How far the person is with an article."""

    UNREAD = "unread"
    IN_PROGRESS = "in-progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the library, without its text."""

    id: str
    title: str
    author: str | None
    source: str
    language: str
    published: date | None
    words: int
    amount: Amount
    """How much there is to hear of all of it."""
    added_s: float
    heard_s: float | None = None
    """When it was listened to last; None where it never was."""
    status: Status = Status.UNREAD
    heard: float = 0.0
    """How much was heard of the reading it was left in, 0 to 1."""
    tags: tuple[str, ...] = ()
    """In alphabetical order."""
    deleted_s: float | None = None
    """When it was deleted; None where it is there."""


def entry_of(article: Article, added_s: float) -> Entry:
    """What is kept of an article that is new."""
    read = [sentence.index for sentence in article.sentences_read()]
    return Entry(
        article.id,
        article.title,
        article.author,
        article.source,
        article.language,
        article.published,
        article.words_read(),
        total(amounts_of(article, read)),
        added_s,
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """An article in which a search found something."""

    entry: Entry
    snippet: str
    """A stretch of its text around what was found; empty where only the title has it."""
    found: tuple[tuple[int, int], ...] = ()
    """What was found in the snippet: half-open ranges of code points."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the person is in an article."""

    article_id: str
    reading: Reading
    """What was read last."""
    places: tuple[PlaybackPosition, ...] = ()
    """Where each reading was left, those of which something was heard."""
    status: Status = Status.UNREAD
    heard: float = 0.0
    """How much was heard of the reading it was left in, 0 to 1."""
    heard_s: float | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person has set for one article alone."""

    length: tuple[str, float] | None = None
    """The summary's length as `summary.length.kind_of` tells it; None for the usual."""
    method: str | None = None
    emphasis: Emphasis = NO_EMPHASIS


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Portion:
    """How much of an article is to be heard where that was planned."""

    reading: Reading
    minutes: float | None = None
    """Of a summary: how long it may be."""
    locked: bool = False
    """Whether the person chose this, and a new plan keeps it."""


@dataclass(frozen=True, slots=True)
class Queued:
    """One article of the queue."""

    article_id: str
    portion: Portion | None = None
    """None where it is heard as it was left, or as the person chooses."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence that the person wants to find again."""

    id: int
    article_id: str
    sentence: int
    """A number into `Article.sentences`."""
    text: str
    """The sentence."""
    note: str
    made_s: float
