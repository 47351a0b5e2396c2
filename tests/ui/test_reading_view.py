"""The text itself: clicks, marks, following, and what all of it costs in a long article."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.article.model import Article, Block, BlockKind, Skip, SkipReason, Span
from harken.article.words import word_offsets
from harken.ui.colours import DARK, LIGHT
from harken.ui.markup import Labels, article_page
from harken.ui.reading_view import ReadingView
from harken.ui.text_lines import bounds_of
from harken.ui.theme import Theme, ThemeChoice
from tests.ui.articles import article_of, words


@pytest.fixture
def view(qapp: QApplication) -> Iterator[ReadingView]:
    view = ReadingView(Theme(ThemeChoice.LIGHT))
    view.resize(900, 600)
    view.show()
    yield view
    shiboken6.delete(view)


def show(view: ReadingView, article: Article, *, show_skipped: bool = False) -> None:
    labels = Labels("Restore", "Skip again")
    view.show_page(article_page(article, "meta", show_skipped=show_skipped, labels=labels))
    QApplication.processEvents()


def centre_of(view: ReadingView, span: Span) -> QPoint:
    assert view.page is not None
    bounds = bounds_of(view.document(), view.page.ranges_of(span))
    scrolled = QPointF(0, view.verticalScrollBar().value())
    return (bounds.center() - scrolled).toPoint()


def wheel(view: ReadingView) -> None:
    event = QWheelEvent(
        QPointF(100, 100), view.mapToGlobal(QPointF(100, 100)), QPoint(), QPoint(0, -240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


@pytest.mark.parametrize(
    "text",
    ["The sea came in 😀😀 and went out.", "הים נכנס ויצא שוב.", "Das Meer kam — ‘salzig’ — é̂."],
    ids=["emoji", "hebrew", "german"],
)
def test_a_click_on_any_word_is_that_word(view: ReadingView, qtbot: QtBot, text: str) -> None:
    show(view, article_of(text))
    for start, end in word_offsets(text):
        at = centre_of(view, Span(1, start, end))
        with qtbot.waitSignal(view.place_clicked) as clicked:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        block, offset = clicked.args
        assert block == 1
        assert start <= offset < end


def test_a_click_beside_the_text_is_no_place(view: ReadingView, qtbot: QtBot) -> None:
    show(view, article_of("Short."))
    with qtbot.assertNotEmitted(view.place_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 580))


def test_a_selection_is_no_click(view: ReadingView, qtbot: QtBot) -> None:
    show(view, article_of("The sea came in and went out again."))
    start, end = (centre_of(view, Span(1, at, at + 1)) for at in (4, 20))
    with qtbot.assertNotEmitted(view.place_clicked):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(view.viewport(), end)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert view.textCursor().selectedText() in "sea came in and went"


def test_restore_stands_beside_what_is_skipped(view: ReadingView, qtbot: QtBot) -> None:
    article = article_of("A boat.", skips=[Skip(Span(1, 0, 7), SkipReason.CAPTION)])
    show(view, article, show_skipped=True)
    beside = centre_of(view, Span(1, 6, 7)) + QPoint(40, 0)
    with qtbot.waitSignal(view.skip_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert clicked.args == [0, True]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sentence_is_tinted_and_the_word_is_bright(qapp: QApplication, colours: object) -> None:
    dark = colours is DARK
    theme = Theme(ThemeChoice.DARK if dark else ThemeChoice.LIGHT)
    view = ReadingView(theme)
    view.resize(900, 600)
    view.show()
    show(view, article_of("The sea came in. It went out."))
    view.marking.show_keys([Span(1, 17, 29)])
    view.mark_heard(Span(1, 0, 16), Span(1, 4, 7))
    QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(450) for y in range(60, 180)}
    shiboken6.delete(view)
    expected = DARK if dark else LIGHT
    for colour in (expected.sentence, expected.word, expected.key, expected.paper):
        assert QColor(colour).name() in seen


def test_the_word_from_right_to_left_is_where_its_letters_are(view: ReadingView) -> None:
    text = "הים נכנס"
    show(view, article_of(text, language="he"))
    first, second = (centre_of(view, Span(1, a, b)) for a, b in word_offsets(text))
    assert first.x() > second.x() > view.viewport().width() / 2


def test_the_view_follows_until_the_person_scrolls(view: ReadingView) -> None:
    article = article_of(*[words(60) for _ in range(40)])
    show(view, article)
    last = article.sentences[-1].span
    view.mark_heard(last, None)
    assert view.following.heard_is_seen()
    show(view, article)
    wheel(view)
    assert not view.following.active
    before = view.verticalScrollBar().value()
    view.mark_heard(last, None)
    assert view.verticalScrollBar().value() == before
    assert not view.following.heard_is_seen()
    view.following.start()
    assert view.following.heard_is_seen()


def test_what_is_covered_is_not_where_the_sentence_is_put(view: ReadingView) -> None:
    article = article_of(*[words(60) for _ in range(40)])
    show(view, article)
    view.following.set_covered(100, 80)
    view.room.reserve_after_heading(0)
    view.room.reserve_after_text(100)
    for sentence in article.sentences[::40]:
        view.mark_heard(sentence.span, None)
        QTest.qWait(1)
        while view.following.moving:
            QTest.qWait(5)
        bounds = bounds_of(view.document(), view.marking.marks.sentence)
        top = bounds.top() - view.verticalScrollBar().value()
        assert top >= 100 or view.verticalScrollBar().value() == 0
        assert top + bounds.height() <= view.viewport().height() - 80 + 1


def test_the_column_is_never_wider_than_one_reads_with_ease(view: ReadingView) -> None:
    show(view, article_of(words(100)))
    for width in (720, 900, 1200, 1900):
        view.resize(width, 600)
        QApplication.processEvents()
        column = view.viewport().width() - 2 * 24
        assert column <= 38 * 18
        assert column >= min(38 * 18, width - 2 * 24 - 16)


@pytest.mark.parametrize(("language", "side"), [("en", 0), ("he", 1)])
def test_a_rule_stands_beside_a_quotation(view: ReadingView, language: str, side: int) -> None:
    text = ("הים נכנס", "The sea")[language == "en"]
    quote = Block(BlockKind.QUOTE, text)
    show(view, article_of(text, quote, quote, text, language=language))
    picture = view.viewport().grab().toImage()
    half = picture.width() // 2
    colour = QColor(LIGHT.muted).name()
    for block, quoted in ((1, False), (2, True), (3, True), (4, False)):
        y = centre_of(view, Span(block, 0, 3)).y()
        columns = range(side * half, side * half + half)
        assert any(picture.pixelColor(x, y).name() == colour for x in columns) is quoted


@pytest.mark.parametrize("language", ["en", "he"])
def test_the_rule_stands_before_the_letters_and_not_under_them(
    view: ReadingView, language: str
) -> None:
    text = ("הים נכנס", "The sea")[language == "en"]
    show(view, article_of(Block(BlockKind.QUOTE, text), language=language))
    picture = view.viewport().grab().toImage()
    y = centre_of(view, Span(1, 0, 3)).y()
    colour = QColor(LIGHT.muted)
    [left, *_, right] = [
        x
        for x in range(picture.width())
        if all(picture.pixelColor(x, y + d) == colour for d in range(-9, 10))
    ]
    words = bounds_of(view.document(), view.places.ranges_of(Span(1, 0, len(text))))
    # The bounds are 8 pixels wider than the text on each side.
    gap = left - (words.right() - 8) if language == "he" else (words.left() + 8) - right
    assert 8 < gap < 16
