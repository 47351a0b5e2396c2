"""How well voices are understood, as measured; by this the default voice is chosen.

The figures are word errors in per cent of what a speech recogniser (Whisper tiny.en) makes of each
voice: `make understanding`, 90 English sentences, November 2026. At 1 x a 95 % confidence interval
is about 1.5 points wide to either side for the best of them; what is called fast is the mean of
1.5 x and 2 x, some 2.5 points to either side. Nobody listened. A voice that was not measured is
taken to be like its driver's others, and the same in every language.
"""

ABOUT_EQUAL_PERCENT = 2.0
"""Voices that are no further apart may as well be the other way round."""

_MEASURED_PERCENT = {
    "flite": {"rms": (4.4, 14.5), "slt": (4.5, 16.9), "awb": (5.2, 20.7), "kal16": (9.3, 27.2)},
    "pico": {"en-US": (3.1, 18.8), "en-GB": (3.7, 17.9)},
    "piper": {"joe": (3.6, 7.5)},
    "espeak_pcm": {"gmw/en-us+m6": (9.4, 49.6)},
}
"""By driver and the engine's own name for the voice: at 1 x, and fast."""

# The stock drivers' voices were never measured; they are people's recordings, most of them.
_OF_A_DRIVER_PERCENT = {
    "piper": (4.0, 8.0),
    "pico": (3.7, 18.0),
    "nsss": (5.5, 20.0),
    "sapi5": (5.5, 20.0),
    "flite": (9.0, 27.0),
}
_RULE_MADE_PERCENT = (10.5, 56.0)


def measured_word_errors_percent(voice: str) -> float | None:
    """How many words in a hundred were misunderstood, at 1 x.

    Args:
        voice: A voice's id.

    Returns:
        None where that voice was not measured.
    """
    measured = _measured_percent(voice)
    return measured[0] if measured is not None else None


def expected_word_errors_percent(voice: str) -> float:
    """How many words in a hundred are expected to be misunderstood, at 1 x.

    Args:
        voice: A voice's id; one that was not measured has the figure of its driver.
    """
    return _expected_percent(voice)[0]


def expected_fast_word_errors_percent(voice: str) -> float:
    """The same when it speaks fast, where voices that are level at 1 x differ."""
    return _expected_percent(voice)[1]


def _expected_percent(voice: str) -> tuple[float, float]:
    of_driver = _OF_A_DRIVER_PERCENT.get(voice.partition(":")[0], _RULE_MADE_PERCENT)
    return _measured_percent(voice) or of_driver


def _measured_percent(voice: str) -> tuple[float, float] | None:
    driver, _, name = voice.partition(":")
    return _MEASURED_PERCENT.get(driver, {}).get(name)
