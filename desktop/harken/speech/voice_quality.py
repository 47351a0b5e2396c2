"""How well voices are understood, as measured; by this the default voice is chosen.

The figures are word errors in per cent of what a speech recogniser (Whisper tiny.en) makes of each
voice at about 1 x: 72 English sentences, 992 words, November 2026; a 95 % confidence interval is
about 2 points wide to either side for the best of them. Nobody listened. A voice that was not
measured is taken to be like its driver's others, and the same in every language. (Pico's American
voice was, on half of the sentences: 2.6. It is taken to be like the British one all the same.)
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harken.speech.voice import Voice

ABOUT_EQUAL_PERCENT = 2.0
"""Voices that are no further apart may as well be the other way round."""

_MEASURED_PERCENT = {
    "flite": {"rms": 3.6, "slt": 7.4, "awb": 7.4, "kal16": 14.2},
    "pico": {"en-GB": 4.6},
    "piper": {"joe": 4.3},
    "espeak_pcm": {"gmw/en-us": 13.7},
}
"""By driver and the engine's own name for the voice."""

# The stock drivers' voices were never measured; they are people's recordings, most of them.
_OF_A_DRIVER_PERCENT = {"piper": 4.5, "pico": 4.6, "nsss": 5.5, "sapi5": 5.5, "flite": 9.0}
_RULE_MADE_PERCENT = 13.7


def expected_word_errors_percent(voice: "Voice") -> float:
    """How many words in a hundred are expected to be misunderstood, at 1 x.

    Args:
        voice: Any voice; one that was not measured has the figure of its driver.
    """
    name = voice.id.partition(":")[2]
    figure = _MEASURED_PERCENT.get(voice.driver, {}).get(name)
    if figure is not None:
        return figure
    return _OF_A_DRIVER_PERCENT.get(voice.driver, _RULE_MADE_PERCENT)
