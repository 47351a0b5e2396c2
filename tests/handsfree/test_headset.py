"""Presses of a headset's one button, counted by a clock that is turned by hand."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from harken.handsfree.headset import WINDOW_MS, Headset
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from tests.listening.articles import long_article
from tests.listening.stage import Stage

USUAL = ("play-pause", "next-paragraph", "previous-paragraph")
MOVES = {2: Action.NEXT_PARAGRAPH, 3: Action.PREVIOUS_PARAGRAPH}


class VirtualTimer(QTimer):
    """Rings when `pass_time` has come to its time."""

    due_ms: int | None = None
    now_ms = 0

    def start(self, msec: int = 0) -> None:
        self.due_ms = self.now_ms + WINDOW_MS

    def stop(self) -> None:
        self.due_ms = None

    def pass_time(self, ms: int) -> None:
        self.now_ms += ms
        if self.due_ms is not None and self.now_ms >= self.due_ms:
            self.due_ms = None
            self.timeout.emit()


class Listener:
    """Somebody with a headset, and what the session was told."""

    def __init__(self, meanings: tuple[str, str, str] = USUAL) -> None:
        self.stage = Stage()
        self.stage.open(long_article(4000))
        self.clock = VirtualTimer()
        self.owner = QObject()
        self.headset = Headset(self.stage.session, lambda: meanings, self.owner, self.clock)
        self.told: list[Action] = []
        do = self.stage.session.do

        def note(command: Command) -> None:
            self.told.append(command.action)
            do(command)

        self.stage.session.do = note  # type: ignore[method-assign]

    @property
    def mode(self) -> Mode:
        return self.stage.state.mode

    def press(self, *gaps_ms: int) -> None:
        """One press, and one more after each of these times; then nothing for a while."""
        self.headset.press()
        for gap_ms in gaps_ms:
            self.clock.pass_time(gap_ms)
            self.headset.press()
        self.clock.pass_time(WINDOW_MS)
        self.stage.settle()


@pytest.fixture
def listener(qapp: object) -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.stage.close()


def test_one_press_pauses_without_waiting(listener: Listener) -> None:
    listener.stage.do(Action.PLAY)
    listener.headset.press()
    assert listener.mode is Mode.PAUSED
    listener.clock.pass_time(WINDOW_MS)
    assert listener.mode is Mode.PAUSED


def test_one_press_plays_without_waiting(listener: Listener) -> None:
    listener.headset.press()
    assert listener.mode is Mode.PLAYING


def test_two_presses_go_on_playing_from_the_next_paragraph(listener: Listener) -> None:
    listener.stage.do(Action.PLAY)
    listener.press(200)
    state = listener.stage.state
    assert (state.mode, state.sentence) == (Mode.PLAYING, 1)


def test_three_presses_go_back(listener: Listener) -> None:
    listener.stage.do(Action.PLAY)
    for _ in range(2):
        listener.press(200)
    before = listener.stage.state.sentence
    listener.press(200, 200)
    after = listener.stage.state.sentence
    assert before is not None and after is not None
    assert (listener.mode, after < before) == (Mode.PLAYING, True)


def test_what_was_silent_falls_silent_at_the_second_press(listener: Listener) -> None:
    listener.headset.press()
    listener.clock.pass_time(200)
    listener.headset.press()
    assert listener.mode is Mode.PAUSED
    listener.clock.pass_time(WINDOW_MS)
    assert (listener.mode, listener.stage.state.sentence) == (Mode.PAUSED, 1)


def test_at_the_end_it_waits_for_what_follows(listener: Listener) -> None:
    """Playing starts again from the start then, and could not be taken back."""
    listener.stage.do(Action.PLAY)
    for _ in range(200):
        listener.stage.do(Action.NEXT_PARAGRAPH)
    modes = [listener.mode]
    listener.headset.press()
    modes.append(listener.mode)
    listener.clock.pass_time(WINDOW_MS)
    modes.append(listener.mode)
    assert modes == [Mode.ENDED, Mode.ENDED, Mode.PLAYING]


def test_what_stops_is_not_made_to_go_on(qapp: object) -> None:
    listener = Listener(("play-pause", "stop", "previous-paragraph"))
    listener.stage.do(Action.PLAY)
    listener.press(200)
    assert listener.mode is Mode.READY
    listener.stage.close()


@pytest.mark.parametrize("meaning", ["", "nonsense", "set-rate", "seek"])
def test_what_means_nothing_does_nothing(qapp: object, meaning: str) -> None:
    listener = Listener((meaning, meaning, meaning))
    listener.stage.do(Action.PLAY)
    listener.told.clear()
    for gaps in ((), (100,), (100, 100)):
        listener.press(*gaps)
    assert (listener.told, listener.mode) == ([], Mode.PLAYING)
    listener.stage.close()


def test_other_actions_wait_until_no_more_presses_follow(qapp: object) -> None:
    listener = Listener(("next-sentence", "faster", "slower"))
    listener.headset.press()
    assert listener.told == []
    listener.clock.pass_time(WINDOW_MS)
    assert listener.told == [Action.NEXT_SENTENCE]
    listener.stage.close()


def test_the_real_clock_rings(qtbot: QtBot, stage: Stage) -> None:
    owner = QObject()
    headset = Headset(stage.session, lambda: ("mark", "faster", "mark"), owner)
    headset.press()
    headset.press()
    qtbot.waitUntil(lambda: stage.state.rate_wpm > 175, timeout=5000)


def groups_of(gaps_ms: Sequence[int]) -> list[int]:
    """How many presses belong together: three at most, each soon after the one before."""
    groups = [1]
    for gap_ms in gaps_ms:
        if gap_ms < WINDOW_MS and groups[-1] < 3:
            groups[-1] += 1
        else:
            groups.append(1)
    return groups


@given(st.booleans(), st.lists(st.integers(1, 900), max_size=12))
def test_every_rhythm_means_what_its_groups_mean(playing: bool, gaps_ms: list[int]) -> None:
    """Groups of one toggle, those of two and three move; none does both, none is lost."""
    stage = LISTENER.stage
    stage.do(Action.PLAY if playing else Action.PAUSE)
    LISTENER.told.clear()
    LISTENER.press(*gaps_ms)
    groups = groups_of(gaps_ms)
    moves = [action for action in LISTENER.told if action in MOVES.values()]
    assert moves == [MOVES[presses] for presses in groups if presses > 1]
    toggled = groups.count(1) % 2 == 1
    assert (LISTENER.mode is Mode.PLAYING) == (playing != toggled)


@pytest.fixture(autouse=True, scope="module")
def _one_for_all_rhythms(qapp: object) -> Iterator[None]:
    global LISTENER  # noqa: PLW0603  a fixture of each example's own takes longer than the example
    LISTENER = Listener()
    yield
    LISTENER.stage.close()


LISTENER: Listener
