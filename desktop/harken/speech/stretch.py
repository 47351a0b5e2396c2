"""Says the same faster or slower, at the same pitch: libav's `atempo`, a WSOLA, through PyAV.

WSOLA (W. Verhelst, M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA)",
ICASSP 1993) takes windows from the sound where they go on most alike, and overlaps them at another
distance. Only the child imports this, and only for a rate that an engine cannot do itself.
"""

import math

from harken.speech.audio_graph import filtered

_SHORT_WINDOWS_FROM = 1.7
"""From this tempo on, windows half as long are understood better: faster ones than that skip whole
sounds where windows are long. Below, the longer ones are."""
_MOST_AT_ONCE = 4.0
"""From a tempo of about 6 on, libav 8.1 may end the whole process with a failed assertion."""
_WINDOWS_A_SECOND = 24
"""`atempo` takes the next power of two frames above this part of a second."""


def stretched(samples: bytes, sample_rate_hz: int, tempo: float) -> bytes:
    """The sound at another tempo: what was at frame `n` is at `n / tempo`.

    Args:
        samples: 16-bit mono, of the machine's byte order.
        sample_rate_hz: Their sample rate.
        tempo: 2.0 is twice as fast; above 0.

    Returns:
        Of exactly the length of the sound divided by the tempo, rounded.
    """
    frames = len(samples) // 2
    # The length of the windows is all that atempo wants the sample rate for.
    rate_hz = sample_rate_hz // 2 if tempo >= _SHORT_WINDOWS_FROM else sample_rate_hz
    # It keeps the last windows to itself: silence takes their place.
    silence = bytes(2 * round(4 * max(tempo, 1.0) * rate_hz / _WINDOWS_A_SECOND))
    wanted = round(frames / tempo) * 2
    steps = max(1, math.ceil(math.log(tempo, _MOST_AT_ONCE)), math.ceil(-math.log2(tempo)))
    step = ("atempo", str(tempo ** (1 / steps)))
    out = filtered(samples + silence, rate_hz, *[step] * steps)
    return b"".join(bytes(part.planes[0])[: 2 * part.samples] for part in out)[:wanted].ljust(
        wanted, b"\0"
    )
