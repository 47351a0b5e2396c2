"""Listening, keys, history: what is changed on these pages holds at once and is kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
)

from harken.importing.importer import Importer
from harken.listening.command import Action, Command
from harken.listening.habits import Habits
from harken.paths import library_path
from harken.settings import load_settings, settings_path
from harken.ui.about import AboutDialog
from harken.ui.choices import Choice
from harken.ui.doing import Doing
from harken.ui.key_dialog import KeyDialog
from harken.ui.settings_control import SettingsControl
from tests.ui.house import House
from tests.ui.slow_importer import SlowImporter
from tests.ui.test_accessible_names import unnamed

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


@pytest.fixture
def house(qapp: QApplication, settings: Path) -> Iterator[House]:
    """A window that imports nothing."""
    house = House(cast("Importer", SlowImporter()), settings)
    yield house
    house.close()


@pytest.fixture
def pages(house: House) -> SettingsControl:
    house.workspace.sheets.show_settings()
    assert house.workspace.sheets.settings is not None
    return house.workspace.sheets.settings


def commands(house: House, monkeypatch: pytest.MonkeyPatch) -> list[Command]:
    """What the session is told from now on."""
    told: list[Command] = []
    monkeypatch.setattr(house.session, "do", told.append)
    return told


def asked_key(pages: SettingsControl) -> KeyDialog:
    return pages.keys.findChildren(KeyDialog)[-1]


def press(dialog: KeyDialog, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(dialog.field, key, held or Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(
    "field", ["autoplay", "recap", "confirm", "notifications", "close_to_tray"]
)
def test_a_habit_holds_at_once_and_is_kept(
    house: House,
    pages: SettingsControl,
    settings: Path,
    monkeypatch: pytest.MonkeyPatch,
    field: str,
) -> None:
    before = getattr(load_settings(settings), field)
    told = commands(house, monkeypatch)
    pages.listening.tick(field).click()
    assert getattr(load_settings(settings), field) is not before
    assert told == [Command(Action.SET_HABITS, load_settings(settings).habits)]


def test_what_a_press_of_the_headset_does(pages: SettingsControl, settings: Path) -> None:
    one, _, three = pages.listening.presses
    one.choose("say-status")
    three.choose("mark")
    assert load_settings(settings).headset == ("say-status", "next-paragraph", "mark")


def test_a_press_of_a_newer_harken_stays(house: House, settings: Path) -> None:
    house.memory.keep(headset=("fly", "play-pause", "stop"))
    house.workspace.sheets.show_settings()
    pages = house.workspace.sheets.settings
    assert pages is not None
    pages.listening.presses[1].choose("faster")
    assert load_settings(settings).headset == ("fly", "faster", "stop")


def test_the_history_is_switched_off(
    house: House, pages: SettingsControl, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = commands(house, monkeypatch)
    pages.history.keep.click()
    assert not load_settings(settings).keep_history
    assert told == [Command(Action.SET_HABITS, Habits(keep_history=False))]


@pytest.mark.parametrize("confirmed", [True, False])
def test_it_is_forgotten_only_when_that_was_confirmed(
    pages: SettingsControl, confirmed: bool
) -> None:
    wished: list[bool] = []
    pages.history.forget_wanted.connect(lambda: wished.append(True))
    pages.history.forget.click()
    [box] = pages.history.findChildren(QMessageBox)
    text = "Forget" if confirmed else "Cancel"
    [answer] = [one for one in box.findChildren(QPushButton) if one.text().strip("&") == text]
    answer.click()
    assert wished == [True] * confirmed
    assert bool(pages.history.done.text()) is confirmed


def test_it_says_where_all_is_kept(pages: SettingsControl) -> None:
    said = pages.history.where.text().replace("\u200b", "")
    assert str(library_path()) in said
    assert str(settings_path()) in said


def test_a_key_is_changed_by_pressing_it(house: House, pages: SettingsControl) -> None:
    keys, keymap = pages.keys, house.workspace.keymap
    keys.choose(Doing.SPELL_WORD)
    keys.change.click()
    press(asked_key(pages), Qt.Key.Key_Y)
    assert keymap.keys_of(Doing.SPELL_WORD) == ("Y",)
    keys.add.click()
    press(asked_key(pages), Qt.Key.Key_F7)
    assert keymap.keys_of(Doing.SPELL_WORD) == ("Y", "F7")
    assert keys._keys[Doing.SPELL_WORD].text() == "Y or F7"
    keys.remove.click()
    assert keymap.keys_of(Doing.SPELL_WORD) == ()
    assert keys._keys[Doing.SPELL_WORD].text() == "no key"
    keys.reset.click()
    assert keymap.keys_of(Doing.SPELL_WORD) == ("X",)
    assert not keys.reset_all.isEnabled()


def test_a_key_that_does_something_else_is_taken_when_that_is_confirmed(
    house: House, pages: SettingsControl
) -> None:
    keymap = house.workspace.keymap
    pages.keys.choose(Doing.SPELL_WORD)
    pages.keys.change.click()
    dialog = asked_key(pages)
    press(dialog, Qt.Key.Key_K)
    assert dialog.hint.text() == "K is for “Play or pause” now. Use it here instead?"
    assert keymap.keys_of(Doing.SPELL_WORD) == ("X",)
    dialog.use.click()
    assert keymap.keys_of(Doing.SPELL_WORD) == ("K",)
    assert keymap.keys_of(Doing.PLAY_PAUSE) == ("Space",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Shift])
def test_a_key_that_cannot_be_had_is_refused_with_a_reason(
    pages: SettingsControl, key: Qt.Key
) -> None:
    pages.keys.change.click()
    dialog = asked_key(pages)
    press(dialog, key)
    assert dialog.isVisible()
    assert dialog.hint.text().endswith(".")
    assert not dialog.use.isEnabled()
    assert unnamed(dialog) == []
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_given_twice_are_told(qapp: QApplication, settings: Path) -> None:
    settings.parent.mkdir(parents=True)
    settings.write_text('{"keys": {"find": ["F3"], "quit": ["F3"]}}', encoding="utf-8")
    house = House(cast("Importer", SlowImporter()), settings)
    try:
        house.workspace.sheets.show_settings()
        pages = house.workspace.sheets.settings
        assert pages is not None
        told = "F3 was given twice: it is for “Find in the article”, not for “Quit”."
        assert pages.keys.clashes.text() == told
    finally:
        house.close()


def test_keys_of_one_character_rest(house: House, pages: SettingsControl) -> None:
    pages.keys.single_keys.click()
    assert house.workspace.keymap.keys_of(Doing.PLAY_PAUSE) == ("Space",)
    shown = [pages.keys.table.item(row, 1) for row in range(pages.keys.table.rowCount())]
    assert "Space or K (off)" in [item.text() for item in shown if item is not None]


def test_hints_menu_and_sheet_follow_the_keymap(house: House) -> None:
    bar, keymap = house.workspace.player.bar, house.workspace.keymap
    assert bar._repeat.toolTip() == "Say the sentence again (R)"
    keymap.give(Doing.REPEAT_SENTENCE, ("F7",))
    keymap.give(Doing.FIND, ("F3",))
    assert bar._repeat.toolTip() == "Say the sentence again (F7)"
    assert bar._repeat.accessibleName() == "Say the sentence again"
    texts = [action.text() for action in house.workspace.menu.actions()]
    assert "Find in the article…\tF3" in texts
    keymap.give(Doing.REPEAT_SENTENCE, ())
    assert bar._repeat.toolTip() == "Say the sentence again"


@pytest.mark.parametrize("page", ["listening", "keys", "history"])
def test_the_pages_fit_the_smallest_window_and_each_control_has_a_name(
    house: House, page: str
) -> None:
    house.window.resize(720, 480)
    house.settle()
    house.workspace.sheets.show_settings()
    pages = house.workspace.sheets.settings
    assert pages is not None
    pages.dialog.show_page(getattr(pages, page))
    house.settle()
    assert pages.dialog.width() <= 720
    assert pages.dialog.height() <= 480
    assert unnamed(pages.dialog) == []


def test_each_heading_stands_nearer_to_what_it_heads(house: House, pages: SettingsControl) -> None:
    pages.dialog.resize(720, 440)
    headings = [
        one for one in pages.dialog.findChildren(QLabel) if one.property("role") == "overline"
    ]
    assert len(headings) >= 6
    for heading in headings:
        page = heading.parentWidget()
        assert page is not None
        layout = page.layout()
        assert layout is not None
        assert heading.contentsMargins().top() + layout.spacing() >= 16, heading.text()
        assert heading.contentsMargins().bottom() == 0


def test_every_page_is_in_the_list_of_the_smallest_window_and_found_by_keys(
    house: House,
) -> None:
    house.window.resize(720, 480)
    house.window.activateWindow()
    house.settle()
    house.workspace.sheets.show_settings()
    house.settle()
    pages = house.workspace.sheets.settings
    assert pages is not None
    dialog, names, shown = pages.dialog, pages.dialog._pages._names, pages.dialog._pages._pages
    every = [names.item(row) for row in range(names.count())]
    assert [item.text() for item in every] == [
        "Reading", "Look", "Pronunciation", "Listening", "Keys", "By voice", "History",
    ]  # fmt: skip
    for item in every:
        assert names.viewport().rect().contains(names.visualItemRect(item))
    names.setFocus()
    QTest.keyClick(names, Qt.Key.Key_End)
    assert shown.currentWidget() is pages.history
    QTest.keyClick(names, Qt.Key.Key_Up)
    assert shown.currentWidget() is pages.voice
    pages.voice.mode.setFocus()
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(pages.voice.mode, Qt.Key.Key_Tab, ctrl)
    assert (shown.currentWidget(), QApplication.focusWidget()) == (pages.history, names)
    QTest.keyClick(names, Qt.Key.Key_Tab, ctrl)
    assert shown.currentWidget() is dialog.reading, "after the last comes the first"
    QTest.keyClick(names, Qt.Key.Key_Backtab, ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert shown.currentWidget() is pages.history


@pytest.mark.parametrize("page", ["listening", "voice"])
def test_a_choice_shows_all_of_its_words(house: House, page: str) -> None:
    house.window.resize(720, 480)
    house.settle()
    house.workspace.sheets.show_settings()
    pages = house.workspace.sheets.settings
    assert pages is not None
    pages.dialog.show_page(getattr(pages, page))
    house.settle()
    for choice in getattr(pages, page).findChildren(Choice):
        option = QStyleOptionComboBox()
        choice.initStyleOption(option)
        field = choice.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            choice,
        )
        words = [choice.itemText(place) for place in range(choice.count())]
        wide_px = max(choice.fontMetrics().horizontalAdvance(text) for text in words)
        assert wide_px < field.width()


def test_about_says_where_all_is_and_opens_its_folder(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    settings_path().parent.mkdir(parents=True)
    house.memory.keep(keep_history=False)
    house.workspace.sheets.show_about()
    [about] = house.window.findChildren(AboutDialog)
    paths = {field.accessibleName(): field.text() for field in about.findChildren(QLineEdit)}
    assert paths["Library"] == str(library_path())
    assert paths["Settings"] == str(settings_path())
    assert paths["Log of faults"].endswith("faults.txt")
    assert "not remembered" in " ".join(one.text() for one in about.findChildren(QLabel))
    assert unnamed(about) == []
    assert about.width() <= 720
    assert about.height() <= 480
    folder = next(
        one for one in about.findChildren(QPushButton)
        if one.accessibleName() == "Open the settings' folder"
    )  # fmt: skip
    folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [settings_path().parent]
    about.accept()
