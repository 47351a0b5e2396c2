"""Questions while typing: the library has one at a time, and only the newest counts."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.library.library import Library
from harken.library.worker import LibraryWorker
from harken.ui.library_panel.finding import Finding
from harken.ui.library_panel.query import Answer, Query
from tests.ui.library_panel.conftest import fill


@pytest.fixture
def library() -> Iterator[LibraryWorker]:
    worker = LibraryWorker(Library(None))
    worker.ask(fill)
    yield worker
    worker.close()


def test_of_what_is_typed_fast_only_the_first_and_the_last_are_asked(
    qapp: QApplication, library: LibraryWorker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = QObject()
    finding = Finding(library, owner)
    answers: list[Answer] = []
    finding.answered.connect(answers.append)
    busy = threading.Event()
    library.ask(lambda _: busy.wait(10))
    asked: list[object] = []
    ask = library.ask

    def count(work: Callable[[Library], object]) -> "Future[object]":
        asked.append(work)
        return ask(work)

    monkeypatch.setattr(library, "ask", count)
    for end in range(1, len("bridges") + 1):
        finding.ask(Query("bridges"[:end]))
    busy.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert [one.query.text for one in answers] == ["bridges"]
    assert [hit.entry.title for hit in answers[0].hits] == ["bridges"]
    assert len(asked) == 2
    owner.deleteLater()


def test_many_changes_at_once_are_one_question(
    qapp: QApplication, library: LibraryWorker, qtbot: QtBot
) -> None:
    owner = QObject()
    finding = Finding(library, owner)
    answers: list[Answer] = []
    finding.answered.connect(answers.append)
    for _ in range(50):
        finding.renew()
    qtbot.waitUntil(lambda: bool(answers))
    assert (len(answers), len(answers[0].entries)) == (1, 4)
    owner.deleteLater()
