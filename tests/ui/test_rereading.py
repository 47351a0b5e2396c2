"""A copied text is taken for a whole text or for a web page, and the person may say which."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.article.model import Article, Extent, Skip, SkipReason, Span
from harken.errors import HarkenError
from harken.importing.importer import Importer
from harken.importing.source import FileSource, Source, TextSource
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from tests.ui.articles import article_of
from tests.ui.house import House
from tests.ui.slow_importer import SlowImporter

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

MENU = "Home News Sport Weather"
STORY = "The sea came in over the wall. It went out again. Nobody minded that very much."


def as_page() -> Article:
    """Another reading, in which the menu is skipped."""
    skip = Skip(Span(1, 0, len(MENU)), SkipReason.NAVIGATION)
    return article_of(MENU, STORY, skips=[skip], extent=Extent.WHOLE_PAGE)


def as_text(*, same_blocks: bool = True) -> Article:
    """A reading with everything in it; its blocks may be others, and then it is another one."""
    blocks = (MENU, STORY) if same_blocks else (f"{MENU} One more line.", STORY)
    title = "The harbour" if same_blocks else "Home News"
    return article_of(*blocks, title=title, extent=Extent.EXCERPT)


@pytest.fixture
def slow() -> SlowImporter:
    return SlowImporter()


@pytest.fixture
def house(qapp: QApplication, slow: SlowImporter, settings: Path) -> Iterator[House]:
    """The window over an importer that waits to be told."""
    house = House(cast("Importer", slow), settings)
    yield house
    house.close()


def opened(house: House, slow: SlowImporter, source: Source) -> House:
    house.window.add([source])
    house.wait_for(lambda: bool(slow.open), "the question")
    slow.asked[0].give(as_page())
    house.wait_for(lambda: house.state.article is not None, "the article")
    return house


def ask_for_whole_text(house: House, slow: SlowImporter) -> None:
    [_, *others] = house.workspace.reading.strip.extents_menu().actions()
    assert [other.isChecked() for other in others] == [True]
    house.workspace.reading.strip.extents_menu().actions()[0].trigger()


def sentence(house: House) -> str:
    state = house.state
    assert state.article is not None and state.sentence is not None
    return state.article.text_of(state.article.sentences[state.sentence].span)


def test_an_article_without_a_choice_offers_none(house: House) -> None:
    house.open(article_of("One is here."))
    assert not house.workspace.reading.strip.isVisible()
    house.open(as_page())
    strip = house.workspace.reading.strip
    assert strip._as.isVisible()
    assert strip._as.text() == "Read as: whole page ▾"
    labels = [action.text() for action in strip.extents_menu().actions()]
    assert labels == [
        "An excerpt: keep nearly everything",
        "A whole web page: find the article",
    ]


def test_two_words_are_no_page_and_no_excerpt(house: House) -> None:
    house.open(article_of("Two words.", extent=Extent.EXCERPT))
    assert not house.workspace.reading.strip.isVisible()


def test_the_source_is_read_again_as_what_the_person_says(house: House, slow: SlowImporter) -> None:
    source = TextSource(f"{MENU}\n\n{STORY}")
    opened(house, slow, source)
    assert MENU not in house.shown_text
    ask_for_whole_text(house, slow)
    assert not house.workspace.reading.strip._as.isEnabled()
    assert slow.asked[1].source == source
    assert slow.asked[1].extent is Extent.EXCERPT
    slow.asked[1].give(as_text())
    house.wait_for(lambda: MENU in house.shown_text, "the whole text")
    strip = house.workspace.reading.strip
    assert (strip._as.text(), strip._as.isEnabled()) == ("Read as: excerpt ▾", True)
    assert len(house.up_next) == 1


@pytest.mark.parametrize("same_blocks", [True, False])
@pytest.mark.parametrize("mode", [Mode.PLAYING, Mode.PAUSED])
def test_the_place_is_kept_and_what_is_heard_goes_on(
    house: House, slow: SlowImporter, same_blocks: bool, mode: Mode
) -> None:
    opened(house, slow, TextSource("text"))
    house.session.do(Command(Action.PLAY))
    while sentence(house) != "It went out again.":
        house.hear(1)
    if mode is Mode.PAUSED:
        house.session.do(Command(Action.PAUSE))
    ask_for_whole_text(house, slow)
    slow.asked[1].give(as_text(same_blocks=same_blocks))
    house.wait_for(lambda: not house.workspace.desk.rereads, "the whole text")
    assert (sentence(house), house.state.mode) == ("It went out again.", mode)
    [entry] = house.up_next
    assert entry.current
    house.session.do(Command(Action.PLAY))
    house.hear_to_the_end()
    assert house.state.mode is Mode.ENDED


def test_what_was_restored_stays_restored(house: House, slow: SlowImporter) -> None:
    opened(house, slow, TextSource("text"))
    house.workspace.reading.skips.skip_block(2)
    ask_for_whole_text(house, slow)
    slow.asked[1].give(as_text(same_blocks=False))
    house.wait_for(lambda: not house.workspace.desk.rereads, "the whole text")
    assert STORY not in house.shown_text
    assert "1 left out by you" in house.workspace.reading.strip._text.accessibleName()


def test_the_same_text_dropped_again_is_the_exchanged_one(house: House, slow: SlowImporter) -> None:
    opened(house, slow, TextSource("text"))
    ask_for_whole_text(house, slow)
    slow.asked[1].give(as_text(same_blocks=False))
    house.wait_for(lambda: not house.workspace.desk.rereads, "the whole text")
    house.window.add([TextSource("text")])
    slow.asked[2].give(as_page())
    house.wait_for(lambda: house.workspace.desk.waiting() is None, "it again")
    [entry] = house.up_next
    assert entry.title == "Home News"


def test_another_article_that_was_opened_meanwhile_stays_open(
    house: House, slow: SlowImporter
) -> None:
    opened(house, slow, TextSource("text"))
    ask_for_whole_text(house, slow)
    other = article_of("Something else.", title="Other")
    house.put(other)
    house.workspace.desk.open_id(other.id)
    slow.asked[1].give(as_text(same_blocks=False))
    house.wait_for(lambda: house.workspace.desk._rereading.article is None, "the whole text")
    assert house.state.article == other
    titles = [entry.title for entry in house.up_next]
    assert titles == ["Home News", "Other"]


@pytest.mark.parametrize(
    ("happens", "told"),
    [("changed", "It has changed since it was opened."), ("gone", "It is not there any more.")],
)
def test_a_file_that_is_another_one_now_is_told(
    house: House, slow: SlowImporter, tmp_path: Path, happens: str, told: str
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"{MENU}\n\n{STORY}", encoding="utf-8")
    opened(house, slow, FileSource(path))
    before = house.state.article
    if happens == "gone":
        path.unlink()
    else:
        os.utime(path, ns=(1, 1))
    ask_for_whole_text(house, slow)
    house.wait_for(lambda: bool(house.messages), "a message")
    [message] = house.messages
    assert message.startswith("Cannot read ") and "page.txt in another way. " in message
    assert told in message and "The article stays as it was." in message
    assert house.state.article == before
    assert len(slow.asked) == 1
    assert house.workspace.reading.strip._as.isEnabled()


def test_a_source_that_cannot_be_read_again_is_told(house: House, slow: SlowImporter) -> None:
    opened(house, slow, TextSource("text"))
    before = house.state.article
    ask_for_whole_text(house, slow)
    slow.asked[1].future.set_exception(HarkenError("Cannot read it", "it is a test", "Go on."))
    house.wait_for(lambda: bool(house.messages), "a message")
    assert house.messages == ["Cannot read it. It is a test. Go on."]
    assert house.state.article == before
    assert not house.workspace.desk.rereads


def test_escape_calls_it_off(house: House, slow: SlowImporter) -> None:
    opened(house, slow, TextSource("text"))
    house.window.activateWindow()
    ask_for_whole_text(house, slow)
    QTest.keyClick(house.window, Qt.Key.Key_Escape)
    house.settle()
    assert slow.cancelled == 1
    assert not house.workspace.desk.rereads
    assert house.messages == []


def test_a_real_text_is_read_both_ways(
    qapp: QApplication, importer: Importer, sample: Article, settings: Path
) -> None:
    house = House(importer, settings)
    story = " ".join(f"The sea came in over wall number {n}, and it went out." for n in range(9))
    text = "\n".join(
        ["Home", "News", "Sport", "Log in", "", "The wall", "", story, "", story[:200]]
    )
    try:
        house.window.add([TextSource(text)])
        house.wait_for(lambda: house.state.article is not None, "the article")
        for extent in (Extent.WHOLE_PAGE, Extent.EXCERPT, Extent.WHOLE_PAGE):
            house.workspace.reading.strip.extent_wanted.emit(extent)
            house.wait_for(lambda: not house.workspace.desk.rereads, "the other reading")
            assert house.state.article is not None
            assert house.state.article.extent is extent
            assert story in house.shown_text
    finally:
        house.close()
