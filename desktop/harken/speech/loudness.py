"""How loud each voice is of itself, so that all can be brought to the same loudness.

Loudness is ITU-R BS.1770-4's integrated one, as EBU R128 has it, in LUFS.
"""

TARGET_LUFS = -19.0
"""Of every voice. What is spoken alone is often given -19 (mono) for -16 (stereo)."""

# Sentences one after the other, at the normal rate.
_LUFS = {
    "espeak_pcm": -20.5,
    "espeak_pcm:gmw/en-us": -20.95,
}


def gain_db(voice: str) -> float | None:
    """By how much a voice is to be louder, to be as loud as all others.

    Args:
        voice: A voice's id. A variant of a voice is as loud as the voice.

    Returns:
        None where nobody has measured it.
    """
    lufs = _LUFS.get(voice.partition("+")[0], _LUFS.get(voice.partition(":")[0]))
    return None if lufs is None else TARGET_LUFS - lufs


def factor_of(gain_db: float) -> float:
    """The factor for samples that makes so many decibels."""
    return float(10 ** (gain_db / 20))
