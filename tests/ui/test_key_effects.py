"""What is seen after a key, and what the session is told."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from harken.article.position import Reading
from harken.importing.importer import Importer
from harken.listening.command import Command
from harken.listening.session import Session
from harken.ui.doing import Doing
from harken.ui.fit.sheet import FitSheet
from harken.ui.key_commands import KEY_COMMANDS
from harken.ui.keys import KEYS
from harken.ui.keys_sheet import KeysSheet
from harken.ui.link_dialog import LinkDialog
from harken.ui.popups import Popup
from harken.ui.settings_dialog import SettingsDialog
from harken.ui.voices.chooser import VoiceChooser
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.slow_importer import SlowImporter

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


@pytest.fixture
def house(qapp: QApplication, settings: Path) -> Iterator[House]:
    """A window that imports nothing, over an article."""
    house = House(cast("Importer", SlowImporter()), settings)
    house.open(article_of(words(60)))
    house.window.activateWindow()
    house.workspace.reading.view.setFocus()
    yield house
    house.close()


def press(house: House, doing: Doing) -> None:
    sequence = QKeySequence(house.workspace.keymap.keys_of(doing)[0])
    combination = sequence[0]  # type: ignore[index]
    focused = QApplication.focusWidget() or house.window
    QTest.keyClick(focused, combination.key(), combination.keyboardModifiers())
    house.settle()


def test_keys_that_command_the_session_send_that_command(
    qapp: QApplication, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Command] = []
    with monkeypatch.context() as patch:
        patch.setattr(Session, "do", lambda _, command: sent.append(command))
        house = House(cast("Importer", SlowImporter()), settings)
        try:
            house.open(article_of(words(60)))
            house.window.activateWindow()
            house.workspace.reading.view.setFocus()
            for doing in (key.doing for key in KEYS if key.keys and key.doing in KEY_COMMANDS):
                sent.clear()
                press(house, doing)
                assert sent == [KEY_COMMANDS[doing]]
        finally:
            house.close()


def _shown(kind: type[QWidget]) -> Callable[[House], bool]:
    return lambda house: any(one.isVisible() for one in house.window.findChildren(kind))


def _rises(name: str) -> Callable[[House], bool]:
    def rises(_house: House) -> bool:
        panel = QApplication.activePopupWidget()
        return isinstance(panel, Popup) and panel.accessibleName() == name

    return rises


SEEN: dict[Doing, Callable[[House], bool]] = {
    Doing.SKIM: lambda house: house.state.reading is Reading.SKIM,
    Doing.WHY: lambda house: isinstance(QApplication.activePopupWidget(), Popup),
    Doing.TUNE: lambda house: isinstance(QApplication.activePopupWidget(), Popup),
    Doing.FIT_TIME: _shown(FitSheet),
    Doing.SLEEP: _rises("Sleep timer"),
    Doing.LOOK: lambda house: isinstance(QApplication.activePopupWidget(), Popup),
    Doing.VOICES: _shown(VoiceChooser),
    Doing.LINK: _shown(LinkDialog),
    Doing.FIND: lambda house: house.workspace.find.isVisible(),
    Doing.BIGGER_TEXT: lambda house: house.workspace.look.look.text_px == 20,
    Doing.SMALLER_TEXT: lambda house: house.workspace.look.look.text_px == 16,
    Doing.COLOURS: lambda house: house.theme.is_dark,
    Doing.DIM_OTHERS: lambda house: house.workspace.look.look.dim_others,
    Doing.MINI_PLAYER: lambda house: house.workspace.outposts.mini is not None,
    Doing.SETTINGS: _shown(SettingsDialog),
    Doing.SHEET: _shown(KeysSheet),
    Doing.QUIT: lambda house: not house.window.isVisible(),
}
"""What is seen after a key that does more than send a command."""


@pytest.mark.parametrize("doing", SEEN)
def test_keys_of_the_window_show_what_they_say(house: House, doing: Doing) -> None:
    assert not SEEN[doing](house)
    press(house, doing)
    assert SEEN[doing](house)
    for dialog in house.window.findChildren(QDialog):
        dialog.reject()
