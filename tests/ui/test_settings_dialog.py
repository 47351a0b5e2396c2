"""The settings: what is read, the person's own pronunciations, and trying them out."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from harken.importing.importer import Importer
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.settings import load_settings
from harken.speech.pronunciation import Pronunciation
from harken.speech.reading_rules import ReadingRules
from harken.ui.languages import language_name, languages_spoken
from harken.ui.pronunciation_dialog import PronunciationDialog
from harken.ui.settings_dialog import SettingsDialog
from tests.listening.stage import VOICES
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.slow_importer import SlowImporter
from tests.ui.test_accessible_names import unnamed

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def house(qapp: QApplication, settings: Path) -> Iterator[House]:
    """A window that imports nothing."""
    house = House(cast("Importer", SlowImporter()), settings)
    yield house
    house.close()


@pytest.fixture
def dialog(house: House) -> SettingsDialog:
    """The settings over an open article."""
    house.open(article_of("The MRSA came in. It went out.", words(300)))
    house.window.activateWindow()
    QTest.keyClick(house.window, Qt.Key.Key_Comma, CTRL)
    [dialog] = house.window.findChildren(SettingsDialog)
    return dialog


def add(dialog: SettingsDialog, written: str, spoken: str, language: str | None = None) -> None:
    dialog._words._add.click()
    asked = dialog.findChildren(PronunciationDialog)[-1]
    QTest.keyClicks(asked._written, written)
    QTest.keyClicks(asked._spoken, spoken)
    asked._language.choose(language)
    asked._save.click()


def heard(house: House) -> list[str]:
    return [text for text, _, _ in house.synthesiser.rendered]


def test_what_is_ticked_holds_at_once_and_is_kept(
    house: House, dialog: SettingsDialog, settings: Path
) -> None:
    assert dialog.rules == ReadingRules()
    dialog._code.click()
    assert load_settings(settings).reading_rules == ReadingRules(read_code=True)
    dialog._tables.click()
    dialog._code.click()
    assert load_settings(settings).reading_rules == ReadingRules(read_tables=True)


def test_a_pronunciation_is_added_changed_and_deleted(
    house: House, dialog: SettingsDialog, settings: Path
) -> None:
    add(dialog, "MRSA", "mursa", "en")
    mursa = Pronunciation("MRSA", "mursa", "en")
    assert load_settings(settings).pronunciations == (mursa,)
    table = dialog._words._table
    row = [table.model().index(0, column).data() for column in range(4)]
    assert row == ["MRSA", "mursa", "English", "Whole word"]

    dialog._words._edit.click()
    asked = dialog.findChildren(PronunciationDialog)[-1]
    assert asked.entry == mursa
    asked._spoken.setText("M R S A")
    asked._save.click()
    assert load_settings(settings).pronunciations == (Pronunciation("MRSA", "M R S A", "en"),)

    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert load_settings(settings).pronunciations == ()
    assert not dialog._words._edit.isEnabled()


def test_the_newest_comes_first_and_takes_the_place_of_its_like(dialog: SettingsDialog) -> None:
    for written, spoken in (("tide", "tyde"), ("wall", "wawl"), ("tide", "taid")):
        add(dialog, written, spoken)
    assert dialog.rules.pronunciations == (
        Pronunciation("tide", "taid"), Pronunciation("wall", "wawl"),
    )  # fmt: skip


def test_it_is_heard_from_the_next_sentence_on(house: House, dialog: SettingsDialog) -> None:
    add(dialog, "MRSA", "mursa")
    dialog.close()
    house.session.do(Command(Action.PLAY))
    house.hear_to_the_end()
    assert "The mursa came in." in heard(house)


def test_what_was_kept_is_heard_the_next_time(qapp: QApplication, settings: Path) -> None:
    settings.parent.mkdir(parents=True)
    entry = {"written": "tide", "spoken": "water"}
    settings.write_text(json.dumps({"pronunciations": [entry]}), encoding="utf-8")
    house = House(cast("Importer", SlowImporter()), settings)
    try:
        house.open(article_of("The tide came in."))
        house.session.do(Command(Action.PLAY))
        house.hear_to_the_end()
        assert "The water came in." in heard(house)
    finally:
        house.close()


@pytest.mark.parametrize(
    ("written", "spoken", "pattern", "why"),
    [
        ("", "x", False, "Write the word"),
        ("x" * 201, "x", False, "too long"),
        ("(tide", "x", True, "no regular expression"),
        ("tide", r"\1", True, "names a group"),
        ("x*", "x", True, "nothing at all"),
        ("(a+)+b", "x", True, "take too long"),
    ],
)
def test_what_cannot_be_used_is_not_saved_and_told_why(
    dialog: SettingsDialog, written: str, spoken: str, pattern: bool, why: str
) -> None:
    dialog._words._add.click()
    asked = dialog.findChildren(PronunciationDialog)[-1]
    asked._written.setText(written)
    asked._spoken.setText(spoken)
    asked._pattern.setChecked(pattern)
    asked._give()
    assert asked.isVisible()
    assert why in asked._why.text()
    assert bool(asked._why.property("wrong")) is bool(asked._written.text())
    assert not asked._save.isEnabled()
    assert dialog.rules.pronunciations == ()
    asked.reject()


def test_a_sentence_is_tried_out_by_the_rules_that_hold(dialog: SettingsDialog) -> None:
    add(dialog, "MRSA", "mursa", "en")
    dialog._field.setText("MRSA [12] spreads.")
    dialog._show_said()
    assert dialog._said.text() == "Said as: mursa spreads."
    dialog._language.choose("de")
    assert "MRSA" in dialog._said.text()
    dialog._field.setText("…")
    dialog._show_said()
    assert dialog._said.text() == "Nothing is said of it."
    assert not dialog._hear.isEnabled()


def test_it_is_heard_beside_the_reading_which_keeps_its_place(
    house: House, dialog: SettingsDialog
) -> None:
    house.session.do(Command(Action.PLAY))
    house.hear(100)
    house.settle()
    place = house.state.position
    assert place is not None
    dialog._field.setText("The tide went out.")
    QTest.keyClick(dialog._field, Qt.Key.Key_Return)
    house.settle()
    assert house.state.mode is Mode.PAUSED
    assert heard(house)[-1] == "The tide went out."
    [player] = house.trial_players
    assert (player.playing, dialog._hear.text()) == (True, "Stop")
    for _ in range(200):
        player.pass_time()
    assert (player.playing, dialog._hear.text()) == (False, "Hear it")
    assert house.state.position == place
    dialog.close()
    assert player.closed
    house.session.do(Command(Action.PLAY))
    house.hear(1)
    assert house.state.position is not None and house.state.position.block == place.block


def test_it_is_stopped_and_closed_with_the_settings(house: House, dialog: SettingsDialog) -> None:
    for close in (dialog._hear.click, dialog.accept):
        dialog._field.setText("The tide went out.")
        dialog._press_hear()
        house.settle()
        [player] = house.trial_players
        assert player.playing
        close()
        assert not player.playing
    assert house.workspace._settings is None
    house.workspace.show_settings()
    assert house.workspace._settings is not None


def test_without_a_device_it_says_so(house: House, dialog: SettingsDialog) -> None:
    dialog._field.setText("The tide went out.")
    dialog._press_hear()
    house.settle()
    [player] = house.trial_players
    player.pull_out()
    assert dialog._said.text() == "The sound device has gone."
    assert dialog._hear.text() == "Hear it"


def test_without_a_voice_it_says_so(qapp: QApplication, settings: Path) -> None:
    house = House(cast("Importer", SlowImporter()), settings)
    try:
        house.synthesiser.installed = []
        house.workspace.player.show_voices([])
        house.session._narrator._voices = []
        house.session._narrator._suiting.clear()
        house.workspace.show_settings()
        [dialog] = house.window.findChildren(SettingsDialog)
        dialog._field.setText("The tide went out.")
        dialog._press_hear()
        assert dialog._said.text() == "There is no voice to say it with."
        assert dialog._hear.text() == "Hear it"
    finally:
        house.close()


def test_each_control_has_a_name(house: House, dialog: SettingsDialog) -> None:
    add(dialog, "MRSA", "mursa")
    assert unnamed(dialog) == []
    assert all(choice.accessibleName() for choice in dialog.findChildren(QComboBox))
    dialog._words._edit.click()
    asked = dialog.findChildren(PronunciationDialog)[-1]
    assert unnamed(asked) == []
    asked.reject()


def test_tab_goes_from_top_to_bottom(dialog: SettingsDialog) -> None:
    dialog.activateWindow()
    dialog._code.setFocus()
    expected: list[QWidget] = [
        dialog._tables, dialog._words._table, dialog._words._add, dialog._field, dialog._language,
    ]  # fmt: skip
    for widget in expected:
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget


def test_languages_have_names() -> None:
    assert language_name("de") == "German"
    assert language_name("qqx") == "qqx"
    assert languages_spoken(VOICES) == ["en", "de"]
