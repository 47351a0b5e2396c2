"""Which article a person means who names it by the beginning of its id."""

from collections.abc import Iterable

from harken.errors import HarkenError
from harken.library.entry import Entry


def article_named(given: str, entries: Iterable[Entry]) -> Entry:
    """The one article whose id is, or begins, as given.

    Args:
        given: What was typed, whatever it is.
        entries: Those it may be.

    Raises:
        HarkenError: It is none of them, or may be several.
    """
    alike = {entry.id: entry for entry in entries if given and entry.id.startswith(given)}
    if given in alike:
        return alike[given]
    if len(alike) == 1:
        return next(iter(alike.values()))
    raise HarkenError(
        f"Cannot find {given!r} in the library",
        f"{len(alike)} ids begin like that" if alike else "no article there has that id",
        "Give more of the id." if alike else "`harken library list` shows the ids.",
    )
