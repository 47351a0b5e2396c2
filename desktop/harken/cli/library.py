"""`harken library`: the articles that are kept, found, added and taken away in the terminal."""

import argparse
import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from harken.cli.output import Json, Output
from harken.cli.parts import open_readers
from harken.cli.sources import read_all
from harken.errors import HarkenError
from harken.library.entry import Entry, Hit, Mark, Status
from harken.library.faults import LibraryDamaged
from harken.library.library import Library
from harken.library.markdown import marks_as_markdown
from harken.library.naming import article_named
from harken.library.opening import was_made
from harken.library.restoring import is_whole, restore
from harken.paths import library_path

_SHOWN_ID = 8
"""Characters of an id that are shown to people: enough to tell thousands apart."""


_REPAIR = "`harken library repair` saves what can still be read, and keeps the damaged file."


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Does what was asked of the library."""
    with _work_on("the library", output):
        if arguments.what == "repair":
            _repair(output)
            return
        # Who only looks makes no file.
        path = library_path() if arguments.what == "add" or _is_there() else None
        try:
            library = Library(path)
        except HarkenError as error:
            if arguments.what != "add":
                raise
            _refuse_all(arguments.sources, error, output)
            return
        with contextlib.closing(library):
            _WHAT[arguments.what](library, arguments, output)


def _refuse_all(sources: Sequence[str], error: HarkenError, output: Output) -> None:
    """Tells of each source that it was not added, as the contract has it: a script counts them."""
    for source in sources if output.as_json else ["the library"]:
        with _work_on(source, output):
            raise error


@contextlib.contextmanager
def _work_on(name: str, output: Output) -> Iterator[None]:
    """See `Output.source`; what the window has a button for is a command here."""
    with output.source(name):
        try:
            yield
        except LibraryDamaged as error:
            raise HarkenError(error.what, error.why, _REPAIR) from error


def _is_there() -> bool:
    try:
        library_path().stat()
    except FileNotFoundError:
        return was_made(library_path())
    except OSError:
        pass  # opening it tells more
    return True


def _list(library: Library, arguments: argparse.Namespace, output: Output) -> None:
    entries = library.entries()
    wanted = [
        entry
        for entry in entries
        if arguments.status in {None, entry.status}
        and (arguments.tag is None or _has_tag(entry, arguments.tag))
    ]
    for entry in wanted:
        _tell(output, entry_json(entry), _line(entry))
    if not entries:
        _tell_nothing(output, "The library is empty. `harken library add` puts articles in.")
    elif not wanted:
        _tell_nothing(output, "The library has no such article.")


def _search(library: Library, arguments: argparse.Namespace, output: Output) -> None:
    # A word that was given with spaces in it stood in quotes.
    wanted = " ".join(f'"{word}"' if " " in word else word for word in arguments.words)
    hits = library.search(wanted)
    for hit in hits:
        found = {"snippet": hit.snippet, "found": [list(one) for one in hit.found]}
        _tell(output, entry_json(hit.entry) | found, _found_lines(hit))
    if not hits:
        _tell_nothing(output, "Nothing was found.")


def _add(library: Library, arguments: argparse.Namespace, output: Output) -> None:
    with open_readers() as readers:
        for name, article in read_all(arguments.sources, readers.importer, output):
            with _work_on(name, output):
                is_new = library.add(article, time.time())
                known = "" if is_new else " was there already"
                _tell(
                    output,
                    {"source": name, "id": article.id, "title": article.title, "new": is_new},
                    f"{_short(article.id)}  {article.title or name}{known}",
                )


def _remove(library: Library, arguments: argparse.Namespace, output: Output) -> None:
    for given in arguments.ids:
        with _work_on(given, output):
            entry = article_named(given, library.entries())
            library.delete([entry.id], time.time())
            _tell(
                output,
                {"id": entry.id, "title": entry.title, "removed": True},
                f"Removed: {entry.title}. Until tomorrow, "
                f"`harken library restore {_short(entry.id)}` brings it back.",
            )


def _restore(library: Library, arguments: argparse.Namespace, output: Output) -> None:
    for given in arguments.ids:
        with _work_on(given, output):
            entry = article_named(given, library.deleted())
            library.restore([entry.id])
            data = {"id": entry.id, "title": entry.title, "removed": False}
            _tell(output, data, f"Restored: {entry.title}")


def _marks(library: Library, arguments: argparse.Namespace, output: Output) -> None:
    entries = {entry.id: entry for entry in library.entries()}
    marks: list[Mark] = [] if arguments.ids else list(library.marks())
    for given in arguments.ids:
        with _work_on(given, output):
            marks.extend(library.marks(article_named(given, tuple(entries.values())).id))
    if not marks and not output.failed:
        _tell_nothing(output, "Nothing is marked.")
    if arguments.markdown:
        if marks:
            output.line(marks_as_markdown(marks, entries).rstrip("\n"))
        return
    for mark in marks:
        title = entries[mark.article_id].title
        note = f" – {mark.note}" if mark.note else ""
        _tell(output, mark_json(mark, title), f"{title}: “{mark.text}”{note}")


_INCOMPLETE = {
    "queue": "Up next could not be read whole.",
    "tag": "The tags could not be read whole.",
    "mark": "The marks could not be read whole.",
}


def _repair(output: Output) -> None:
    path = library_path()
    if _is_there() and is_whole(path):
        _tell(output, {"whole": True}, "The library is whole; nothing was changed.")
        return
    restored = restore(path)
    data: Json = {
        "whole": False,
        "articles": restored.articles,
        "from_copy": restored.from_copy,
        "lost": list(restored.lost),
        "incomplete": list(restored.incomplete),
        "damaged": str(restored.damaged) if restored.damaged is not None else None,
    }
    articles, old = restored.articles, restored.from_copy
    lines = [
        f"The library has {articles} articles, {old} of them from its last copy.",
        *([f"The file as it was: {restored.damaged}"] if restored.damaged is not None else []),
        *(f"Its text is lost: {title}" for title in restored.lost),
        *(_INCOMPLETE[table] for table in restored.incomplete),
    ]
    _tell(output, data, "\n".join(lines))


_WHAT: dict[str, Callable[[Library, argparse.Namespace, Output], None]] = {
    "list": _list,
    "search": _search,
    "add": _add,
    "remove": _remove,
    "restore": _restore,
    "marks": _marks,
}


def entry_json(entry: Entry) -> Json:
    """The contract's object for an article of the library."""
    return {
        "id": entry.id,
        "title": entry.title,
        "author": entry.author,
        "date": entry.published.isoformat() if entry.published else None,
        "language": entry.language,
        "source": entry.source,
        "words": entry.words,
        "status": entry.status.value,
        "heard": round(entry.heard, 3),
        "tags": list(entry.tags),
        "added_at": _moment(entry.added_s),
        "heard_at": _moment(entry.heard_s) if entry.heard_s is not None else None,
    }


def mark_json(mark: Mark, title: str) -> Json:
    """The contract's object for a mark."""
    return {
        "article": mark.article_id,
        "title": title,
        "sentence": mark.sentence,
        "text": mark.text,
        "note": mark.note,
        "made_at": _moment(mark.made_s),
    }


def _has_tag(entry: Entry, tag: str) -> bool:
    return tag.casefold() in map(str.casefold, entry.tags)


def _line(entry: Entry) -> str:
    return "  ".join([_short(entry.id), " · ".join(_about(entry))])


def _about(entry: Entry) -> Iterator[str]:
    yield entry.title or entry.source
    if entry.author:
        yield entry.author
    if entry.status is not Status.UNREAD:
        yield entry.status.value.replace("-", " ")
    yield f"{entry.words:,} words"
    yield from (f"#{tag}" for tag in entry.tags)


def _found_lines(hit: Hit) -> str:
    return _line(hit.entry) + (f"\n{' ' * _SHOWN_ID}  {hit.snippet}" if hit.snippet else "")


def _short(article_id: str) -> str:
    return article_id[:_SHOWN_ID]


def _moment(moment_s: float) -> str:
    return datetime.fromtimestamp(moment_s, UTC).isoformat(timespec="seconds")


def _tell(output: Output, data: Json, line: str) -> None:
    if output.as_json:
        output.result(data, "")
    else:
        output.line(line)


def _tell_nothing(output: Output, why: str) -> None:
    """Tells people, not programs, why there is no result."""
    if not output.as_json:
        output.note(why)
