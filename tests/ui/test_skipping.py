"""Parts that are skipped: counted, shown, brought back one by one and by kind, and kept so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from harken.article.model import Article, Skip, SkipReason, Span
from harken.importing.source import FileSource
from harken.listening.command import Action, Command
from harken.ui.skip_names import all_of, counted
from harken.ui.skipping import carried_over, skip_at, tallies, with_kind, without_block
from harken.ui.text_menu import TextMenu
from tests.ui.articles import article_of
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

PARAGRAPHS = (
    "Home. News. Sport.",
    "The sea came in over the wall.",
    "A boat. Photo: Ada.",
    "It went out again in the evening.",
    "A wall. Photo: Ada.",
    "Nobody minded that very much. Read more: the wall.",
)


def harbour() -> Article:
    """Two captions, a line of navigation, and boilerplate inside a paragraph."""
    reasons = ((1, SkipReason.NAVIGATION), (3, SkipReason.CAPTION), (5, SkipReason.CAPTION))
    whole = [Skip(Span(n, 0, len(PARAGRAPHS[n - 1])), reason) for n, reason in reasons]
    start = PARAGRAPHS[5].index("Read more")
    inside = Skip(Span(6, start, len(PARAGRAPHS[5])), SkipReason.BOILERPLATE)
    return article_of(*PARAGRAPHS, skips=[*whole, inside])


def restored(house: House) -> list[bool]:
    assert house.state.article is not None
    return [skip.restored for skip in house.state.article.skips]


def told(house: House) -> str:
    return house.workspace.reading.strip._text.accessibleName()


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu: QMenu, label: str) -> None:
    next(action for action in menu.actions() if action.text() == label).trigger()


@pytest.fixture
def reading(house: House) -> House:
    house.put(harbour())
    house.open(harbour())
    house.window.activateWindow()
    return house


def test_parts_are_counted_by_kind_the_most_frequent_first(reading: House) -> None:
    assert told(reading) == "4 parts skipped: 2 captions, 1 menu, 1 page extra"


def test_a_kind_is_restored_and_skipped_again(reading: House) -> None:
    strip = reading.workspace.reading.strip
    menu = strip.kinds_menu()
    assert labels(menu) == [
        "Read the 2 captions", "Read the menu", "Read the page extra", "Read all 4 parts",
    ]  # fmt: skip
    choose(menu, "Read the 2 captions")
    assert restored(reading) == [False, True, True, False]
    assert "A boat. Photo: Ada." in reading.shown_text
    assert told(reading) == "2 parts skipped: 1 menu, 1 page extra · 2 restored"
    choose(strip.kinds_menu(), "Skip the 2 captions again")
    assert restored(reading) == [False] * 4
    assert "Photo" not in reading.shown_text


def test_all_are_restored_and_skipped_again(reading: House) -> None:
    strip = reading.workspace.reading.strip
    choose(strip.kinds_menu(), "Read all 4 parts")
    assert restored(reading) == [True] * 4
    assert told(reading) == "Nothing is skipped · 4 restored"
    assert strip._restore.text() == "Skip again…"
    choose(strip.kinds_menu(), "Skip all 4 parts again")
    assert restored(reading) == [False] * 4


def test_what_is_restored_is_heard(reading: House) -> None:
    choose(reading.workspace.reading.strip.kinds_menu(), "Read the menu")
    reading.session.do(Command(Action.PLAY))
    reading.hear_to_the_end()
    said = [text for text, _, _ in reading.synthesiser.rendered]
    assert "Sport." in said
    assert not any("Photo" in text for text in said)


def test_one_by_one_with_the_keyboard_alone(reading: House) -> None:
    page = reading.workspace.reading
    page.strip._toggle.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.strip._toggle, Qt.Key.Key_Space)
    assert reading.shown_text.count("Restore") == 4
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    for expected in (True, False, True):
        if not page.view.link_has_focus:
            QTest.keyClick(page.view, Qt.Key.Key_Tab)
        assert page.view.textCursor().selectedText() == ("Restore" if expected else "Skip again")
        QTest.keyClick(page.view, Qt.Key.Key_Return)
        reading.settle()
        assert restored(reading) == [expected, False, False, False]
    QTest.keyClick(page.view, Qt.Key.Key_Tab)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert restored(reading) == [True, True, False, False]


def test_the_menu_of_a_place_brings_a_part_back_and_takes_it_away(reading: House) -> None:
    page = reading.workspace.reading

    def menu(block: int) -> TextMenu:
        assert reading.state.article is not None
        page._open_menu((block, 2), page.mapToGlobal(page.rect().center()))
        found = page.findChildren(TextMenu)[-1]
        found.close()
        return found

    assert "Don't read this" in labels(menu(2))
    assert labels(menu(3))[-2:] == ["Read this", "Read the 2 captions"]
    choose(menu(3), "Read this")
    assert restored(reading) == [False, True, False, False]
    assert labels(menu(3))[-1] == "Don't read this"
    choose(menu(3), "Don't read this")
    assert restored(reading) == [False] * 4
    choose(menu(2), "Don't read this")
    assert "came in over" not in reading.shown_text
    assert "1 left out by you" in told(reading)
    choose(page.strip.kinds_menu(), "Read the part you left out")
    assert "came in over" in reading.shown_text


def write(folder: Path) -> Path:
    path = folder / "page.md"
    text = "# The wall\n\nBy Ada Lovelace\n\nThe sea came in over the wall. It went out again.\n"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_was_restored_stays_so_when_the_same_article_comes_again(
    house: House, tmp_path: Path
) -> None:
    source = FileSource(write(tmp_path))

    def come(count: int) -> None:
        house.window.add([source])
        house.wait_for(lambda: house.workspace.desk.waiting() is None, "the article")
        assert len(house.up_next) == count

    come(1)
    house.workspace.reading.skips.skip_block(1)
    come(1)
    assert "1 left out by you" in told(house)
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nSomething else was here before the wall was.\n", encoding="utf-8")
    kept = house.state.article
    assert kept is not None
    house.window.open([FileSource(other)])
    house.wait_for(lambda: house.state.article not in (None, kept), "the other article")
    house.workspace.desk.open_id(kept.id)
    house.settle()
    assert house.state.article == kept
    assert "1 left out by you" in told(house)


def test_what_was_restored_stays_so_when_the_ranking_is_renewed(reading: House) -> None:
    choose(reading.workspace.reading.strip.kinds_menu(), "Read the 2 captions")
    reading.session.do(Command(Action.TOGGLE_READING))
    reading.session.do(Command(Action.TOGGLE_READING))
    reading.settle()
    assert restored(reading) == [False, True, True, False]
    assert reading.state.ranking is not None


def test_a_link_in_the_text_does_what_its_words_say(reading: House) -> None:
    page = reading.workspace.reading
    page.strip.show_wanted.emit(True)
    page.view.anchorClicked.emit(QUrl("harken:restore/3"))
    assert restored(reading) == [False, False, False, True]
    page.view.anchorClicked.emit(QUrl("harken:skip/3"))
    page.view.anchorClicked.emit(QUrl("harken:restore/4"))
    assert restored(reading) == [False] * 4


@pytest.mark.parametrize("reason", SkipReason)
def test_every_kind_has_a_name(reason: SkipReason) -> None:
    for count in (1, 2):
        assert counted(reason, count).startswith(f"{count} ")
        assert all_of(reason, count).startswith("the ")


# The choices themselves, without a window

SKIPS = st.lists(
    st.builds(
        Skip,
        st.builds(
            lambda block, start, length: Span(block, start, start + length),
            st.integers(1, 6), st.integers(0, 10), st.integers(1, 8),
        ),
        st.sampled_from(SkipReason),
        st.booleans(),
    )
)  # fmt: skip


@given(SKIPS, st.sampled_from([None, *SkipReason]), st.booleans())
def test_a_kind_is_all_of_its_parts_and_no_other(
    skips: list[Skip], reason: SkipReason | None, wanted: bool
) -> None:
    article = article_of(*PARAGRAPHS, skips=skips)
    after = with_kind(article, reason, restored=wanted)
    for skip, changed in zip(article.skips, after.skips, strict=True):
        assert changed.restored == (wanted if reason in (None, skip.reason) else skip.restored)
    count = {tally.reason: (tally.skipped, tally.restored) for tally in tallies(after.skips)}
    assert sum(map(sum, count.values())) == len(skips)


@given(SKIPS, st.integers(1, 6))
def test_no_word_of_a_block_that_was_left_out_is_read(skips: list[Skip], block: int) -> None:
    article = without_block(article_of(*PARAGRAPHS, skips=skips), block)
    assert all(sentence.span.block != block for sentence in article.sentences_read())


def test_the_part_at_a_place_is_the_one_in_force() -> None:
    span = Span(1, 0, 10)
    skips = [Skip(span, SkipReason.CAPTION, restored=True), Skip(span, SkipReason.BY_HAND)]
    article = article_of(*PARAGRAPHS, skips=skips)
    assert skip_at(article, 1, 3) == 1
    assert skip_at(article, 1, 10) is None
    assert skip_at(article, 2, 3) is None


def test_another_reading_of_the_same_text_keeps_the_choices() -> None:
    before = with_kind(harbour(), SkipReason.CAPTION, restored=True)
    before = without_block(before, 2)
    after = carried_over(before, article_of("An opening.", *PARAGRAPHS, skips=[
        Skip(Span(4, 0, len(PARAGRAPHS[2])), SkipReason.BOILERPLATE),
        Skip(Span(2, 0, 5), SkipReason.NAVIGATION),
    ]))  # fmt: skip
    assert after.text_of(after.skips[0].span) == PARAGRAPHS[2]
    assert [skip.restored for skip in after.skips] == [True, False, False]
    assert after.skips[2] == Skip(Span(3, 0, len(PARAGRAPHS[1])), SkipReason.BY_HAND)


def test_each_parts_link_stands_where_the_page_says(house: House) -> None:
    text = "🌊 The sea came in. Photo: Ada 🌊. It went out."
    start, end = text.index("Photo"), text.index(" It went")
    skips = [Skip(Span(1, start, end), SkipReason.CAPTION), Skip(Span(2, 0, 4), SkipReason.BY_HAND)]
    house.open(article_of(text, "One. Two.", skips=skips).with_restored(1))
    view = house.workspace.reading.view
    house.workspace.reading.strip.show_wanted.emit(True)
    assert view.page is not None
    for index, label in enumerate(("Restore", "Skip again")):
        view.focus_link(index)
        assert view.textCursor().selectedText() == label
        assert view.textCursor().charFormat().anchorHref().endswith(f"/{index}")


def test_the_counts_are_never_cut_off(reading: House) -> None:
    strip = reading.workspace.reading.strip
    kinds = [kind for kind in SkipReason for _ in range(2)]
    skips = [Skip(Span(n, 0, 9), kind) for n, kind in enumerate(kinds, 1)]
    article = article_of(*["Something is here."] * len(kinds), title="Many", skips=skips)
    for width in (1400, 720):
        reading.window.resize(width, 800)
        reading.open(harbour())
        assert (strip._text.isVisible(), strip._above.isVisible()) == (True, False)
        reading.open(article)
        assert (strip._text.isVisible(), strip._above.isVisible()) == (False, True)
        needed = strip._above.heightForWidth(strip._above.width())
        assert strip._above.height() >= needed
        assert strip._restore.geometry().top() >= strip._above.geometry().bottom()
        assert strip.rect().contains(strip._restore.geometry())


def test_nothing_floats_over_the_last_words(reading: House) -> None:
    page = reading.workspace.reading
    texts = ["The sea came in over the wall. " * 9] * 12
    caption = Skip(Span(12, 0, 30), SkipReason.CAPTION)
    reading.window.resize(900, 700)
    reading.open(article_of(*texts, title="Long", skips=[caption]))
    page.view.following.stop()
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    reading.settle()
    assert not page._back.isVisible(), "nothing was heard yet"
    reading.session.do(Command(Action.PLAY))
    reading.hear(20)
    reading.session.do(Command(Action.PAUSE))
    reading.settle()
    assert page._back.isVisible()
    assert page.view.room.text_bottom() <= page._back.geometry().top()
    assert page._back.geometry().bottom() < page.strip.geometry().top()
    assert page.strip.geometry().bottom() < page.height()
