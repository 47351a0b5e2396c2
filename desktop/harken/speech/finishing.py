"""From what an engine rendered to a clip: at one sample rate, the wanted rate, one loudness."""

import math
import sys
from array import array
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from operator import mul
from typing import TYPE_CHECKING

from harken.speech.alignment import aligned_cues
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip
from harken.speech.cues import WordEvent, measured_cues
from harken.speech.engine import Rendered
from harken.speech.limiter import amplified
from harken.speech.loudness import factor_of, gain_db, softer_db
from harken.speech.silence import without_silence

if TYPE_CHECKING:
    from harken.speech.loudness_meter import LoudnessMeter

_UNHEARD_CHANGE = 0.01
"""Of the tempo; below it, stretching costs more than it gives."""
_EACH_FOR_POWER = 5
"""Every fifth frame tells how loud a sentence is as well as all do."""


def finished(
    text: str, voice: str, rate_wpm: int, rendered: Rendered, pitch_semitones: int = 0
) -> Clip:
    """The clip of a text: trimmed, with clean cues, in the one byte order.

    Args:
        text: What was said.
        voice: The id of the voice that said it.
        rate_wpm: The wanted rate.
        rendered: What the engine made of it.
        pitch_semitones: What was asked of the engine.
    """
    if not rendered.samples:
        return Clip(b"", (), measured=True)
    own_rate_wpm = rendered.rate_wpm
    rendered = _trimmed(_at_rate(_at_the_one_sample_rate(rendered), rate_wpm))
    samples = _as_loud_as_all(voice, own_rate_wpm, pitch_semitones, rendered)
    frames = len(samples) // BYTES_PER_FRAME
    if rendered.events:
        cues = measured_cues(text, rendered.events, frames)
    else:
        cues = aligned_cues(text, rendered.samples)
    return Clip(_little_endian(samples), cues, measured=bool(rendered.events))


def _at_the_one_sample_rate(rendered: Rendered) -> Rendered:
    if rendered.sample_rate_hz == SAMPLE_RATE_HZ:
        return rendered
    from harken.speech.sound_file import resampled  # costs 0.1 s, and espeak-ng never needs it

    samples = resampled(rendered.samples, rendered.sample_rate_hz, SAMPLE_RATE_HZ)
    scale = SAMPLE_RATE_HZ / rendered.sample_rate_hz
    events = _moved(rendered, lambda frame: round(frame * scale))
    return replace(rendered, samples=samples, sample_rate_hz=SAMPLE_RATE_HZ, events=events)


def _at_rate(rendered: Rendered, rate_wpm: int) -> Rendered:
    tempo = rate_wpm / rendered.rate_wpm
    if abs(tempo - 1) < _UNHEARD_CHANGE or not rendered.samples:
        return rendered
    from harken.speech.stretch import stretched  # costs 0.1 s, and most rates never need it

    samples = stretched(rendered.samples, rendered.sample_rate_hz, tempo)
    events = _moved(rendered, lambda frame: round(frame / tempo))
    # Where windows overlap that are not quite alike, the sound is softer: some voices lose 1 dB.
    lost_db = _power_db(rendered.samples) - _power_db(samples)
    return replace(
        rendered,
        samples=samples,
        rate_wpm=rate_wpm,
        events=events,
        gain_db=rendered.gain_db - lost_db,
    )


def _power_db(samples: bytes) -> float:
    frames = memoryview(samples).cast("h")[::_EACH_FOR_POWER].tolist()
    power = sum(map(mul, frames, frames)) / max(1, len(frames))
    return 10 * math.log10(max(1.0, power))


def _trimmed(rendered: Rendered) -> Rendered:
    samples, gone = without_silence(rendered.samples)
    return replace(rendered, samples=samples, events=_moved(rendered, lambda frame: frame - gone))


def _as_loud_as_all(
    voice: str, own_rate_wpm: float, pitch_semitones: int, rendered: Rendered
) -> bytes:
    known_db = None if pitch_semitones else gain_db(voice, own_rate_wpm)
    if known_db is not None:
        missing_db = known_db - rendered.gain_db
    else:
        softer_than_known_db = softer_db(voice, own_rate_wpm) - rendered.gain_db
        meter = _meter_of(voice, pitch_semitones)
        missing_db = meter.gain_db(rendered.samples, softer_than_known_db)
    return amplified(rendered.samples, factor_of(missing_db))


@lru_cache(maxsize=32)
def _meter_of(voice: str, pitch_semitones: int) -> "LoudnessMeter":  # noqa: ARG001  one for each
    """What is known of a voice at a pitch: each is up to 7 dB louder or softer at another one."""
    from harken.speech.loudness_meter import LoudnessMeter  # costs 0.1 s, and few voices need it

    return LoudnessMeter()


def forget_loudness() -> None:
    """A voice may be another one from now on, under the same name."""
    _meter_of.cache_clear()


def _moved(rendered: Rendered, frame_of: Callable[[int], int]) -> tuple[WordEvent, ...] | None:
    if rendered.events is None:
        return None
    return tuple(WordEvent(e.start, e.length, frame_of(e.frame)) for e in rendered.events)


def _little_endian(samples: bytes) -> bytes:
    if sys.byteorder == "little":
        return samples
    swapped = array("h", samples)
    swapped.byteswap()
    return swapped.tobytes()
