"""The short soft sound that tells of a gap: what is said next does not follow what was said."""

import math
import struct
from functools import cache
from itertools import chain

from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip, Cue

_TONES_HZ = (587.33, 880.0)
"""D5 and A5: a rising fifth, above the pitch of voices and where small loudspeakers are good."""
_TONE_MS = 60
_FADE_MS = 12
"""Shorter, and the tones begin and end with a click."""
_SILENCE_AFTER_MS = 150
_PEAK = 0.06
"""Of full scale: 10 LU below the voices, which all speak at -19 LUFS."""
EARCON_S = (len(_TONES_HZ) * _TONE_MS + _SILENCE_AFTER_MS) / 1000
"""How long it takes, with the silence after it."""


@cache
def earcon() -> bytes:
    """Its samples, 16-bit signed little-endian mono at `SAMPLE_RATE_HZ`."""
    frames = list(chain.from_iterable(_tone(pitch_hz) for pitch_hz in _TONES_HZ))
    return struct.pack(f"<{len(frames)}h", *frames)


def after_earcon(clip: Clip) -> Clip:
    """The clip with the earcon and a short silence before it; its cues come later by as much."""
    before = earcon() + bytes(SAMPLE_RATE_HZ * _SILENCE_AFTER_MS // 1000 * BYTES_PER_FRAME)
    later = len(before) // BYTES_PER_FRAME
    cues = tuple(
        Cue(cue.start_frame + later, cue.end_frame + later, cue.spoken_start, cue.spoken_end)
        for cue in clip.cues
    )
    return Clip(before + clip.samples, cues, clip.measured)


def _tone(pitch_hz: float) -> list[int]:
    frames = SAMPLE_RATE_HZ * _TONE_MS // 1000
    fade_frames = SAMPLE_RATE_HZ * _FADE_MS // 1000
    loudest = round(_PEAK * 32767)
    return [
        round(
            loudest
            * _faded(min(frame, frames - 1 - frame) / fade_frames)
            * math.sin(2 * math.pi * pitch_hz * frame / SAMPLE_RATE_HZ)
        )
        for frame in range(frames)
    ]


def _faded(part: float) -> float:
    """The loudness so far into a fade: half a cosine, which has no corners."""
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, part))
