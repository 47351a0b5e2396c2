"""What a person may do to the library, as data, so that two libraries can be treated alike."""

import random
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from harken.article.model import Article, Skip, SkipReason
from harken.article.position import PlaybackPosition, Reading
from harken.library.entry import Progress, Queued, Status
from harken.library.library import Library
from tests.library.texts import made_up

Deed: TypeAlias = dict[str, Any]

NUMBERS = 40
"""So many articles there are."""
LONG = 3_000
"""Words of every seventh: adding that takes a while."""
FAR_AHEAD_S = 9e12
"""What is deleted then is not purged."""


def deeds(seed: int) -> Iterator[Deed]:
    """Deeds without end, the same for the same seed."""
    chance = random.Random(seed)
    while True:
        n = chance.randrange(NUMBERS)
        yield {
            "do": chance.choice(_KINDS),
            "n": n,
            "to": (n + 1) % NUMBERS,
            "queue": chance.sample(range(NUMBERS), 6),
            "at": chance.randrange(3),
            "text": chance.choice(("", "look", "again")),
        }


def do(deed: Deed, library: Library) -> None:
    """Does a deed."""
    _DOINGS[deed["do"]](deed, library)


def _queue(deed: Deed, library: Library) -> None:
    library.set_queue([Queued(_name(number)) for number in deed["queue"]])


def _place(deed: Deed, library: Library) -> None:
    name, at = _name(deed["n"]), deed["at"]
    place = PlaybackPosition(name, Reading.ARTICLE, at, at)
    library.keep_progress(Progress(name, Reading.ARTICLE, (place,), Status.IN_PROGRESS, 0.5, at))


def _mark(deed: Deed, library: Library) -> None:
    name, at = _name(deed["n"]), deed["at"]
    if library.entry(name) is not None:
        library.add_mark(name, at, f"Sentence {at}", deed["text"], at)


def _skip(deed: Deed, library: Library) -> None:
    article = _article(deed["n"])
    span = article.sentences[deed["at"]].span
    library.update(article.with_skip(Skip(span, SkipReason.BY_HAND)))


def _exchange(deed: Deed, library: Library) -> None:
    if library.entry(_name(deed["n"])) is not None:
        library.exchange(_name(deed["n"]), _article(deed["to"]), FAR_AHEAD_S)


def _forget(_: Deed, library: Library) -> None:
    library.forget_history()
    library.remake_copies()
    library.empty_log()


_DOINGS: dict[str, Callable[[Deed, Library], object]] = {
    "add": lambda deed, library: library.add(_article(deed["n"]), deed["n"]),
    "queue": _queue,
    "place": _place,
    "mark": _mark,
    "tags": lambda deed, library: library.set_tags(_name(deed["n"]), ["all", deed["text"]]),
    "skip": _skip,
    "delete": lambda deed, library: library.delete([_name(deed["n"])], FAR_AHEAD_S),
    "restore": lambda deed, library: library.restore([_name(deed["n"])]),
    "exchange": _exchange,
    "forget": _forget,
    "copy": lambda deed, library: library.keep_daily_copy(),
}
_KINDS = (*_DOINGS, "add", "place", "place", "mark")
"""Some come more often."""


def _name(n: int) -> str:
    return f"story-{n}"


def _article(n: int) -> Article:
    return made_up(n, LONG if n % 7 == 0 else 60)


def kept(library: Library) -> object:
    """All that a library keeps, also of what is deleted, to be compared."""
    rows = library._database.rows
    return (
        rows(
            "SELECT id, title, words, letters, added_s, deleted_s, reading, places, status, heard,"
            " heard_s, choices FROM article ORDER BY id"
        ),
        rows("SELECT article, form FROM body ORDER BY article"),
        rows("SELECT place, article, portion FROM queue ORDER BY place"),
        rows("SELECT article, name FROM tag ORDER BY article, name"),
        rows("SELECT article, sentence, text, note FROM mark ORDER BY article, sentence"),
        rows("SELECT id, text FROM lookup JOIN article ON key = lookup.rowid ORDER BY id"),
        sorted(hit.entry.id for hit in library.search("tide wa")),
    )
