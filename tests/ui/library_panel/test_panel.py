"""The library beside the text: searched, sorted, filtered, and what is done to an article."""

import sys
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from harken.errors import HarkenError
from harken.library.entry import Hit
from harken.library.library import Library
from harken.listening.state import Mode
from harken.settings import load_settings
from harken.ui.library_panel.panel import LibraryPanel
from harken.ui.library_panel.tags_dialog import TagsDialog
from tests.ui.articles import article_of
from tests.ui.house import House
from tests.ui.test_accessible_names import unnamed

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def panel(house: House) -> LibraryPanel:
    return house.workspace.side.library


def titles(house: House) -> list[str]:
    return [hit.entry.title for hit in panel(house).model.hits]


def arrange(house: House, words: str) -> None:
    """Chooses a line of the menu for sorting and filtering."""
    panel(house)._open_arranging()
    menu = panel(house)._menu
    [action] = [one for one in menu.actions() if one.text() == words]
    action.trigger()
    menu.close()
    house.settle()


def type_in(house: House, text: str) -> None:
    field = house.window.header.search
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    house.settle()


def choose(house: House, title: str) -> None:
    shown = panel(house).list
    shown.setFocus()
    shown.setCurrentIndex(panel(house).model.index(titles(house).index(title)))


def press(house: House, key: Qt.Key) -> None:
    QTest.keyClick(panel(house).list, key)
    house.settle()


def queue(house: House) -> list[str]:
    return [row.title for row in house.up_next]


def test_each_line_tells_time_status_and_tags(stocked: House) -> None:
    rows = {row.title: row for row in map(panel(stocked).model.row, range(4))}
    assert rows["Trains"].note == "38 %"
    assert rows["Clocks"].note == "new"
    assert (rows["Sluices"].done, rows["Sluices"].under) == (True, "12 Jan · sea")
    assert rows["bridges"].under == "13 Jan · music · sea"
    assert rows["bridges"].spoken == "bridges, 4 s, new, 13 Jan, music, sea"
    assert {title: row.time for title, row in rows.items()} == {
        "Sluices": "0:03", "bridges": "0:04", "Trains": "6 min", "Clocks": "1:38",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Newest first", ["Clocks", "Trains", "bridges", "Sluices"]),
        ("By title", ["bridges", "Clocks", "Sluices", "Trains"]),
        ("Heard last first", ["Trains", "Sluices", "Clocks", "bridges"]),
        ("Shortest first", ["Sluices", "bridges", "Clocks", "Trains"]),
    ],
)
def test_it_is_sorted(stocked: House, words: str, shown: list[str]) -> None:
    arrange(stocked, words)
    assert titles(stocked) == shown


def test_the_order_is_remembered(stocked: House) -> None:
    arrange(stocked, "By title")
    stocked.memory.write()
    assert load_settings(stocked.memory_folder / "settings.json").library_sort == "title"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Not heard yet", ["Clocks", "bridges"]),
        ("In progress", ["Trains"]),
        ("Heard", ["Sluices"]),
        ("sea", ["bridges", "Sluices"]),
        ("music", ["bridges"]),
    ],
)
def test_it_is_filtered_and_says_so(stocked: House, words: str, shown: list[str]) -> None:
    arrange(stocked, words)
    assert titles(stocked) == shown
    assert panel(stocked)._narrowed.accessibleName() == words
    assert panel(stocked)._told.text() == f"{len(shown)} of 4"
    panel(stocked)._all.click()
    stocked.settle()
    assert len(titles(stocked)) == 4
    assert not panel(stocked)._all.isVisible()


def test_words_are_found_in_the_text_and_shown_bold(stocked: House) -> None:
    type_in(stocked, "harb")
    assert titles(stocked) == ["bridges"]
    row = panel(stocked).model.row(0)
    assert [row.snippet[start:end] for start, end in row.found] == ["harbour"]
    assert panel(stocked).list.rows.height_px > 62
    type_in(stocked, "nowhere")
    assert not panel(stocked).list.isVisible()
    told = "No article has these words. Try fewer, or their beginnings."
    assert panel(stocked)._nothing.text() == told
    panel(stocked)._all.click()
    stocked.settle()
    assert (len(titles(stocked)), stocked.window.header.search.text()) == (4, "")


@pytest.mark.parametrize("odd", ['"', "*", "AND", "a OR", "()", "x:y", "-", "😀", "'; --", "NEAR("])
def test_whatever_is_typed_is_but_looked_for(stocked: House, odd: str) -> None:
    stocked.window.header.search.setText(odd)
    stocked.settle()
    assert stocked.messages == []
    stocked.window.header.search.clear()
    stocked.settle()
    assert len(titles(stocked)) == 4


def test_down_goes_from_the_field_to_what_was_found(stocked: House) -> None:
    type_in(stocked, "bri")
    QTest.keyClick(stocked.window.header.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel(stocked).list
    press(stocked, Qt.Key.Key_Return)
    assert stocked.state.article is not None and stocked.state.article.title == "bridges"
    assert stocked.state.mode is Mode.PLAYING
    assert queue(stocked) == ["bridges"]


def test_play_now_puts_it_before_what_is_open(stocked: House) -> None:
    stocked.put(article_of("One."), article_of("Two.", title="Other"))
    stocked.workspace.desk.open_id("id of The harbour")
    stocked.settle()
    choose(stocked, "Clocks")
    index = panel(stocked).list.currentIndex()
    panel(stocked).list.doubleClicked.emit(index)
    stocked.settle()
    assert queue(stocked) == ["Clocks", "The harbour", "Other"]
    assert stocked.state.article is not None and stocked.state.article.title == "Clocks"


def test_plus_adds_to_up_next_and_makes_nothing_louder(stocked: House) -> None:
    volume = stocked.state.volume
    choose(stocked, "Trains")
    press(stocked, Qt.Key.Key_Plus)
    press(stocked, Qt.Key.Key_Plus)
    assert queue(stocked) == ["Trains"]
    assert stocked.messages == ["“Trains” is in Up next already.", "“Trains” is in Up next."]
    assert stocked.state.volume == volume
    assert stocked.state.article is None


def test_delete_takes_it_away_and_undo_brings_it_back(stocked: House) -> None:
    for title in ("Clocks", "bridges", "Trains"):
        choose(stocked, title)
        press(stocked, Qt.Key.Key_Plus)
    stocked.workspace.notices.dismiss()
    choose(stocked, "bridges")
    press(stocked, Qt.Key.Key_Delete)
    stocked.wait_for(lambda: len(titles(stocked)) == 3, "the rest")
    assert queue(stocked) == ["Clocks", "Trains"]
    assert stocked.messages == ["“bridges” was deleted."]
    stocked.workspace.notices.notices[0].acted.emit()
    stocked.wait_for(lambda: len(titles(stocked)) == 4, "all")
    assert queue(stocked) == ["Clocks", "bridges", "Trains"]
    kept = stocked.library.ask(lambda library: library.entry("id of bridges")).result(10)
    assert kept is not None and kept.tags == ("music", "sea")


def test_delete_again_and_again_deletes_one_after_the_other(stocked: House) -> None:
    before = titles(stocked)
    choose(stocked, before[1])
    for number in range(1, 4):
        press(stocked, Qt.Key.Key_Delete)
        stocked.wait_for(partial(are_left, stocked, 4 - number), "the rest")
        assert panel(stocked).list.hasFocus()
        assert panel(stocked).list.chosen is not None
    assert titles(stocked) == before[:1]


def are_left(house: House, count: int) -> bool:
    return len(titles(house)) == count


def test_the_only_one_that_was_found_leaves_the_keyboard_in_the_search(stocked: House) -> None:
    type_in(stocked, "bri")
    QTest.keyClick(stocked.window.header.search, Qt.Key.Key_Down)
    press(stocked, Qt.Key.Key_Delete)
    stocked.wait_for(lambda: not titles(stocked), "nothing found")
    assert stocked.window.header.search.hasFocus()


def test_tags_are_written_with_commas(stocked: House) -> None:
    choose(stocked, "Clocks")
    press(stocked, Qt.Key.Key_F2)
    [dialog] = stocked.window.findChildren(TagsDialog)
    assert unnamed(dialog) == []
    dialog.field.setText("time,  slow   things ,, Time, 時")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    stocked.wait_for(
        lambda: panel(stocked).model.hits[0].entry.tags == ("slow things", "time", "時"), "the tags"
    )


def test_the_buttons_do_what_the_keys_do(stocked: House) -> None:
    assert not panel(stocked)._buttons.isVisible()
    choose(stocked, "Trains")
    panel(stocked)._add.click()
    stocked.settle()
    assert queue(stocked) == ["Trains"]
    panel(stocked)._play.click()
    stocked.settle()
    assert stocked.state.mode is Mode.PLAYING
    panel(stocked)._more.click()
    [menu] = [one for one in panel(stocked).list.findChildren(QMenu) if one.isVisible()]
    offered = [one.text().partition("\t")[0] for one in menu.actions() if one.text()]
    assert offered == [
        "Play now", "Play next", "Add to Up next", "Mark as heard", "Tags…", "Delete",
    ]  # fmt: skip
    menu.close()


def test_an_article_is_played_next_from_the_library(stocked: House) -> None:
    for title in ("Trains", "Clocks"):
        choose(stocked, title)
        press(stocked, Qt.Key.Key_Plus)
    choose(stocked, "Trains")
    press(stocked, Qt.Key.Key_Return)
    for title in ("bridges", "Sluices"):
        choose(stocked, title)
        panel(stocked).list.next_wanted.emit(panel(stocked).list.chosen)
        stocked.settle()
    assert queue(stocked) == ["Trains", "Sluices", "bridges", "Clocks"]
    assert not any(row.done for row in stocked.up_next), "it was heard, and is to be heard again"
    stocked.workspace.notices.notices[0].acted.emit()
    stocked.settle()
    assert queue(stocked) == ["Trains", "bridges", "Clocks"]


def test_what_arrives_and_what_was_heard_is_shown_soon(stocked: House) -> None:
    stocked.put(article_of("One.", title="New"))
    stocked.wait_for(lambda: titles(stocked)[0] == "New", "it")
    choose(stocked, "New")
    press(stocked, Qt.Key.Key_Return)
    stocked.hear_to_the_end()
    stocked.wait_for(lambda: panel(stocked).model.row(0).done, "the tick")
    chosen = panel(stocked).list.chosen
    assert chosen is not None and chosen.title == "New"


def test_thousands_are_laid_out_without_a_call_for_each(stocked: House) -> None:
    shown, model = panel(stocked).list, panel(stocked).model
    [hit, *_] = model.hits
    many = tuple(Hit(replace(hit.entry, id=str(number)), "") for number in range(5_000))
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        model.show_hits(many)
        shown.doItemsLayout()
        shown.scrollToBottom()
        shown.viewport().grab()
    finally:
        sys.setprofile(None)
    assert shown.indexAt(shown.viewport().rect().bottomLeft()).row() == 4_999
    assert calls < len(many)


def test_how_much_was_heard_follows_while_it_plays(
    stocked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(stocked, "Clocks")
    press(stocked, Qt.Key.Key_Return)
    stocked.hear(1)
    line = titles(stocked).index("Clocks")
    stocked.wait_for(lambda: panel(stocked).model.row(line).note == "0 %", "the beginning")
    asked: list[object] = []
    monkeypatch.setattr(stocked.workspace.side._finding, "ask", asked.append)
    painted: list[int] = []
    panel(stocked).model.dataChanged.connect(lambda first, last: painted.append(first.row()))
    percents = []
    for _ in range(10):
        stocked.hear(30)
        percents.append(int(panel(stocked).model.row(line).note.removesuffix(" %")))
    assert stocked.state.mode is Mode.PLAYING
    assert percents == sorted(percents)
    assert percents[-1] == round(100 * stocked.state.heard) >= 3
    assert panel(stocked).model.row(line).spoken.split(", ")[2] == f"{percents[-1]} %"
    assert set(painted) == {line}
    assert asked == [], "thousands of articles are not read for one of them"


def test_without_articles_it_says_what_it_is_for(house: House) -> None:
    house.window.header.search.setText("sea")
    house.settle()
    assert panel(house).isVisible()
    assert panel(house)._nothing.text().startswith("What you add stays here")
    house.window.header.search.clear()
    house.settle()
    assert not house.workspace.side.panel.isVisible()


def test_a_library_that_cannot_be_read_is_told_and_asked_again_later(
    stocked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Library) -> None:
        raise HarkenError("Cannot read the library", "the disk is gone", "Plug it in.")

    with monkeypatch.context() as broken:
        broken.setattr(Library, "entries", refuse)
        stocked.workspace.side._finding.renew()
        stocked.wait_for(lambda: bool(stocked.messages), "the message")
    assert stocked.messages == ["Cannot read the library. The disk is gone. Plug it in."]
    arrange(stocked, "By title")
    assert titles(stocked)[0] == "bridges"


def test_every_control_has_a_name(stocked: House) -> None:
    choose(stocked, "Trains")
    type_in(stocked, "sea")
    assert unnamed(stocked.window) == []


def test_a_tag_with_an_ampersand_is_written_as_it_is(stocked: House) -> None:
    stocked.library.ask(lambda library: library.set_tags("id of Clocks", ["R&D"])).result(10)
    stocked.workspace.side._finding.renew()
    stocked.wait_for(lambda: "R&D" in panel(stocked)._answer.tags, "the tag")
    panel(stocked)._open_arranging()
    actions: list[QAction] = panel(stocked)._menu.actions()
    [action] = [one for one in actions if one.text() == "R&&D"]
    action.trigger()
    panel(stocked)._menu.close()
    stocked.settle()
    assert titles(stocked) == ["Clocks"]
    assert panel(stocked).findChildren(QPushButton)[0].accessibleName() == "LIBRARY, 1 of 4"
