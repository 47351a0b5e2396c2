"""What espeak-ng is asked for, so that it speaks at a rate and a pitch and is understood best."""

from itertools import pairwise

_GAPS_ARE_KNOWN_FOR = "gmw/en"

# At the same overall speed English is understood better with faster words and pauses between them:
# 13.7 % word errors at 175 words a minute instead of 20.6 (Whisper tiny.en, 72 sentences). The
# overall speed is that without a gap within 2 %, by 75 news sentences. Rates, the words' own rates,
# gaps; what is faster is stretched.
_ENGLISH = (
    (88, 114, 6),
    (120, 151, 6),
    (141, 174, 6),
    (152, 173, 3),
    (175, 197, 3),
)

# Semitones above the voice's own pitch, and the library's pitch: means over six voices of the
# median fundamental, by autocorrelation. Lower and higher it does not go.
_PITCHES = (
    (-6.3, 0),
    (-5.1, 10),
    (-4.1, 20),
    (-2.95, 30),
    (-1.6, 40),
    (0.0, 50),
    (1.6, 60),
    (3.3, 70),
    (5.15, 80),
    (7.05, 90),
    (8.75, 99),
)


def rate_and_gap(voice: str, rate_wpm: int) -> tuple[int, int]:
    """The rate of the words in words a minute, and the gap between them in 10 ms at rate 175.

    Args:
        voice: The library's own name for it.
        rate_wpm: The overall rate; what lies outside of the library's is its own concern.
    """
    if (
        not voice.startswith(_GAPS_ARE_KNOWN_FOR)
        or not _ENGLISH[0][0] <= rate_wpm <= _ENGLISH[-1][0]
    ):
        return rate_wpm, 0
    for (low, low_rate, low_gap), (high, high_rate, high_gap) in pairwise(_ENGLISH):
        if rate_wpm <= high:
            part = (rate_wpm - low) / (high - low)
            rate = low_rate + part * (high_rate - low_rate)
            return round(rate), round(low_gap + part * (high_gap - low_gap))
    raise ValueError(rate_wpm)


def pitch_of(semitones: int) -> int:
    """The library's pitch, 0 to 99, that is so much above the voice's own."""
    wanted = min(max(semitones, _PITCHES[0][0]), _PITCHES[-1][0])
    for (low, low_pitch), (high, high_pitch) in pairwise(_PITCHES):
        if wanted <= high:
            part = (wanted - low) / (high - low)
            return round(low_pitch + part * (high_pitch - low_pitch))
    raise ValueError(semitones)
