"""A Piper voice that is dropped on the window is one more to choose."""

import errno
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from harken.paths import voices_dir
from harken.speech import voice_adding
from harken.speech.voice import Voice
from tests.speech.piper_zoo import config, model_bytes, put_voice
from tests.ui.house import House

ADDED = "Added the voice Tiny (low). Choose it under Voice."
TINY = Voice("piper:/tiny.onnx", "Tiny (low)", ("de-DE",), "piper", natural=True)


def drop(house: House, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    house.drop(mime)


def added() -> list[str]:
    return sorted(path.name for path in voices_dir().glob("*"))


def wait_for_message(house: House, part: str) -> None:
    house.wait_for(lambda: any(part in text for text in house.messages), part)


@pytest.fixture(autouse=True)
def _piper_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_adding, "find_spec", lambda _: object())


def test_a_voice_is_copied_told_of_and_offered(house: House, tmp_path: Path) -> None:
    house.synthesiser.installed = [*house.synthesiser.installed, TINY]
    drop(house, put_voice(tmp_path))
    wait_for_message(house, ADDED)
    assert added() == ["de_DE-tiny-low.onnx", "de_DE-tiny-low.onnx.json"]
    house.wait_for(lambda: TINY in house.workspace.installed.voices, "the voice")
    assert house.window.pages.currentWidget() is house.window.empty


def test_its_two_files_may_come_together_from_anywhere(house: House, tmp_path: Path) -> None:
    model = put_voice(tmp_path / "here")
    described = model.with_name(model.name + ".json").rename(tmp_path / f"{model.name}.json")
    drop(house, described, model)
    wait_for_message(house, ADDED)
    assert len(added()) == 2


def test_the_description_alone_stands_for_both(house: House, tmp_path: Path) -> None:
    model = put_voice(tmp_path)
    drop(house, model.with_name(model.name + ".json"))
    wait_for_message(house, ADDED)
    assert len(added()) == 2


def test_without_its_description_it_is_refused_in_words(house: House, tmp_path: Path) -> None:
    model = put_voice(tmp_path)
    model.with_name(model.name + ".json").unlink()
    drop(house, model)
    wait_for_message(house, "There is no")
    assert added() == []


def test_what_is_no_voice_is_refused_and_leaves_nothing(house: House, tmp_path: Path) -> None:
    drop(house, put_voice(tmp_path, model=model_bytes(inputs=["image"])))
    wait_for_message(house, "a model of another kind")
    drop(house, put_voice(tmp_path, "other", description=config(num_speakers=0)))
    wait_for_message(house, "numbers that make no sense")
    assert added() == []


def test_articles_beside_it_are_read(house: House, tmp_path: Path) -> None:
    article = tmp_path / "news.txt"
    article.write_text("The tide came in.\n\nNobody had thought of it before, it seems.")
    drop(house, put_voice(tmp_path), article)
    wait_for_message(house, ADDED)
    house.wait_for(lambda: house.state.article is not None, "the article")


def test_one_of_the_same_name_is_replaced(house: House, tmp_path: Path) -> None:
    old = put_voice(voices_dir(), description=config(dataset="old"))
    drop(house, put_voice(tmp_path))
    wait_for_message(house, ADDED)
    assert "tiny" in old.with_name(old.name + ".json").read_text()
    house.workspace.notices.dismiss()
    drop(house, old)  # it is there already
    wait_for_message(house, ADDED)
    assert len(added()) == 2


def test_a_full_disk_is_told_and_leaves_nothing(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", fail)
    drop(house, put_voice(tmp_path))
    wait_for_message(house, "No space left")
    assert added() == []


def test_without_piper_it_says_how_to_get_it(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_adding, "find_spec", lambda _: None)
    drop(house, put_voice(tmp_path))
    wait_for_message(house, "pip install harken[neural]")
    assert added() == []


def test_another_folder_has_the_voices_looked_for_again(house: House, tmp_path: Path) -> None:
    house.synthesiser.installed = [*house.synthesiser.installed, TINY]
    house.workspace.remembering.keep_voice_folder(str(tmp_path))
    house.wait_for(lambda: TINY in house.workspace.installed.voices, "the voice")
    assert house.memory.settings.voice_folder == str(tmp_path)
    assert house.synthesiser.voice_folder == str(tmp_path)
