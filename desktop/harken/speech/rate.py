"""Rates of speech, and how long a voice takes before it was ever heard."""

from itertools import pairwise

from harken.article.pace import Pace
from harken.speech.pauses import PAUSE_AFTER_PARAGRAPH_MS, PAUSE_AFTER_SENTENCE_MS

MIN_WPM = 80
MAX_WPM = 450
DEFAULT_WPM = 175

# How many characters pass for a word, by rate. An engine's words a minute are nominal.
_CHARACTERS_PER_WORD = ((80, 6.54), (100, 6.19), (175, 6.15), (250, 6.02), (350, 5.85), (450, 5.88))

_SENTENCES_PER_PARAGRAPH = 4


def default_pace(voice_id: str, rate_wpm: int) -> Pace:  # noqa: ARG001  all voices share it so far
    """How long speech takes: `60 / (rate_wpm * characters_per_word)` seconds a character.

    Measured with espeak-ng 1.51 (gmw/en-us) through `in_child.render`, so without silence at the
    ends: 400 sentences of English news, 42,275 characters, at eleven rates from 80 to 450; the
    constants are the total length over the total number of characters. A single sentence is off
    by 5 % (median) to 16 % (90th percentile), numbers and abbreviations most; a whole article by
    much less. Other languages were not measured; the voices of the operating systems count their
    rates in the same words.

    Args:
        voice_id: A voice's id.
        rate_wpm: Words a minute; outside 80 to 450 it is taken as the nearer end.
    """
    rate = min(max(rate_wpm, MIN_WPM), MAX_WPM)
    pause_ms = PAUSE_AFTER_SENTENCE_MS + (
        (PAUSE_AFTER_PARAGRAPH_MS - PAUSE_AFTER_SENTENCE_MS) / _SENTENCES_PER_PARAGRAPH
    )
    return Pace(60 / (rate * _characters_per_word(rate)), pause_ms / 1000)


def _characters_per_word(rate_wpm: int) -> float:
    for (low, at_low), (high, at_high) in pairwise(_CHARACTERS_PER_WORD):
        if rate_wpm <= high:
            return at_low + (at_high - at_low) * (rate_wpm - low) / (high - low)
    raise ValueError(rate_wpm)
