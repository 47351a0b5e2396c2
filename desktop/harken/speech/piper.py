"""Piper as a pyttsx3 driver: neural voices, each a file, of which one comes with pip.

Its library is an extra, `pip install harken[neural]`. The measured figures are those of
`tests/benchmarks/README.md`.
"""
# ruff: noqa: N802  pyttsx3 calls it by this name

from collections.abc import Sequence
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pyttsx3.voice

from harken.article.words import word_offsets
from harken.speech.cues import WordEvent
from harken.speech.engine import NoEngine, Rendered, UnknownVoice
from harken.speech.pcm_driver import PcmDriver
from harken.speech.phoneme_words import count_sounds, word_places
from harken.speech.piper_files import BUNDLED, PiperFile, installed, model_of, read_config

if TYPE_CHECKING:
    from harken.speech.piper_model import PiperModel, Spoken

DRIVER = "piper"
NATURAL = True
PITCHED = False

_RATES = (
    (2.55, 88), (2.2, 99), (1.7, 124), (1.35, 152), (1.15, 175), (1.0, 188), (0.9, 197), (0.8, 215),
    (0.72, 237), (0.65, 262),
)  # fmt: skip
"""Length scales, and the rate in words a minute at which the bundled voice then speaks.

Faster than this, stretched sound is understood better: 10 % word errors at 2 x against 14 (Whisper
tiny.en, 90 sentences). Up to this both are level, and shorter sounds are sooner made.
"""
_NUMBERS = "27 483"
"""Said alike in any language: by it the speed of another voice is compared with the bundled's."""
_SECONDS_A_SOUND = 0.081
"""Of `_NUMBERS` in the bundled voice."""
_MOST_TIMES_AS_FAST = 2.0
_MODELS_AT_ONCE = 2
"""An article and what it quotes in another language."""
_LEAST_SURE_WORDS = 0.75
"""With fewer, the times of the others would rest on too little to be called measured."""


def buildDriver(proxy: Any) -> "PiperDriver":
    """What pyttsx3 calls to make the driver."""
    return PiperDriver(proxy)


class PiperDriver(PcmDriver):
    """The driver; a voice's name is that of its file, "joe" is the bundled one.

    Raises:
        NoEngine: Piper is not installed.
    """

    def __init__(self, proxy: Any) -> None:
        super().__init__(proxy)
        if find_spec("piper") is None or find_spec("onnxruntime") is None:
            raise NoEngine(DRIVER)
        self._loaded: dict[tuple[str, int, int], _LoadedVoice] = {}
        """By name, time of change and size of the model: another may come to stand in its place.
        The latest last."""

    def voices(self) -> Sequence[pyttsx3.voice.Voice]:
        """The bundled voice, and those of the person's folders."""
        return [pyttsx3.voice.Voice(it, file.name, [file.language]) for it, file in installed()]

    def knows(self, voice: str) -> bool:
        """Whether there is such a file; whether it can be read with is known when it is loaded."""
        return model_of(voice) is not None

    def speak(self, text: str, voice: str, rate_wpm: int, pitch_semitones: int) -> Rendered:  # noqa: ARG002
        """See `Engine.render`; the events are those of the words whose sounds were found for sure.

        Raises:
            NoPiperVoice: The voice's files are damaged, or something else.
        """
        loaded = self._load(voice or BUNDLED)
        length_scale, own_rate_wpm = loaded.length_scale(rate_wpm)
        spoken = loaded.model.speak(text, length_scale)
        events = _word_events(text, spoken, loaded.model)
        return Rendered(spoken.samples, loaded.model.sample_rate_hz, own_rate_wpm, events)

    def _load(self, voice: str) -> "_LoadedVoice":
        path = model_of(voice)
        if path is None:
            raise UnknownVoice(voice)
        about = path.stat()
        key = voice, about.st_mtime_ns, about.st_size
        loaded = self._loaded.pop(key, None)
        if loaded is None:
            while len(self._loaded) >= _MODELS_AT_ONCE:
                del self._loaded[next(iter(self._loaded))]
            self.tell_loading()
            loaded = _LoadedVoice(read_config(path), bundled=voice == BUNDLED)
        self._loaded[key] = loaded
        return loaded


class _LoadedVoice:
    """A model, and how fast its voice is."""

    def __init__(self, file: PiperFile, *, bundled: bool) -> None:
        from harken.speech.piper_model import PiperModel  # brings onnxruntime in

        self.model = PiperModel(file)
        self._times_as_fast = 1.0 if bundled else _times_as_fast(self.model)

    def length_scale(self, rate_wpm: int) -> tuple[float, float]:
        """The length scale for a rate, and the rate at which it then speaks."""
        slowest_wpm, fastest_wpm = _RATES[0][1], _RATES[-1][1]
        wanted_wpm = rate_wpm / self._times_as_fast
        own_wpm = min(max(wanted_wpm, slowest_wpm), fastest_wpm)
        for (slower_scale, slower_wpm), (faster_scale, faster_wpm) in pairwise(_RATES):
            if own_wpm <= faster_wpm:
                # The length of speech is linear in the scale, and its rate is one over the length.
                part = (1 / slower_wpm - 1 / own_wpm) / (1 / slower_wpm - 1 / faster_wpm)
                scale = slower_scale + part * (faster_scale - slower_scale)
                return scale, own_wpm * self._times_as_fast
        raise ValueError(rate_wpm)


def _times_as_fast(model: "PiperModel") -> float:
    """How many times as fast as the bundled voice another one is, by the sounds of some numbers."""
    spoken = model.speak(_NUMBERS, 1.0, even=True)
    sounds = count_sounds(spoken.phonemes)
    frames = len(spoken.samples) // 2
    if not sounds or not frames:  # its sounds are letters, among which are no digits
        return 1.0
    times = _SECONDS_A_SOUND * sounds * model.sample_rate_hz / frames
    return min(max(times, 1 / _MOST_TIMES_AS_FAST), _MOST_TIMES_AS_FAST)


def _word_events(text: str, spoken: "Spoken", model: "PiperModel") -> tuple[WordEvent, ...] | None:
    """The beginnings of the words; None where too few of them are known."""
    if spoken.starts is None:
        return None
    words = word_offsets(text)
    sounds = [model.pronounce(text[start:end]) for start, end in words]
    places = word_places(sounds, spoken.phonemes)
    events = tuple(
        WordEvent(start, end - start, spoken.starts[place])
        for (start, end), place in zip(words, places, strict=True)
        if place is not None
    )
    return events if len(events) >= _LEAST_SURE_WORDS * len(words) else None
