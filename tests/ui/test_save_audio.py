"""Saving audio from the window: the real voices, the real encoder, real faults."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harken.article.model import Block, BlockKind
from harken.export.audio import ExportedAudio
from harken.export.rendering import Cancelled
from harken.listening.command import Action, Command
from harken.settings import load_settings
from harken.speech.paces import Paces
from harken.speech.pronunciation import Pronunciation
from harken.speech.reading_rules import ReadingRules
from harken.ui.audio_saving import AudioSaving
from harken.ui.save_audio import SaveAudioDialog
from tests.listening.stage import VOICES
from tests.ui.articles import article_of, words
from tests.ui.house import House

TWO_SENTENCES = "The sea came in at noon. It went out again."


@pytest.fixture
def dialog(house: House, tmp_path: Path) -> Iterator[SaveAudioDialog]:
    house.open(article_of(TWO_SENTENCES))
    dialog = SaveAudioDialog(house.window, house.state, tmp_path / "Music", "mp3")
    dialog.chosen.connect(house.workspace.remembering.keep_audio)
    dialog.show()
    yield dialog
    dialog.stop()


def wait_until_done(house: House, dialog: SaveAudioDialog) -> None:
    house.wait_for(lambda: dialog._saving is None, "the end of saving")


@pytest.mark.parametrize("format_", ["wav", "mp3"])
def test_what_is_read_becomes_a_file(
    house: House, dialog: SaveAudioDialog, tmp_path: Path, format_: str
) -> None:
    dialog._formats[format_].setChecked(True)
    seen: list[int] = []
    dialog._progress.valueChanged.connect(seen.append)
    dialog.save()
    assert not dialog._save.isEnabled()
    wait_until_done(house, dialog)
    path = tmp_path / "Music" / f"The harbour.{format_}"
    assert path.stat().st_size > 4_000
    assert isinstance(dialog._saved, ExportedAudio)
    assert 2 < dialog._saved.seconds < 8
    assert "Saved" in dialog._status.text()
    assert sorted(seen) == seen and seen[-1] == 1000
    house.memory.write()
    assert load_settings(house.memory_folder / "settings.json").audio_format == format_


def test_a_file_that_is_there_is_never_replaced(dialog: SaveAudioDialog, tmp_path: Path) -> None:
    folder = tmp_path / "Music"
    folder.mkdir()
    (folder / "The harbour.mp3").write_bytes(b"mine")
    assert dialog.target.name == "The harbour (2).mp3"


def test_the_summary_has_its_own_name(dialog: SaveAudioDialog) -> None:
    dialog._summary.setChecked(True)
    assert dialog.target.name == "The harbour (summary).mp3"
    assert dialog._where.accessibleName().endswith("The harbour (summary).mp3")


def test_a_folder_that_cannot_be_written_is_told_kindly(
    house: House, dialog: SaveAudioDialog, tmp_path: Path
) -> None:
    (tmp_path / "Music").write_text("a file in the way", encoding="utf-8")
    dialog.save()
    house.settle()
    assert dialog._saving is None
    assert dialog._status.text().startswith("Cannot use")
    assert "Choose another folder." in dialog._status.text()
    assert dialog._save.isEnabled()


@pytest.mark.parametrize("give_up", ["reject", "close"], ids=["button", "frame"])
def test_cancel_leaves_nothing_behind(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, give_up: str
) -> None:
    house.open(article_of(*[words(100) for _ in range(20)]))
    dialog = SaveAudioDialog(house.window, house.state, tmp_path / "Music", "wav")
    dialog.show()
    dialog.save()
    house.wait_for(lambda: dialog._progress.value() > 0, "some progress")
    with monkeypatch.context() as patch:
        patch.setattr(AudioSaving, "close", lambda _: pytest.fail("the window stood still"))
        getattr(dialog, give_up)()
    assert dialog.isVisible()
    assert dialog._status.text() == "Stopping …"
    wait_until_done(house, dialog)
    assert dialog._status.text() == "Stopped; nothing was saved."
    assert list((tmp_path / "Music").iterdir()) == []
    getattr(dialog, give_up)()
    assert not dialog.isVisible()


def test_closing_the_window_stops_what_is_being_saved(house: House, tmp_path: Path) -> None:
    house.memory.keep(audio_folder=str(tmp_path / "Music"), audio_format="wav")
    house.open(article_of(*[words(100) for _ in range(20)]))
    house.workspace.audio.save()
    dialog = house.workspace.audio.dialog
    assert dialog is not None
    dialog.save()
    house.wait_for(lambda: dialog._progress.value() > 0, "some progress")
    saving = dialog._saving
    assert saving is not None
    house.window.close()
    assert isinstance(saving._future.exception(timeout=0), Cancelled)
    assert not saving._thread.is_alive()
    assert list((tmp_path / "Music").iterdir()) == []


def test_what_is_saved_is_said_as_the_person_wishes(house: House, tmp_path: Path) -> None:
    house.open(article_of(TWO_SENTENCES))
    rules = ReadingRules(pronunciations=(Pronunciation("noon", "twelve o'clock, " * 10),))
    house.workspace.remembering.keep_rules(rules)
    house.memory.keep(audio_folder=str(tmp_path))
    house.workspace.audio.save()
    [dialog] = house.window.findChildren(SaveAudioDialog)
    dialog.save()
    wait_until_done(house, dialog)
    assert dialog._saved is not None and dialog._saved.seconds > 10
    dialog.stop()


def test_what_is_saved_sounds_like_what_is_heard(house: House, tmp_path: Path) -> None:
    _, british, german = (voice.id for voice in VOICES)
    paragraph = Block(BlockKind.PARAGRAPH, "Das Meer kam am Mittag.", language="de")
    house.open(article_of("The sea came in at noon.", paragraph))
    house.session.recall_voices({"en": british})
    house.session.do(Command(Action.SET_PITCH, -4))
    house.memory.keep(audio_folder=str(tmp_path))
    house.session.paces = paces = Paces()
    house.workspace.audio.save()
    dialog = house.workspace.audio.dialog
    assert dialog is not None
    dialog.save()
    assert dialog._saving is not None and dialog._saving._order.pitch_semitones == -4
    wait_until_done(house, dialog)
    dialog.stop()
    assert set(paces.heard) == {british, german}


def test_what_is_saved_teaches_how_fast_the_voice_is(house: House, tmp_path: Path) -> None:
    threads: list[threading.Thread] = []

    class Watched(Paces):
        def learn(self, *passage: Any) -> None:
            threads.append(threading.current_thread())
            super().learn(*passage)

    house.session.paces = paces = Watched()
    house.open(article_of(TWO_SENTENCES))
    house.memory.keep(audio_folder=str(tmp_path))
    house.workspace.audio.save()
    dialog = house.workspace.audio.dialog
    assert dialog is not None
    dialog.save()
    wait_until_done(house, dialog)
    dialog.stop()
    assert set(paces.heard) == {house.state.voice}
    assert set(threads) == {threading.main_thread()}
