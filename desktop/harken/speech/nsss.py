"""macOS's own voices: pyttsx3's stock driver for NSSpeechSynthesizer, which tells no times.

Written to Apple's documentation and pyttsx3's code; it was run against a fake of AppKit only.
"""

import re

from harken.speech.stock import StockEngine

_SLOWEST_WPM = 90
_FASTEST_WPM = 350
"""Beyond these some of its voices stay as they are."""

_MADE_BY_RULES = frozenset(
    re.findall(
        r"\w+",
        """Albert BadNews Bahh Bells Boing Bubbles Cellos Deranged Fred GoodNews Hysterical Jester
        Junior Kathy Organ Princess Ralph Superstar Trinoids Whisper Wobble Zarvox""",
    )
)
_PREFIX_OF_ELOQUENCE = "com.apple.eloquence."


class NsssEngine(StockEngine):
    """The engine over the driver "nsss"."""

    driver = "nsss"
    file_suffix = ".aiff"

    def plain(self, text: str) -> str:
        """Takes the brackets apart between which it would obey commands."""
        return text.replace("[[", "[ ").replace("]]", "] ")

    def own_rate(self, rate_wpm: int) -> tuple[float, float]:
        """Any within what all of its voices can do."""
        within = min(max(rate_wpm, _SLOWEST_WPM), _FASTEST_WPM)
        return within, within

    def is_natural(self, voice: str) -> bool:
        """All but the toys of the first Macs, and Eloquence's."""
        return not voice.startswith(_PREFIX_OF_ELOQUENCE) and (
            voice.rpartition(".")[2] not in _MADE_BY_RULES
        )
