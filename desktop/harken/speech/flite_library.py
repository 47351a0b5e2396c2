"""Flite's shared libraries, which Debian has as `libflite1`: one for each voice, all English.

Flite takes 8-bit text and its own tokens of it, so that a word's place is found by its token.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from harken.speech.engine import NoEngine

VOICES: dict[str, str] = {
    "rms": "Robin, English (America)",
    "slt": "Sally, English (America)",
    "awb": "Alan, English (Scotland)",
    "kal16": "Kal, English (America)",
}
"""The voices worth hearing, by flite's names for them, with names for people."""

LANGUAGES: dict[str, str] = {"awb": "en-GB-scotland"}
"""Of the voices that are not American."""

LIBRARIES = ("libflite.so.1", "libflite_usenglish.so.1", "libflite_cmulex.so.1")
_VOICE_LIBRARY = "libflite_cmu_us_{name}.so.1"

_START_S = b"R:SylStructure.daughter1.daughter1.R:Segment.p.end"
_FIRST_SEGMENT = b"R:SylStructure.daughter1.daughter1"
_TOKEN = b"R:Token.parent"


class _Wave(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_char_p),
        ("sample_rate", ctypes.c_int),
        ("num_samples", ctypes.c_int),
        ("num_channels", ctypes.c_int),
        ("samples", ctypes.POINTER(ctypes.c_short)),
    )


class _Voice(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("features", ctypes.c_void_p))


@dataclass(frozen=True, slots=True)
class FliteWord:
    """A word as flite says it; several may come of one token."""

    name: str
    """Lower case, such as "five" of "$5.00"."""
    token: str
    """What stands in the text, without the marks around it."""
    token_number: int
    start_s: float


@dataclass(frozen=True, slots=True)
class FliteSpeech:
    """What flite made of a text."""

    samples: bytes
    """16-bit mono, of the machine's byte order."""
    sample_rate_hz: int
    words: tuple[FliteWord, ...]


class FliteLibrary:
    """The loaded libraries; a voice's own is loaded when it is first asked for.

    Raises:
        OSError: Flite is not installed.
    """

    def __init__(self) -> None:
        # The voices find the names of these in the process.
        self._flite, *self._kept = (
            ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL) for name in LIBRARIES
        )
        self._declare()
        self._flite.flite_init()
        self._voices: dict[str, ctypes._Pointer[_Voice]] = {}

    def _declare(self) -> None:
        flite, pointer = self._flite, ctypes.c_void_p
        for name, result, arguments in (
            ("flite_synth_text", pointer, (ctypes.c_char_p, ctypes.POINTER(_Voice))),
            ("utt_wave", ctypes.POINTER(_Wave), (pointer,)),
            ("delete_utterance", None, (pointer,)),
            ("utt_relation", pointer, (pointer, ctypes.c_char_p)),
            ("relation_head", pointer, (pointer,)),
            ("item_next", pointer, (pointer,)),
            ("path_to_item", pointer, (pointer, ctypes.c_char_p)),
            ("ffeature_float", ctypes.c_float, (pointer, ctypes.c_char_p)),
            ("ffeature_string", ctypes.c_char_p, (pointer, ctypes.c_char_p)),
            ("feat_set_float", None, (pointer, ctypes.c_char_p, ctypes.c_float)),
        ):
            function = getattr(flite, name)
            function.restype = result
            function.argtypes = arguments

    def voices(self) -> list[str]:
        """The names of those of `VOICES` that are installed."""
        return [name for name in VOICES if self.has(name)]

    def has(self, voice: str) -> bool:
        """Whether a voice is installed."""
        if voice in self._voices:
            return True
        if voice not in VOICES:
            return False
        try:
            ctypes.CDLL(_VOICE_LIBRARY.format(name=voice))
        except OSError:
            return False
        return True

    def speak(self, text: str, voice: str, stretch: float, pitch: float = 1.0) -> FliteSpeech:
        """Speaks `text`.

        Args:
            text: ASCII without NUL, in words of a decent length: the time that a word takes grows
                with the square of its letters.
            voice: One that is installed.
            stretch: How many times as long as by itself the voice takes.
            pitch: How many times as high as by itself it is; some voices do not heed it.

        Raises:
            OSError: The voice is not installed, or flite makes nothing of the text.
        """
        speaker = self._voice(voice)
        features = speaker.contents.features
        self._flite.feat_set_float(features, b"duration_stretch", stretch)
        self._flite.feat_set_float(features, b"f0_shift", pitch)
        utterance = self._flite.flite_synth_text(text.encode("ascii"), speaker)
        if not utterance:
            raise OSError("flite makes nothing of the text")
        try:
            wave = self._flite.utt_wave(utterance)
            if not wave:
                return FliteSpeech(b"", 16_000, ())
            sound = wave.contents
            samples = ctypes.string_at(sound.samples, 2 * sound.num_samples)
            return FliteSpeech(samples, sound.sample_rate, tuple(self._words(utterance)))
        finally:
            self._flite.delete_utterance(utterance)

    def _voice(self, name: str) -> "ctypes._Pointer[_Voice]":
        if name not in self._voices:
            register = getattr(
                ctypes.CDLL(_VOICE_LIBRARY.format(name=name)), f"register_cmu_us_{name}"
            )
            register.restype = ctypes.POINTER(_Voice)
            register.argtypes = (ctypes.c_char_p,)
            self._voices[name] = register(None)
        return self._voices[name]

    def _words(self, utterance: int) -> Iterator[FliteWord]:
        flite = self._flite
        relation = flite.utt_relation(utterance, b"Word")
        item = flite.relation_head(relation) if relation else None
        number, token_before = -1, None
        while item:
            token = flite.path_to_item(item, _TOKEN)
            if token != token_before:
                number, token_before = number + 1, token
            # A mark that stands alone is a word without a sound.
            if flite.path_to_item(item, _FIRST_SEGMENT):
                yield FliteWord(
                    flite.ffeature_string(item, b"name").decode("ascii", "replace"),
                    flite.ffeature_string(item, b"R:Token.parent.name").decode("ascii", "replace"),
                    number,
                    flite.ffeature_float(item, _START_S),
                )
            item = flite.item_next(item)


@cache
def load_flite() -> FliteLibrary:
    """The library of this process.

    Raises:
        NoEngine: Flite is not installed.
    """
    try:
        return FliteLibrary()
    except (OSError, AttributeError) as error:  # none, or one that is another
        raise NoEngine("flite is not installed") from error
