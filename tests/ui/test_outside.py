"""What the window does for presses elsewhere, and what it tells to who looks elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from harken.handsfree.notifications import Note
from harken.importing.source import FileSource
from harken.listening.state import Mode
from harken.ui.long_work import LONG_S, LongWork
from harken.ui.outside import Outside
from tests.listening.stage import FakeRanker
from tests.ui.articles import article_of
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class FakeServer:
    """Keeps what it is to show."""

    def __init__(self) -> None:
        self.shown: list[Note] = []

    def show(self, note: Note) -> None:
        self.shown.append(note)

    def close(self) -> None:
        pass


class OutsideHouse:
    """A house with its surroundings."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.server = FakeServer()
        self.outside = Outside(house.window, house.workspace, house.session, self.server)
        self.remote = self.outside._hands_free.remote

    def look_elsewhere(self) -> None:
        self.house.window.hide()
        self.house.settle()
        assert QApplication.activeWindow() is None

    def told(self) -> list[Note]:
        """All that was told by now."""
        self.outside._hands_free.close()
        return self.server.shown


@pytest.fixture
def around(house: House) -> OutsideHouse:
    return OutsideHouse(house)


def test_a_press_elsewhere_plays(around: OutsideHouse) -> None:
    around.house.open(article_of("One is here. Two is here."))
    around.remote.play_pause()
    assert around.house.state.mode is Mode.PLAYING
    around.house.workspace.headset.count()


def test_it_is_shown_when_it_is_wanted(around: OutsideHouse) -> None:
    around.look_elsewhere()
    around.remote.raise_wanted.emit("")
    around.house.settle()
    assert around.house.window.isVisible()


def test_it_closes_when_that_is_wanted(around: OutsideHouse) -> None:
    closed: list[bool] = []
    around.house.window.closing.connect(lambda: closed.append(True))
    around.remote.quit_wanted.emit()
    around.house.settle()
    assert closed


def test_an_address_is_read(around: OutsideHouse, tmp_path: Path) -> None:
    file = tmp_path / "a wall.txt"
    file.write_text("The wall\n\nIt was built in a year. It held for ten.\n", encoding="utf-8")
    around.remote.open_address(file.as_uri())
    around.house.wait_for(lambda: around.house.state.mode is Mode.PLAYING, "its being read")


def test_the_next_article_is_told(around: OutsideHouse) -> None:
    house = around.house
    first = article_of("One is here.")
    house.put(first, article_of("Two is here.", title="The wall"))
    around.look_elsewhere()
    began: list[object] = []
    house.session.next_began.connect(began.append)
    house.workspace.desk.play_id(first.id)
    while not began:
        house.hear(1)
    [note] = around.told()
    assert (note.passing, note.title) == (True, "Next: The wall")


def test_saved_audio_is_told_to_who_looks_elsewhere(around: OutsideHouse) -> None:
    around.house.workspace.audio.saved.emit("seen.mp3")
    around.look_elsewhere()
    around.house.workspace.audio.saved.emit("harbour.mp3")
    seen = [note.body for note in around.told()]
    # Offscreen, a window may or may not be before somebody.
    assert seen[-1] == "harbour.mp3"


def test_nothing_is_told_to_who_does_not_want_it(around: OutsideHouse) -> None:
    around.house.memory.keep(notifications=False)
    around.look_elsewhere()
    around.house.workspace.audio.saved.emit("harbour.mp3")
    assert around.told() == []


class TurnedClock:
    """Tells a time that is turned by hand."""

    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.mark.parametrize(("took_s", "told"), [(LONG_S - 1, False), (LONG_S, True)])
def test_a_summary_that_took_long_is_told(
    house: House, fake_ranker: FakeRanker, took_s: float, told: bool
) -> None:
    clock = TurnedClock()
    work = LongWork(house.session, house.workspace.desk, house.window, clock)
    done: list[str] = []
    work.done.connect(lambda title, body: done.append(f"{title}: {body}"))
    fake_ranker.at_once = False
    house.open(article_of("One is here. Two is here.", title="The harbour"))
    clock.now_s += took_s
    fake_ranker.answer()
    house.settle()
    assert done == (["The summary is ready: The harbour"] if told else [])


@pytest.mark.parametrize(("took_s", "told"), [(LONG_S - 1, False), (LONG_S, True)])
def test_an_import_that_took_long_is_told(
    house: House, tmp_path: Path, took_s: float, told: bool
) -> None:
    clock = TurnedClock()
    desk = house.workspace.desk
    work = LongWork(house.session, desk, house.window, clock)
    done: list[str] = []
    work.done.connect(lambda title, body: done.append(title))
    for name in ("water", "wall"):
        text = f"The {name}\n\nIt was there for a year. It held for ten.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    desk.add([FileSource(tmp_path)])
    clock.now_s += took_s
    settled: list[bool] = []
    work._settling.timeout.connect(lambda: settled.append(True))
    house.wait_for(lambda: bool(settled), "both articles")
    assert done == (["2 articles were added to Up next"] if told else [])
