"""The sign of the microphone, the key that is held, and the page of the settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.settings import Settings
from harken.ui.settings_pages.voice_commands_page import VoiceCommandsPage
from tests.handsfree.voice.system_that_asks import Status, pretend_to_be_asked
from tests.listening.articles import small_article
from tests.ui.house import House

SOON_MS = 10_000


@pytest.fixture
def hearing_house(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """One in which voice commands are on while a key is held; the ear hears "pause"."""
    monkeypatch.setattr(
        "harken.handsfree.voice.hearing.EAR_PROGRAM", "tests.handsfree.voice.obedient_ear"
    )
    house.workspace.remembering.keep_voice_commands({"voice_commands": "push"})
    return house


def test_it_is_off_and_out_of_sight_at_first(house: House) -> None:
    assert not house.workspace.voice.button.isVisible()
    assert house.memory.settings.voice_commands == "off"


def test_the_key_says_that_it_is_off(house: House) -> None:
    QTest.keyClick(house.window, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    titles = [notice.title for notice in house.workspace.notices.notices]
    assert any("Voice commands are off" in title for title in titles)


def test_the_sign_is_seen_while_it_is_on(hearing_house: House) -> None:
    button = hearing_house.workspace.voice.button
    assert button.isVisible()
    assert button.accessibleName() == "Voice command: hold, and speak"
    hearing_house.workspace.remembering.keep_voice_commands({"voice_commands": "off"})
    assert not button.isVisible()


@pytest.mark.parametrize("way", ["key", "button"])
def test_what_is_said_while_it_is_held_is_done(
    way: str, hearing_house: House, qtbot: QtBot
) -> None:
    house = hearing_house
    house.open(small_article())
    house.session.do(Command(Action.PLAY))
    if way == "key":
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyPress(house.window, Qt.Key.Key_Space, control)
        QTest.keyRelease(house.window, Qt.Key.Key_Space, control)
    else:
        QTest.mousePress(house.workspace.voice.button, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(house.workspace.voice.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: house.session.state.mode is Mode.PAUSED, timeout=SOON_MS)


def test_where_the_microphone_may_not_be_used_the_window_says_so(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = pretend_to_be_asked(monkeypatch)
    house.workspace.remembering.keep_voice_commands({"voice_commands": "always"})
    system.answer(Status.Denied)
    titles = [notice.title for notice in house.workspace.notices.notices]
    assert "Cannot listen to voice commands." in titles
    assert house.memory.settings.voice_commands == "off"


def test_the_page_tells_what_is_chosen(qtbot: QtBot) -> None:
    page = VoiceCommandsPage(Settings(microphone="gone"), [("usb", "A microphone")])
    qtbot.addWidget(page)
    assert page.mode.value == "off"
    assert page.microphone.value == "gone"
    told: list[dict[str, object]] = []
    page.changed.connect(told.append)
    page.mode.choose("push")
    page.microphone.choose("usb")
    assert told == [{"voice_commands": "push"}, {"microphone": "usb"}]
    page.show_mode("off")
    assert page.mode.value == "off"
    assert len(told) == 2
