"""A damaged library is offered to be restored, whenever it is noticed."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from harken.errors import HarkenError
from harken.library.faults import LibraryDamaged
from harken.library.library import Library
from harken.library.worker import LibraryWorker
from harken.ui.buttons import Button
from harken.ui.library_restoring import LibraryRestoring
from harken.ui.notice import NoticeArea
from harken.ui.theme import Theme, ThemeChoice
from tests.library.texts import made_up, tides


@pytest.fixture
def area(qtbot: QtBot) -> NoticeArea:
    area = NoticeArea(Theme(ThemeChoice.LIGHT))
    area.resize(600, 400)
    qtbot.addWidget(area)
    area.show()
    return area


@pytest.fixture
def worker() -> Iterator[LibraryWorker]:
    """The library in memory that stands in for the damaged one."""
    worker = LibraryWorker(Library(None))
    yield worker
    worker.close()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite3"
    library = Library(path)
    library.add(tides(), 1.0)
    library.add(made_up(1), 2.0)
    library.close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE body SET form = x'00' WHERE article = 'story-1'")
        connection.commit()
    return path


def press(area: NoticeArea, text: str) -> None:
    (button,) = (one for one in area.findChildren(Button) if one.text() == text)
    button.click()


def test_what_is_saved_and_what_is_lost_is_told(
    area: NoticeArea, worker: LibraryWorker, damaged: Path, qtbot: QtBot
) -> None:
    told: list[Exception] = []
    LibraryRestoring(area, worker, LibraryDamaged(damaged), told.append)
    (offer,) = area.notices
    assert str(damaged) in offer.text

    press(area, "Restore")
    qtbot.waitUntil(lambda: [one.title for one in area.notices] == ["The library is restored."])

    (notice,) = area.notices
    assert "It has 1 articles" in notice.text
    assert "“Story 1”" in notice.text
    assert "start it again" in notice.text
    assert told == []
    library = Library(damaged)
    assert library.article("tides") == tides()
    library.close()


def test_a_restoring_that_fails_is_told(
    area: NoticeArea, worker: LibraryWorker, damaged: Path, qtbot: QtBot
) -> None:
    told: list[Exception] = []
    LibraryRestoring(area, worker, LibraryDamaged(damaged), told.append)
    held = Library(damaged)

    press(area, "Restore")
    qtbot.waitUntil(lambda: len(told) == 1)

    assert isinstance(told[0], HarkenError)
    assert "is open" in told[0].why
    held.close()


def test_the_offer_is_made_once(area: NoticeArea, worker: LibraryWorker, damaged: Path) -> None:
    for _ in range(3):
        LibraryRestoring(area, worker, LibraryDamaged(damaged), lambda _: None)

    assert len(area.notices) == 1


def test_what_could_not_be_read_whole_is_told(
    area: NoticeArea, worker: LibraryWorker, damaged: Path, qtbot: QtBot
) -> None:
    with contextlib.closing(sqlite3.connect(damaged)) as connection:
        connection.execute("DROP TABLE mark")
        connection.execute("DROP TABLE queue")
        connection.commit()
    told: list[Exception] = []
    LibraryRestoring(area, worker, LibraryDamaged(damaged), told.append)

    press(area, "Restore")
    qtbot.waitUntil(lambda: [one.title for one in area.notices] == ["The library is restored."])

    (notice,) = area.notices
    assert "Up next could not be read whole. The marks could not be read whole." in notice.text
