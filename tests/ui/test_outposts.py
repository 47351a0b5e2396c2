"""The small player and the icon in the tray; a tray is claimed here, and real in tests/system."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from harken.importing.importer import Importer
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.settings import load_settings
from harken.ui.mini_player import MiniPlayer
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.slow_importer import SlowImporter
from tests.ui.test_accessible_names import unnamed

pytestmark = pytest.mark.qt_log_ignore(
    "keyToAscii", "This plugin does not support", "No such signal"
)


@pytest.fixture
def house(qapp: QApplication, settings: Path) -> Iterator[House]:
    """A window that imports nothing, over the first of two articles."""
    house = House(cast("Importer", SlowImporter()), settings)
    first = article_of(words(200), title="Alpha")
    house.session.queue.add(first)
    house.session.queue.add(article_of(words(100), title="Beta"))
    house.open(first)
    yield house
    house.close()


@pytest.fixture
def mini(house: House) -> MiniPlayer:
    house.workspace.outposts.toggle_mini()
    mini = house.workspace.outposts.mini
    assert mini is not None
    mini.activateWindow()
    house.settle()
    return mini


class ClaimedTray:
    """Says whether there is a tray."""

    def __init__(self) -> None:
        self.there_is = True

    def __call__(self) -> bool:
        return self.there_is


@pytest.fixture
def claimed_tray(monkeypatch: pytest.MonkeyPatch) -> ClaimedTray:
    tray = ClaimedTray()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", tray)
    return tray


class CloseByHand(QCloseEvent):
    """What comes of the button in the window's frame; the real one is in tests/system."""

    def spontaneous(self) -> bool:
        return True


def close_by_hand(house: House) -> bool:
    """Presses the button in the window's frame; says whether the window closes."""
    event = CloseByHand()
    QApplication.sendEvent(house.window, event)
    house.settle()
    return event.isAccepted()


def test_the_small_player_shows_what_the_window_shows(house: House, mini: MiniPlayer) -> None:
    assert mini._title.accessibleName() == "Alpha"
    assert mini.windowTitle() == "Alpha — Harken, small player"
    mini._play.click()
    assert house.state.mode is Mode.PLAYING
    assert mini._play.accessibleName() == "Pause"
    left = mini._left.text()
    house.hear(400)
    assert mini._left.text() != left
    assert mini._left.text() == house.workspace.player.bar.time.remaining.text()


def test_at_first_it_stands_at_the_bottom_right_within_the_screen(mini: MiniPlayer) -> None:
    screen = mini.screen().availableGeometry()
    assert screen.contains(mini.frameGeometry())
    assert screen.right() - mini.frameGeometry().right() < 40
    assert screen.bottom() - mini.frameGeometry().bottom() < 80


def test_its_buttons_and_keys_do_what_the_windows_do(house: House, mini: MiniPlayer) -> None:
    mini._next.click()
    assert house.state.sentence == 1
    QTest.keyClick(mini, Qt.Key.Key_Right)
    assert house.state.sentence == 2
    mini._previous.click()
    assert house.state.sentence == 1
    mini._next_article.click()
    house.wait_for(lambda: mini._title.accessibleName() == "Beta", "the next article")
    assert not mini._next_article.isEnabled()
    mini._play.setFocus()
    QTest.keyClick(mini._play, Qt.Key.Key_Space)
    assert house.state.mode is Mode.PLAYING


def test_each_control_of_it_has_a_name(mini: MiniPlayer) -> None:
    assert unnamed(mini) == []
    assert mini._next.toolTip() == "Next sentence (→)"


def test_it_stays_above_all_and_ends_no_program(mini: MiniPlayer) -> None:
    assert mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert mini.parent() is None, "else it would be minimised with the window"
    assert not mini.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_what_needs_the_window_has_it_come_first(house: House, mini: MiniPlayer) -> None:
    house.window.showMinimized()
    house.settle()
    QTest.keyClick(mini, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert not house.window.isMinimized()
    assert house.workspace.find.isVisible()


def test_it_goes_back_to_the_window_and_remembers_its_place(
    house: House, mini: MiniPlayer, settings: Path
) -> None:
    mini.move(60, 70)
    house.window.showMinimized()
    mini._window.click()
    house.settle()
    assert not house.window.isMinimized()
    house.memory.write()
    assert load_settings(settings).mini_player == (60, 70)
    house.workspace.outposts.toggle_mini()
    again = house.workspace.outposts.mini
    assert again is not None
    assert again.pos() == QPoint(60, 70)


def test_where_its_place_is_on_no_screen_it_is_seen_all_the_same(house: House) -> None:
    house.memory.keep(mini_player=(-9_000, 40))
    house.workspace.outposts.toggle_mini()
    mini = house.workspace.outposts.mini
    assert mini is not None
    assert mini.pos() == house.window.pos()


def test_it_closes_with_the_window(house: House, mini: MiniPlayer) -> None:
    house.window.close()
    house.settle()
    assert house.workspace.outposts.mini is None


def test_without_a_tray_closing_always_ends(house: House) -> None:
    house.memory.keep(close_to_tray=True)
    house.session.do(Command(Action.PLAY))
    assert close_by_hand(house)


@pytest.mark.parametrize(
    ("wished", "plays", "hides"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_closing_hides_only_where_that_was_wished_and_it_plays(
    claimed_tray: ClaimedTray, house: House, wished: bool, plays: bool, hides: bool
) -> None:
    house.memory.keep(close_to_tray=wished)
    if plays:
        house.session.do(Command(Action.PLAY))
    assert close_by_hand(house) is not hides
    assert house.window.isVisible() is not hides
    assert (house.state.mode is Mode.PLAYING) is plays


def test_quitting_ends_whatever_was_wished(claimed_tray: ClaimedTray, house: House) -> None:
    house.memory.keep(close_to_tray=True)
    house.session.do(Command(Action.PLAY))
    closed: list[bool] = []
    house.window.closing.connect(lambda: closed.append(True))
    house.workspace.outposts.tray.quit_wanted.emit()
    assert closed == [True]


def test_where_the_tray_goes_away_the_window_comes_back(
    claimed_tray: ClaimedTray, house: House
) -> None:
    house.memory.keep(close_to_tray=True)
    house.session.do(Command(Action.PLAY))
    assert not close_by_hand(house)
    looking = house.workspace.outposts._looking
    assert looking.isActive()
    looking.timeout.emit()
    assert not house.window.isVisible()
    claimed_tray.there_is = False
    looking.timeout.emit()
    assert house.window.isVisible()
    assert not looking.isActive()


def test_the_trays_menu_follows_the_session(claimed_tray: ClaimedTray, house: House) -> None:
    tray = house.workspace.outposts.tray
    assert tray.is_there()
    assert tray._icon is not None
    play, next_, _, show, quit_ = tray._menu.actions()
    texts = [one.text() for one in (play, next_, show, quit_)]
    assert texts == ["Play", "Next article", "Show Harken", "Quit"]
    play.trigger()
    assert (house.state.mode, play.text()) == (Mode.PLAYING, "Pause")
    assert tray._icon.toolTip() == "Alpha — Harken"
    next_.trigger()
    house.wait_for(lambda: tray._hint == "Beta — Harken", "the next article")
    assert not next_.isEnabled()
    house.window.hide()
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert house.window.isVisible()
