"""Where the listener is."""

from dataclasses import dataclass
from enum import StrEnum


class Reading(StrEnum):
    """What is read: the whole article, or of it the sentences of the summary."""

    ARTICLE = "article"
    SUMMARY = "summary"
    SKIM = "skim"
    """The summary's sentences, heard while the whole article is shown."""


@dataclass(frozen=True, slots=True)
class PlaybackPosition:
    """A place in an article that survives changes of length, rate and voice."""

    article_id: str
    reading: Reading
    block: int
    offset: int
    """Code points into the block's text."""
