"""Every key of the table, pressed in the real window: it does what the table says, and only that.

Each is then given another key: that works at once, and the old one does nothing any more.
"""

from collections.abc import Iterator
from functools import partial
from typing import cast

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from harken.importing.importer import Importer
from harken.ui.doing import Doing
from harken.ui.key_dialog import KeyDialog
from harken.ui.keys import KEYS
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.slow_importer import SlowImporter

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

PRESSES = [
    *[(key.doing, name) for key in KEYS for name in key.keys],
    *[(key.doing, QKeySequence(code).toString()) for key in KEYS for code in key.media],
]
OTHER = "Ctrl+Alt+Y"
"""A key that is nobody's."""


@pytest.fixture(scope="module")
def done() -> list[Doing]:
    """What the keys have done."""
    return []


@pytest.fixture(scope="module")
def shared_house(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, done: list[Doing]
) -> Iterator[House]:
    """A window whose keys only tell what they would do."""
    settings = tmp_path_factory.mktemp("keys") / "settings.json"
    house = House(cast("Importer", SlowImporter()), settings)
    house.open(article_of(words(60)))
    actions = house.workspace._actions
    for doing in actions:
        actions[doing] = partial(done.append, doing)
    yield house
    house.close()


@pytest.fixture
def telling(shared_house: House, done: list[Doing]) -> House:
    done.clear()
    shared_house.workspace.keymap.reset_all()
    shared_house.window.activateWindow()
    shared_house.workspace.reading.view.setFocus()
    return shared_house


def combination(text: str) -> QKeyCombination:
    sequence = QKeySequence(text)
    return cast("QKeyCombination", sequence[0])  # type: ignore[index]


def press(text: str) -> None:
    pressed = combination(text)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, pressed.key(), pressed.keyboardModifiers())
    QApplication.processEvents()


@pytest.mark.parametrize(("doing", "key"), PRESSES)
def test_each_key_does_its_own_thing(
    telling: House, done: list[Doing], doing: Doing, key: str
) -> None:
    press(key)
    assert done == [doing]


@pytest.mark.parametrize(("doing", "key"), PRESSES)
def test_each_can_be_given_another_key(
    telling: House, done: list[Doing], doing: Doing, key: str
) -> None:
    telling.workspace.keymap.give(doing, (OTHER,))
    press(OTHER)
    assert done == [doing]
    done.clear()
    is_media = all(key not in one.keys for one in KEYS)
    press(key)
    assert done == [doing] * is_media, "media keys stay until they are given to something else"


def test_turned_off_a_character_does_nothing_and_all_else_goes_on(
    telling: House, done: list[Doing]
) -> None:
    telling.workspace.keymap.single_keys = False
    try:
        for key in ("K", "S", "B", "?", "["):
            press(key)
        assert done == []
        for key in ("Space", "Right", "F1"):
            press(key)
        assert done == [Doing.PLAY_PAUSE, Doing.NEXT_SENTENCE, Doing.SHEET]
    finally:
        telling.workspace.keymap.single_keys = True


# Typing: no field lets a character of its text do anything else.


def text_fields(root: QWidget) -> list[QLineEdit | QTextEdit]:
    """All there is to type into, that of numbers included."""
    fields: list[QLineEdit | QTextEdit] = list(root.findChildren(QLineEdit))
    fields += root.findChildren(QTextEdit)
    return [one for one in fields if not one.isReadOnly()]


CHARACTERS = "kjsebtnpzm?[]+-xrwvlad "


def type_everywhere(house: House, done: list[Doing], root: QWidget) -> int:
    fields = text_fields(root)
    for field in fields:
        field.window().activateWindow()
        field.setFocus()
        if QApplication.focusWidget() is not field and field.focusProxy() is None:
            continue  # it is not on this page
        QTest.keyClicks(QApplication.focusWidget() or field, CHARACTERS)
        QApplication.processEvents()
        assert done == [], f"{field.accessibleName()} in {type(field.window()).__name__}"
    return len(fields)


def test_no_field_of_the_window_lets_its_text_do_anything(
    telling: House, done: list[Doing]
) -> None:
    telling.workspace.find.appear()
    assert type_everywhere(telling, done, telling.window) >= 2
    telling.workspace.find.dismiss()


def test_nor_does_one_of_a_panel_or_dialog(telling: House, done: list[Doing]) -> None:
    work = telling.workspace
    work.player.open_sleep()
    assert type_everywhere(telling, done, work.player._sleep) == 1
    work.player._sleep.close()
    work.sheets.show_settings()
    assert work.sheets.settings is not None
    assert type_everywhere(telling, done, work.sheets.settings.dialog) > 5
    work.sheets.settings.dialog.accept()


def test_nor_does_the_field_that_takes_a_key(telling: House, done: list[Doing]) -> None:
    dialog = KeyDialog(telling.window, telling.workspace.keymap, Doing.QUIT)
    dialog.open()
    dialog.activateWindow()
    telling.settle()
    taken: list[str] = []
    dialog.field.pressed.connect(taken.append)
    for key in ("K", "Ctrl+O", "Space", "Alt+Left", "F1"):
        dialog.field.setFocus()
        press(key)
    assert list(filter(None, taken)) == ["K", "Ctrl+O", "Space", "Alt+Left", "F1"]
    assert done == []
    dialog.reject()


def test_a_character_typed_with_altgr_is_text(telling: House, done: list[Doing]) -> None:
    telling.workspace.keymap.give(Doing.QUIT, ("Ctrl+Alt+Q", "@"))
    telling.workspace.find.appear()
    field = telling.workspace.find._field
    field.setFocus()
    for modifiers in (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.GroupSwitchModifier,
    ):
        QTest.sendKeyEvent(
            QTest.KeyAction.Press, field, Qt.Key.Key_At, "@", modifiers, 0
        )  # fmt: skip
    assert done == []
    telling.workspace.find.dismiss()
