"""The summary's text in the window: clicked, weighed, explained, copied and saved."""

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QProgressBar, QToolTip

from harken.article.emphasis import Emphasis
from harken.article.model import Block, BlockKind
from harken.article.position import Reading
from harken.article.ranking import Ranking, Reasons
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.summary.length import Sentences
from harken.ui.highlight import bounds_of
from harken.ui.summary_taking import SummaryTaking
from harken.ui.text_menu import TextMenu
from harken.ui.theme import LIGHT
from harken.ui.why import why
from harken.ui.why_panel import WhyPanel
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

LONGEST, LONG, SHORT = 6, 2, 1
"""Sentences of the harbour; the ranking of the stage takes the longest first."""


@pytest.fixture
def reading(house: House) -> House:
    """Two sentences of five are the summary, and it is shown."""
    house.open(
        article_of(
            "It went. The sea came in over the wall.",
            Block(BlockKind.HEADING, "What the mud does", 2),
            "A boat. Then none. The mud took it in, and let it out again, twice a day.",
        )
    )
    house.session.do(Command(Action.SET_LENGTH, Sentences(2)))
    house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
    house.window.activateWindow()
    house.settle()
    assert house.state.summary == (LONG, LONGEST)
    return house


def middle_of(house: House, sentence: int) -> QPoint:
    view = house.workspace.reading.view
    assert house.state.article is not None
    ranges = view.places.ranges_of(house.state.article.sentences[sentence].span)
    scrolled = QPointF(0, view.verticalScrollBar().value())
    return (bounds_of(view.document(), ranges).center() - scrolled).toPoint()


def menu_at(house: House, sentence: int) -> TextMenu:
    page = house.workspace.reading
    assert house.state.article is not None
    span = house.state.article.sentences[sentence].span
    page._open_menu((span.block, span.start + 1), page.mapToGlobal(page.rect().center()))
    found = page.findChildren(TextMenu)[-1]
    found.close()
    return found


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def checked(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]


def choose(menu: QMenu, label: str) -> None:
    next(action for action in menu.actions() if action.text() == label).trigger()
    QApplication.processEvents()


def test_the_summary_stands_under_the_articles_headings(reading: House) -> None:
    assert reading.shown_text.split("\n")[2:] == [
        "The sea came in over the wall.",
        "What the mud does",
        "The mud took it in, and let it out again, twice a day.",
    ]


def test_a_click_hears_on_in_the_article_and_e_goes_back(reading: House) -> None:
    viewport = reading.workspace.reading.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle_of(reading, LONGEST))
    reading.settle()
    assert reading.state.reading is Reading.ARTICLE
    assert reading.state.mode is Mode.PLAYING
    assert reading.state.sentence == LONGEST
    assert reading.state.expanded
    assert "It went." in reading.shown_text
    QTest.keyClick(viewport, Qt.Key.Key_E)
    assert not reading.state.expanded


def test_expanding_goes_to_the_sentence_wherever_the_summary_was_scrolled_to(house: House) -> None:
    house.window.resize(720, 480)
    house.open(article_of(*[f"Boat {n} came in. {words(60)}" for n in range(40)]))
    house.session.do(Command(Action.SET_LENGTH, Sentences(60)))
    house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
    house.settle()
    view = house.workspace.reading.view
    view.following.stop()
    house.session.do(Command(Action.EXPAND, house.state.summary[-1]))
    house.settle()
    assert view.following.active
    house.wait_for(lambda: not view.following.moving, "the scroll")
    assert view.following.heard_is_seen()


def test_a_click_on_the_title_reads_the_summary_from_its_start(reading: House) -> None:
    viewport = reading.workspace.reading.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle_of(reading, 0))
    reading.settle()
    assert reading.state.reading is Reading.SUMMARY


def test_pointer_and_hint_say_what_a_click_does(reading: House) -> None:
    view = reading.workspace.reading.view
    at = middle_of(reading, LONGEST)
    QTest.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert view.marking.marks.pointed
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at))
    )
    assert QToolTip.text().startswith("Click to hear on from here in the article.\n1st of 5 · ")
    QTest.mouseMove(view.viewport(), middle_of(reading, 0))
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    assert not view.marking.marks.pointed


def test_in_the_article_a_click_is_but_a_place(reading: House) -> None:
    reading.session.do(Command(Action.SET_READING, Reading.ARTICLE))
    reading.settle()
    view = reading.workspace.reading.view
    QTest.mouseMove(view.viewport(), middle_of(reading, LONGEST))
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    assert labels(menu_at(reading, LONGEST))[:2] == ["Hear from here", "Why this sentence"]


def test_a_skim_marks_the_key_sentences_and_lays_nothing_out_anew(reading: House) -> None:
    page = reading.workspace.reading
    reading.session.do(Command(Action.SET_READING, Reading.ARTICLE))
    reading.settle()
    keys, shown = page.view.marking.marks.keys, page.view.page
    assert len(keys) == 2
    reading.session.do(Command(Action.SET_READING, Reading.SKIM))
    reading.session.do(Command(Action.PLAY))
    reading.hear(1)
    assert page.view.page is shown
    assert page.view.marking.marks.keys == keys
    assert page.view.marking.marks.sentence, "the one that is heard is tinted too"
    assert "Hear on in the article" in labels(menu_at(reading, LONG))


def test_another_length_repaints_the_article_and_lays_out_the_summary(reading: House) -> None:
    view = reading.workspace.reading.view
    before = view.page
    reading.session.do(Command(Action.SET_LENGTH, Sentences(1)))
    reading.settle()
    assert view.page is not before
    reading.session.do(Command(Action.SET_READING, Reading.ARTICLE))
    reading.settle()
    before = view.page
    reading.session.do(Command(Action.SET_LENGTH, Sentences(3)))
    reading.settle()
    assert view.page is before
    assert sum(map(len, view.marking.marks.keys.values())) == 3


def test_a_sentence_is_pinned_and_excluded_and_let_go(reading: House) -> None:
    view = reading.workspace.reading.view
    choose(menu_at(reading, LONG), "Always in the summary")
    assert reading.state.emphasis == Emphasis(pinned=frozenset({LONG}))
    assert len(view.marking.marks.pins) == 1
    assert checked(menu_at(reading, LONG)) == ["Always in the summary"]
    choose(menu_at(reading, LONG), "Never in the summary")
    assert reading.state.emphasis == Emphasis(excluded=frozenset({LONG}))
    assert not view.marking.marks.pins
    assert checked(menu_at(reading, LONG)) == ["Never in the summary"]
    choose(menu_at(reading, LONG), "Let it be chosen freely")
    assert reading.state.emphasis == Emphasis()
    choose(menu_at(reading, LONG), "Always in the summary")
    choose(menu_at(reading, LONG), "Always in the summary")
    assert reading.state.emphasis == Emphasis()
    assert "Let it be chosen freely" not in labels(menu_at(reading, LONG))


def test_what_is_not_ranked_is_not_weighed(reading: House) -> None:
    assert labels(menu_at(reading, 0)) == [
        "Hear from here",
        "Hear on in the article",
        "Copy",
        "Select all",
    ]


@pytest.mark.parametrize("which", [Reading.SUMMARY, Reading.ARTICLE])
def test_a_pin_is_painted_beside_the_sentence(reading: House, which: Reading) -> None:
    reading.session.do(Command(Action.SET_READING, which))
    choose(menu_at(reading, LONGEST), "Always in the summary")
    view = reading.workspace.reading.view
    y = middle_of(reading, LONGEST).y()
    picture = view.viewport().grab().toImage()
    rows = range(y - 12, y + 12)
    assert any(
        picture.pixelColor(x, row).name().upper() == LIGHT.accent for x in range(24) for row in rows
    )


def test_why_is_told_in_figures_and_esc_closes_it(reading: House) -> None:
    QTest.keyClick(reading.workspace.reading.view, Qt.Key.Key_W)
    [panel] = reading.workspace.reading.findChildren(WhyPanel)
    assert panel.isVisible()
    assert panel.accessibleName() == (
        "2nd of 5. In the summary, which takes the first 2, by Balanced. "
        "Says what the rest says: 100 %."
    )
    assert reading.window.geometry().contains(panel.geometry())
    assert [bar.accessibleName() for bar in panel.findChildren(QProgressBar)] == [
        "Says what the rest says"
    ]
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    choose(menu_at(reading, LONGEST), "Why this sentence")
    panel = reading.workspace.reading.findChildren(WhyPanel)[-1]
    assert panel.accessibleName().startswith("1st of 5")
    QTest.keyClick(panel, Qt.Key.Key_Tab)
    assert not panel.isVisible(), "there is nothing in it to go to"


def test_why_names_what_the_method_looks_at_and_what_was_wished(reading: House) -> None:
    reasons = (Reasons(0.8, 1.0, 0.25, 0.0), Reasons(1.0, 0.5, 0.0, 0.0))
    ranking = Ranking("auto", (LONG, LONGEST), (1.0, 0.5), reasons, lead=1)
    told = why(reading.state, ranking, LONG)
    assert told.rank == "1st of 2"
    assert told.hint == "1st of 2 · Stands near the start"
    assert told.shares == (
        ("Says what the rest says", 0.8),
        ("Stands near the start", 1.0),
        ("Shares words with the title", 0.25),
    )
    assert told.outcome == "In the summary, which takes the first 2, by Balanced."
    assert why(reading.state, ranking, SHORT).rank == "Not ranked"
    wishes = Emphasis("mud", frozenset({LONG}), frozenset({SHORT}))
    reading.session.do(Command(Action.SET_EMPHASIS, wishes))
    told = why(reading.state, ranking, LONG)
    assert told.rank == "Always in the summary, as you wished"
    assert told.shares[-1] == ("Has your focus words", 0.0)
    assert why(reading.state, ranking, SHORT).told == (
        "Never in the summary, as you wished. "
        "Not in the summary now, which takes the first 2, by Balanced."
    )


@pytest.mark.parametrize(
    ("place", "rank"),
    [
        (0, "1st"),
        (1, "2nd"),
        (2, "3rd"),
        (3, "4th"),
        (10, "11th"),
        (12, "13th"),
        (21, "22nd"),
        (110, "111th"),
    ],
)
def test_ranks_are_ordinal_numbers(reading: House, place: int, rank: str) -> None:
    ranking = Ranking("balanced", tuple(range(200)), (1.0,) * 200, (Reasons(1.0),) * 200)
    assert why(reading.state, ranking, place).rank == f"{rank} of 200"


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
    house.workspace.reading.explain()
    assert QGuiApplication.clipboard().text() == "before"
    assert not house.window.findChildren(QFileDialog)
    assert not house.window.findChildren(WhyPanel)
