"""Marks: looked through, noted, heard, removed and brought back, taken along."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from harken.library.library import Library
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.ui.marks.note_dialog import NoteDialog
from harken.ui.marks.sheet import MarksSheet
from harken.ui.notice import Notice
from tests.ui.articles import article_of
from tests.ui.house import House
from tests.ui.test_accessible_names import unnamed

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def mark_some(library: Library) -> None:
    library.add_mark("id of Alpha", 2, "The wall held.", "", 1_000_000.0)
    library.add_mark("id of Alpha", 3, "Nobody minded.", "so it goes", 1_000_000.0)
    library.add_mark("id of Beta", 1, "The tide went out.", "", 1_000_000.0)


@pytest.fixture
def marked(house: House) -> House:
    """Two articles, the first of which is open, with three marks."""
    alpha = article_of("The sea came in. The wall held. Nobody minded.", title="Alpha")
    house.put(alpha, article_of("The tide went out. It came back.", title="Beta"))
    house.library.ask(mark_some).result(10)
    house.workspace.desk.open_id("id of Alpha")
    house.settle()
    house.window.activateWindow()
    return house


def shown(house: House) -> MarksSheet:
    QTest.keyClick(house.window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    [sheet] = house.window.findChildren(MarksSheet)
    return sheet


def texts(sheet: MarksSheet) -> list[str]:
    return [mark.text for mark in sheet.model.marks]


def kept(house: House) -> list[tuple[str, str]]:
    marks = house.library.ask(lambda library: library.marks()).result(10)
    return [(mark.text, mark.note) for mark in marks]


def test_those_of_the_article_come_first_then_all(marked: House) -> None:
    sheet = shown(marked)
    assert texts(sheet) == ["The wall held.", "Nobody minded."]
    sheet._all.click()
    marked.settle()
    assert set(texts(sheet)) == {"The wall held.", "Nobody minded.", "The tide went out."}
    assert {sheet.model.row(place).title for place in range(3)} == {"Alpha", "Beta"}
    assert unnamed(sheet) == []
    sheet.accept()


def test_a_row_has_no_line_for_a_note_that_is_not_there(marked: House) -> None:
    sheet = shown(marked)
    plain_px, noted_px = (sheet.list.sizeHintForRow(row) for row in range(2))
    assert noted_px - plain_px == 22
    sheet._all.click()
    marked.settle()
    heights_px = {sheet.model.marks[row].note: sheet.list.sizeHintForRow(row) for row in range(3)}
    assert heights_px["so it goes"] - heights_px[""] == 22
    sheet.accept()


def test_all_can_be_saved_where_the_open_article_has_none(marked: House) -> None:
    marked.put(article_of("Nothing is marked here.", title="Gamma"))
    marked.workspace.desk.open_id("id of Gamma")
    marked.settle()
    sheet = shown(marked)
    assert (texts(sheet), sheet.save.isEnabled()) == ([], True)
    sheet.accept()


def test_where_nothing_is_marked_nothing_can_be_saved(house: House) -> None:
    house.open(article_of("One.", title="Alpha"))
    house.window.activateWindow()
    sheet = shown(house)
    assert not sheet.save.isEnabled()
    sheet.accept()


def test_a_mark_is_heard_from_its_sentence_on_in_its_article(marked: House) -> None:
    sheet = shown(marked)
    sheet._all.click()
    marked.settle()
    sheet.list.setCurrentIndex(sheet.model.index(texts(sheet).index("The tide went out.")))
    sheet.go.click()
    marked.settle()
    assert marked.state.article is not None and marked.state.article.title == "Beta"
    assert (marked.state.sentence, marked.state.mode) == (1, Mode.PLAYING)
    assert not marked.window.findChildren(MarksSheet) or not sheet.isVisible()


def test_a_note_is_kept_when_another_mark_is_chosen_or_it_closes(marked: House) -> None:
    sheet = shown(marked)
    QTest.keyClicks(sheet.note, "at last")
    sheet.list.setCurrentIndex(sheet.model.index(1))
    marked.settle()
    assert sheet.note.text() == "so it goes"
    assert ("The wall held.", "at last") in kept(marked)
    sheet.note.selectAll()
    QTest.keyClicks(sheet.note, "so it went")
    QTest.keyClick(sheet.note, Qt.Key.Key_Escape)
    marked.settle()
    assert ("Nobody minded.", "so it went") in kept(marked)
    assert [mark.note for mark in marked.state.marks] == ["at last", "so it went"]


def test_a_mark_is_removed_and_brought_back_with_its_note(marked: House) -> None:
    sheet = shown(marked)
    sheet.list.setFocus()
    sheet.list.setCurrentIndex(sheet.model.index(1))
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    marked.settle()
    assert texts(sheet) == ["The wall held."]
    assert len(marked.state.marks) == 1
    sheet._undo.click()
    marked.settle()
    assert texts(sheet) == ["The wall held.", "Nobody minded."]
    assert ("Nobody minded.", "so it goes") in kept(marked)
    assert not sheet._undo.isVisible()
    sheet.accept()


def test_all_are_saved_with_their_sources(marked: House, tmp_path: Path) -> None:
    sheet = shown(marked)
    sheet.save.click()
    [dialog] = marked.window.findChildren(QFileDialog)
    target = tmp_path / "marks.md"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    marked.wait_for(target.exists, "the file")
    marked.settle()
    text = target.read_text(encoding="utf-8")
    for part in ("Alpha", "Beta", "The wall held.", "so it goes", "/home/ada/harbour.html"):
        assert part in text
    marked.wait_for(lambda: marked.messages == [f"Saved: {target}"], "the message")
    sheet.accept()


def test_a_folder_that_is_gone_is_told_and_nothing_is_lost(marked: House, tmp_path: Path) -> None:
    marked.workspace.marks.save(tmp_path / "gone" / "marks.md")
    marked.wait_for(lambda: bool(marked.messages), "the message")
    assert marked.messages[0].startswith("Cannot save")
    assert len(kept(marked)) == 3


def test_without_marks_it_says_how_to_make_one(house: House) -> None:
    sheet = shown(house)
    assert texts(sheet) == []
    assert sheet._nothing.text().startswith("Press B while you listen")
    assert not (sheet.go.isEnabled() or sheet.save.isEnabled() or sheet._one.isEnabled())
    sheet.accept()


def test_what_is_marked_while_it_is_open_appears(marked: House) -> None:
    sheet = shown(marked)
    marked.session.do(Command(Action.MARK, "new"))
    marked.wait_for(lambda: len(texts(sheet)) == 3, "the mark")
    sheet.accept()


def test_marked_sentences_have_a_sign_in_the_margin(marked: House) -> None:
    marks = marked.workspace.reading.view.marking.marks
    assert sum(map(len, marks.marked.values())) == 2
    before = marked.workspace.reading.view.viewport().grab().toImage()
    marked.session.do(Command(Action.MARK))
    marked.wait_for(lambda: len(marked.state.marks) == 3, "the mark")
    marked.settle()
    assert sum(map(len, marks.marked.values())) == 3
    assert marked.workspace.reading.view.viewport().grab().toImage() != before


def test_a_mark_in_an_article_that_is_gone_is_not_shown(marked: House) -> None:
    marked.library.ask(lambda library: library.delete(["id of Beta"], 2_000_000.0)).result(10)
    sheet = shown(marked)
    sheet._all.click()
    marked.settle()
    assert texts(sheet) == ["The wall held.", "Nobody minded."]
    sheet.accept()


def test_the_sheet_fits_the_smallest_window(marked: House) -> None:
    marked.window.resize(720, 480)
    sheet = shown(marked)
    assert sheet.minimumSizeHint().width() <= 720 and sheet.height() <= 480
    sheet.accept()


class TestWhatIsToldOfAMark:
    def told(self, house: House) -> Notice:
        house.session.do(Command(Action.MARK))
        house.settle()
        [notice] = house.workspace.notices.notices
        return notice

    def press(self, house: House, notice: Notice, action: str) -> None:
        [button] = [it for it in notice.findChildren(QPushButton) if it.text() == action]
        button.click()
        house.settle()

    def test_it_can_be_taken_back(self, marked: House) -> None:
        before = kept(marked)
        notice = self.told(marked)
        assert notice.title == "Marked: Alpha"
        self.press(marked, notice, "Undo")
        assert kept(marked) == before
        assert len(marked.state.marks) == 2
        assert marked.messages == []

    def test_a_note_can_be_added(self, marked: House) -> None:
        self.press(marked, self.told(marked), "Note…")
        [dialog] = marked.window.findChildren(NoteDialog)
        assert dialog.field.hasFocus()
        assert unnamed(dialog) == []
        QTest.keyClicks(dialog.field, "for Ada")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        marked.settle()
        assert ("Alpha", "for Ada") in kept(marked)
        assert marked.state.marks[0].note == "for Ada"

    def test_what_was_marked_before_keeps_its_mark_and_note(self, marked: House) -> None:
        before = kept(marked)
        marked.session.do(Command(Action.NEXT_SENTENCE))
        marked.session.do(Command(Action.NEXT_SENTENCE))
        marked.session.do(Command(Action.NEXT_SENTENCE))
        marked.session.do(Command(Action.MARK, "another note"))
        marked.settle()
        assert ("Nobody minded.", "another note") in kept(marked)
        marked.workspace.messages.undo_last()
        marked.settle()
        assert kept(marked) == before

    def test_an_article_that_was_deleted_is_back_and_not_told_to_be_deleted(
        self, marked: House
    ) -> None:
        side = marked.workspace.side
        entry = next(one.entry for one in marked.state.queue if one.entry.title == "Alpha")
        side._editing.delete(entry)
        marked.settle()
        assert marked.messages == ["“Alpha” was deleted."]
        marked.session.do(Command(Action.MARK))
        marked.settle()
        assert marked.messages == ["“Alpha” is back in the library, since you marked it: Alpha"]
        marked.wait_for(
            lambda: "Alpha" in [hit.entry.title for hit in side.library.model.hits], "its row"
        )
