"""What the person looks for in the library, and what there is; answered on the library's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from harken.library.entry import Entry, Hit, Status
from harken.library.library import Library


class Sort(StrEnum):
    """In which order; the values are those of `Settings.library_sort`."""

    ADDED = "added"
    """The newest first."""
    TITLE = "title"
    HEARD = "heard"
    """The one that was heard last first."""
    LENGTH = "length"
    """The shortest first."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is wished for."""

    text: str = ""
    """Words to look for; what is found stands in the order of its worth then."""
    sort: Sort = Sort.ADDED
    status: Status | None = None
    """None for all."""
    tag: str | None = None
    """None for all."""

    @property
    def is_narrow(self) -> bool:
        """Whether there may be more than what it asks for."""
        return bool(self.text.strip()) or self.status is not None or self.tag is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is."""

    query: Query
    hits: tuple[Hit, ...]
    entries: tuple[Entry, ...] = ()
    """All articles there are."""
    tags: tuple[str, ...] = ()
    """All that there are, in alphabetical order."""


_ORDERS: dict[Sort, Callable[[Entry], Any]] = {
    Sort.ADDED: lambda entry: -entry.added_s,
    Sort.TITLE: lambda entry: entry.title.casefold(),
    Sort.HEARD: lambda entry: -(entry.heard_s or 0.0),
    Sort.LENGTH: lambda entry: entry.amount.letters,
}


def answer(library: Library, query: Query, known: tuple[Entry, ...] | None = None) -> Answer:
    """Looks for what is wished.

    Args:
        library: Where to look.
        query: What is wished.
        known: All articles, where they are known: thousands are not read for each letter.
    """
    entries = known if known is not None else library.entries()
    if query.text.strip():
        hits = library.search(query.text)
    else:
        hits = tuple(Hit(entry, "") for entry in sorted(entries, key=_ORDERS[query.sort]))
    fitting = tuple(hit for hit in hits if _fits(hit.entry, query))
    tags = {tag for entry in entries for tag in entry.tags}
    return Answer(query, fitting, entries, tuple(sorted(tags, key=str.casefold)))


def _fits(entry: Entry, query: Query) -> bool:
    right_status = query.status is None or entry.status is query.status
    return right_status and (query.tag is None or query.tag in entry.tags)
