"""What the person looks for in the library, and what there is; answered on the library's thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
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
    deleted: bool = False
    """Whether it is about what can be brought back, the one deleted last first, and not about what
    is there."""

    @property
    def is_narrow(self) -> bool:
        """Whether there may be more than what it asks for."""
        return bool(self.text.strip()) or self._is_filtered

    @property
    def is_search_of_some(self) -> bool:
        """Whether words are looked for, and not in all that is there."""
        return bool(self.text.strip()) and self._is_filtered

    @property
    def _is_filtered(self) -> bool:
        return self.status is not None or self.tag is not None or self.deleted


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is."""

    query: Query
    hits: tuple[Hit, ...]
    entries: tuple[Entry, ...] = ()
    """All articles there are."""
    deleted: tuple[Entry, ...] = ()
    """All that were deleted and can be brought back."""
    tags: tuple[str, ...] = ()
    """All that there are, in alphabetical order."""


_ORDERS: dict[Sort, Callable[[Entry], Any]] = {
    Sort.ADDED: lambda entry: -entry.added_s,
    Sort.TITLE: lambda entry: entry.title.casefold(),
    Sort.HEARD: lambda entry: -(entry.heard_s or 0.0),
    Sort.LENGTH: lambda entry: entry.amount.letters,
}


def answer(library: Library, query: Query, known: Answer | None = None) -> Answer:
    """Looks for what is wished.

    Args:
        library: Where to look.
        query: What is wished.
        known: Another answer, where nothing has changed since: thousands of articles are not read
            for each letter.
    """
    there = known if known is not None else _all(library)
    if query.deleted:
        hits = tuple(Hit(entry, "") for entry in there.deleted if _is_named(entry, query.text))
    elif query.text.strip():
        hits = library.search(query.text, {entry.id: entry for entry in there.entries})
    else:
        hits = tuple(Hit(entry, "") for entry in sorted(there.entries, key=_ORDERS[query.sort]))
    if query.status is not None or query.tag is not None:
        hits = tuple(hit for hit in hits if _fits(hit.entry, query))
    return replace(there, query=query, hits=hits)


def _all(library: Library) -> Answer:
    """All there is, and nothing found of it yet."""
    entries = library.entries()
    tags = {tag for entry in entries for tag in entry.tags}
    in_order = tuple(sorted(tags, key=str.casefold))
    return Answer(Query(), (), entries, library.deleted(), in_order)


def _is_named(entry: Entry, text: str) -> bool:
    """Whether all words of a text are in the title, which is what a person knows of it."""
    return all(word in entry.title.casefold() for word in text.casefold().split())


def _fits(entry: Entry, query: Query) -> bool:
    right_status = query.status is None or entry.status is query.status
    return right_status and (query.tag is None or query.tag in entry.tags)
