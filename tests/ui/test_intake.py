"""The dialogs that ask for files and folders."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel

from harken.importing.kinds import SUFFIXES
from tests.ui.house import House


def test_the_dialog_for_files_offers_all_that_can_be_read(house: House, tmp_path: Path) -> None:
    house.workspace.intake.choose_files()
    [dialog] = house.window.findChildren(QFileDialog)
    read, everything = dialog.nameFilters()
    assert [f"*{suffix}" in read for suffix in SUFFIXES] == [True] * len(SUFFIXES)
    assert everything == "All files (*)"
    page = tmp_path / "page.md"
    page.write_text("# The wall\n\nThe sea came in over the wall.\n", encoding="utf-8")
    dialog.filesSelected.emit([str(page)])
    dialog.close()
    house.wait_for(lambda: house.state.article is not None, "the article")


def test_a_folder_is_asked_for_in_the_menu(house: House, tmp_path: Path) -> None:
    for name in ("One", "Two"):
        text = f"# {name}\n\nThe sea came in over the wall.\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    house.workspace.menu.folder_wanted.emit()
    [dialog] = house.window.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    house.wait_for(lambda: len(house.up_next) == 2, "both articles")


def test_the_empty_page_names_what_can_be_dropped(house: House) -> None:
    words = " ".join(label.text() for label in house.window.empty.findChildren(QLabel))
    for kind in ("Web pages", "PDF", "Word", "e-books", "mail", "feeds", "text", "folder"):
        assert kind in words
