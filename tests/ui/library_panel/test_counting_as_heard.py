"""An article counts as heard, or as not heard, because the person says so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from harken.library.entry import Progress, Status
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.ui.article_list import ArticleList
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

OPEN, OTHER = "id of Open", "id of Other"


@pytest.fixture
def playing(stocked: House) -> Iterator[House]:
    """One of two in Up next is being heard."""
    stocked.put(article_of(words(300), title="Open"), article_of(words(60), title="Other"))
    stocked.workspace.desk.open_id(OPEN)
    stocked.settle()
    stocked.session.do(Command(Action.PLAY))
    stocked.hear(300)
    yield stocked
    assert stocked.state.article is not None and stocked.state.article.id == OPEN


def choose_in_menu(house: House, shown: ArticleList, article_id: str, line: str) -> None:
    for row in range(shown.model().rowCount()):
        entry = shown.entry_at(shown.model().index(row, 0))
        if entry is not None and entry.id == article_id:
            shown.setCurrentIndex(shown.model().index(row, 0))
    shown.open_menu(QPoint(0, 0))
    [menu] = shown.findChildren(QMenu)
    [action] = [one for one in menu.actions() if one.text() == line]
    action.trigger()
    menu.close()
    house.window.activateWindow()
    house.settle()


def kept(house: House, article_id: str) -> Progress:
    progress = house.library.ask(lambda library: library.progress(article_id)).result(10)
    assert progress is not None
    return progress


def statuses(house: House) -> set[Status]:
    """What is known of the open article, in Up next and on the disk."""
    return {house.state.queue[0].entry.status, kept(house, OPEN).status}


def test_the_filters_of_the_library_follow_there_and_back(stocked: House) -> None:
    library = stocked.workspace.side.library
    before = kept(stocked, "id of Trains")
    library._menu.status_chosen.emit(Status.IN_PROGRESS)
    stocked.settle()
    choose_in_menu(stocked, library.list, "id of Trains", "Mark as heard")
    assert stocked.messages == ["“Trains” counts as heard."]
    assert kept(stocked, "id of Trains").status is Status.DONE
    stocked.wait_for(lambda: library.model.rowCount() == 0, "the filter to follow")
    stocked.workspace.messages.undo_last()
    stocked.settle()
    assert kept(stocked, "id of Trains") == before
    stocked.wait_for(lambda: library.model.rowCount() == 1, "it to be back")


def test_what_was_heard_can_count_as_not_heard(stocked: House) -> None:
    library = stocked.workspace.side.library
    choose_in_menu(stocked, library.list, "id of Sluices", "Mark as not heard")
    assert kept(stocked, "id of Sluices").status is Status.UNREAD
    stocked.wait_for(lambda: not library.model.row(3).done, "the line to follow")


def test_what_counts_as_heard_is_passed_over_until_that_is_undone(playing: House) -> None:
    up_next = playing.workspace.side.up_next
    choose_in_menu(playing, up_next.list, OTHER, "Mark as heard")
    assert playing.session.queue.next_unheard(OPEN) is None
    up_next.list.setFocus()
    QTest.keyClick(up_next.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    playing.settle()
    following = playing.session.queue.next_unheard(OPEN)
    assert following is not None and following.entry.id == OTHER


def test_what_is_being_heard_goes_on_and_counts_as_heard_all_the_same(playing: House) -> None:
    place = playing.state.position
    choose_in_menu(playing, playing.workspace.side.up_next.list, OPEN, "Mark as heard")
    assert (playing.state.position, playing.state.mode) == (place, Mode.PLAYING)
    playing.hear(500)
    playing.session.do(Command(Action.PAUSE))
    playing.settle()
    assert playing.state.position != place
    assert statuses(playing) == {Status.DONE}
    playing.workspace.messages.undo_last()
    playing.settle()
    assert statuses(playing) == {Status.IN_PROGRESS}
    playing.session.do(Command(Action.PLAY))
    playing.hear(300)
    playing.settle()
    assert statuses(playing) == {Status.IN_PROGRESS}
