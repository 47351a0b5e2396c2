"""What other processes ask of a window is done there, and answered when it is done and kept."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from harken.cli.control import _KEYS, for_people
from harken.errors import HarkenError
from harken.handsfree.instance.address import Address, address
from harken.handsfree.instance.call import NobodyThere, call
from harken.handsfree.instance.messages import CONTROL, OPEN, Request
from harken.importing.source import BytesSource, FileSource, Source
from harken.library.library import Library
from harken.listening.state import Mode
from harken.ui.callers import Callers
from harken.ui.errands import Errands
from harken.ui.fit.sheet import FitSheet
from harken.ui.window import ToOpen
from tests.handsfree.instance.desk import beside
from tests.listening.articles import small_article
from tests.listening.kept import DISK_IS_FULL
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform

Ask = Callable[..., dict[str, Any]]
TEXT = "The tide came in at noon and the boats rose with it. " * 8


@pytest.fixture
def place() -> Address:
    return address()


@pytest.fixture
def callers(house: House, place: Address) -> Callers:
    callers = Callers(house.window)
    callers.listen(place.socket)
    return callers


def errands_of(house: House, error: HarkenError | None = None) -> Errands:
    workspace = house.workspace
    return Errands(house.window, workspace.desk, workspace.side.queue, house.session, error)


@pytest.fixture
def errands(house: House, callers: Callers) -> Errands:
    errands = errands_of(house)
    callers.serve(errands.serve)
    return errands


@pytest.fixture
def ask(errands: Errands, place: Address, qtbot: QtBot) -> Ask:
    """Has `harken control WORDS…` asked by another thread; what is answered."""

    def ask(*words: str, sources: tuple[Source, ...] = ()) -> dict[str, Any]:
        request = Request(CONTROL, list(sources), list(words))
        answer: dict[str, Any] = beside(qtbot, lambda: call(place.socket, request))
        return answer

    return ask


def test_a_command_is_done_and_the_state_told(house: House, ask: Ask) -> None:
    house.put(small_article("one"), small_article("two"))
    house.open(small_article("one"))
    assert ask("next")["state"]["queue_at"] == 1
    state = ask("rate", "200")["state"]
    assert (state["rate_wpm"], state["rate"], state["mode"]) == (200, 1.14, "ready")
    assert ask("play")["state"]["mode"] == "playing"
    assert house.state.mode is Mode.PLAYING


def test_the_state_has_the_keys_of_the_contract(house: House, ask: Ask) -> None:
    empty = ask("status")["state"]
    house.put(small_article())
    house.open(small_article())
    state = ask("sleep", "article")["state"]
    assert set(state) == set(empty) - {"queue"}
    # The help names them all, before two spaces at least.
    named = re.findall(r"^  (\S[^\n]*?)  ", _KEYS, re.MULTILINE)
    assert {name for line in named for name in line.split(", ")} == set(empty)
    assert state["sleep"]["at"] == "article"
    assert state["text"] and ask("status")["state"]["queue"][0]["id"] == state["id"]


def test_what_the_session_says_meanwhile_is_passed_on(house: House, ask: Ask) -> None:
    house.put(small_article())
    house.open(small_article())
    assert ask("next")["notices"] == ["There is no next article."]


def test_an_article_is_opened_by_the_beginning_of_its_id(house: House, ask: Ask) -> None:
    house.put(small_article("one"), small_article("other"), small_article("two"))
    house.open(small_article("one"))
    assert ask("open-article", "tw")["state"]["id"] == "two"
    assert ask("open-article", "one")["state"]["id"] == "one"


def test_how_much_was_heard_is_told_while_it_plays(house: House, ask: Ask) -> None:
    house.put(small_article("one"), small_article("two"))
    house.open(small_article("one"))
    ask("play")
    house.hear(200)
    state = ask("status")["state"]
    share = state["elapsed_s"] / (state["elapsed_s"] + state["remaining_s"])
    assert state["mode"] == "playing"
    assert share > 0.1
    assert [one["heard"] for one in state["queue"]] == [pytest.approx(share, abs=0.01), 0]


def test_what_was_marked_is_told(house: House, ask: Ask) -> None:
    house.put(small_article("one"))
    house.open(small_article("one"))
    [told] = ask("mark")["notices"]
    assert told.startswith("Marked: ")


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault: nothing more can be written; what is there can be read."""

    def fail(*_: object) -> None:
        raise HarkenError(DISK_IS_FULL.what, DISK_IS_FULL.why, DISK_IS_FULL.next_step)

    for name in ("add", "add_mark", "keep_progress", "set_queue"):
        monkeypatch.setattr(Library, name, fail)


def test_a_mark_that_is_not_kept_has_failed_each_time(
    house: House, ask: Ask, request: pytest.FixtureRequest
) -> None:
    house.put(small_article("one"))
    house.open(small_article("one"))
    assert ask("mark")["errors"] == []
    request.getfixturevalue("full")
    for _ in range(2):
        answer = ask("mark")
        assert answer["errors"] == [DISK_IS_FULL.to_json()]
        assert answer["notices"] == ["The mark could not be kept."]


def test_what_is_opened_and_not_kept_has_failed(full: None, ask: Ask) -> None:
    source = BytesSource(f"Ebb\n\n{TEXT}".encode(), "a.txt")
    answer = ask("open", "it", sources=(source,))
    assert (answer["errors"], answer["notices"]) == ([DISK_IS_FULL.to_json()], [])


def test_what_asks_for_nothing_to_be_kept_is_done_all_the_same(
    house: House, ask: Ask, request: pytest.FixtureRequest
) -> None:
    house.put(small_article("one"))
    house.open(small_article("one"))
    request.getfixturevalue("full")
    answer = ask("next-sentence")
    assert (answer["errors"], answer["notices"]) == ([], [str(DISK_IS_FULL)])


def test_without_its_library_nothing_is_said_to_be_kept(
    house: House, callers: Callers, place: Address, qtbot: QtBot
) -> None:
    error = HarkenError("Cannot open the library", "a test", "Make room on it.")
    callers.serve(errands_of(house, error).serve)
    source = BytesSource(f"Ebb\n\n{TEXT}".encode(), "a.txt")
    for request in (Request(CONTROL, [source], ["open", "it"]), Request(CONTROL, words=["mark"])):
        answer = beside(qtbot, partial(call, place.socket, request))
        [told] = answer["errors"]
        assert (told["what"], told["next"]) == ("Not kept", "Make room on it.")


@pytest.mark.parametrize("unclear", ["o", "gone", "\udcff", ""])
def test_an_article_that_is_not_there_is_refused(house: House, ask: Ask, unclear: str) -> None:
    house.put(small_article("one"), small_article("other"))
    house.open(small_article("one"))
    with pytest.raises(HarkenError, match="in the library"):
        ask("open-article", unclear)
    assert ask("status")["state"]["id"] == "one"


def test_what_is_not_understood_is_refused(ask: Ask) -> None:
    for unclear in (["dance"], [], ["rate", "fast"]):
        with pytest.raises(HarkenError, match="harken control --help"):
            ask(*unclear)


def test_what_is_opened_is_in_the_queue_when_it_is_answered(house: House, ask: Ask) -> None:
    state = ask("open", "it", sources=(BytesSource(f"Ebb\n\n{TEXT}".encode(), "a.txt"),))["state"]
    assert (state["queue_at"], state["reading_in"]) == (0, 0)
    assert [item["id"] for item in ask("status")["state"]["queue"]] == [state["id"]]


def test_what_cannot_be_read_is_told(ask: Ask, tmp_path: Path) -> None:
    missing = tuple(FileSource(tmp_path / name) for name in ("a.html", "b.html"))
    answer = ask("open", "it", sources=missing)
    assert [error["what"] for error in answer["errors"]] == [
        f"Cannot read {source.path}" for source in missing
    ]
    assert answer["state"]["queue_at"] is None


@pytest.fixture
def clipboard(house: House) -> Iterator[Callable[[str], None]]:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard.setText
    clipboard.clear()


def test_what_was_copied_is_read_at_once(
    house: House, ask: Ask, clipboard: Callable[[str], None]
) -> None:
    house.open(small_article())
    ask("play")
    for _ in range(2):  # the second time it is known already
        clipboard(f"Neap tides\n\n{TEXT}")
        state = ask("read-clipboard")["state"]
        assert (state["title"], state["mode"]) == ("Neap tides", "playing")
        ask("pause")
    assert len(house.state.queue) == 1


def test_what_was_playing_follows_what_was_copied(
    house: House, ask: Ask, clipboard: Callable[[str], None]
) -> None:
    house.put(small_article("one"), small_article("two"), small_article("three"))
    house.open(small_article("two"))
    ask("play")
    clipboard(f"Neap tides\n\n{TEXT}")
    ask("read-clipboard")
    others = [item.entry.id for item in house.state.queue if item.entry.title != "Neap tides"]
    assert others == ["one", "two", "three"]
    assert house.state.queue_at == 1


def test_a_time_is_filled_with_what_of_up_next_fits(house: House, ask: Ask) -> None:
    house.put(*[article_of(words(400), title=f"Article {n}") for n in range(3)])
    answer = ask("fit", "5")
    state = answer["state"]
    assert state["mode"] == "playing"
    assert 285 < state["plan_left_s"] <= 300
    [told] = answer["notices"]
    assert re.fullmatch(r"Planned: (4 min 5\d s|5 min \d s|5 min) of 5 min\.", told)
    queue = ask("status")["state"]["queue"]
    assert {one["portion"]["reading"] for one in queue} == {"summary"}
    people = for_people(state, with_queue=True)
    assert re.search(r"^> 1\. Article 0 · summary, 1:\d\d$", people, re.MULTILINE)
    assert ask("fit", "off")["state"]["plan_left_s"] is None


def test_a_time_is_filled_while_the_sheet_for_it_is_open(house: House, ask: Ask) -> None:
    house.put(*[article_of(words(400), title=f"Article {n}") for n in range(3)])
    house.memory.keep(fit_minutes=60)
    house.workspace.sheets.show_fit()
    assert ask("fit", "5")["state"]["plan_left_s"] > 285
    [sheet] = house.window.findChildren(FitSheet)
    house.wait_for(lambda: "time to spare" in sheet.total.text(), "the sheet's own plan")
    sheet.reject()


def test_there_may_be_nothing_to_fill_a_time_with(ask: Ask) -> None:
    [error] = ask("fit", "5")["errors"]
    assert error["what"] == "Cannot fill your time"


def test_up_next_is_emptied_with_a_way_back(house: House, ask: Ask) -> None:
    house.put(small_article("one"), small_article("two"))
    ask("clear")
    assert ask("status")["state"]["queue"] == []
    house.workspace.messages.undo_last()
    assert [item.entry.id for item in house.state.queue] == ["one", "two"]


def test_an_empty_clipboard_is_told(ask: Ask, clipboard: Callable[[str], None]) -> None:
    with pytest.raises(HarkenError, match="Copy a text"):
        ask("read-clipboard")


def test_quit_closes_the_window_once_it_is_answered(
    house: House, ask: Ask, place: Address, qtbot: QtBot
) -> None:
    assert "state" in ask("quit")
    qtbot.waitUntil(lambda: not house.window.isVisible())
    with pytest.raises(NobodyThere):
        call(place.socket, Request(OPEN))


def test_sources_are_taken_before_there_is_anybody_to_read_them(
    house: House, callers: Callers, place: Address, qtbot: QtBot
) -> None:
    house.window.asked.disconnect()
    house.window.showMinimized()
    beside(qtbot, lambda: call(place.socket, Request(OPEN, [FileSource(Path("/a"))])))
    wishes, house.window.wishes = house.window.wishes, []
    assert wishes == [ToOpen([FileSource(Path("/a"))])]
    assert not house.window.isMinimized()


def test_commands_wait_until_there_is_somebody_to_do_them(
    house: House, callers: Callers, place: Address, qtbot: QtBot
) -> None:
    answers: list[dict[str, Any]] = []

    def begin() -> None:
        errands = errands_of(house)
        callers.serve(errands.serve)

    def ask() -> None:
        answers.append(call(place.socket, Request(CONTROL, [], ["status"])))

    QTimer.singleShot(100, house.window, begin)
    beside(qtbot, ask)
    assert answers[0]["state"]["mode"] == "empty"
