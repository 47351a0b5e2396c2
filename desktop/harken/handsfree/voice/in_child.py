"""What the ear child does: hears sound piece by piece and tells the commands in it.

It keeps the last 3 s of sound, in memory alone.
"""

from collections import deque
from collections.abc import Sequence
from functools import cache

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from harken.handsfree.voice.deciding import Rating, called_word, held_word
from harken.handsfree.voice.echo import BLOCK_FRAMES, EchoCanceller
from harken.handsfree.voice.endpointing import Endpointer
from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.handsfree.voice.mel import Samples
from harken.handsfree.voice.recogniser import Recogniser
from harken.serving import Report
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.wire import Json

_HELD_BLOCKS = 3 * HEARING_RATE_HZ // BLOCK_FRAMES


class Ear:
    """Hears one microphone.

    Args:
        rating: What tells how likely phrases are.
        call: The first word of each phrase.
        words: The second words.
    """

    def __init__(self, rating: Rating, call: str, words: Sequence[str]) -> None:
        self._rating = rating
        self._call = call
        self._words = words
        self._echo = EchoCanceller()
        self._played = _Played()
        self._endpointer = Endpointer()
        self._held: deque[Samples] = deque(maxlen=_HELD_BLOCKS)

    def begin(self) -> None:
        """The microphone was opened: what was heard before is over. The room is the same."""
        self._endpointer = Endpointer()
        self._held.clear()

    def hear(self, heard: bytes, played: bytes, *, held: bool) -> list[str]:
        """Hears a piece; `held` while the person holds the key, who then is heard by `decide`.

        Args:
            heard: From the microphone, 16-bit mono at `HEARING_RATE_HZ`; whole blocks.
            played: What was played meanwhile, 16-bit mono at the rate of clips, as long.
            held: Whether the person holds the key.

        Returns:
            The words of the phrases that ended in it.
        """
        sound, reference = _as_samples(heard), self._played.next_frames(played, len(heard) // 2)
        words = []
        for at in range(0, len(sound) - BLOCK_FRAMES + 1, BLOCK_FRAMES):
            block = slice(at, at + BLOCK_FRAMES)
            rest, echo = self._echo.cancel(sound[block], reference[block])
            if held:
                self._held.append(rest)
                continue
            stretch = self._endpointer.add(rest, echo)
            if stretch is not None:
                words.append(called_word(self._rating, stretch, self._call, self._words))
        return [word for word in words if word is not None]

    def decide(self) -> str | None:
        """The key was let go: the word that was said while it was held."""
        if not self._held:
            return None
        sound = np.concatenate(list(self._held))
        self._held.clear()
        return held_word(self._rating, sound, self._call, self._words)


class _Played:
    """Brings what was played to the microphone's rate, without a seam between pieces."""

    def __init__(self) -> None:
        self._resampler = AudioResampler(format="s16", layout="mono", rate=HEARING_RATE_HZ)
        # The resampler keeps a few frames back.
        self._ready = np.zeros(HEARING_RATE_HZ // 100, np.float32)

    def next_frames(self, played: bytes, frames: int) -> Samples:
        frame = AudioFrame(format="s16", layout="mono", samples=len(played) // 2)
        frame.planes[0].update(played)
        frame.sample_rate = SAMPLE_RATE_HZ
        for made in self._resampler.resample(frame):
            sound = made.to_ndarray()[0].astype(np.float32) / 32768
            self._ready = np.concatenate([self._ready, sound])
        taken, self._ready = self._ready[:frames], self._ready[frames:]
        return np.pad(taken, (0, frames - len(taken)))


def open_ear(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """Loads the recogniser for `call` and `words`, where that was not done before.

    Raises:
        HarkenError: It is not installed.
    """
    _ear(request["call"], tuple(request["words"])).begin()
    return {}, b""


def hear(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """Hears a piece: the body has `heard_bytes` from the microphone, then what was played."""
    ear = _ear(request["call"], tuple(request["words"]))
    at = request["heard_bytes"]
    words = ear.hear(body[:at], body[at:], held=request["held"])
    return {"words": words}, b""


def decide(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """The key was let go."""
    word = _ear(request["call"], tuple(request["words"])).decide()
    return {"words": [] if word is None else [word]}, b""


@cache
def _ear(call: str, words: tuple[str, ...]) -> Ear:
    return Ear(Recogniser(), call, words)


def _as_samples(sound: bytes) -> Samples:
    return np.frombuffer(sound, "<i2").astype(np.float32) / np.float32(32768)
