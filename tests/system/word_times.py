"""When a word was told to be heard, against when a recorder at the loudspeaker has its sound.

A null sink renders a block of sound at the moment the block before it is over. So the block that a
recorder gets begins to be heard just then, and the wall clock can be read off the recording.
"""

import threading
import time
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from harken.playback.player import Heard, Player
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip
from tests.system.sound import RECORDING_RATE_HZ, Recorder, Samples, as_recorded, find

_LOOK_S = 0.001
_CUE_S = 0.15
"""How much of a word is looked for."""
_AROUND_S = 0.1
"""How far from its place in the clip it is looked for."""
_QUIET = 0.04
"""Of the loudest part: what is softer is silence."""


class RecordingClock:
    """Reads the wall clock off a recording: watches from its start to `close` how it grows.

    Args:
        recorder: What records, quickly: see its `latency_ms`.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._grown: list[tuple[float, float]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def close(self) -> None:
        """Ends the watching. Idempotent."""
        self._over.set()
        self._thread.join()

    def offset_s(self) -> float:
        """The wall clock (`time.monotonic`) at the beginning of the recording."""
        # What is seen late makes it later, nothing makes it earlier: one of the least is right.
        return float(np.percentile([wall - heard for wall, heard in self._grown], 10))

    def _watch(self) -> None:
        before = self._recorder.seconds()
        while not self._over.wait(_LOOK_S):
            now = self._recorder.seconds()
            if now > before:
                self._grown.append((time.monotonic(), before))
                before = now


class ToldWords:
    """Notes when a player tells each word.

    Args:
        player: What plays; each passage's key is its number.
    """

    def __init__(self, player: Player) -> None:
        self.words: list[tuple[int, int, float]] = []
        """Passage, frame of its clip, and the wall clock."""
        self._connection = player.heard.connect(self._note)
        self._player = player

    def close(self) -> None:
        """Ends the noting."""
        self._player.heard.disconnect(self._connection)

    def _note(self, now: Heard) -> None:
        if now.cue is not None:
            self.words.append((now.key, now.cue.start_frame, time.monotonic()))


def late_s(
    told: ToldWords, clips: list[Clip], recording: Samples, offset_s: float
) -> npt.NDArray[np.float64]:
    """How much later than its own samples are heard each word was told, in seconds.

    Args:
        told: The words.
        clips: What was played, by the passages' keys.
        recording: What was heard.
        offset_s: The wall clock at its beginning.
    """
    starts = [find(as_recorded(clip.samples), recording)[0] for clip in clips]
    late = []
    for key, frame, wall_s in told.words:
        heard_s = _cue_s(clips[key], frame, starts[key], recording)
        late.append(wall_s - offset_s - heard_s)
    return np.array(late)


def late_after_onset_s(
    told: ToldWords,
    clips: list[Clip],
    recording: Samples,
    offset_s: float,
    lists: Iterable[int],
) -> npt.NDArray[np.float64]:
    """The same against where, by the sound alone, the words of a list begin, in seconds.

    Args:
        told: The words.
        clips: What was played, by the passages' keys.
        recording: What was heard.
        offset_s: The wall clock at its beginning.
        lists: The keys of the lists of words.
    """
    late = []
    for key in lists:
        clip = clips[key]
        start, _ = find(as_recorded(clip.samples), recording)
        end = start + len(clip.samples) // BYTES_PER_FRAME * RECORDING_RATE_HZ // SAMPLE_RATE_HZ
        onsets_s = _onsets_s(recording[start:end], len(clip.cues))
        begin_s = offset_s + start / RECORDING_RATE_HZ
        numbers = {cue.start_frame: number for number, cue in enumerate(clip.cues)}
        late += [
            wall_s - begin_s - onsets_s[numbers[frame]]
            for told_key, frame, wall_s in told.words
            if told_key == key
        ]
    return np.array(late)


def _cue_s(clip: Clip, frame: int, clip_start: int, recording: Samples) -> float:
    """Where the samples from `frame` on are heard, in seconds from the recording's start."""
    word = clip.samples[frame * BYTES_PER_FRAME :][: round(_CUE_S * SAMPLE_RATE_HZ) * 2]
    expected = clip_start + frame * RECORDING_RATE_HZ // SAMPLE_RATE_HZ
    around = round(_AROUND_S * RECORDING_RATE_HZ)
    first = max(0, expected - around)
    sound = as_recorded(word)
    at, _ = find(sound, recording[first : expected + len(sound) + around])
    return (first + at) / RECORDING_RATE_HZ


def _onsets_s(sound: Samples, words: int) -> list[float]:
    """Where so many words begin, with the longest silences between them, in seconds."""
    window = RECORDING_RATE_HZ // 200
    count = len(sound) // window
    loudness = np.abs(sound[: count * window].reshape(count, window)).max(axis=1)
    loud = np.flatnonzero(loudness > _QUIET * loudness.max())
    longest = np.argsort(np.diff(loud), kind="stable")[::-1][: words - 1]
    return [float(loud[at]) * window / RECORDING_RATE_HZ for at in (0, *np.sort(longest + 1))]
