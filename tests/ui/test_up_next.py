"""Up next: what is shown, reordered by keys, removed and brought back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from harken.article.position import Reading
from harken.library.entry import Portion, Progress, Queued, Status
from harken.listening.command import Action, Command
from harken.listening.habits import Habits
from harken.listening.state import Mode
from harken.ui.article_row import Row
from harken.ui.durations import in_words
from harken.ui.up_next.model import MIME
from harken.ui.up_next.queue_list import QueueList
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

NAMES = ("Alpha", "Beta", "Gamma", "Delta")
ALT, NO_KEYS = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def listed(house: House) -> House:
    """The window with four articles, the first of which is open."""
    house.put(*(article_of(words(60), title=name) for name in NAMES))
    house.workspace.desk.open_id("id of Alpha")
    house.settle()
    house.window.activateWindow()
    return house


def queue(house: House) -> list[str]:
    """The titles in the library's own file."""
    queued = house.library.ask(lambda library: library.queue()).result(10)
    return [one.article_id.removeprefix("id of ") for one in queued]


def titles(house: House) -> list[str]:
    return [row.title for row in house.up_next]


def heard(house: House) -> tuple[str, Mode]:
    article = house.state.article
    return article.title if article is not None else "", house.state.mode


def seconds_of(time: str) -> int:
    minutes, seconds = map(int, time.split(":"))
    return 60 * minutes + seconds


def choose(house: House, title: str) -> QueueList:
    shown = house.workspace.side.up_next.list
    shown.setFocus()
    shown.setCurrentIndex(shown.model().index(titles(house).index(title), 0))
    return shown


def press(house: House, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    QTest.keyClick(house.workspace.side.up_next.list, key, keys)
    house.settle()


def actions(house: House, shown: QueueList) -> dict[str, Callable[[], None]]:
    """What the menu of the chosen line offers, by its words."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(shown, event)
    [menu] = [one for one in shown.findChildren(QMenu) if one.isVisible()]
    found = {one.text().partition("\t")[0]: one.trigger for one in menu.actions() if one.text()}
    menu.close()
    return found


def test_it_is_seen_as_soon_as_there_is_something_to_hear(house: House) -> None:
    assert not house.workspace.side.panel.isVisible()
    house.put(article_of("One."))
    assert house.workspace.side.up_next.isVisible()


def test_the_one_that_is_read_is_picked_out_with_its_progress(listed: House) -> None:
    listed.session.do(Command(Action.PLAY))
    listed.hear(100)
    [row, *others] = listed.up_next
    assert (row.current, 0 < row.heard < 1) == (True, True)
    time = in_words(listed.state.remaining_s)
    assert row.spoken == f"Alpha, open now, {time} left, {round(100 * row.heard)} % heard"
    assert not any(other.current for other in others)


def test_what_was_heard_is_ticked_and_stays_in_its_place(listed: House) -> None:
    listed.session.do(Command(Action.SET_HABITS, Habits(autoplay=False)))
    listed.session.do(Command(Action.PLAY))
    listed.hear_to_the_end()
    listed.workspace.desk.open_id("id of Beta")
    listed.settle()
    assert titles(listed) == list(NAMES)
    assert [row.done for row in listed.up_next] == [True, False, False, False]
    assert listed.up_next[0].spoken.endswith("heard")


def test_a_planned_summary_says_how_long_it_is(listed: House) -> None:
    planned = Portion(Reading.SUMMARY, minutes=2 + 1 / 6)
    parts = (None, planned, None, None)
    queued = tuple(Queued(f"id of {n}", part) for n, part in zip(NAMES, parts, strict=True))
    listed.session.do(Command(Action.SET_QUEUE, queued))
    listed.settle()
    assert [(row.time != "", row.note) for row in listed.up_next[1:]] == [
        (False, "summary 2:10"), (True, ""), (True, ""),
    ]  # fmt: skip


def test_a_click_opens_enter_plays(listed: House) -> None:
    shown = listed.workspace.side.up_next.list
    where = shown.visualRect(shown.model().index(2, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=where)
    listed.settle()
    assert heard(listed) == ("Gamma", Mode.READY)
    choose(listed, "Beta")
    press(listed, Qt.Key.Key_Return)
    assert heard(listed) == ("Beta", Mode.PLAYING)


def test_alt_and_an_arrow_move_an_article_and_the_choice_goes_along(listed: House) -> None:
    shown = choose(listed, "Gamma")
    press(listed, Qt.Key.Key_Up, ALT)
    press(listed, Qt.Key.Key_Up, ALT)
    assert titles(listed) == queue(listed) == ["Gamma", "Alpha", "Beta", "Delta"]
    press(listed, Qt.Key.Key_Up, ALT)  # there is no further up
    assert shown.chosen is not None and shown.chosen.title == "Gamma"
    for _ in range(5):
        press(listed, Qt.Key.Key_Down, ALT)
    assert titles(listed) == queue(listed) == ["Alpha", "Beta", "Delta", "Gamma"]
    assert listed.state.article is not None and listed.state.article.title == "Alpha"


def test_delete_removes_and_undo_brings_back_to_the_same_place(listed: House) -> None:
    choose(listed, "Beta")
    press(listed, Qt.Key.Key_Delete)
    assert titles(listed) == queue(listed) == ["Alpha", "Gamma", "Delta"]
    assert listed.messages == ["“Beta” is not in Up next any more."]
    listed.workspace.notices.notices[0].acted.emit()
    listed.settle()
    assert titles(listed) == queue(listed) == list(NAMES)
    entries = listed.library.ask(lambda library: library.entries()).result(10)
    assert len(entries) == 4


def test_ctrl_z_takes_back_a_removal_and_a_move_also_later(listed: House) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    choose(listed, "Beta")
    press(listed, Qt.Key.Key_Delete)
    listed.workspace.notices.dismiss()
    press(listed, Qt.Key.Key_Z, control)
    assert titles(listed) == queue(listed) == list(NAMES)
    press(listed, Qt.Key.Key_Z, control)
    assert listed.messages == ["There is nothing to undo."]
    choose(listed, "Gamma")
    press(listed, Qt.Key.Key_Up, ALT)
    assert titles(listed) == ["Alpha", "Gamma", "Beta", "Delta"]
    press(listed, Qt.Key.Key_Z, control)
    assert titles(listed) == queue(listed) == list(NAMES)


def test_delete_again_and_again_removes_one_after_the_other(listed: House) -> None:
    shown = choose(listed, "Beta")
    press(listed, Qt.Key.Key_Delete)
    assert shown.chosen is not None and shown.chosen.title == "Gamma"
    press(listed, Qt.Key.Key_Delete)
    press(listed, Qt.Key.Key_Delete)
    assert titles(listed) == queue(listed) == ["Alpha"]
    assert shown.chosen is not None and shown.chosen.title == "Alpha" and shown.hasFocus()
    press(listed, Qt.Key.Key_Delete)
    assert titles(listed) == queue(listed) == []
    assert listed.window.header.search.hasFocus()


def test_the_menu_does_it_all_without_a_mouse(listed: House) -> None:
    shown = choose(listed, "Gamma")
    menu = actions(listed, shown)
    assert list(menu) == [
        "Play now", "Play next", "Move up", "Move down", "Move to the end", "Remove from Up next",
        "Clear Up next", "Mark as heard", "Tags…",
    ]  # fmt: skip
    menu["Play next"]()
    assert titles(listed) == ["Alpha", "Gamma", "Beta", "Delta"]
    actions(listed, shown)["Move up"]()
    assert titles(listed) == ["Gamma", "Alpha", "Beta", "Delta"]
    actions(listed, shown)["Move to the end"]()
    assert titles(listed) == ["Alpha", "Beta", "Delta", "Gamma"]
    actions(listed, shown)["Remove from Up next"]()
    assert titles(listed) == ["Alpha", "Beta", "Delta"]
    choose(listed, "Delta")
    actions(listed, shown)["Play now"]()
    listed.settle()
    assert listed.state.article is not None and listed.state.article.title == "Delta"


@pytest.mark.parametrize("title", ["Alpha", "Delta"])
def test_what_is_to_be_played_next_comes_after_what_is_read(listed: House, title: str) -> None:
    listed.workspace.desk.open_id("id of Beta")
    listed.settle()
    actions(listed, choose(listed, title))["Play next"]()
    assert titles(listed) == queue(listed)
    assert titles(listed)[titles(listed).index("Beta") + 1] == title
    assert listed.messages == [f"“{title}” comes next."]
    listed.session.do(Command(Action.PLAY))
    listed.hear_to_the_end_of("Beta")
    assert heard(listed)[0] == title
    listed.workspace.notices.notices[-1].acted.emit()
    listed.settle()
    assert titles(listed) == queue(listed) == list(NAMES)


def test_what_was_heard_is_heard_again_where_it_is_to_be_played_next(listed: House) -> None:
    listed.session.do(Command(Action.PLAY))
    listed.hear_to_the_end_of("Alpha")
    assert [row.done for row in listed.up_next] == [True, False, False, False]
    actions(listed, choose(listed, "Alpha"))["Play next"]()
    listed.settle()
    assert not any(row.done for row in listed.up_next)
    listed.hear_to_the_end_of("Beta")
    assert heard(listed)[0] == "Alpha"


def test_what_lies_before_the_one_that_is_read_is_dimmed_and_said_to_be_passed(
    listed: House,
) -> None:
    listed.workspace.desk.open_id("id of Gamma")
    listed.settle()
    assert [row.passed for row in listed.up_next] == [True, True, False, False]
    assert listed.up_next[0].spoken.endswith(", passed")
    assert not listed.up_next[3].spoken.endswith("passed")


def test_all_is_taken_out_at_once_and_comes_back(listed: House) -> None:
    actions(listed, choose(listed, "Beta"))["Clear Up next"]()
    listed.settle()
    assert titles(listed) == queue(listed) == []
    assert listed.messages == ["Up next is empty."]
    assert listed.state.article is not None, "what is read stays open"
    listed.put(article_of("Come since.", title="Epsilon"))
    listed.workspace.notices.notices[-1].acted.emit()
    listed.settle()
    assert titles(listed) == queue(listed) == [*NAMES, "Epsilon"]


def test_a_row_tells_what_is_left_and_shows_how_far_it_is(listed: House) -> None:
    whole = listed.up_next[1].time
    assert (listed.up_next[1].heard, listed.up_next[2].time) == (0.0, whole)
    begun = Progress("id of Beta", Reading.ARTICLE, (), Status.IN_PROGRESS, 0.75, 6_000_000.0)
    listed.session.queue.note(begun)
    listed.settle()
    row = listed.up_next[1]
    assert row.heard == 0.75
    assert seconds_of(row.time) == pytest.approx(seconds_of(whole) / 4, abs=1)
    assert row.spoken == f"Beta, {in_words(seconds_of(row.time))} left, 75 % heard, harbour.html"


def test_the_rows_add_up_to_the_heading(listed: House) -> None:
    begun = Progress("id of Beta", Reading.ARTICLE, (), Status.IN_PROGRESS, 0.6, 6_000_000.0)
    listed.session.queue.note(begun)
    listed.session.do(Command(Action.PLAY))
    listed.hear(100)
    listed.session.do(Command(Action.PAUSE))
    listed.settle()
    shown_s = sum(seconds_of(row.time) for row in listed.up_next)
    assert shown_s == pytest.approx(listed.state.queue_s, abs=2)


def test_both_lists_tell_the_same_length_after_the_pace_was_learned(listed: House) -> None:
    library = listed.workspace.side.library.model
    listed.wait_for(lambda: library.rowCount() == 4, "the library")
    listed.session.do(Command(Action.PLAY))
    listed.hear(100)
    below = [library.row(place) for place in range(4)]
    above = {row.title: row.time for row in listed.up_next if not row.current}
    assert {row.title: row.time for row in below if row.title in above} == above
    [opened] = [row.time for row in below if row.title == "Alpha"]
    assert seconds_of(opened) == round(listed.state.article_s)


def test_a_screen_reader_is_told_each_line(listed: House) -> None:
    interface = QAccessible.queryAccessibleInterface(listed.workspace.side.up_next.list)
    assert interface.text(QAccessible.Text.Name) == "Up next"
    assert interface.childCount() == 4
    second = interface.child(1)
    [_, row, *_] = listed.up_next
    time = in_words(seconds_of(row.time))
    assert second.text(QAccessible.Text.Name) == f"Beta, {time}, harbour.html"


@pytest.mark.parametrize(("kind", "taken"), [("text/uri-list", True), (MIME, False)])
def test_what_comes_from_elsewhere_is_for_the_window(listed: House, kind: str, taken: bool) -> None:
    shown = listed.workspace.side.up_next.list
    mime = QMimeData()
    mime.setData(kind, b"file:///a.txt")
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), actions, mime, left, none)
    QApplication.sendEvent(shown.viewport(), event)
    assert event.isAccepted() == taken
    assert listed.window._veil is not None if taken else listed.window._veil is None


def test_thousands_are_shown_without_making_a_row_for_each(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = house.workspace.side.up_next.model
    made: list[int] = []
    row_of = model.row

    def count(place: int) -> Row:
        made.append(place)
        return row_of(place)

    monkeypatch.setattr(model, "row", count)
    article = article_of("One.", title="One")
    house.put(article)
    [item] = house.session.queue.items
    many = [replace(item.entry, id=str(n), title=f"Article {n}") for n in range(5_000)]
    house.session.queue.put([Queued(entry.id) for entry in many], many)
    house.settle()
    assert model.rowCount() == 5_000
    shown = house.workspace.side.up_next.list
    made.clear()
    shown.scrollToBottom()
    shown.viewport().grab()
    assert shown.indexAt(QPoint(20, shown.viewport().height() - 20)).row() >= 4_990
    assert 0 < len(made) < 60


def test_it_moves_to_the_article_that_follows(listed: House) -> None:
    listed.session.do(Command(Action.NEXT_ARTICLE))
    listed.settle()
    assert listed.workspace.side.up_next.list.currentIndex().row() == 1
    assert [row.current for row in listed.up_next] == [False, True, False, False]


def test_a_place_between_lines_is_found_from_the_point(listed: House) -> None:
    shown = listed.workspace.side.up_next.list
    second = shown.visualRect(shown.model().index(1, 0))
    assert shown._place_at(QPointF(20, second.top() + 5).toPoint()) == 1
    assert shown._place_at(QPointF(20, second.bottom() - 5).toPoint()) == 2
    assert shown._place_at(QPoint(20, shown.height() + 50)) == 4


def test_a_line_that_is_gone_to_leaves_no_other_cut_at_the_top(house: House) -> None:
    house.put(*(article_of(words(30), title=f"Number {n}") for n in range(30)))
    shown = house.workspace.side.up_next.list
    for row in (7, 12, 9, 20):
        shown.setCurrentIndex(shown.model().index(row, 0))
        top = shown.visualRect(shown.indexAt(QPoint(20, 1)))
        assert top.top() == 0
        assert shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()))
