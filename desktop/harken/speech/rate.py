"""Rates of speech, and how long a voice takes before it was ever heard."""

from itertools import pairwise

from harken.article.pace import Pace

MIN_WPM = 80
MAX_WPM = 450
DEFAULT_WPM = 175

# How many letters pass for a word, by rate. An engine's words a minute are nominal.
_LETTERS_PER_WORD = ((80, 6.92), (100, 6.55), (175, 6.55), (250, 6.45), (350, 6.35), (450, 6.31))


def default_pace(rate_wpm: int) -> Pace:
    """How long speech takes where nothing is known: `60 / (rate_wpm * letters_per_word)` seconds.

    Measured with espeak-ng 1.51 (gmw/en-us) through `in_child.render`, so without silence at the
    ends: 150 sentences of eight English articles, 13,925 letters as `letters_in` counts them, at
    eleven rates from 80 to 450; the constants are the total of letters over the total length.
    espeak's German is 6 % faster and its French 19 %, at every rate within 3 % of that; other
    engines count their rates in the same words. `Paces` learns what the voice in use does.

    Args:
        rate_wpm: Words a minute; outside 80 to 450 it is taken as the nearer end.
    """
    rate = min(max(rate_wpm, MIN_WPM), MAX_WPM)
    return Pace(60 / (rate * _letters_per_word(rate)))


def _letters_per_word(rate_wpm: int) -> float:
    for (low, at_low), (high, at_high) in pairwise(_LETTERS_PER_WORD):
        if rate_wpm <= high:
            return at_low + (at_high - at_low) * (rate_wpm - low) / (high - low)
    raise ValueError(rate_wpm)
