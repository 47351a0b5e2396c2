"""What a listener waits for, as a recorder at the loudspeaker has it.

A program of its own; takes what to measure and a voice's id, and prints milliseconds as JSON:

- `jumps`: from the wish for another sentence until its first word is heard.
- `rates`: from the next word's beginning after the wish for another rate until that is heard.
- `voices`: the same for another voice, which takes turns with the one that is given.
- `pauses`: from the wish for silence, or for sound again, until it is there.
- `gaps`: how far the silence between two sentences is from the setting, while the main thread is
  busy four fifths of the time.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer

from harken.article.model import Article
from harken.article.pauses import Pauses
from harken.importing.importer import text_child
from harken.listening.command import Action, Command
from harken.listening.session import Mode, Session
from harken.playback.player import Player
from harken.speech.clip import SAMPLE_RATE_HZ, Clip
from harken.speech.rate import MAX_WPM, NORMAL_WPM
from harken.speech.reading_rules import ReadingRules
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.summary.ranker import Ranker
from tests.benchmarks.articles import read
from tests.system.sound import (
    RECORDING_RATE_HZ,
    PulseServer,
    Recorder,
    Samples,
    as_recorded,
    find,
)
from tests.system.word_times import RecordingClock

ROUNDS = 10
GAPS = 100
PAUSE_MS = 120
_SENTENCES = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
_QUICK_MS = 10
"""Of a recorder that tells times on the wall clock; a busy machine's sound may break up by it."""
_UNHURRIED_MS = 100
_BUSY_S = 0.08
_EVERY_MS = 100
_AUDIBLE = 0.003
_OTHER_VOICE = "espeak_pcm:gmw/en-gb-x-rp"
_SILENCE_S = 0.3


class NotedPlayer(Player):
    """The player, which notes what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[tuple[Clip, int]] = []
        """Clips and the pauses after them, in milliseconds."""
        self.spliced: list[tuple[Clip, Clip]] = []
        """Clips, and those in which they went on."""
        self._by_key: dict[int, Clip] = {}

    def append(self, key: int, clip: Clip, pause_after_ms: int, start_frame: int = 0) -> None:
        self.given.append((clip, pause_after_ms))
        self._by_key[key] = clip
        super().append(key, clip, pause_after_ms, start_frame)

    def splice(self, key: int, clip: Clip) -> bool:
        done = super().splice(key, clip)
        if done:
            self.spliced.append((self._by_key[key], clip))
        return done


class Stage:
    """A session with all its real parts, and a recorder."""

    def __init__(self, app: QCoreApplication, session: Session, player: NotedPlayer) -> None:
        self._app = app
        self.session = session
        self.player = player
        self.recorder: Recorder
        self.clock: RecordingClock

    def do(self, action: Action, value: object = None) -> float:
        """Sends a command; the wall clock at that moment."""
        now = time.monotonic()
        self.session.do(Command(action, value))
        return now

    def run(self, seconds: float) -> None:
        """Lets that time pass."""
        self.run_until(lambda: False, seconds)

    def run_until(self, done: Callable[[], bool], patience_s: float = 120) -> None:
        """Lets time pass until something is so."""
        until = time.monotonic() + patience_s
        while not done() and time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.001)


@contextmanager
def stage(voice: str, latency_ms: int) -> Iterator[Stage]:
    """Sets everything up: a session that reads with a voice, and a recorder."""
    app = QCoreApplication([])
    server = PulseServer()
    server.start()
    os.environ.update(server.environment)
    documents, player, synthesiser = text_child(), NotedPlayer(), Synthesiser(voice_child())
    session = Session(synthesiser, player, Ranker(documents))
    session.recall_voices({"en": voice})
    try:
        with tempfile.TemporaryDirectory() as folder:
            it = Stage(app, session, player)
            it.recorder = Recorder(server, Path(folder), latency_ms=latency_ms)
            it.clock = RecordingClock(it.recorder)
            try:
                yield it
            finally:
                it.clock.close()
                it.recorder.close()
    finally:
        session.close()
        player.close()
        synthesiser.close()
        documents.close()
        server.close()


def main() -> None:
    """Measures one of them."""
    measure = {it.__name__: it for it in (jumps, rates, voices, pauses, gaps)}[sys.argv[1]]
    latency_ms = _UNHURRIED_MS if measure is gaps else _QUICK_MS
    with stage(sys.argv[2], latency_ms) as place:
        print(json.dumps([it * 1000 for it in measure(place)]))


def jumps(place: Stage) -> list[float]:
    """Seconds from each jump until the sentence there is heard."""
    article = _article(_SENTENCES)
    _begin(place, article)
    asked = []
    for round_ in range(ROUNDS):
        place.run(0.9 + 0.07 * round_)
        target = article.sentences[(round_ * 37 + 20) % len(article.sentences)].span
        given = len(place.player.given)
        wall = place.do(Action.SEEK, (target.block, target.start))
        place.run_until(lambda given=given: len(place.player.given) > given)  # type: ignore[misc]
        asked.append((wall, place.player.given[given][0]))
    place.run(0.9)
    recording, offset_s = _recorded(place)
    return [_heard_s(clip, recording, wall - offset_s) for wall, clip in asked]


def pauses(place: Stage) -> list[float]:
    """Seconds from each wish for silence and for sound until it is there."""
    _begin(place, _article(_SENTENCES))
    asked = []
    for round_ in range(ROUNDS // 2):
        place.run(0.9 + 0.07 * round_)
        silent = place.do(Action.PAUSE)
        place.run(0.7)
        asked.append((silent, place.do(Action.PLAY)))
    place.run(0.7)
    recording, offset_s = _recorded(place)
    loud_s = np.flatnonzero(np.abs(recording) > _AUDIBLE) / RECORDING_RATE_HZ
    taken: list[float] = []
    for silent, again in asked:
        begins, ends = silent - offset_s, again - offset_s
        last = loud_s[(loud_s > begins) & (loud_s < ends)]
        first = loud_s[loud_s > ends]
        taken += [float(last[-1] - begins) if len(last) else 0.0, float(first[0] - ends)]
    return taken


def gaps(place: Stage) -> list[float]:
    """How many seconds each silence is longer or shorter than its setting."""
    boats = [f"Boat {number} came in." for number in range(1, GAPS + 2)]
    place.do(Action.SET_RATE, MAX_WPM)
    place.do(Action.SET_RULES, ReadingRules(pauses=Pauses(PAUSE_MS, PAUSE_MS, PAUSE_MS)))
    busy = QTimer()
    busy.timeout.connect(_be_busy)
    busy.start(_EVERY_MS)
    _begin(place, _article(boats))
    place.run_until(lambda: place.session.state.mode is Mode.ENDED)
    busy.stop()
    recording, _ = _recorded(place)
    given = place.player.given[: GAPS + 1]
    starts: list[float] = []
    expected_s = float(np.flatnonzero(np.abs(recording) > _AUDIBLE)[0]) / RECORDING_RATE_HZ
    for clip, pause_ms in given:
        starts.append(_found_s(clip, recording, expected_s - 0.1, 1.0 + clip.seconds))
        expected_s = starts[-1] + clip.seconds + pause_ms / 1000
    return [
        abs(after - before - clip.seconds - pause_ms / 1000)
        for (before, after), (clip, pause_ms) in zip(pairwise(starts), given, strict=False)
    ]


def rates(place: Stage) -> list[float]:
    """Seconds from the first word's beginning after each wish until the new rate is heard."""
    return _changes(place, Action.SET_RATE, (NORMAL_WPM * 5 // 4, NORMAL_WPM))


def voices(place: Stage) -> list[float]:
    """The same for each wish for the other voice."""
    return _changes(place, Action.SET_VOICE, (_OTHER_VOICE, sys.argv[2]))


def _changes(place: Stage, action: Action, values: tuple[object, object]) -> list[float]:
    """Asks for one and the other in turns, each in the middle of a sentence."""
    _begin(place, _article(_SENTENCES))
    asked_s = []
    for round_ in range(ROUNDS):
        before = place.session.state.sentence
        place.run_until(lambda before=before: place.session.state.sentence != before)  # type: ignore[misc]
        place.run(0.6 + 0.05 * round_)
        asked_s.append(place.do(action, values[round_ % 2]))
        place.run(1.0)
    place.run(4)
    recording, offset_s = _recorded(place)
    assert len(place.player.spliced) == ROUNDS, "a sentence was heard to its end as it was"
    return [
        _change_s(old, new, recording, wall - offset_s)
        for wall, (old, new) in zip(asked_s, place.player.spliced, strict=True)
    ]


def _change_s(old: Clip, new: Clip, recording: Samples, asked_s: float) -> float:
    """How long after the first word that begins after `asked_s` the new clip is heard."""
    frames = SAMPLE_RATE_HZ // 2
    head = Clip(old.samples[: frames * 2], (), measured=True)
    tail = Clip(new.samples[-frames * 2 :], (), measured=True)
    old_s = _found_s(head, recording, asked_s - 2.5, 2.5)
    new_s = _found_s(tail, recording, asked_s, 8.0) - new.seconds + tail.seconds
    left_s = _left_s(old, round(old_s * RECORDING_RATE_HZ), recording)
    words_s = [new_s + cue.start_frame / SAMPLE_RATE_HZ for cue in new.cues]
    changed_s = min(words_s, key=lambda word_s: abs(word_s - left_s))
    old_words_s = [old_s + cue.start_frame / SAMPLE_RATE_HZ for cue in old.cues]
    return changed_s - min(word_s for word_s in old_words_s if word_s > asked_s)


def _left_s(clip: Clip, start: int, recording: Samples) -> float:
    """Until when what is recorded from frame `start` on is the clip, in seconds."""
    window = RECORDING_RATE_HZ * 3 // 100
    sound = as_recorded(clip.samples)
    for first in range(0, len(sound) - window, window):
        there = recording[start + first : start + first + window]
        meant = sound[first : first + window]
        if np.linalg.norm(there - meant) > np.linalg.norm(meant) + 0.01:
            return (start + first) / RECORDING_RATE_HZ
    return (start + len(sound)) / RECORDING_RATE_HZ


def _article(sentences: list[str]) -> Article:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.txt"
        path.write_text("\n\n".join(sentences), encoding="utf-8")
        return read(path)


def _begin(place: Stage, article: Article) -> None:
    """Opens and plays an article; returns when its second sentence is ready."""
    place.session.open(article)
    place.run(1.0)
    place.do(Action.PLAY)
    place.run_until(lambda: len(place.player.given) > 1)


def _recorded(place: Stage) -> tuple[Samples, float]:
    place.do(Action.STOP)
    place.run(0.3)
    place.clock.close()
    return place.recorder.stop(), place.clock.offset_s()


def _heard_s(clip: Clip, recording: Samples, asked_s: float) -> float:
    """How long after it was asked for the clip's beginning is heard."""
    beginning = Clip(clip.samples[: SAMPLE_RATE_HZ // 2 * 2], (), measured=True)
    return _found_s(beginning, recording, asked_s, 2.0) - asked_s


def _found_s(clip: Clip, recording: Samples, from_s: float, within_s: float) -> float:
    """Where a clip begins in the recording, looked for from a moment on."""
    first = max(0, round(from_s * RECORDING_RATE_HZ))
    at, alike = find(
        as_recorded(clip.samples), recording[first : first + round(within_s * RECORDING_RATE_HZ)]
    )
    assert alike > 0.5, "what was asked for is not in the recording"
    return (first + at) / RECORDING_RATE_HZ


def _be_busy() -> None:
    until = time.monotonic() + _BUSY_S
    while time.monotonic() < until:
        pass


if __name__ == "__main__":
    main()
