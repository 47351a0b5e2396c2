"""Whoever cannot see the window hears what everything in it is called."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)

from harken.listening.command import Action, Command
from harken.ui.keys_sheet import KeysSheet
from harken.ui.link_dialog import LinkDialog
from harken.ui.save_audio import SaveAudioDialog
from harken.ui.voices.chooser import VoiceChooser
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROLS = (
    QAbstractButton, QAbstractSlider, QLineEdit, QAbstractItemView, QTextEdit, QProgressBar,
    QComboBox, QAbstractSpinBox,
)  # fmt: skip
NAMELESS_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


def controls(root: QWidget) -> Iterator[tuple[QWidget, QAccessibleInterface]]:
    for widget in (root, *root.findChildren(QWidget)):
        # A table's head is read with its cells, and the line in a spin box with that.
        part = isinstance(widget, QHeaderView) or isinstance(widget.parent(), QAbstractSpinBox)
        named = isinstance(widget, CONTROLS) and not part
        if named and widget.isVisibleTo(root):
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            yield widget, interface


def unnamed(root: QWidget) -> list[str]:
    """The controls without a name or a role."""
    bad = []
    for widget, interface in controls(root):
        name = interface.text(QAccessible.Text.Name).strip()
        if not name or interface.role() in NAMELESS_ROLES:
            bad.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return bad


def test_every_control_of_the_window_has_a_name_and_a_role(house: House) -> None:
    assert unnamed(house.window) == []
    house.open(article_of(words(40), title="One"))
    house.workspace.messages.tell("A message")
    house.workspace.find.appear()
    assert unnamed(house.window) == []
    assert len(list(controls(house.window))) > 20
    house.session.do(Command(Action.PLAY))
    house.hear_to_the_end()
    assert house.workspace.reading._end.isVisible()
    assert unnamed(house.window) == []


def test_every_control_of_the_popups_and_dialogs_has_one(house: House) -> None:
    house.open(article_of("One. Two. Three. Four. Five."))
    player, tuning = house.workspace.player, house.workspace.reading.controls.tuning
    house.workspace.sheets.show_voices()
    [chooser] = house.window.findChildren(VoiceChooser)
    house.workspace.reading.controls.open_tuning()
    for popup in (player._rate, player._volume, player._sleep, chooser, tuning):
        assert unnamed(popup) == []
    chooser.accept()
    for dialog in (
        KeysSheet(house.window, house.workspace.keymap),
        LinkDialog(house.window),
        SaveAudioDialog(house.window, house.state, house.memory_folder, "mp3"),
    ):
        dialog.show()
        assert unnamed(dialog) == []
        dialog.close()


def test_a_button_says_what_it_will_do(house: House) -> None:
    house.open(article_of("One. Two."))
    play = house.workspace.player.bar._play
    assert play.accessibleName() == "Play"
    house.session.do(Command(Action.PLAY))
    assert play.accessibleName() == "Pause"


def test_checked_states_are_told(house: House) -> None:
    house.open(article_of("One. Two."))
    readings = house.workspace.reading.controls.readings
    states = [
        QAccessible.queryAccessibleInterface(button).state().checked
        for button in readings.findChildren(QAbstractButton)
    ]
    assert sorted(states) == [0, 0, 1]


def test_the_article_is_text_to_a_screen_reader(house: House) -> None:
    house.open(article_of("The sea came in."))
    interface = QAccessible.queryAccessibleInterface(house.workspace.reading.view)
    assert interface.text(QAccessible.Text.Name) == "Article text"
    text = interface.textInterface()
    assert "The sea came in." in text.text(0, text.characterCount())
