"""The panel of the sleep timer, and the button that says how long it takes yet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from harken.listening.command import Action, Command
from harken.listening.sleep import Sleep, SleepAt
from harken.ui.sleep_popup import SleepPopup
from harken.ui.sleep_words import sleep_in_brief, sleep_in_words
from tests.ui.articles import article_of, words
from tests.ui.hands import button, checked
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def popup(house: House) -> SleepPopup:
    house.open(article_of(words(200)))
    return house.workspace.player._sleep


@pytest.mark.parametrize(
    ("text", "sleep"),
    [
        *[(f"{n} min", Sleep(SleepAt.MINUTES, n)) for n in (5, 10, 15, 30, 45, 60)],
        ("Sentence", Sleep(SleepAt.SENTENCE)),
        ("Article", Sleep(SleepAt.ARTICLE)),
        ("Queue", Sleep(SleepAt.QUEUE)),
    ],
)
def test_each_button_sets_the_timer_and_closes(
    house: House, popup: SleepPopup, text: str, sleep: Sleep
) -> None:
    house.workspace.player.bar.sleep_button.click()
    assert popup.isVisible()
    button(popup, text).click()
    assert not popup.isVisible()
    assert house.state.sleep == sleep
    house.workspace.player.open_sleep()
    assert checked(popup) == [text]
    popup.off.click()
    assert house.session.state.sleep is None
    assert checked(popup) == []


def test_minutes_of_ones_own(house: House, popup: SleepPopup) -> None:
    house.workspace.player.open_sleep()
    number = popup.minutes.number
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(QApplication.focusWidget() or number, "25")
    popup.start.click()
    assert house.state.sleep == Sleep(SleepAt.MINUTES, 25)


def test_it_is_set_by_the_keyboard_alone(house: House, popup: SleepPopup) -> None:
    def press(*keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or popup, key)
        house.settle()

    def opened_at() -> QWidget | None:
        house.workspace.player.open_sleep()
        house.settle()
        return QApplication.focusWidget()

    house.window.activateWindow()
    assert opened_at() is popup.minutes.number
    press(Qt.Key.Key_7, Qt.Key.Key_Return)
    assert house.state.sleep == Sleep(SleepAt.MINUTES, 7)
    assert opened_at() is popup.minutes.number, "seven minutes have no button"
    button(popup, "5 min").setFocus()
    press(Qt.Key.Key_Return)
    assert house.state.sleep == Sleep(SleepAt.MINUTES, 5)
    assert opened_at() is button(popup, "5 min")
    press(Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert house.state.sleep == Sleep(SleepAt.MINUTES, 12)
    assert not popup.isVisible()


def test_the_button_says_how_long_it_takes_yet(house: House, popup: SleepPopup) -> None:
    bar = house.workspace.player.bar
    house.window.resize(1200, 780)
    assert (bar.sleep_button.text(), bar.sleep_button.accessibleName()) == ("", "Sleep timer")
    house.session.do(Command(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 15)))
    assert bar.sleep_button.text() == "15 min"
    assert bar.sleep_button.accessibleName() == "Sleep timer: 15 min left"
    assert bar.sleep_button.toolTip() == "Sleep timer: 15 min left (Z)"
    house.session.do(Command(Action.SET_SLEEP, None))
    assert bar.sleep_button.text() == ""


@pytest.mark.parametrize("width", [720, 800, 960, 1200])
def test_it_is_seen_at_every_width_while_it_is_on(
    house: House, popup: SleepPopup, width: int
) -> None:
    bar = house.workspace.player.bar
    house.window.resize(width, 600)
    house.session.do(Command(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 15)))
    house.settle()
    assert bar.sleep_button.isVisible()
    boxes = [one.geometry() for one in bar._sound_buttons]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    last = [one for one in bar._all if one.isVisible()][-1]
    assert last.mapTo(bar, last.rect().topRight()).x() < boxes[0].left()
    assert bar.sleep_button.width() >= bar.sleep_button.sizeHint().width()


@pytest.mark.parametrize(
    ("left_s", "brief"),
    [(None, ""), (3600, "60 min"), (899.6, "15 min"), (60, "1 min"), (59.4, "59 s"), (-1, "0 s")],
)
def test_time_in_few_letters(left_s: float | None, brief: str) -> None:
    assert sleep_in_brief(left_s) == brief


@pytest.mark.parametrize(
    ("sleep", "left_s", "said"),
    [
        (None, None, "Sleep timer"),
        (Sleep(SleepAt.SENTENCE), None, "Sleeps at the end of the sentence"),
        (Sleep(SleepAt.ARTICLE), 130.0, "Sleeps at the end of the article: 2 min 10 s left"),
        (Sleep(SleepAt.QUEUE), 7200.0, "Sleeps when all is heard: 2 h left"),
    ],
)
def test_what_it_does_in_words(sleep: Sleep | None, left_s: float | None, said: str) -> None:
    assert sleep_in_words(sleep, left_s) == said
