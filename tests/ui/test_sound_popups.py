"""The panels of speed and volume, and the sound device."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from harken.playback.output_device import OutputDevice
from harken.speech.rate import MAX_WPM, MIN_WPM, STEPS_WPM
from harken.ui.buttons import Slider
from harken.ui.rate_popup import RatePopup
from harken.ui.theme import Theme, ThemeChoice
from harken.ui.volume_popup import VolumePopup
from tests.ui.articles import article_of, words
from tests.ui.hands import button
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SPEAKERS, HEADPHONES = OutputDevice("a", "Speakers"), OutputDevice("b", "Headphones")


@pytest.fixture
def ground(qapp: QApplication) -> Iterator[QWidget]:
    Theme(ThemeChoice.LIGHT)
    ground = QWidget()
    ground.resize(800, 600)
    ground.show()
    yield ground
    shiboken6.delete(ground)


def test_the_speed_is_said_in_times_and_in_words_a_minute(ground: QWidget) -> None:
    popup = RatePopup(ground)
    for rate_wpm, said in (
        (175, "1.0× · 175 words a minute"),
        (210, "1.2× · 210 words a minute"),
        (394, "2.25× · 394 words a minute"),
        (MIN_WPM, "0.5× · 88 words a minute"),
        (MAX_WPM, "5.0× · 875 words a minute"),
        (200, "1.14× · 200 words a minute"),
    ):
        popup.show_rate(rate_wpm)
        assert popup._text.text() == said


def test_a_slider_that_is_dragged_does_not_flood(ground: QWidget, qtbot: QtBot) -> None:
    popup = RatePopup(ground)
    chosen: list[int] = []
    popup.chosen.connect(chosen.append)
    popup.chosen.connect(popup.show_rate)
    popup.show_rate(175)
    slider = popup._slider
    for step in range(slider.value() + 1, slider.maximum() + 1):
        slider.setValue(step)
    assert len(chosen) == 1
    assert popup._text.text().startswith("5.0×")
    qtbot.waitUntil(lambda: len(chosen) == 2)
    assert chosen[-1] == MAX_WPM
    qtbot.waitUntil(lambda: not popup._waiting.isActive())
    popup.show_rate(175)  # by a key
    slider.setValue(slider.maximum())
    assert chosen[-1] == MAX_WPM and len(chosen) == 3


def test_the_slider_and_the_steps_set_the_rate(house: House) -> None:
    house.open(article_of(words(20)))
    popup = house.workspace.player._rate
    popup._slider.setValue(popup._slider.maximum())
    assert house.state.rate_wpm == MAX_WPM
    assert not popup._faster.isEnabled()
    popup._slower.click()
    assert house.state.rate_wpm == STEPS_WPM[-2]
    button(popup, "1.5×").click()
    assert house.state.rate_wpm == 262
    popup._faster.click()
    assert house.state.rate_wpm == 280
    assert house.workspace.player.bar.rate_button.text() == "1.6×"


def test_the_volume(house: House) -> None:
    house.open(article_of(words(20)))
    house.workspace.player._volume._slider.setValue(30)
    assert house.state.volume == pytest.approx(0.3)


def outputs(popup: VolumePopup) -> dict[str, bool]:
    return {one.text(): one.isChecked() for one in popup.findChildren(QRadioButton)}


def test_the_sound_devices_are_offered_and_the_chosen_one_is_ticked(ground: QWidget) -> None:
    popup = VolumePopup(ground)
    chosen: list[str | None] = []
    popup.output_chosen.connect(chosen.append)
    popup.show_outputs((SPEAKERS, HEADPHONES), None)
    assert outputs(popup) == {"System default": True, "Speakers": False, "Headphones": False}
    for offered in popup.findChildren(QRadioButton):
        offered.click()
    assert chosen == [None, "a", "b"]
    popup.show_outputs((SPEAKERS, HEADPHONES), "b")
    assert outputs(popup) == {"System default": False, "Speakers": False, "Headphones": True}


def test_a_chosen_device_that_is_not_there_is_told_of(ground: QWidget) -> None:
    popup = VolumePopup(ground)
    popup.show_outputs((SPEAKERS,), "b")
    assert outputs(popup) == {
        "System default": False, "Speakers": False, "The chosen device, not connected": True,
    }  # fmt: skip


def test_many_devices_with_long_names_stay_in_the_panel(ground: QWidget) -> None:
    popup = VolumePopup(ground)
    many = [OutputDevice(str(n), f"{n} {'Built-in audio ' * 9}") for n in range(30)]
    popup.show_outputs(many, "29")
    popup.rise_from(ground)
    assert popup.height() < 400
    assert all(one.width() <= popup.width() for one in popup.findChildren(QRadioButton))
    popup.close()


def test_a_panel_stays_inside_a_narrow_window(house: House) -> None:
    house.window.resize(720, 480)
    house.open(article_of(words(20)))
    bar = house.workspace.player.bar
    for opener, popup in (
        (bar.rate_button, house.workspace.player._rate),
        (bar.volume_button, house.workspace.player._volume),
    ):
        QTest.mouseClick(opener, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert popup.isVisible()
        assert house.window.geometry().contains(popup.geometry())
        popup.close()


@pytest.mark.parametrize(
    ("direction", "at_the_left"),
    [(Qt.LayoutDirection.LeftToRight, 0), (Qt.LayoutDirection.RightToLeft, 100)],
)
def test_a_slider_that_runs_from_right_to_left_goes_to_where_it_is_clicked(
    ground: QWidget, direction: Qt.LayoutDirection, at_the_left: int
) -> None:
    ground.setLayoutDirection(direction)
    slider = Slider("Volume")
    slider.setParent(ground)
    slider.setRange(0, 100)
    slider.setValue(50)
    slider.resize(200, 32)
    slider.show()
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(2, 16))
    assert slider.value() == at_the_left
