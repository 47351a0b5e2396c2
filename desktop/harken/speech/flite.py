"""Flite as a pyttsx3 driver: small English voices, most of them natural, with exact word times."""
# ruff: noqa: N802  pyttsx3 calls it by this name

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import pyttsx3.voice

from harken.speech.cues import WordEvent
from harken.speech.engine import Rendered, UnknownVoice
from harken.speech.flite_library import LANGUAGES, VOICES, FliteSpeech, FliteWord, load_flite
from harken.speech.pcm_driver import FixedPitchVoice, PcmDriver, RoboticVoice

DRIVER = "flite"
NATURAL = True
PITCHED = True

# Kal is joined of diphones; the others are statistical models.
_KINDS = {"rms": FixedPitchVoice, "kal16": RoboticVoice}

_LONGEST_WORD = 30
"""Longer ones are said in parts: flite's time for a word grows with the square of its letters."""
_MOST_ON_END = 200
"""No word has so many letters; what comes after them would take minutes to say, and to hear."""

_LOOKS_LIKE = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "-", "‐": "-", "‑": "-", "−": "-", "—": ", ", "…": "... ", "•": ", ", "·": " ",
        "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "đ": "d",
        "ð": "th", "þ": "th", "ł": "l", "Ł": "L", "ı": "i", "×": " times ", "÷": " divided by ",
        "±": " plus or minus ", "°": " degrees ", "€": " euros ", "£": " pounds ", "¥": " yen ",
        "½": " and a half ", "¼": " and a quarter ", "¾": " and three quarters ", "§": " section ",
        "<": " ", ">": " ",
    }
)  # fmt: skip

# The rate in words a minute at which a voice speaks by itself: the length of what it says is in
# proportion to the stretch.
_WPM_AT_OWN_SPEED = {"rms": 147, "slt": 165, "awb": 164, "kal16": 184}
_FASTEST_WPM = 175
"""Faster, stretched sound is understood as well at 1.5 x and better at 2 x: 19 % word errors
against 22 (Whisper tiny.en, 90 sentences)."""


def buildDriver(proxy: Any) -> "FliteDriver":
    """What pyttsx3 calls to make the driver."""
    return FliteDriver(proxy)


class FliteDriver(PcmDriver):
    """The driver.

    Raises:
        NoEngine: Flite is not installed.
    """

    def __init__(self, proxy: Any) -> None:
        super().__init__(proxy)
        self._flite = load_flite()

    def voices(self) -> Sequence[pyttsx3.voice.Voice]:
        """Those that are installed, the best first."""
        return [
            _KINDS.get(name, pyttsx3.voice.Voice)(
                name, VOICES[name], [LANGUAGES.get(name, "en-US"), "en"]
            )
            for name in self._flite.voices()
        ]

    def knows(self, voice: str) -> bool:
        """Whether such a voice is installed."""
        return self._flite.has(voice)

    def speak(self, text: str, voice: str, rate_wpm: int, pitch_semitones: int) -> Rendered:
        """See `Engine.render`; the events are exact, of the words that stand in the text."""
        name = voice or next(iter(self._flite.voices()), "")
        if not name:
            raise UnknownVoice(voice)
        said, places = _readable(text)
        own_rate_wpm = min(rate_wpm, _FASTEST_WPM)
        stretch = _WPM_AT_OWN_SPEED[name] / own_rate_wpm
        if not said.strip():
            return Rendered(b"", 16_000, own_rate_wpm, ())
        speech = self._flite.speak(said, name, stretch, pitch=2 ** (pitch_semitones / 12))
        if not speech.words:  # of marks alone it makes a short noise
            return Rendered(b"", speech.sample_rate_hz, own_rate_wpm, ())
        events = tuple(_events(said, places, speech))
        return Rendered(speech.samples, speech.sample_rate_hz, own_rate_wpm, events)


def _readable(text: str) -> tuple[str, list[int]]:
    """What flite gets, in ASCII, and for each of its characters the place in the text it is of."""
    parts: list[str] = []
    places: list[int] = []
    on_end = 0
    for place, character in enumerate(text):
        part = _in_ascii(character)
        on_end = 0 if part.isspace() else on_end + len(part)
        if on_end > _MOST_ON_END:
            continue
        if part and on_end and on_end % _LONGEST_WORD == 0:
            part += " "
        parts.append(part)
        places.extend([place] * len(part))
    places.append(len(text))
    return "".join(parts), places


def _in_ascii(character: str) -> str:
    """A letter without its accents, a mark like it; a space for what flite has no sound for."""
    if character.isascii():
        return character if character.isprintable() and character not in "<>" else " "
    if character in "\u00ad\u200b\u200c\u200d\ufeff":
        return ""
    alike = character.translate(_LOOKS_LIKE)
    if not alike.isascii():
        plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        alike = plain or ("" if unicodedata.combining(character) else " ")
    return alike


def _events(said: str, places: Sequence[int], speech: FliteSpeech) -> Iterator[WordEvent]:
    """The words in the text, by their tokens; of what is spelled out the first word counts."""
    lower = said.lower()
    token_number, start, end = -1, 0, 0
    for word in speech.words:
        new_token = word.token_number != token_number
        if new_token:
            found = lower.find(word.token.lower(), end)
            if found < 0:
                continue
            token_number, start, end = word.token_number, found, found + len(word.token)
        at = lower.find(word.name.lower(), start, end)
        if at < 0 and not new_token:
            continue
        start = max(at, start)
        first, last = places[start], places[min(end, len(places) - 1)]
        yield WordEvent(first, max(1, last - first), _frame(word, speech))


def _frame(word: FliteWord, speech: FliteSpeech) -> int:
    return round(word.start_s * speech.sample_rate_hz)
