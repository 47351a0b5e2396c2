"""One article of the queue, and what the queue was left as at another time. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harken.library.entry import Entry, Portion, Queued, Status
from harken.library.library import Library


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One article of the queue."""

    entry: Entry
    portion: Portion | None = None
    """What of it is to be heard; None where it is heard as it was left or is chosen."""


def left_over(library: Library) -> tuple[QueueItem, ...]:
    """The queue as the library has it."""
    portions = {one.article_id: one.portion for one in library.queue()}
    return tuple(QueueItem(entry, portions.get(entry.id)) for entry in library.queue_entries())


def first_to_hear(items: Sequence[QueueItem]) -> str | None:
    """Where to go on: the id of the article that was heard last, or of what follows it if done."""
    heard_s = [item.entry.heard_s or 0.0 for item in items]
    start = heard_s.index(max(heard_s)) if items else 0
    in_turn = (*items[start:], *items[:start])
    return next((it.entry.id for it in in_turn if it.entry.status is not Status.DONE), None)


def unplanned(item: QueueItem) -> QueueItem:
    """An item after the plan that it was in: only what the person chose of it stays."""
    locked = item.portion is not None and item.portion.locked
    return item if locked else replace(item, portion=None)


def still_to_hear(left: Sequence[QueueItem]) -> tuple[QueueItem, ...]:
    """What is to be heard of what was left, as it was planned."""
    return tuple(item for item in left if item.entry.status is not Status.DONE)


def in_order(items: Sequence[QueueItem]) -> list[Queued]:
    """The queue as the library takes it."""
    return [Queued(item.entry.id, item.portion) for item in items]


def join(library: Library, items: Sequence[QueueItem]) -> None:
    """Has the library put at the end of its queue what is not there yet."""
    left = library.queue()
    there = {one.article_id for one in left}
    library.set_queue([*left, *(one for one in in_order(items) if one.article_id not in there)])


def unread(entry: Entry) -> Entry:
    """What is known of an article of which nobody remembers that it was heard."""
    return replace(entry, status=Status.UNREAD, heard=0.0, heard_s=None)


def hear_again(library: Library, article_id: str) -> None:
    """Has the library take an article that is done as one that is to be heard."""
    progress = library.progress(article_id)
    if progress is not None and progress.status is Status.DONE:
        library.keep_progress(replace(progress, status=Status.UNREAD, heard=0.0))
