"""A voice is looked for, heard, liked and used, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.settings import load_settings
from harken.ui.buttons import Button
from harken.ui.voices.chooser import VoiceChooser
from harken.ui.voices.voice_row import VoiceRow
from tests.ui.articles import article_of
from tests.ui.house import House
from tests.ui.test_accessible_names import unnamed
from tests.ui.voices.conftest import (
    AMERICA,
    BRITAIN,
    GERMAN,
    INSTALLED,
    PICO,
    RMS,
    SLT,
    open_chooser,
)  # fmt: skip

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def seen(chooser: VoiceChooser) -> list[str]:
    return [row.voice.id for row in chooser.list.rows if row.isVisible()]


def row(chooser: VoiceChooser, voice: str) -> VoiceRow:
    [found] = [one for one in chooser.list.rows if one.voice.id == voice]
    return found


def used(chooser: VoiceChooser) -> list[str]:
    return [one.voice.id for one in chooser.list.rows if one.buttons[2].text() == "In use"]


def languages(chooser: VoiceChooser) -> list[str]:
    items = chooser.languages.list
    return [items.item(n).text() for n in range(items.count())]


def choose_language(chooser: VoiceChooser, name: str) -> None:
    chooser.languages.list.setCurrentRow(languages(chooser).index(name))


def test_the_best_voice_reads_and_the_robotic_ones_are_folded_away(chooser: VoiceChooser) -> None:
    assert languages(chooser) == ["English", "German", "Chinese", "Welsh"]
    assert seen(chooser) == [RMS.id, SLT.id]
    assert used(chooser) == [RMS.id]
    [unfold] = [it for it in chooser.list.findChildren(Button) if it.text().startswith("Show the")]
    assert unfold.text() == "Show the robotic voices (2)"
    unfold.click()
    assert seen(chooser) == [RMS.id, SLT.id, AMERICA.id, BRITAIN.id]


def test_a_robotic_one_in_use_is_not_folded_away(voiced: House) -> None:
    voiced.workspace.remembering.keep_voice(GERMAN.id, "de")
    voiced.session.do(Command(Action.SET_VOICE, BRITAIN.id))
    chooser = open_chooser(voiced)
    assert seen(chooser) == [RMS.id, SLT.id, BRITAIN.id]
    assert used(chooser) == [BRITAIN.id]
    chooser.accept()


def test_where_all_are_robotic_all_are_shown(chooser: VoiceChooser) -> None:
    choose_language(chooser, "Welsh")
    assert len(seen(chooser)) == 1


def test_one_that_is_used_reads_at_once_and_from_then_on(
    voiced: House, chooser: VoiceChooser
) -> None:
    row(chooser, SLT.id).buttons[2].click()
    assert voiced.state.voice == SLT.id
    assert used(chooser) == [SLT.id]
    assert voiced.workspace.player.bar.voice_button.accessibleName() == "Voice: Slt"
    # Pressed again, it stays.
    row(chooser, SLT.id).buttons[2].click()
    assert used(chooser) == [SLT.id]
    voiced.memory.write()
    assert load_settings(voiced.memory_folder / "settings.json").voices == {"en": SLT.id}


def test_another_languages_voice_waits_for_its_articles(
    voiced: House, chooser: VoiceChooser
) -> None:
    choose_language(chooser, "German")
    assert used(chooser) == [PICO.id]
    row(chooser, GERMAN.id).buttons[2].click()
    assert used(chooser) == [GERMAN.id]
    assert voiced.state.voice == RMS.id
    voiced.open(article_of("Das Meer kam.", title="Das Meer", language="de"))
    assert voiced.state.voice == GERMAN.id
    voiced.open(article_of("The sea came.", title="The sea"))
    assert voiced.state.voice == RMS.id


def test_an_article_can_be_read_by_a_voice_of_another_language(
    voiced: House, chooser: VoiceChooser
) -> None:
    assert not chooser._once.isVisible()
    choose_language(chooser, "German")
    assert chooser._once.isVisible()
    chooser._once.setChecked(True)
    row(chooser, GERMAN.id).buttons[2].click()
    assert voiced.state.voice == GERMAN.id
    assert voiced.memory.settings.voices == {"de": GERMAN.id}


def test_a_region_has_no_choice_of_its_own(voiced: House) -> None:
    voiced.memory.keep(voices={"en-GB": BRITAIN.id, "de": GERMAN.id})
    voiced.open(article_of("The sea came.", title="Sea", language="en-GB"))
    chooser = open_chooser(voiced)
    row(chooser, SLT.id).buttons[2].click()
    chooser.accept()
    assert voiced.memory.settings.voices == {"de": GERMAN.id, "en": SLT.id}
    assert voiced.state.voice == SLT.id


def test_a_voice_is_heard_in_its_language_and_the_reading_pauses(
    voiced: House, chooser: VoiceChooser
) -> None:
    voiced.session.do(Command(Action.PLAY))
    choose_language(chooser, "German")
    hear = row(chooser, PICO.id).buttons[1]
    hear.click()
    voiced.settle()
    assert voiced.state.mode is Mode.PAUSED
    said, voice, _ = voiced.synthesiser.rendered[-1]
    assert (said, voice) == ("Guten Tag. So lese ich Ihnen einen Artikel vor.", PICO.id)
    assert hear.text() == "Stop"
    other = row(chooser, GERMAN.id).buttons[1]
    other.click()
    voiced.settle()
    assert (hear.text(), other.text()) == ("Hear it", "Stop")
    other.click()
    assert other.text() == "Hear it"
    assert [player.playing for player in voiced.trial_players] == [False]


@pytest.mark.parametrize("ends_by", ["the sample's end", "the button", "closing"])
def test_the_reading_goes_on_at_its_word_after_a_voice_was_heard(
    voiced: House, chooser: VoiceChooser, ends_by: str
) -> None:
    voiced.session.do(Command(Action.PLAY))
    voiced.hear()
    heard = voiced.state.position
    for voice in (RMS, SLT):
        row(chooser, voice.id).buttons[1].click()
        voiced.settle()
        assert voiced.state.mode is Mode.PAUSED
    if ends_by == "the sample's end":
        voiced.trial_players[0].drained.emit()
    elif ends_by == "the button":
        row(chooser, SLT.id).buttons[1].click()
    else:
        chooser.accept()
    assert voiced.state.mode is Mode.PLAYING
    assert voiced.state.position == heard
    assert not voiced.trial_players[0].playing


def test_what_was_silent_stays_silent_after_a_voice_was_heard(
    voiced: House, chooser: VoiceChooser
) -> None:
    row(chooser, RMS.id).buttons[1].click()
    voiced.settle()
    voiced.trial_players[0].drained.emit()
    chooser.accept()
    assert voiced.state.mode is Mode.READY


def test_the_reading_does_not_go_on_where_headphones_were_pulled_out(
    voiced: House, chooser: VoiceChooser
) -> None:
    voiced.session.do(Command(Action.PLAY))
    row(chooser, RMS.id).buttons[1].click()
    voiced.settle()
    voiced.trial_players[0].moved.emit("The sound device was taken away.")
    assert chooser._told.text() == "The sound device was taken away."
    chooser.accept()
    assert voiced.state.mode is Mode.PAUSED


def test_it_falls_silent_when_it_is_closed(voiced: House, chooser: VoiceChooser) -> None:
    row(chooser, RMS.id).buttons[1].click()
    voiced.settle()
    [player] = voiced.trial_players
    assert (player.playing, player.closed) == (True, False)
    chooser.accept()
    assert (player.playing, player.closed) == (False, True)


def test_a_voice_that_cannot_be_heard_says_why(voiced: House, chooser: VoiceChooser) -> None:
    voiced.synthesiser.cannot_say = {"Hello"}
    hear = row(chooser, RMS.id).buttons[1]
    hear.click()
    voiced.settle()
    assert "it is a test" in chooser._told.text()
    assert hear.text() == "Hear it"


def test_it_says_that_a_voice_is_being_loaded(voiced: House, chooser: VoiceChooser) -> None:
    voiced.synthesiser.loads, voiced.synthesiser.held = True, []
    row(chooser, RMS.id).buttons[1].click()
    voiced.settle()
    assert chooser._told.text() == "Loading the voice…"
    voiced.synthesiser.release()
    voiced.settle()
    assert chooser._told.text() == ""
    [player] = voiced.trial_players
    assert player.playing


def test_favourites_come_first_the_next_time_too(voiced: House, chooser: VoiceChooser) -> None:
    chooser.languages.field.setText("brit")
    assert seen(chooser) == [BRITAIN.id]
    star = row(chooser, BRITAIN.id).buttons[0]
    star.click()
    assert star.accessibleName().startswith("English (Great Britain) is a favourite")
    chooser.accept()
    assert voiced.memory.settings.favourite_voices == (BRITAIN.id,)
    chooser = open_chooser(voiced)
    assert seen(chooser) == [BRITAIN.id, RMS.id, SLT.id]
    row(chooser, BRITAIN.id).buttons[0].click()
    chooser.accept()
    assert not voiced.memory.settings.favourite_voices


def test_a_favourite_goes_to_the_front_at_once_with_the_focus(
    voiced: House, chooser: VoiceChooser
) -> None:
    chooser.list._unfold.click()
    star = row(chooser, BRITAIN.id).buttons[0]
    star.setFocus()
    star.click()
    voiced.settle()
    assert seen(chooser) == [BRITAIN.id, RMS.id, SLT.id, AMERICA.id]
    assert row(chooser, BRITAIN.id).buttons[0].hasFocus()
    row(chooser, BRITAIN.id).buttons[0].click()
    voiced.settle()
    assert seen(chooser) == [RMS.id, SLT.id, AMERICA.id, BRITAIN.id]
    assert row(chooser, BRITAIN.id).buttons[0].hasFocus()


def test_looking_for_what_is_not_there_does_no_harm(chooser: VoiceChooser) -> None:
    chooser.languages.field.setText("klingon")
    assert languages(chooser) == [] and seen(chooser) == []
    assert chooser._title.text() == "Nothing is found"
    chooser.languages.field.setText("")
    assert seen(chooser) == [RMS.id, SLT.id]


def test_the_pitch_is_for_voices_that_have_one(
    voiced: House, chooser: VoiceChooser, qtbot: QtBot
) -> None:
    assert not chooser._pitch.isEnabled()
    assert chooser._pitch._value.text() == "Rms's pitch cannot be changed."
    chooser.languages.field.setText("america")
    row(chooser, AMERICA.id).buttons[2].click()
    assert chooser._pitch.isEnabled()
    for semitones in range(1, 5):
        chooser._pitch._slider.setValue(semitones)
    assert chooser._pitch._value.text() == "+4 semitones"
    qtbot.waitUntil(lambda: voiced.state.pitch_semitones == 4)
    assert voiced.memory.settings.pitch_semitones == 4


def test_a_voice_that_was_installed_meanwhile_is_there(voiced: House) -> None:
    voiced.synthesiser.installed = [AMERICA]
    voiced.workspace.installed.look()
    voiced.settle()
    voiced.synthesiser.installed = INSTALLED
    chooser = open_chooser(voiced)
    assert len(languages(chooser)) == 4
    chooser.accept()


def test_without_any_voice_it_says_so(voiced: House) -> None:
    voiced.synthesiser.installed = []
    voiced.workspace.installed.look()
    voiced.settle()
    chooser = open_chooser(voiced)
    assert not chooser._once.isVisible()
    assert chooser._told.text().startswith("No voice is installed. To install one, type")
    assert seen(chooser) == []
    chooser.accept()


def test_the_arrows_go_from_voice_to_voice(chooser: VoiceChooser) -> None:
    chooser.activateWindow()
    row(chooser, RMS.id).buttons[1].setFocus()
    QTest.keyClick(row(chooser, RMS.id).buttons[1], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is row(chooser, SLT.id).buttons[1]
    QTest.keyClick(row(chooser, SLT.id).buttons[1], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is row(chooser, SLT.id).buttons[1]
    QTest.keyClick(row(chooser, SLT.id).buttons[1], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is row(chooser, RMS.id).buttons[1]


def test_from_the_field_down_goes_to_the_languages(chooser: VoiceChooser) -> None:
    chooser.activateWindow()
    chooser.languages.field.setFocus()
    QTest.keyClick(chooser.languages.field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is chooser.languages.list
    QTest.keyClick(chooser.languages.list, Qt.Key.Key_Down)
    assert chooser._title.text() == "German"


def test_it_fits_the_lowest_window_and_names_everything(voiced: House) -> None:
    voiced.window.resize(720, 480)
    chooser = open_chooser(voiced)
    assert chooser.width() <= 720 and chooser.height() <= 480
    assert chooser.minimumSizeHint().height() <= 480
    assert unnamed(chooser) == []
    QTest.keyClick(chooser, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    voiced.settle()
    assert voiced.workspace.sheets.voices is None
