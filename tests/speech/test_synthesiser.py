"""Sentences are rendered, whatever happens to the process that renders them."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from harken.child import Answer, Child, ChildDied, ChildFault, ChildHung
from harken.errors import HarkenError
from harken.speech.clip import Clip
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.speech.utterance import Utterance, announcement
from harken.wire import Json
from tests.speech.engine_contract import SENTENCE

VOICE = "espeak_pcm:gmw/en-us"
SOON_S = 30.0
HELLO = announcement("Hello there, and a good day.", "en")
LONG = announcement("Some words that take a while to be rendered. " * 40, "en")
DEADLINE_S = 0.9


class Faults:
    """Says what happens the next times that the child comes to the word "trigger1" (2, 3 …)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def left(self, number: int) -> list[str]:
        """The faults of this number that nothing has met yet."""
        return (self._folder / str(number)).read_text().split()

    def let(self, number: int, *kinds: str) -> Utterance:
        """The utterance that meets these faults, one at each time that it is rendered."""
        (self._folder / str(number)).write_text("\n".join(kinds))
        return announcement(f"Now we come to the trigger{number} and go on.", "en")


@pytest.fixture
def faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Faults:
    monkeypatch.setenv("HARKEN_TEST_FAULTS", str(tmp_path))
    return Faults(tmp_path)


@pytest.fixture
def synthesisers(faults: Faults, fault_count: int) -> Iterator[list[Synthesiser]]:
    """As many as there are faults, so that hanging ones hang at the same time."""
    synthesisers = [
        Synthesiser(Child("tests.speech.fault_program"), deadline_s=DEADLINE_S)
        for _ in range(min(fault_count, 3))
    ]
    yield synthesisers
    for synthesiser in synthesisers:
        synthesiser.close()


@pytest.fixture
def synthesiser(synthesisers: list[Synthesiser]) -> Synthesiser:
    return synthesisers[0]


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child("harken.voice_child")
    yield child
    child.close()


def check_whole(clip: Clip, utterance: Utterance) -> None:
    """The clip is the whole utterance: the last word is there, and has time to be said."""
    last = clip.cues[-1]
    assert utterance.spoken[last.spoken_start :].startswith(("day", "on"))
    assert clip.seconds > 0.04 * len(utterance.spoken)


@pytest.mark.parametrize("fault", ["die", "crash", "leave", "garbage", "raise"])
def test_a_sentence_during_which_the_child_is_lost_is_rendered_again(
    synthesiser: Synthesiser, faults: Faults, fault: str, fault_count: int
) -> None:
    for _ in range(fault_count):
        said = (HELLO, faults.let(1, fault), HELLO)
        futures = [synthesiser.render(utterance, VOICE, 175) for utterance in said]
        for future, utterance in zip(futures, said, strict=True):
            check_whole(future.result(SOON_S), utterance)


def test_a_child_that_hangs_is_replaced_at_the_deadline(
    synthesisers: list[Synthesiser], faults: Faults, fault_count: int
) -> None:
    for _ in range(0, fault_count, len(synthesisers)):
        hanging = [faults.let(number, "hang") for number in range(len(synthesisers))]
        futures = [
            synthesiser.render(utterance, VOICE, 175)
            for synthesiser, utterance in zip(synthesisers, hanging, strict=True)
        ]
        for future, utterance in zip(futures, hanging, strict=True):
            check_whole(future.result(SOON_S), utterance)
        assert not any(faults.left(number) for number in range(len(synthesisers)))


@pytest.mark.parametrize(
    ("fault", "cause"), [("die", ChildDied), ("hang", ChildHung), ("raise", ChildFault)]
)
def test_a_second_loss_is_told_and_the_next_sentence_is_rendered(
    synthesisers: list[Synthesiser],
    faults: Faults,
    fault: str,
    cause: type[Exception],
    fault_count: int,
) -> None:
    for _ in range(0, fault_count, len(synthesisers)):
        futures = [
            (
                synthesiser.render(faults.let(number, fault, fault), VOICE, 175),
                synthesiser.render(HELLO, VOICE, 175),
            )
            for number, synthesiser in enumerate(synthesisers)
        ]
        for unreadable, following in futures:
            error = unreadable.exception(SOON_S)
            assert isinstance(error, UnreadableSentence)
            assert isinstance(error.__cause__, cause)
            assert str(error) == (
                "Cannot read one sentence aloud: the speech engine stopped twice on it. "
                "Listening goes on with the next one."
            )
            check_whole(following.result(SOON_S), HELLO)


def test_what_a_driver_prints_does_no_harm(
    synthesiser: Synthesiser, faults: Faults, fault_count: int
) -> None:
    printing = faults.let(1, *["print"] * fault_count)
    for _ in range(fault_count):
        check_whole(synthesiser.render(printing, VOICE, 175).result(SOON_S), printing)


def test_the_child_killed_from_outside_in_mid_sentence(child: Child, fault_count: int) -> None:
    synthesiser = Synthesiser(child)
    for i in range(fault_count):
        synthesiser.render(HELLO, VOICE, 175).result(SOON_S)
        futures = [synthesiser.render(said, VOICE, 80) for said in (LONG, HELLO)]
        time.sleep(0.005 + 0.02 * (i % 3))
        pid = child.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        long, hello = (future.result(SOON_S) for future in futures)
        assert child.pid != pid
        assert long.seconds > 0.08 * len(LONG.spoken)
        check_whole(hello, HELLO)


class AskedChild(Child):
    """Only takes note of how long it may take."""

    def __init__(self) -> None:
        super().__init__("harken.voice_child")
        self.deadlines_s: list[float] = []

    def call(
        self,
        call: str,
        arguments: Json,
        body: bytes = b"",
        *,
        deadline_s: float,
        on_progress: Callable[[Json], None] | None = None,
    ) -> "Future[Answer]":
        self.deadlines_s.append(deadline_s)
        return Future()


def test_there_is_more_time_for_what_takes_longer_to_say() -> None:
    child = AskedChild()
    numbers = "123456789012345 " * 18
    for text in (SENTENCE, numbers, "x" * len(numbers)):
        Synthesiser(child).render(announcement(text, "en"), "flite:rms", 175)
    usual_s, numbers_s, letters_s = child.deadlines_s
    assert usual_s < 12
    assert numbers_s - usual_s > 4 * (letters_s - usual_s)


def test_rendering_goes_on_after_the_child_was_let_go() -> None:
    child = Child("harken.voice_child", idle_s=0.05)
    synthesiser = Synthesiser(child)
    synthesiser.render(HELLO, VOICE, 175).result(SOON_S)
    while child.pid is not None:
        time.sleep(0.01)
    check_whole(synthesiser.render(HELLO, VOICE, 175).result(SOON_S), HELLO)
    synthesiser.close()


def test_text_without_a_sound_is_told(child: Child) -> None:
    future = Synthesiser(child).render(announcement("\u0f04\u0f05", "en"), VOICE, 175)
    with pytest.raises(UnreadableSentence, match="no sound for its characters"):
        future.result(SOON_S)


def test_what_waits_can_be_cancelled(child: Child) -> None:
    synthesiser = Synthesiser(child)
    runs, waits, last = (synthesiser.render(said, VOICE, 175) for said in (LONG, HELLO, HELLO))
    synthesiser.cancel(waits)
    assert waits.cancelled()
    assert runs.result(SOON_S).frames
    check_whole(last.result(SOON_S), HELLO)


def test_what_runs_can_be_cancelled_and_keeps_its_process(child: Child) -> None:
    synthesiser = Synthesiser(child)
    synthesiser.render(HELLO, VOICE, 175).result(SOON_S)
    pid = child.pid
    for _ in range(3):
        runs = synthesiser.render(LONG, VOICE, 80)
        time.sleep(0.01)
        synthesiser.cancel(runs)
        assert runs.cancelled()
        check_whole(synthesiser.render(HELLO, VOICE, 175).result(SOON_S), HELLO)
    assert child.pid == pid


def test_a_cancelled_sentence_is_not_rendered_again(
    synthesiser: Synthesiser, faults: Faults
) -> None:
    runs = synthesiser.render(faults.let(1, "hang", "hang"), VOICE, 175)
    while len(faults.left(1)) == 2:
        time.sleep(0.01)
    synthesiser.cancel(runs)
    check_whole(synthesiser.render(HELLO, VOICE, 175).result(SOON_S), HELLO)
    assert faults.left(1) == ["hang"]


@pytest.mark.parametrize("fault", ["hang", "die"])
def test_close_leaves_no_future_open(
    synthesisers: list[Synthesiser], faults: Faults, fault: str
) -> None:
    for synthesiser in synthesisers:
        said = (faults.let(1, fault, fault), HELLO, HELLO)
        futures = [synthesiser.render(utterance, VOICE, 175) for utterance in said]
        time.sleep(0.1)
        synthesiser.close()
        synthesiser.close()
        for future in futures:
            assert future.done()
            with contextlib.suppress(CancelledError, HarkenError):
                check_whole(future.result(0), HELLO)


def test_callbacks_may_ask_for_the_next_sentence(child: Child) -> None:
    synthesiser = Synthesiser(child)
    done = threading.Event()
    left = [5]

    def next_one(_: object) -> None:
        left[0] -= 1
        if left[0]:
            synthesiser.render(HELLO, VOICE, 175).add_done_callback(next_one)
        else:
            done.set()

    next_one(None)
    assert done.wait(SOON_S)
