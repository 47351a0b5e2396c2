import contextlib
import sqlite3
import threading
import time
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.library import database as database_module
from harken.library.entry import Entry
from harken.library.library import Library
from harken.library.worker import LibraryWorker
from tests.library.texts import made_up, tides


def _add(number: int, library: Library) -> bool:
    return library.add(made_up(number), 1.0)


def test_all_is_done_in_the_order_of_the_asking_off_the_asking_thread() -> None:
    worker = LibraryWorker(Library(None))
    threads: list[int] = []

    def add(library: Library) -> bool:
        threads.append(threading.get_ident())
        return library.add(tides(), 1.0)

    assert [worker.ask(add).result(), worker.ask(add).result()] == [True, False]
    assert threading.get_ident() not in threads
    assert len(set(threads)) == 1
    worker.close()


def test_what_goes_wrong_is_told_where_it_was_asked() -> None:
    def unexpected(library: Library) -> None:
        raise ZeroDivisionError

    worker = LibraryWorker(Library(None))
    marked = worker.ask(lambda library: library.add_mark("nobody", 0, "", "", 1.0))
    wrong = worker.ask(unexpected)
    after = worker.ask(Library.entries)

    assert isinstance(marked.exception(), HarkenError)
    assert isinstance(wrong.exception(), ZeroDivisionError)
    assert after.result() == ()
    worker.close()


def test_closing_waits_for_what_was_asked_and_then_takes_no_more(path: Path) -> None:
    worker = LibraryWorker(Library(path))
    added = [worker.ask(partial(_add, n)) for n in range(20)]
    late: list[Future[tuple[Entry, ...]]] = []

    def ask_too_late(library: Library) -> None:
        time.sleep(0.05)
        late.append(worker.ask(Library.entries))

    worker.ask(ask_too_late)
    worker.close()
    worker.close()

    assert all(future.result() for future in added)
    assert late[0].cancelled()
    assert worker.ask(Library.entries).cancelled()
    assert not path.with_name(f"{path.name}-wal").exists()
    library = Library(path)
    assert len(library.entries()) == 20
    library.close()


def test_closing_does_not_wait_long_for_another_program(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else each of what was asked would wait for a minute, the first of them already does."""
    monkeypatch.setattr(database_module, "BUSY_S", 60.0)
    monkeypatch.setattr(database_module, "_HURRIED_S", 0.05)
    worker = LibraryWorker(Library(path))
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        added = [worker.ask(partial(_add, n)) for n in range(20)]
        worker.close()
        other.execute("ROLLBACK")

    errors = [future.exception() for future in added]
    assert all(isinstance(error, HarkenError) for error in errors)
    assert "another program holds" in str(errors[0])


@pytest.mark.parametrize("threads", [4])
def test_many_threads_may_ask(threads: int) -> None:
    worker = LibraryWorker(Library(None))

    def ask_for_some(first: int) -> None:
        for n in range(first, first + 10):
            worker.ask(partial(_add, n)).result()

    asking = [threading.Thread(target=ask_for_some, args=(10 * n,)) for n in range(threads)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert len(worker.ask(Library.entries).result()) == 10 * threads
    worker.close()
