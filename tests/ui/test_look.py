"""How the text looks: chosen in the panel, by keys and by the wheel, without losing the place."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QStandardItemModel, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.article.model import Block, BlockKind, Span
from harken.listening.command import Action, Command
from harken.settings import load_settings
from harken.ui.look import DEFAULT_LOOK, Look
from harken.ui.look_section import LookSection
from harken.ui.stepper import stepped
from harken.ui.text_lines import bounds_of
from harken.ui.theme import ThemeChoice
from harken.ui.typefaces import SANS, installed, reading_font
from tests.ui.articles import article_of, words
from tests.ui.house import House
from tests.ui.test_accessible_names import unnamed

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def reading(house: House) -> House:
    house.window.resize(900, 600)
    house.open(article_of(*[f"Part {n}. {words(60)}" for n in range(40)]))
    house.window.activateWindow()
    house.workspace.reading.view.setFocus()
    return house


def look_of(house: House) -> Look:
    return house.workspace.reading.view.look


def top_place(house: House) -> tuple[int, int]:
    """The block and offset at the top of what is seen, under what covers it."""
    place = house.workspace.reading.view.places.seen()[0][0]
    return place.block, place.start


def test_keys_size_the_text_and_the_size_is_kept(reading: House, settings: Path) -> None:
    view = reading.workspace.reading.view
    for key, size_px in (
        (Qt.Key.Key_Plus, 20), (Qt.Key.Key_Equal, 22), (Qt.Key.Key_Minus, 20), (Qt.Key.Key_0, 18),
        (Qt.Key.Key_Minus, 16),
    ):  # fmt: skip
        QTest.keyClick(view, key, CTRL)
        assert view.document().defaultFont().pixelSize() == size_px
    reading.memory.write()
    assert load_settings(settings).text_px == 16


def test_the_wheel_with_ctrl_sizes_the_text_and_does_not_scroll(reading: House) -> None:
    view = reading.workspace.reading.view
    for turned, size_px in ((120, 20), (-120, 18), (-120, 16)):
        event = QWheelEvent(
            QPointF(99, 99), view.mapToGlobal(QPointF(99, 99)), QPoint(), QPoint(0, turned),
            Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
        assert look_of(reading).text_px == size_px
    assert view.verticalScrollBar().value() == 0
    assert view.following.active


@pytest.mark.parametrize(
    "change",
    [{"text_px": 40}, {"text_px": 12}, {"line_height_percent": 220}, {"column_em": 22},
     {"typeface": SANS}],
    ids=str,
)  # fmt: skip
def test_what_is_seen_is_seen_on(reading: House, change: dict[str, object]) -> None:
    page, look = reading.workspace.reading, reading.workspace.look
    page.view.following.stop()
    page.view.verticalScrollBar().setValue(2_500)
    reading.settle()
    before = top_place(reading)
    look.choose(look.look._replace(**change))  # type: ignore[arg-type]
    reading.settle()
    after = top_place(reading)
    assert after[0] == before[0] and after[1] <= before[1], "the same line, longer now or shorter"
    assert page.view.places.place_of(Span(*before, before[1] + 1)) is not None


def test_what_is_seen_is_seen_on_in_a_window_of_another_size(reading: House) -> None:
    view = reading.workspace.reading.view
    view.following.stop()
    view.verticalScrollBar().setValue(2_500)
    reading.settle()
    before = top_place(reading)
    for width in (720, 1100, 900):
        reading.window.resize(width, 600)
        reading.settle()
        after = top_place(reading)
        assert after[0] == before[0] and abs(after[1] - before[1]) < 150, "a line or two"


def test_the_sentence_that_is_heard_stays_in_sight(reading: House) -> None:
    view, look = reading.workspace.reading.view, reading.workspace.look
    reading.session.do(Command(Action.SEEK, (20, 0)))
    reading.session.do(Command(Action.PLAY))
    reading.hear(10)
    for px in (48, 12, 18):
        look.choose(look.look._replace(text_px=px))
        reading.wait_for(lambda: not view.following.moving, "the text to arrive")
        assert view.following.active and view.following.heard_is_seen()


def test_the_panel_shows_what_holds_and_changes_it_at_once(reading: House) -> None:
    view = reading.workspace.reading.view
    QTest.keyClick(view, Qt.Key.Key_A)
    reading.settle()
    popup = reading.workspace.look._popup
    assert popup is not None and popup.isVisible()
    section = popup.section
    assert unnamed(popup) == []
    section.text_size._more.click()
    section.line_height._less.click()
    section.column.number.selectAll()
    QTest.keyClicks(section.column.number, "25")
    QTest.keyClick(section.column.number, Qt.Key.Key_Return)
    section.typeface.choose(SANS)
    section.dim_others.click()
    section.reduced_motion.click()
    assert look_of(reading) == Look(20, 150, 25, SANS, True, True)
    assert view.viewport().width() <= 25 * 20 + 2 * 24
    section.theme.choose("sepia")
    assert reading.theme.choice is ThemeChoice.SEPIA
    reading.workspace.look.reset_size()
    assert section.text_size.value == 18
    popup.close()


def test_the_panel_fits_the_smallest_window(reading: House) -> None:
    reading.window.resize(720, 480)
    reading.settle()
    reading.workspace.look.open(reading.window.header.look_button)
    popup = reading.workspace.look._popup
    assert popup is not None
    within = reading.window.frameGeometry()
    assert within.contains(popup.geometry())
    popup.close()


@pytest.mark.usefixtures("qapp")
def test_typefaces_that_are_not_there_cannot_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    families = ["DejaVu Serif", "Atkinson Hyperlegible Next"]
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: families)
    section = LookSection()
    model = section.typeface.model()
    assert isinstance(model, QStandardItemModel)
    assert [model.item(row).isEnabled() for row in range(model.rowCount())] == [
        True, True, False, True,
    ]  # fmt: skip
    assert "OpenDyslexic (opendyslexic.org) can be chosen" in section.hint.text()
    assert "start Harken again" in section.hint.text()
    families.append("OpenDyslexic")
    section = LookSection()
    assert section.hint.isHidden()
    assert installed("OpenDyslexic") == "OpenDyslexic"


@pytest.mark.usefixtures("qapp")
def test_a_typeface_that_has_gone_leaves_the_serif() -> None:
    families = reading_font(18, typeface="OpenDyslexic").families()
    assert families[0] == "OpenDyslexic" and "DejaVu Serif" in families


def test_steps_go_to_the_usual_values() -> None:
    usual = (12, 14, 18, 24)
    assert [stepped(value, usual, 1) for value in (8, 12, 13, 24, 30)] == [12, 14, 14, 24, 30]
    assert [stepped(value, usual, -1) for value in (8, 12, 13, 24, 30)] == [8, 12, 12, 18, 24]
    assert stepped(12, usual, 2) == 18
    assert DEFAULT_LOOK.resized(1).resized(-1) == DEFAULT_LOOK


# Dimming


def inks(house: House, span: Span) -> set[str]:
    """The inks that are laid over a stretch of the article."""
    view = house.workspace.reading.view
    [(start, end)] = view.places.ranges_of(span)
    over = set()
    selections = view.extraSelections()
    for selection in selections:
        cursor: QTextCursor = selection.cursor
        if cursor.selectionStart() < end and cursor.selectionEnd() > start:
            over.add(selection.format.foreground().color().name())
    return over


def dim(house: House) -> str:
    return QColor(house.theme.colours.dim).name()


def test_all_paragraphs_but_the_one_that_is_read_are_dimmed(house: House) -> None:
    item = Block(BlockKind.LIST_ITEM, "The boats came in. They went out.")
    house.open(article_of("The sea came in. It went out.", item, words(40)))
    house.session.do(Command(Action.SEEK, (2, 20)))
    view = house.workspace.reading.view
    QTest.keyClick(view, Qt.Key.Key_D)
    assert inks(house, Span(1, 0, 10)) == inks(house, Span(3, 0, 10)) == {dim(house)}
    assert inks(house, Span(2, 0, 33)) == set()
    house.session.do(Command(Action.NEXT_PARAGRAPH))
    house.settle()
    assert inks(house, Span(2, 0, 33)) == {dim(house)} and inks(house, Span(3, 0, 10)) == set()
    QTest.keyClick(view, Qt.Key.Key_D)
    assert inks(house, Span(1, 0, 10)) == set()


def test_it_stays_dimmed_while_paused_and_where_one_scrolls_to(reading: House) -> None:
    reading.workspace.look.toggle_dimming()
    reading.session.do(Command(Action.PLAY))
    reading.hear(10)
    reading.session.do(Command(Action.PAUSE))
    view = reading.workspace.reading.view
    view.following.stop()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    reading.settle()
    assert inks(reading, Span(40, 0, 20)) == {dim(reading)}


def test_the_marks_of_what_is_dimmed_are_dimmed_with_it(reading: House) -> None:
    view = reading.workspace.reading.view
    key = QColor(reading.theme.colours.key)
    reading.session.do(Command(Action.SEEK, (1, 0)))
    view.marking.show_keys([Span(1, 0, 10), Span(2, 0, 10)])

    def underlines() -> list[bool]:
        """Whether the colour of key sentences is seen in the first and the second paragraph."""
        reading.settle()
        picture = view.viewport().grab().toImage()
        found = []
        for block in (1, 2):
            [where] = view.places.ranges_of(Span(block, 0, 10))
            area = bounds_of(view.document(), [where]).toRect() & picture.rect()
            found.append(
                any(
                    picture.pixelColor(x, y) == key
                    for x in range(area.left(), area.right())
                    for y in range(area.top(), area.bottom())
                )
            )
        return found

    assert underlines() == [True, True]
    reading.workspace.look.toggle_dimming()
    assert underlines() == [True, False]
    reading.session.do(Command(Action.SEEK, (2, 0)))
    assert underlines() == [False, True]


def test_what_is_selected_is_not_dimmed(reading: House) -> None:
    reading.workspace.look.toggle_dimming()
    view = reading.workspace.reading.view
    reading.session.do(Command(Action.SEEK, (1, 0)))
    [(start, end)] = view.places.ranges_of(Span(3, 0, 40))
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    reading.settle()
    picture = view.viewport().grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert QColor(reading.theme.colours.on_accent).name() in seen
    assert dim(reading) in seen


def test_dimming_lays_nothing_out_anew(reading: House) -> None:
    view = reading.workspace.reading.view
    layouts: list[object] = []
    view.document().documentLayout().update.connect(layouts.append)
    changes: list[tuple[int, int, int]] = []
    view.document().contentsChange.connect(lambda *change: changes.append(change))
    reading.workspace.look.toggle_dimming()
    assert changes == [] and layouts == []
