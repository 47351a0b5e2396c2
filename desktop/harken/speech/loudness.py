"""How loud each voice is of itself, so that all can be brought to the same loudness.

Loudness is ITU-R BS.1770-4's integrated one, as EBU R128 has it, in LUFS.
"""

import math

from harken.speech.rate import NORMAL_WPM

TARGET_LUFS = -19.0
"""Of every voice. What is spoken alone is often given -19 (mono) for -16 (stereo)."""

# Twelve English sentences one after the other at the normal rate, or three to six of the language
# that the voice speaks. All other voices of espeak-ng are taken to be like the most of them.
_LUFS = {
    "espeak_pcm": -20.6,
    "espeak_pcm:gmw/en-us": -21.0,
    "espeak_pcm:inc/hi": -19.6,
    "espeak_pcm:jpx/ja": -19.3,
    "espeak_pcm:roa/fr": -21.9,
    "espeak_pcm:roa/it": -21.5,
    "espeak_pcm:trk/tr": -19.5,
    "flite:awb": -20.3,
    "flite:kal": -20.1,
    "flite:kal16": -28.0,
    "flite:rms": -21.4,
    "flite:slt": -15.7,
    "pico:de-DE": -17.5,
    "pico:en-GB": -17.5,
    "pico:en-US": -17.7,
    "pico:es-ES": -17.3,
    "pico:fr-FR": -18.6,
    "pico:it-IT": -19.7,
    "piper:joe": -25.3,
}
_SOFTER_DB = {
    "espeak_pcm": 0.8,
    "flite": 0.5,
    "flite:awb": 1.0,
    "flite:slt": 0.0,
    "pico": 0.75,
    "piper": 1.8,
}
"""By how much voices are softer at twice the rate, of their own; measured from 88 to 450 words a
minute. Vowels, the loudest sounds, give way first."""
_SOFTER_ELSEWHERE_DB = 0.75


def gain_db(voice: str, own_rate_wpm: float) -> float | None:
    """By how much a voice is to be louder, to be as loud as all others.

    Args:
        voice: A voice's id. A variant of a voice is as loud as the voice.
        own_rate_wpm: At which the engine itself speaks, whatever is done to the sound then.

    Returns:
        None where nobody has measured it.
    """
    lufs = _LUFS.get(voice.partition("+")[0], _LUFS.get(voice.partition(":")[0]))
    return None if lufs is None else TARGET_LUFS - lufs + softer_db(voice, own_rate_wpm)


def softer_db(voice: str, own_rate_wpm: float) -> float:
    """By how much a voice is softer at a rate of its own than at the normal one."""
    of_its_driver_db = _SOFTER_DB.get(voice.partition(":")[0], _SOFTER_ELSEWHERE_DB)
    return _SOFTER_DB.get(voice, of_its_driver_db) * math.log2(own_rate_wpm / NORMAL_WPM)


def factor_of(gain_db: float) -> float:
    """The factor for samples that makes so many decibels."""
    return float(10 ** (gain_db / 20))
