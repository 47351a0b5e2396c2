"""The row under the title, as a person uses it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.article.emphasis import Emphasis
from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.state import SessionState
from harken.summary.length import Minutes, Sentences
from harken.ui.buttons import Button, Slider
from harken.ui.summary_row.ranking_status import RankingStatus
from harken.ui.summary_row.result import result_in_words, share_in_words
from harken.ui.summary_row.row import SummaryRow
from tests.listening.stage import FakeRanker
from tests.ui.articles import article_of, words
from tests.ui.hands import button, checked
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

HOURS_S = 3_600.0


@pytest.fixture
def row(house: House) -> SummaryRow:
    """The row over an article of forty sentences."""
    house.open(article_of(words(400)))
    return house.workspace.reading.controls


def reading(house: House) -> Reading:
    return house.state.reading


def said(row: SummaryRow) -> str:
    return row.length.button.accessibleName().removeprefix("Tune the summary: ")


def checked_readings(row: SummaryRow) -> list[str]:
    return [text.split(" ")[0] for text in checked(row.readings)]


def test_skim_is_a_way_to_read_the_article(row: SummaryRow, house: House) -> None:
    skim = button(row, "Skim")
    skim.click()
    assert reading(house) is Reading.SKIM
    assert checked_readings(row) == ["Article", "Skim"]
    skim.click()
    assert reading(house) is Reading.ARTICLE
    assert checked_readings(row) == ["Article"]
    row.toggle_skim()
    house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
    assert checked_readings(row) == ["Summary"]


def test_pressing_what_is_pressed_changes_nothing(row: SummaryRow, house: House) -> None:
    article = next(one for one in row.findChildren(Button) if one.text().startswith("Article"))
    article.click()
    assert checked_readings(row) == ["Article"]
    assert reading(house) is Reading.ARTICLE


def test_the_label_says_what_the_person_gets(row: SummaryRow, house: House) -> None:
    house.session.do(Command(Action.SET_LENGTH, Sentences(6)))
    time, count, share = said(row).split(" · ")
    assert time.endswith(" s")
    assert (count, share) == ("6 sentences", "15 %")
    assert "6 of the 40 sentences" in row.length.button.toolTip()
    house.session.do(Command(Action.SET_LENGTH, Sentences(1)))
    assert "1 sentence ·" in said(row)


def test_the_slider_sets_sentences_and_the_label_follows_at_once(
    row: SummaryRow, house: House
) -> None:
    slider = row.findChild(Slider)
    assert slider is not None
    slider.setValue(8)
    assert house.state.length == Sentences(9)
    assert "9 sentences" in said(row)
    # What comes at once after it waits a moment; the last of it holds.
    slider.setValue(9)
    slider.setValue(10)
    house.wait_for(lambda: house.state.length == Sentences(11), "the slider's last place")


def test_nothing_moves_while_the_slider_is_dragged(row: SummaryRow, house: House) -> None:
    house.window.resize(720, 480)
    house.settle()
    places = set()
    for count in range(1, 41):
        house.session.do(Command(Action.SET_LENGTH, Sentences(count)))
        house.settle()
        places.add((row.length.x(), row.length.width(), row.findChild(Slider).geometry().right()))  # type: ignore[union-attr]
    assert len(places) == 1


@pytest.mark.parametrize("focus", ["", "a rather long list of words to focus on"])
@pytest.mark.parametrize("width", [512, 560, 660, 732])
def test_what_is_said_fits(house: House, width: int, focus: str) -> None:
    house.open(article_of(words(900)))
    state = house.state
    row = SummaryRow(house.theme)
    row.setFixedWidth(width)
    row.show()
    for seconds in (70.0, 4 * HOURS_S):
        row.show_state(
            replace(state, summary_s=seconds, article_s=9 * seconds, emphasis=Emphasis(focus))
        )
        house.settle()
        assert row.readings.geometry().right() < row.length.x()
        assert row.length.geometry().right() < width
        readings = row.readings.findChildren(Button)
        for left, right in pairwise(sorted(readings, key=lambda one: one.x())):
            assert left.geometry().right() < right.x()
    row.close()


def focused(state: SessionState, words: str, *, found: bool = True) -> SessionState:
    """The same with words to focus on, which the first sentence has, or none."""
    assert state.ranking is not None
    first, *others = state.ranking.reasons
    reasons = (replace(first, focus=1.0 if found else 0.0), *others)
    ranking = replace(state.ranking, reasons=reasons)
    return replace(state, emphasis=Emphasis(words), ranking=ranking)


def test_a_focus_is_seen_while_the_panel_is_closed(house: House) -> None:
    house.open(article_of(words(400)))
    row = SummaryRow(house.theme)
    row.setFixedWidth(1200)  # enough for the widest of fonts
    row.show()
    row.show_state(focused(house.state, "tide"))
    house.settle()
    assert "“tide”" in row.length.button.property("text")
    assert said(row).endswith("; focus: tide")
    assert row.length.button.property("weighed") is True
    row.show_state(house.state)
    assert "tide" not in row.length.button.property("text") + said(row)
    assert row.length.button.property("weighed") is False
    row.close()


def test_a_focus_that_no_sentence_has_is_not_shown_as_one_that_weighs(
    row: SummaryRow, house: House
) -> None:
    row.show_state(focused(house.state, "tide", found=False))
    assert "tide" not in row.length.button.property("text") + said(row)
    assert not row.length.button.property("weighed")
    # While the ranking with it is on its way nobody knows.
    row.show_state(replace(focused(house.state, "tide", found=False), ranking_progress=0.0))
    assert row.length.button.property("weighed") is True


def test_the_focus_gives_way_first_and_the_time_last(house: House) -> None:
    house.open(article_of(words(900)))
    row = SummaryRow(house.theme)
    row.show()
    whole = result_in_words(house.state)
    time, count, _ = whole.split(" · ")
    shown: list[str] = []
    for width in range(1000, 420, -20):
        row.setFixedWidth(width)
        texts, places = [], []
        for words_to_focus_on in ("", "tide"):
            row.show_state(focused(house.state, words_to_focus_on))
            house.settle()
            slider = row.findChild(Slider)
            assert slider is not None
            places.append((row.length.x(), slider.geometry()))
            texts.append(row.length.button.property("text"))
        plain, with_focus = texts
        assert places[0] == places[1]
        assert with_focus in (plain, f"{whole} · “tide”")
        assert plain in (with_focus, whole)
        if plain not in shown:
            shown.append(plain)
    assert shown == [whole, f"{time} · {count}", time, ""]
    row.close()


def test_expanding_offers_the_way_back(row: SummaryRow, house: House) -> None:
    house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
    assert not row.back.isVisible()
    house.session.do(Command(Action.EXPAND))
    assert reading(house) is Reading.ARTICLE
    assert row.back.isVisible() and not row.length.isVisible()
    assert row.back.accessibleName() == "Back to the summary"
    row.open_tuning()
    assert row.tuning.isVisible()
    row.tuning.close()
    row.back.click()
    assert reading(house) is Reading.SUMMARY
    assert row.length.isVisible() and not row.back.isVisible()


def visible_text(status: RankingStatus) -> list[str]:
    shown = [one.text() for one in status.findChildren(Button) if one.isVisible()]
    return [status._text.text(), *shown]


def test_only_a_ranking_that_takes_long_is_talked_about(
    house: House, fake_ranker: FakeRanker
) -> None:
    fake_ranker.at_once = False
    house.open(article_of(words(400)))
    row = house.workspace.reading.controls
    assert visible_text(row.status) == [""]
    assert not row.length.isVisible()
    house.wait_for(lambda: visible_text(row.status)[1:] == ["Cancel"], "the progress")
    assert fake_ranker.on_progress is not None
    fake_ranker.on_progress(0.4)
    house.settle()
    assert visible_text(row.status) == ["Finding the key sentences… 40 %", "Cancel"]
    fake_ranker.answer()
    house.settle()
    assert row.length.isVisible() and not row.status.isVisible()


def test_a_ranking_that_was_given_up_can_be_asked_for_again(
    house: House, fake_ranker: FakeRanker
) -> None:
    fake_ranker.at_once = False
    house.open(article_of(words(400)))
    row = house.workspace.reading.controls
    house.wait_for(lambda: visible_text(row.status)[1:] == ["Cancel"], "the progress")
    button(row.status, "Cancel").click()
    assert visible_text(row.status) == ["No summary", "Try again"]
    button(row.status, "Try again").click()
    assert visible_text(row.status) == [""]
    fake_ranker.answer()
    house.settle()
    assert row.length.isVisible()


def test_a_way_of_choosing_that_is_too_slow_is_no_trap(
    house: House, fake_ranker: FakeRanker
) -> None:
    fake_ranker.at_once = False
    house.session.do(Command(Action.SET_METHOD, "lexrank"))
    house.open(article_of(words(400)))
    row = house.workspace.reading.controls
    row.open_tuning()
    assert row.tuning.isVisible()
    row.tuning.close()
    house.wait_for(lambda: visible_text(row.status)[1:] == ["Cancel"], "the progress")
    button(row.status, "Cancel").click()
    assert visible_text(row.status) == ["No summary", "Try again", "Use Auto"]
    row.open_tuning()
    assert row.tuning.isVisible()
    assert house.window.frameGeometry().contains(row.tuning.frameGeometry())
    row.tuning.close()
    button(row.status, "Use Auto").click()
    fake_ranker.answer()
    house.settle()
    assert house.state.method == "auto"
    assert row.length.isVisible()


def test_without_an_article_there_is_nothing_to_tune(house: House) -> None:
    row = house.workspace.reading.controls
    row.open_tuning()
    assert not row.tuning.isVisible()


def test_while_another_ranking_comes_the_summary_stays(
    row: SummaryRow, house: House, fake_ranker: FakeRanker
) -> None:
    fake_ranker.at_once = False
    house.session.do(Command(Action.SET_METHOD, "luhn"))
    assert row.length.isVisible()
    house.wait_for(lambda: visible_text(row.status)[1:] == ["Cancel"], "the progress")
    button(row.status, "Cancel").click()
    assert row.length.isVisible()
    assert house.state.method == "auto"


def test_an_article_too_short_to_shorten_says_so(house: House) -> None:
    house.open(article_of("One is here. Two is here."))
    row = house.workspace.reading.controls
    assert visible_text(row.status) == ["Too short to shorten: read whole"]
    assert not button(row, "Skim").isVisible()


def test_expanded_from_what_is_too_short_there_is_a_way_back(house: House) -> None:
    # A summary that is nearly all of the article may be expanded, too.
    house.open(article_of("One is here. Two is here. Three is here."))
    row = house.workspace.reading.controls
    assert house.state.too_short and house.state.summary
    house.session.do(Command(Action.SET_READING, Reading.SUMMARY))
    house.session.do(Command(Action.EXPAND))
    assert house.state.too_short and house.state.expanded
    assert row.back.isVisible() and not row.status.isVisible()
    row.back.click()
    assert reading(house) is Reading.SUMMARY
    assert visible_text(row.status) == ["Too short to shorten: read whole"]
    assert row.status.isVisible() and not row.back.isVisible()


def test_when_all_is_left_out_the_row_can_bring_it_back(row: SummaryRow, house: House) -> None:
    everything = frozenset(range(1, 41))
    house.session.do(Command(Action.SET_EMPHASIS, Emphasis("tide", frozenset(), everything)))
    house.settle()
    assert visible_text(row.status) == ["You left out every sentence", "Clear"]
    assert row.status.isVisible() and not row.length.isVisible()
    row.open_tuning()
    assert row.tuning.isVisible() and row.tuning.result.text() == ""
    row.tuning.close()
    button(row.status, "Clear").click()
    house.settle()
    assert house.state.emphasis == Emphasis("tide")
    assert row.length.isVisible() and "0 sentences" not in said(row)


@pytest.mark.parametrize(
    ("sentences", "most", "told"),
    [(3, 12_000, "under 1 %"), (1, 100, "1 %"), (0, 40, "0 %"), (6, 40, "15 %"), (3, 3, "100 %")],
)
def test_a_share_is_told_as_what_it_is(sentences: int, most: int, told: str) -> None:
    assert share_in_words(sentences, most) == told


def test_a_length_in_minutes_stays_one_in_another_article(row: SummaryRow, house: House) -> None:
    house.session.do(Command(Action.SET_LENGTH, Minutes(0.5)))
    one = len(house.state.summary)
    house.open(article_of(*[words(10) + " Short." for _ in range(9)], title="Another"))
    assert house.state.length == Minutes(0.5)
    assert len(house.state.summary) != one
    row.findChild(Slider).setValue(2)  # type: ignore[union-attr]
    house.wait_for(lambda: house.state.length == Sentences(3), "the slider's sentences")


def test_it_is_told_to_those_who_cannot_see_it(row: SummaryRow, house: House) -> None:
    house.session.do(Command(Action.SET_LENGTH, Sentences(6)))
    slider = row.findChild(Slider)
    assert slider is not None
    assert "6 sentences" in slider.accessibleDescription()
    skim = QAccessible.queryAccessibleInterface(button(row, "Skim"))
    assert skim.state().checkable
    assert "key sentences" in skim.text(QAccessible.Text.Description)


@pytest.mark.parametrize("title", ["The harbour", "הנמל שלמד לנשום"])
def test_in_both_directions_of_reading_the_slider_stays_under_the_pointer(
    house: House, title: str
) -> None:
    house.open(article_of(words(400), title=title))
    row = house.workspace.reading.controls
    slider = row.findChild(Slider)
    assert slider is not None
    before = slider.mapTo(house.window, slider.rect().topLeft())
    for step in (0, 20, 39):
        slider.setValue(step)
        QTest.qWait(50)
        assert slider.mapTo(house.window, slider.rect().topLeft()) == before


def test_a_theme_that_changes_draws_the_icons_anew(row: SummaryRow, house: House) -> None:
    def ink() -> set[int]:
        picture = row.length.button.grab().toImage()
        return {picture.pixel(x, y) for x in range(30) for y in range(picture.height())}

    light = ink()
    theme = house.theme
    theme.toggle()
    house.settle()
    assert theme.is_dark
    assert ink() != light
    assert row.back.focusPolicy() is Qt.FocusPolicy.TabFocus


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("right_to_left")
def test_numbers_and_words_keep_their_order_from_right_to_left(house: House) -> None:
    house.open(article_of(words(400)))
    row = house.workspace.reading.controls
    house.session.do(Command(Action.SET_LENGTH, Sentences(6)))
    # What is isolated runs as its own first letter does, whatever is around it.
    text = row.length.button.property("text")
    assert (text[0], text[-1]) == ("\u2068", "\u2069")
    assert " · 6 sentences" in text
    assert "\u2068" not in said(row)


def test_the_outer_corners_are_round_on_both_sides(row: SummaryRow) -> None:
    def sides() -> list[str]:
        return [one.property("segment") for one in row.readings.findChildren(Button)][:2]

    assert sides() == ["left", "right"]
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert sides() == ["right", "left"]
