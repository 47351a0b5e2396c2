"""What recordings are made of: a session with all its real parts, a player that notes what it
was given, and takes that are repeated where the machine was too busy for a clean one.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from harken.child import Child
from harken.listening.command import Action, Command
from harken.listening.session import Session, SessionState
from harken.playback.player import Heard, Player
from harken.speech.clip import Clip
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker
from tests.system.sound import (
    RECORDING_RATE_HZ,
    PulseServer,
    Recorder,
    Samples,
    as_recorded,
    find,
)

ALIKE = 0.97
"""The correlation of a clip with its recording: resampling costs a little, a lost word much."""
ALIKE_NOISE = 0.9
"""It costs noise more, which is all high tones."""


class NotingPlayer(Player):
    """The player, which keeps what it was given: no voice says a thing twice in the same way."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Clip] = []
        self.begun: list[Clip] = []
        """What of it was heard, if only its start, in that order."""
        self._by_key: dict[int, Clip] = {}
        self.heard.connect(self._note)

    def append(self, key: int, clip: Clip, pause_after_ms: int, start_frame: int = 0) -> None:
        self.sent.append(clip)
        self._by_key[key] = clip
        super().append(key, clip, pause_after_ms, start_frame)

    def _note(self, now: Heard) -> None:
        if now.cue is None:
            self.begun.append(self._by_key[now.key])


class Studio:
    """Takes recordings, and another where the machine was too busy for a clean one.

    Other work on the machine makes the sound break up now and then; a fault of ours does it each
    time.
    """

    def __init__(self, loudspeaker: PulseServer, folder: Path) -> None:
        self._loudspeaker = loudspeaker
        self._folder = folder

    def check(self, take: Callable[[Recorder], None], *, latency_ms: int = 100) -> None:
        """Has `take` record and compare, at most four times, until it is content."""
        for attempts_left in (3, 2, 1, 0):
            recorder = Recorder(self._loudspeaker, self._folder, latency_ms=latency_ms)
            try:
                take(recorder)
            except AssertionError:
                if not attempts_left:
                    raise
            else:
                return
            finally:
                recorder.close()


class Listening:
    """A session with all its real parts, and what it said was heard."""

    def __init__(self, voice_child: Child, player: Player) -> None:
        self.text_child = Child("harken.text_child")
        self.voice_child = voice_child
        self.session = Session(Synthesiser(voice_child), player, Ranker(self.text_child))
        self.sentences: list[int] = []
        self.notices: list[str] = []
        self.session.place_changed.connect(self._note)
        self.session.notice.connect(self.notices.append)
        self.session.device_notice.connect(self.notices.append)

    def do(self, action: Action, value: object = None) -> None:
        self.session.do(Command(action, value))

    def wait_for(self, sentence: int, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: sentence in self.sentences, timeout=20_000)

    def close(self) -> None:
        self.session.close()
        self.text_child.close()

    def _note(self, state: SessionState) -> None:
        if state.word is not None and state.sentence not in self.sentences[-1:]:
            assert state.sentence is not None
            self.sentences.append(state.sentence)


def starts_of(clips: list[Clip], recording: Samples) -> list[float]:
    """Where each clip starts in the recording, in seconds; all of them are wholly there."""
    starts = []
    for clip in clips:
        frame, alike = find(as_recorded(clip.samples), recording)
        assert alike > ALIKE
        starts.append(frame / RECORDING_RATE_HZ)
    return starts


def assert_heard_first(sound: Samples, recording: Samples) -> None:
    """`sound` is wholly there, and nothing but silence before it."""
    start, alike = find(sound, recording)
    assert alike > ALIKE
    before = recording[: max(0, start - RECORDING_RATE_HZ // 500)]
    assert not len(before) or np.abs(before).max() < 1e-3
