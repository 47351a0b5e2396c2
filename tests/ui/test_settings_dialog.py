"""The settings: what is read, the person's own pronunciations, and trying them out."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget

from harken.article.pauses import DEFAULT_PAUSES, Pauses
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
    dialog.pronunciation.words._add.click()
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
    dialog.reading.code.click()
    assert load_settings(settings).reading_rules == ReadingRules(read_code=True)
    dialog.reading.tables.click()
    dialog.reading.code.click()
    assert load_settings(settings).reading_rules == ReadingRules(read_tables=True)


def test_a_pronunciation_is_added_changed_and_deleted(
    house: House, dialog: SettingsDialog, settings: Path
) -> None:
    add(dialog, "MRSA", "mursa", "en")
    mursa = Pronunciation("MRSA", "mursa", "en")
    assert load_settings(settings).pronunciations == (mursa,)
    table = dialog.pronunciation.words._table
    row = [table.model().index(0, column).data() for column in range(4)]
    assert row == ["MRSA", "mursa", "English", "Whole word"]

    dialog.pronunciation.words._edit.click()
    asked = dialog.findChildren(PronunciationDialog)[-1]
    assert asked.entry == mursa
    asked._spoken.setText("M R S A")
    asked._save.click()
    assert load_settings(settings).pronunciations == (Pronunciation("MRSA", "M R S A", "en"),)

    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert load_settings(settings).pronunciations == ()
    assert not dialog.pronunciation.words._edit.isEnabled()


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
    dialog.pronunciation.words._add.click()
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
    dialog.pronunciation.field.setText("MRSA [12] spreads.")
    dialog.pronunciation.show_said()
    assert dialog.pronunciation.said.text() == "Said as: mursa spreads."
    dialog.pronunciation.language.choose("de")
    assert "MRSA" in dialog.pronunciation.said.text()
    dialog.pronunciation.field.setText("…")
    dialog.pronunciation.show_said()
    assert dialog.pronunciation.said.text() == "Nothing is said of it."
    assert not dialog.pronunciation.hear.isEnabled()


def test_it_is_heard_beside_the_reading_which_keeps_its_place(
    house: House, dialog: SettingsDialog
) -> None:
    house.session.do(Command(Action.PLAY))
    house.hear(100)
    house.settle()
    place = house.state.position
    assert place is not None
    dialog.pronunciation.field.setText("The tide went out.")
    QTest.keyClick(dialog.pronunciation.field, Qt.Key.Key_Return)
    house.settle()
    assert house.state.mode is Mode.PAUSED
    assert heard(house)[-1] == "The tide went out."
    [player] = house.trial_players
    assert (player.playing, dialog.pronunciation.hear.text()) == (True, "Stop")
    for _ in range(200):
        player.pass_time()
    assert (player.playing, dialog.pronunciation.hear.text()) == (False, "Hear it")
    assert house.state.position == place
    dialog.close()
    assert player.closed
    house.session.do(Command(Action.PLAY))
    house.hear(1)
    assert house.state.position is not None and house.state.position.block == place.block


def test_it_is_stopped_and_closed_with_the_settings(house: House, dialog: SettingsDialog) -> None:
    for close in (dialog.pronunciation.hear.click, dialog.accept):
        dialog.pronunciation.field.setText("The tide went out.")
        dialog.pronunciation.press_hear()
        house.settle()
        [player] = house.trial_players
        assert player.playing
        close()
        assert not player.playing
    assert house.workspace.sheets.settings is None
    house.workspace.sheets.show_settings()
    assert house.workspace.sheets.settings is not None


def test_without_a_device_it_says_so(house: House, dialog: SettingsDialog) -> None:
    dialog.pronunciation.field.setText("The tide went out.")
    dialog.pronunciation.press_hear()
    house.settle()
    [player] = house.trial_players
    player.pull_out()
    assert dialog.pronunciation.said.text() == "The sound device has gone."
    assert dialog.pronunciation.hear.text() == "Hear it"


def test_without_a_voice_it_says_so(qapp: QApplication, settings: Path) -> None:
    house = House(cast("Importer", SlowImporter()), settings)
    try:
        house.synthesiser.installed = []
        house.workspace.installed.look()
        house.settle()
        house.session._narrator._voices = []
        house.session._narrator._suiting.clear()
        house.workspace.sheets.show_settings()
        [dialog] = house.window.findChildren(SettingsDialog)
        dialog.pronunciation.field.setText("The tide went out.")
        dialog.pronunciation.press_hear()
        assert dialog.pronunciation.said.text() == "There is no voice to say it with."
        assert dialog.pronunciation.hear.text() == "Hear it"
    finally:
        house.close()


def test_each_control_has_a_name(house: House, dialog: SettingsDialog) -> None:
    add(dialog, "MRSA", "mursa")
    assert unnamed(dialog) == []
    assert all(choice.accessibleName() for choice in dialog.findChildren(QComboBox))
    dialog.pronunciation.words._edit.click()
    asked = dialog.findChildren(PronunciationDialog)[-1]
    assert unnamed(asked) == []
    asked.reject()


def test_tab_goes_from_top_to_bottom(dialog: SettingsDialog) -> None:
    dialog.activateWindow()
    reading, said = dialog.reading, dialog.pronunciation
    pages: list[list[QWidget]] = [
        [reading.code, reading.tables, reading.after_sentence._less,
         reading.after_sentence.number],
        [dialog.look.text_size._less, dialog.look.text_size.number, dialog.look.text_size._more],
        [said.words._table, said.words._add, said.field, said.language],
    ]  # fmt: skip
    for page, [first, *rest] in zip((reading, dialog.look_page, said), pages, strict=True):
        dialog.show_page(page)
        first.setFocus()
        for widget in rest:
            QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is widget


def test_languages_have_names() -> None:
    assert language_name("de") == "German"
    assert language_name("qqx") == "qqx"
    assert languages_spoken(VOICES) == ["en", "de"]


def test_pauses_hold_at_once_are_kept_and_reset(
    house: House, dialog: SettingsDialog, settings: Path
) -> None:
    page = dialog.reading
    assert not page.reset.isEnabled()
    page.after_heading._more.click()
    page.after_sentence.number.setFocus()
    page.after_sentence.number.selectAll()
    QTest.keyClicks(page.after_sentence.number, "30")
    assert dialog.rules.pauses == Pauses(250, 500, 750), "half a number is not meant"
    QTest.keyClick(page.after_sentence.number, Qt.Key.Key_Tab)
    assert load_settings(settings).pauses == Pauses(30, 500, 750)
    assert house.session._here.readings._rules.pauses == Pauses(30, 500, 750)
    page.reset.click()
    assert load_settings(settings).pauses == DEFAULT_PAUSES
    assert not page.reset.isEnabled()


def test_a_pause_is_none_or_at_most_five_seconds(dialog: SettingsDialog) -> None:
    stepper = dialog.reading.after_paragraph
    for typed, value in (("0", 0), ("5000", 5_000)):
        stepper.number.selectAll()
        QTest.keyClicks(stepper.number, typed)
        QTest.keyClick(stepper.number, Qt.Key.Key_Return)
        assert stepper.value == value
    assert not stepper._more.isEnabled()
    stepper._less.click()
    assert stepper.value == 4_950


def test_a_folder_of_voices_is_chosen_and_forgotten(
    dialog: SettingsDialog, settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = iter([str(tmp_path), ""])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(chosen))
    folder = dialog.reading.folder
    assert not folder.forget.isVisibleTo(folder)
    folder.choose.click()
    folder.choose.click()
    assert load_settings(settings).voice_folder == str(tmp_path), "a dialog that is left is nothing"
    folder.forget.click()
    assert load_settings(settings).voice_folder is None


def test_all_pages_fit_the_smallest_window(house: House, dialog: SettingsDialog) -> None:
    dialog.close()
    house.window.resize(720, 480)
    house.settle()
    house.workspace.sheets.show_settings()
    shown = house.window.findChildren(SettingsDialog)[-1]
    for page in (shown.reading, shown.look_page, shown.pronunciation):
        shown.show_page(page)
        house.settle()
        assert shown.width() <= 720 and shown.height() <= 480
        assert shown.minimumSizeHint().height() <= 480


def test_the_look_is_chosen_here_too(house: House, dialog: SettingsDialog) -> None:
    dialog.look.text_size._more.click()
    assert house.workspace.reading.view.look.text_px == 20
    house.workspace.look.reset_size()
    assert dialog.look.text_size.value == 18
