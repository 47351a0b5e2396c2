"""Rates of speech, and how long a voice takes before it was ever heard."""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from harken.article.pace import Pace

NORMAL_WPM = 175
"""What is called 1 x, with every voice."""
MIN_WPM = 88
"""0.5 x"""
MAX_WPM = 875
"""5 x"""
DEFAULT_WPM = NORMAL_WPM

# How many letters pass for a word, by rate. An engine's words a minute are nominal.
_LETTERS_PER_WORD = (
    (80, 6.92),
    (100, 6.55),
    (175, 6.55),
    (250, 6.45),
    (350, 6.35),
    (450, 6.31),
    (875, 6.31),
)

# How many times as fast some of espeak-ng's voices are, by the letters of their languages.
_TIMES_AS_FAST = {
    "espeak_pcm:gmq/sv": 0.9,
    "espeak_pcm:inc/bn": 0.7,
    "espeak_pcm:jpx/ja": 0.49,  # it knows few Chinese characters, and names the others
    "espeak_pcm:roa/fr": 1.23,
    "espeak_pcm:roa/pt-br": 0.92,
    "espeak_pcm:sem/ar": 0.62,  # it says the vowels, which are not written
    "espeak_pcm:urj/fi": 0.88,
    "espeak_pcm:zlw/pl": 0.84,
}


def times_of(rate_wpm: int) -> float:
    """How many times as fast as normal a rate is: 1.2 for what is shown as 1.2 x."""
    return rate_wpm / NORMAL_WPM


def wpm_of(times: float) -> int:
    """The rate that is so many times as fast as normal, from `MIN_WPM` to `MAX_WPM`."""
    return round(min(max(NORMAL_WPM * times, MIN_WPM), MAX_WPM))


STEPS_WPM = (
    *(wpm_of(tenths / 10) for tenths in range(5, 20)),
    *(wpm_of(quarters / 4) for quarters in range(8, 21)),
)
"""The rates that "faster" and "slower" stop at: every 0.1 x up to 2 x, then every 0.25 x."""


def faster(rate_wpm: int) -> int:
    """The next step above a rate; the fastest has none."""
    return STEPS_WPM[min(bisect_right(STEPS_WPM, rate_wpm), len(STEPS_WPM) - 1)]


def slower(rate_wpm: int) -> int:
    """The next step below a rate; the slowest has none."""
    return STEPS_WPM[max(bisect_left(STEPS_WPM, rate_wpm) - 1, 0)]


def default_pace(rate_wpm: int, voice: str = "") -> Pace:
    """How long speech takes where nothing is known: `60 / (rate_wpm * letters_per_word)` seconds.

    Measured with espeak-ng 1.51 (gmw/en-us) through `in_child.render`, so without silence at the
    ends: 150 sentences of eight English articles, 13,925 letters as `letters_in` counts them, at
    eleven rates from 80 to 450; the constants are the total of letters over the total length.
    Its other voices keep to the same curve within 3 %, most of them; those that are 8 % off or more
    at 175 words a minute are listed, by ten sentences (Arabic), one article (Swedish, Bengali,
    Finnish, Japanese) or up to sixteen (French). Other engines count their rates in the same words.
    `Paces` learns what the voice in use does.

    Args:
        rate_wpm: Words a minute; outside `MIN_WPM` to `MAX_WPM` it is taken as the nearer end.
        voice: A voice's id; any other than espeak-ng's is taken to be like the most of those.
    """
    rate = min(max(rate_wpm, MIN_WPM), MAX_WPM)
    return Pace(60 / (rate * _letters_per_word(rate) * _TIMES_AS_FAST.get(voice, 1.0)))


def _letters_per_word(rate_wpm: int) -> float:
    for (low, at_low), (high, at_high) in pairwise(_LETTERS_PER_WORD):
        if rate_wpm <= high:
            return at_low + (at_high - at_low) * (rate_wpm - low) / (high - low)
    raise ValueError(rate_wpm)
