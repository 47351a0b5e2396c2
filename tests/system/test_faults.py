"""What goes wrong while someone listens: the reading goes on, or says in words why it cannot."""

import contextlib
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from harken.importing.importer import text_child
from harken.importing.source import FileSource
from harken.listening.session import Session
from harken.listening.state import Mode
from harken.opening import window_parts
from harken.settings import settings_path
from harken.ui.memory import Memory
from harken.ui.theme import Theme
from harken.ui.window import Window
from harken.ui.workspace import Workspace
from tests.leaks import children
from tests.system.display import Display, wait_for
from tests.system.program import Program
from tests.system.sound import RECORDING_RATE_HZ, PulseServer, Recorder, Samples, silences

AUDIBLE = 0.01
SILENT = 1e-4
SENTENCES = (
    "Six things",
    "The tide came in early.",
    "A pump was started in the harbour.",
    "Nobody had asked the fishermen for their advice.",
    "By noon the nets were clean and dry again, and so were the streets.",
    "Then the water went away and left the boats upon the sand, where they lay until the evening.",
)
"""Each takes a third longer than the one before: how long it is tells it from the others."""
STORY = "\n\n".join(SENTENCES)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def sentences_heard(recording: Samples) -> list[Samples]:
    """The recording, cut at the pauses between the sentences."""
    pauses = silences(recording, at_least_s=0.35)
    edges = [round(second * RECORDING_RATE_HZ) for pause in pauses for second in pause]
    return [recording[start:end] for start, end in zip(edges[1::2], edges[2::2], strict=False)]


def listen_to(
    display: Display, loudspeaker: PulseServer, story: Path, disturb: Callable[[Program], None]
) -> list[Samples]:
    """Has the program read the story while it is disturbed; the sentences that were heard."""
    settings = settings_path()
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"rate_wpm": 400}), encoding="utf-8")
    recorder = Recorder(loudspeaker, story.parent)
    program = Program(display, story)
    try:
        display.focus(program.window("Six things"))
        display.press("space")
        wait_for(lambda: recorder.has_heard(AUDIBLE), "sound")
        disturb(program)
        # How long a busy machine takes to start another voice, nobody knows: silence is no end.
        wait_for(
            lambda: len(sentences_heard(recorder.recording())) >= len(SENTENCES),
            "the last sentence",
            patience_s=60,
        )
        wait_for(lambda: quiet_for(recorder, 1.0), "the end", patience_s=40)
        return sentences_heard(recorder.stop())
    finally:
        recorder.close()
        program.clean_up()


def quiet_for(recorder: Recorder, seconds: float) -> bool:
    recorder.has_heard(AUDIBLE)
    time.sleep(seconds)
    return not recorder.has_heard(AUDIBLE)


def likeness(one: Samples, other: Samples) -> float:
    """How alike two recordings of a sentence are, at most 1.

    espeak-ng lets the pitch flutter on from sentence to sentence, so a new process says the same
    words with other waves; their loudness rises and falls the same. A busy machine may make gaps:
    so silence counts for nothing, and each quarter is looked for near its place. What is much
    shorter or longer is another sentence, however much its beginning is alike.
    """
    wanted, searched = loudness(one), loudness(other)
    if abs(len(wanted) - len(searched)) > max(len(wanted), len(searched)) / 4:
        return -1.0
    length = len(wanted) // 4
    found = []
    for start in range(0, 4 * length, length):
        piece = wanted[start : start + length]
        places = [searched[max(0, start + lag) :][:length] for lag in range(-15, 16)]
        matches = [np.corrcoef(piece, it)[0, 1] for it in places if len(it) == length]
        found.append(max(matches, default=-1.0))
    return float(np.median(found))


def loudness(sound: Samples) -> Samples:
    """The mean strength of each hundredth of a second that is not silent."""
    step = RECORDING_RATE_HZ // 100
    mean: Samples = np.sqrt(
        (sound[: len(sound) // step * step].reshape(-1, step) ** 2).mean(axis=1)
    )
    return mean[mean > SILENT]


def order_of(heard: list[Samples], known: list[Samples]) -> list[int]:
    """Which of the known sentences each one that was heard is most like."""
    return [int(np.argmax([likeness(one, it) for one in known])) for it in heard]


def test_a_voice_killed_in_mid_sentence_loses_no_sentence(
    display: Display, loudspeaker: PulseServer, story: Path, fault_count: int
) -> None:
    undisturbed = listen_to(display, loudspeaker, story, lambda _: None)
    assert len(undisturbed) == len(SENTENCES)
    for round_ in range(fault_count):

        def kill_voice(program: Program, after_s: float = 0.2 + 0.4 * (round_ % 8)) -> None:
            time.sleep(after_s)
            os.kill(program.child("harken.voice_child"), signal.SIGKILL)

        disturbed = listen_to(display, loudspeaker, story, kill_voice)
        assert order_of(disturbed, undisturbed) == list(range(len(SENTENCES)))


@dataclass(frozen=True)
class Open:
    """The window and what works behind it, in this process."""

    window: Window
    workspace: Workspace
    session: Session

    def messages(self) -> list[str]:
        """All messages that are shown now."""
        return [f"{it.title} {it.text}" for it in self.workspace.notices.notices]


@pytest.fixture
def harken(qapp: object) -> Iterator[Open]:
    """Harken as it is built for a person, without a process of its own."""
    documents = text_child()
    with contextlib.closing(documents), window_parts(documents) as parts:
        window = Window(Theme(), Memory(settings_path()))
        window.show()
        yield Open(window, Workspace(window, parts), parts.session)
        shiboken6.delete(window)


def text_children() -> list[int]:
    """The processes that read documents for this one."""
    return [pid for pid in children() if b"harken.text_child" in command_of(pid)]


def command_of(pid: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def test_a_reader_killed_during_import_is_told_and_the_next_article_is_read(
    harken: Open, qtbot: QtBot, tmp_path: Path, story: Path, fault_count: int
) -> None:
    long = tmp_path / "long.txt"
    long.write_text(STORY * 3000, encoding="utf-8")
    for _ in range(fault_count):
        harken.window.add([FileSource(long)])
        qtbot.waitUntil(lambda: bool(text_children()), timeout=5000)
        qtbot.wait(200)
        assert harken.session.state.article is None
        os.kill(text_children()[0], signal.SIGKILL)
        qtbot.waitUntil(lambda: bool(harken.messages()), timeout=5000)
        assert "Cannot read" in harken.messages()[0]
        assert "paste it here" in harken.messages()[0]
    harken.window.add([FileSource(story)])
    qtbot.waitUntil(lambda: harken.session.state.article is not None, timeout=10000)
    assert harken.session.state.article is not None
    assert harken.session.state.article.title == "Six things"


def hear(loudspeaker: PulseServer, folder: Path, qtbot: QtBot) -> None:
    """Waits until there is sound."""
    recorder = Recorder(loudspeaker, folder)
    qtbot.waitUntil(lambda: recorder.has_heard(AUDIBLE), timeout=10000)
    recorder.close()


@pytest.mark.qt_log_ignore("Stream failed to connect")  # a device that has just gone
def test_without_a_sound_device_the_window_says_so_and_goes_on_when_there_is_one(
    harken: Open,
    qtbot: QtBot,
    display: Display,
    loudspeaker: PulseServer,
    story: Path,
    tmp_path: Path,
    fault_count: int,
) -> None:
    harken.window.add([FileSource(story)])
    qtbot.waitUntil(lambda: harken.session.state.mode is Mode.READY, timeout=10000)
    for _ in range(fault_count):
        loudspeaker.pull_out()
        display.focus(display.window("Six things"))
        display.press("k")
        qtbot.waitUntil(lambda: harken.session.state.mode is Mode.NO_DEVICE, timeout=5000)
        assert any("sound device" in message for message in harken.messages())
        loudspeaker.plug_in()
        hear(loudspeaker, tmp_path, qtbot)
        qtbot.waitUntil(lambda: harken.session.state.mode is Mode.PLAYING, timeout=5000)
        display.press("Escape")
        qtbot.waitUntil(lambda: harken.session.state.mode is Mode.READY, timeout=5000)
