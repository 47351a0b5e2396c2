"""The summary, copied and saved."""

import errno
import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from harken.export.text_file import save_text
from harken.ui import summary_taking
from harken.ui.summary_taking import SummaryTaking
from tests.ui.articles import article_of, words
from tests.ui.house import PATIENCE_S, House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def test_the_summary_is_copied_with_its_headings(reading: House) -> None:
    reading.workspace.summary.copy()
    assert QGuiApplication.clipboard().text() == (
        "The harbour\nharbour.html\n\n"
        "The sea came in over the wall.\n\n"
        "What the mud does\n\n"
        "The mud took it in, and let it out again, twice a day.\n\n"
        "2 of 5 sentences (40 %), by the method “balanced”.\n"
    )


def saving(reading: House) -> QFileDialog:
    reading.workspace.summary.save()
    [dialog] = [one for one in reading.window.findChildren(QFileDialog) if one.isVisible()]
    return dialog


def save_as(reading: House, path: Path, text: bool = False) -> None:
    dialog = saving(reading)
    assert dialog.selectedFiles()[0].endswith("The harbour (summary).md")
    if text:
        dialog.selectNameFilter(dialog.nameFilters()[1])
        dialog.filterSelected.emit(dialog.nameFilters()[1])
        assert dialog.selectedFiles()[0].endswith("The harbour (summary).txt")
    dialog.fileSelected.emit(str(path))
    dialog.done(0)


def test_a_key_asks_where_to_save_it(reading: House) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(reading.workspace.reading.view, Qt.Key.Key_S, keys)
    [dialog] = reading.window.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.done(0)


def test_it_is_saved_as_markdown_or_as_text(reading: House, tmp_path: Path) -> None:
    for name, beginning, text in (
        ("a.md", "# The harbour\n", False),
        ("b.txt", "The harbour\n", False),
        ("c.txt", "The harbour\n", True),
        ("D.MARKDOWN", "# The harbour\n", True),
    ):
        path = tmp_path / name
        save_as(reading, path, text)
        reading.wait_for(path.exists, name)
        assert path.read_text(encoding="utf-8").startswith(beginning)
    reading.wait_for(lambda: f"Saved: {path}" in reading.messages, "the message")
    assert reading.memory.settings.text_folder == str(tmp_path)
    assert Path(saving(reading).directory().absolutePath()) == tmp_path, "where it was saved last"


def test_a_name_without_ending_gets_one_and_replaces_nothing(
    reading: House, tmp_path: Path
) -> None:
    (tmp_path / "Tides 2.0.md").write_text("other")
    save_as(reading, tmp_path / "Tides 2.0")
    reading.wait_for((tmp_path / "Tides 2.0 (2).md").exists, "the file")
    assert (tmp_path / "Tides 2.0.md").read_text() == "other"


def test_it_is_the_summary_that_was_there_when_it_was_asked_for(
    reading: House, tmp_path: Path
) -> None:
    dialog = saving(reading)
    reading.open(article_of(words(400), title="Another"))
    dialog.fileSelected.emit(str(tmp_path / "a.md"))
    reading.wait_for((tmp_path / "a.md").exists, "the file")
    text = (tmp_path / "a.md").read_text()
    assert text.startswith("# The harbour\n")
    assert "2 of 5 sentences" in text
    dialog.done(0)


@pytest.mark.parametrize(
    ("typed", "as_text"),
    [("My notes.md", "My notes.txt"), ("a.Markdown", "a.txt"), ("Tides 2.0", "Tides 2.0")],
)
def test_another_type_changes_but_the_ending_of_the_name(
    reading: House, typed: str, as_text: str
) -> None:
    dialog = saving(reading)
    before = dialog.directory().absolutePath()
    dialog.selectFile(typed)
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.selectedFiles() == [f"{before}/{as_text}"]
    dialog.done(0)


class TestAClosingWindow:
    @pytest.fixture(autouse=True)
    def _disk(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Writes nothing before it `answers`, or patience is at an end."""
        self.answers = threading.Event()

        def slow(text: str, target: Path, *, replace: bool) -> Path:
            self.answers.wait(PATIENCE_S)
            return save_text(text, target, replace=replace)

        monkeypatch.setattr(summary_taking, "save_text", slow)

    def test_waits_for_what_is_written(self, reading: House, tmp_path: Path) -> None:
        save_as(reading, tmp_path / "a.md")
        threading.Timer(0.2, self.answers.set).start()
        reading.window.close()
        assert (tmp_path / "a.md").exists()

    def test_does_not_wait_for_ever(
        self, reading: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(summary_taking, "_FINISH_WITHIN_S", 0.05)
        save_as(reading, tmp_path / "a.md")
        reading.window.close()
        assert not (tmp_path / "a.md").exists()
        self.answers.set()
        reading.wait_for((tmp_path / "a.md").exists, "the file")


def test_a_full_disk_is_told_and_leaves_the_old_file(
    reading: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a.md").write_text("old")
    monkeypatch.setattr(os, "fsync", refuse)
    save_as(reading, tmp_path / "a.md")
    reading.wait_for(lambda: bool(reading.messages), "the error")
    assert reading.messages[0].startswith("Cannot save a.md")
    assert "disk is full" in reading.messages[0]
    assert (tmp_path / "a.md").read_text() == "old"


def test_without_a_summary_there_is_nothing_to_take(house: House) -> None:
    QGuiApplication.clipboard().setText("before")
    taking: SummaryTaking = house.workspace.summary
    taking.copy()
    taking.save()
    assert QGuiApplication.clipboard().text() == "before"
    assert not house.window.findChildren(QFileDialog)
