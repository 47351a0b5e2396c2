"""Many sources at once: in order, a few at a time, told of in one place, and called off."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.errors import HarkenError
from harken.importing.importer import Importer
from harken.importing.source import FileSource, LinkSource, Source, TextSource
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.ui import looking
from harken.ui.arrivals import AT_ONCE
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.slow_importer import SlowImporter

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


@pytest.fixture
def slow() -> SlowImporter:
    return SlowImporter()


@pytest.fixture
def house(qapp: QApplication, slow: SlowImporter, settings: Path) -> Iterator[House]:
    """The window over an importer that waits to be told."""
    house = House(cast("Importer", slow), settings)
    yield house
    house.close()


def texts(folder: Path, count: int) -> list[Source]:
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for path in paths:
        path.write_text("The sea came in.", encoding="utf-8")
    return [FileSource(path) for path in paths]


def titles(house: House) -> list[str]:
    return [entry.title for entry in house.up_next]


def opened(house: House) -> str:
    return house.state.article.title if house.state.article is not None else ""


def wait_for_questions(house: House, slow: SlowImporter, count: int) -> None:
    house.wait_for(lambda: len(slow.asked) == count, f"{count} questions")


def test_two_hundred_files_are_read_in_order_a_few_at_a_time(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    house.window.add(texts(tmp_path, 200))
    house.wait_for(lambda: bool(slow.open), "the first")
    while slow.open:
        assert len(slow.open) <= AT_ONCE
        slow.open[0].give_one()
        house.settle()
    assert titles(house) == [f"{number:03}" for number in range(200)]
    assert house.state.article is not None and house.state.article.title == "000"
    assert house.workspace.side.up_next.model.rowCount() == 200
    assert house.workspace.desk.waiting() is None
    assert house.messages == []


def test_a_slow_link_holds_up_no_file(house: House, slow: SlowImporter, tmp_path: Path) -> None:
    links: list[Source] = [LinkSource(f"https://example.org/{n}") for n in range(5)]
    house.window.add([*links, *texts(tmp_path, 3)])
    for _ in range(3):
        house.wait_for(lambda: len(slow.open) > AT_ONCE, "a file beside the links")
        next(asked for asked in slow.open if isinstance(asked.source, FileSource)).give_one()
    house.wait_for(lambda: len(titles(house)) == 3, "the files")
    assert len(slow.open) == AT_ONCE


def test_the_page_tells_the_step_and_how_many_are_done(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    house.window.add([LinkSource("https://example.org/story")])
    page = house.window.importing
    assert page._name.accessibleName() == "Reading https://example.org/story"
    report = slow.asked[0].report
    assert report is not None
    report("Fetched 3 MB")
    house.settle()
    assert (page._step.text(), page._bar.maximum()) == ("Fetched 3 MB", 0)
    slow.asked[0].refuse()
    house.settle()
    house.window.add(texts(tmp_path, 3))
    wait_for_questions(house, slow, 3)
    assert page._step.text() == "0 of 3 done"
    slow.open[0].refuse()
    house.settle()
    assert page._step.text() == "1 of 3 done"
    assert (page._bar.value(), page._bar.maximum()) == (1, 3)


def test_what_is_read_behind_an_open_article_is_told_beside_it(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    house.open(article_of(words(30)))
    behind = house.workspace.side.up_next._behind
    house.window.add(texts(tmp_path, 3))
    wait_for_questions(house, slow, 2)
    assert not house.workspace.side.up_next.isVisible()
    house.wait_for(behind.isVisible, "the news")
    assert behind._name.accessibleName() == "Reading 000.txt"
    assert behind._step.accessibleName() == "0 of 3 done"
    slow.open[0].give_one()
    house.settle()
    assert behind._name.accessibleName() == "Reading 001.txt"
    behind.cancel_wanted.emit()
    assert not behind.isVisible()
    assert slow.cancelled == 2
    assert titles(house) == ["000"]


def test_what_takes_long_is_excused(house: House, slow: SlowImporter, tmp_path: Path) -> None:
    house.workspace.desk._arrivals._slow.setInterval(0)
    house.window.add(texts(tmp_path, 1))
    wait_for_questions(house, slow, 1)
    step = house.window.importing._step
    house.wait_for(lambda: step.text() == "It is long or intricate and takes a while", "the words")


def test_escape_calls_off_all_that_is_being_read(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    house.window.activateWindow()
    house.window.add(texts(tmp_path, 5))
    wait_for_questions(house, slow, 2)
    assert house.window.pages.currentWidget() is house.window.importing
    QTest.keyClick(house.window, Qt.Key.Key_Escape)
    assert house.window.pages.currentWidget() is house.window.empty
    assert (slow.cancelled, house.workspace.desk.waiting()) == (2, None)
    house.window.add(texts(tmp_path, 1))
    wait_for_questions(house, slow, 3)
    slow.open[0].give_one()
    house.wait_for(lambda: titles(house) == ["000"], "what came after")


def test_escape_first_stops_the_voice_then_what_is_read_behind_it(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    house.open(article_of(words(300)))
    house.window.activateWindow()
    house.session.do(Command(Action.PLAY))
    house.window.add(texts(tmp_path, 3))
    wait_for_questions(house, slow, 2)
    QTest.keyClick(house.window, Qt.Key.Key_Escape)
    assert (house.state.mode, slow.cancelled) == (Mode.READY, 0)
    QTest.keyClick(house.window, Qt.Key.Key_Escape)
    assert slow.cancelled == 2


def test_failures_are_told_together_when_all_is_done(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    house.window.add(texts(tmp_path, 6))
    for number in range(6):
        wait_for_questions(house, slow, min(6, number + AT_ONCE))
        assert house.messages == []
        if number % 2:
            slow.open[0].refuse()
        else:
            slow.open[0].give_one()
    house.wait_for(lambda: bool(house.messages), "the failures")
    assert house.messages == [
        "3 of 6 could not be read. Cannot read 001.txt: it is empty; and 2 more."
    ]


def test_one_failure_of_many_is_told_in_full(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    house.window.add(texts(tmp_path, 2))
    wait_for_questions(house, slow, 2)
    slow.open[1].refuse()
    slow.open[0].give_one()
    house.wait_for(lambda: bool(house.messages), "the failure")
    assert house.messages == ["Cannot read 001.txt. It is empty. Choose another file."]


def test_a_feed_opens_its_first_entry_and_lists_the_rest(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    house.window.add(texts(tmp_path, 2))
    wait_for_questions(house, slow, 2)
    slow.asked[1].give_one()
    house.wait_for(lambda: bool(titles(house)), "the other")
    entries = [article_of("The sea came in.", title=f"Entry {n}") for n in range(3)]
    slow.asked[0].give(*entries)
    house.wait_for(lambda: house.workspace.desk.waiting() is None, "the feed")
    # What comes late stands behind what is open already: before it, it would be passed by.
    assert titles(house) == ["001", "Entry 0", "Entry 1", "Entry 2"]
    assert_all_is_counted(house)


Take = Callable[[list[Source]], None]


@pytest.fixture
def read_in(house: House, slow: SlowImporter) -> Callable[[list[Source], Take], None]:
    """Hands sources over and has them all read."""

    def read_in(sources: list[Source], take: Take) -> None:
        take(sources)
        house.wait_for(lambda: bool(slow.open), "a question")
        while slow.open:
            slow.open[0].give_one()
            house.settle()

    return read_in


def test_what_is_added_before_anything_was_heard_is_heard_in_its_order(
    house: House, read_in: Callable[[list[Source], Take], None], tmp_path: Path
) -> None:
    house.open(article_of(words(30), title="From another day"))
    house.put(article_of(words(30), title="From another day"))
    files = texts(tmp_path, 4)
    for batch in (files[:1], files[1:3], files[3:]):
        read_in(batch, house.window.add)
    assert titles(house) == ["000", "001", "002", "003", "From another day"]
    assert (opened(house), house.state.queue_at) == ("000", 0)


def test_what_is_added_once_that_was_heard_is_opened(
    house: House, read_in: Callable[[list[Source], Take], None], tmp_path: Path
) -> None:
    files = texts(tmp_path, 3)
    read_in(files[:1], house.window.add)
    house.session.do(Command(Action.PLAY))
    house.session.do(Command(Action.PAUSE))
    for source in files[1:]:
        read_in([source], house.window.add)
    assert titles(house) == ["001", "002", "000"]
    assert opened(house) == "001"
    assert_all_is_counted(house)


def test_what_is_added_after_the_person_went_elsewhere_is_opened(
    house: House, read_in: Callable[[list[Source], Take], None], tmp_path: Path
) -> None:
    files = texts(tmp_path, 3)
    for source in files[:2]:
        read_in([source], house.window.add)
    house.session.do(Command(Action.NEXT_ARTICLE))
    house.settle()
    assert opened(house) == "001"
    read_in(files[2:], house.window.add)
    assert opened(house) == "002"


def test_what_is_to_be_opened_is_followed_by_what_was_open(
    house: House, read_in: Callable[[list[Source], Take], None], tmp_path: Path
) -> None:
    files = texts(tmp_path, 5)
    for batch in (files[:2], files[2:4], files[4:]):
        read_in(batch, house.window.open)
    assert titles(house) == ["004", "002", "003", "000", "001"]
    assert opened(house) == "004"
    assert_all_is_counted(house)


def test_what_arrives_while_something_plays_waits_at_the_end(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    files = texts(tmp_path, 4)
    for number, source in enumerate(files):
        house.window.add([source])
        wait_for_questions(house, slow, number + 1)
        slow.asked[-1].give_one()
        house.settle()
        if number == 1:
            house.session.do(Command(Action.PLAY))
    assert titles(house) == ["000", "001", "002", "003"]
    assert_all_is_counted(house)


def test_the_rest_of_what_was_opened_stays_behind_it(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    """Also where other things were handed over while it was read."""
    files = texts(tmp_path, 4)
    house.window.add(files[:2])
    wait_for_questions(house, slow, 2)
    slow.asked[0].give_one()
    house.settle()
    house.window.add(files[2:])
    wait_for_questions(house, slow, 3)
    for number, questions in ((2, 3), (1, 4), (3, 4)):
        wait_for_questions(house, slow, questions)
        slow.asked[number].give_one()
        house.settle()
    assert titles(house) == ["000", "001", "002", "003"]
    assert_all_is_counted(house)


def assert_all_is_counted(house: House) -> None:
    """Nothing of the queue that is not heard yet stands before the article that is open."""
    # Their texts are all alike.
    assert house.state.queue_at == 0
    assert house.state.queue_s == pytest.approx(
        len(house.state.queue) * house.state.remaining_s, rel=0.2
    )


def test_a_folder_is_looked_into_while_the_window_lives_on(
    house: House, slow: SlowImporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tuple(source for source in texts(tmp_path, 3) if isinstance(source, FileSource))
    answered = threading.Event()

    def look_slowly(folder: Path) -> tuple[FileSource, ...]:
        assert threading.current_thread() is not threading.main_thread()
        assert answered.wait(10)
        return found

    monkeypatch.setattr(looking, "files_in", look_slowly)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    house.drop(mime)
    waiting = house.workspace.desk.waiting()
    assert waiting is not None
    assert (waiting.name, waiting.step) == (tmp_path.name, "Looking for what to read")
    assert house.window.pages.currentWidget() is house.window.importing
    house.window.add([TextSource("The tide went out.")])
    slow.asked[0].give(article_of("The tide went out.", title="Pasted"))
    house.wait_for(lambda: titles(house) == ["Pasted"], "what needs no disk")
    answered.set()
    wait_for_questions(house, slow, 3)
    assert [asked.source for asked in slow.asked[1:]] == list(found[:2])


def test_a_folder_that_is_cancelled_gives_nothing(
    house: House, slow: SlowImporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def look_slowly(folder: Path) -> tuple[FileSource, ...]:
        answered.wait(10)
        return (FileSource(folder / "a.txt"),)

    monkeypatch.setattr(looking, "files_in", look_slowly)
    house.window.add([FileSource(tmp_path)])
    house.window.importing.cancel_wanted.emit()
    answered.set()
    house.settle()
    assert (slow.asked, house.workspace.desk.waiting()) == ([], None)


def test_of_several_folders_an_empty_one_is_told(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    for name in ("full", "empty"):
        (tmp_path / name).mkdir()
    texts(tmp_path / "full", 1)
    house.window.add([FileSource(tmp_path / "empty"), FileSource(tmp_path / "full")])
    wait_for_questions(house, slow, 1)
    slow.open[0].give_one()
    house.wait_for(lambda: bool(house.messages), "the empty one")
    assert "nothing to read in the folder" in house.messages[0]
    assert titles(house) == ["000"]


def test_a_fault_of_ours_is_not_told_as_the_persons(
    house: House, slow: SlowImporter, tmp_path: Path
) -> None:
    told: list[Exception] = []
    arrivals = house.workspace.desk._arrivals
    arrivals.failed.disconnect()
    arrivals.failed.connect(told.append)
    house.window.add(texts(tmp_path, 1))
    wait_for_questions(house, slow, 1)
    slow.open[0].future.set_exception(KeyError("oops"))
    house.wait_for(lambda: bool(told), "the fault")
    [error] = told
    assert isinstance(error, KeyError) and not isinstance(error, HarkenError)
    assert "000.txt" in error.__notes__[0]


def test_what_came_in_is_announced_once_when_all_is_there(
    house: House, slow: SlowImporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[str]] = []
    monkeypatch.setattr(house.session, "announce_arrival", told.append)
    house.window.add(texts(tmp_path, 3))
    for number in range(3):
        assert told == []
        house.wait_for(lambda: bool(slow.open), "the question")
        if number == 2:
            slow.open[0].refuse()
        else:
            slow.open[0].give_one()
        house.settle()
    house.wait_for(lambda: bool(told), "the announcement")
    assert told == [["000", "001"]]
    house.window.add(texts(tmp_path, 1))
    wait_for_questions(house, slow, 4)
    slow.open[0].give_one()
    house.wait_for(lambda: len(house.messages) == 2, "that it is known")
    assert house.messages[0] == "“000” is already in the library."
    assert len(told) == 1
