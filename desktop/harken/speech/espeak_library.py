"""espeak-ng's shared library: the system's own, or else the one that came with pip.

Synthesis is synchronous: `speak` calls back from within and returns when all is said. The library
has one state for the whole process, so it is loaded and initialised once.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from harken.speech.engine import NoEngine

SYSTEM_LIBRARIES: tuple[str, ...] = {
    "win32": (
        r"C:\Program Files\eSpeak NG\libespeak-ng.dll",
        r"C:\Program Files (x86)\eSpeak NG\libespeak-ng.dll",
    ),
    "darwin": (
        "/opt/homebrew/lib/libespeak-ng.1.dylib",
        "/usr/local/lib/libespeak-ng.1.dylib",
    ),
}.get(sys.platform, ("libespeak-ng.so.1", "/usr/local/lib/libespeak-ng.so.1"))

BUNDLED_ONLY = "HARKEN_BUNDLED_ESPEAK"
"""Set this variable to pass over a system library that makes trouble."""

_OUTPUT_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000  # without it a library that misses its data ends the whole process
_CHARACTERS_UTF8 = 1  # and no pause at the end (0x1000): the pauses are ours
_POSITION_IN_CHARACTERS = 1
_PARAMETER_RATE = 1
_PARAMETER_VOLUME = 2
_PARAMETER_PITCH = 3
_PARAMETER_WORD_GAP = 7
_BUFFER_MS = 200
_VARIANT = re.compile(r"[\w -]{0,30}", re.ASCII)
_LIST_TERMINATED = 0
_WORD = 1


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_SYNTH_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class EspeakVoice:
    """A voice as the library lists it."""

    identifier: str
    """Lower case, such as "gmw/en-us"."""
    name: str
    languages: tuple[str, ...]
    """The one it suits best first."""


class EspeakLibrary:
    """One loaded and initialised library.

    Args:
        name: What to load: a path, or a name that the system's loader finds.
        data_path: The folder of its data; None for the one it was built with.

    Raises:
        OSError: There is no such library, or it cannot find its data.
    """

    def __init__(self, name: str, data_path: str | None = None) -> None:
        self._library = ctypes.CDLL(name)
        self._declare()
        path = os.fsencode(data_path) if data_path else None
        self.sample_rate_hz: int = self._library.espeak_Initialize(
            _OUTPUT_SYNCHRONOUS, _BUFFER_MS, path, _DO_NOT_EXIT
        )
        if self.sample_rate_hz <= 0:
            raise OSError(f"{name} does not find its data")
        self._on_samples: Callable[[bytes], None] = lambda _: None
        self._on_word: Callable[[int, int, int], None] = lambda *_: None
        self._stopped = False
        self._identifiers: frozenset[str] = frozenset()
        # The library keeps only a pointer: this reference keeps the callback alive.
        self._callback = _SYNTH_CALLBACK(self._receive)
        self._library.espeak_SetSynthCallback(self._callback)

    def _declare(self) -> None:
        library = self._library
        library.espeak_Initialize.argtypes = (
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_int,
        )
        library.espeak_SetSynthCallback.argtypes = (_SYNTH_CALLBACK,)
        library.espeak_SetSynthCallback.restype = None
        library.espeak_Synth.argtypes = (
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        )
        library.espeak_SetVoiceByName.argtypes = (ctypes.c_char_p,)
        library.espeak_SetParameter.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_int)
        library.espeak_GetParameter.argtypes = (ctypes.c_int, ctypes.c_int)
        library.espeak_ListVoices.argtypes = (ctypes.c_void_p,)
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        library.espeak_GetCurrentVoice.argtypes = ()
        library.espeak_GetCurrentVoice.restype = ctypes.POINTER(_Voice)

    def voices(self) -> list[EspeakVoice]:
        """All voices but MBROLA's, which need another program and have another sample rate."""
        listed = _until_null(self._library.espeak_ListVoices(None))
        voices = [_voice(pointer.contents) for pointer in listed]
        return [voice for voice in voices if not voice.identifier.startswith("mb/")]

    @property
    def voice(self) -> str:
        """The identifier of the voice that speaks."""
        current = self._library.espeak_GetCurrentVoice()
        return _text(current.contents.identifier).lower() if current else ""

    def set_voice(self, identifier: str) -> bool:
        """Speaks with another voice from now on.

        Args:
            identifier: One of a listed voice, perhaps with a variant: "gmw/en-us+m6".

        Returns:
            False where there is no such voice; the one before stays.
        """
        # The library itself takes a folder for a voice, overruns a buffer at a long name, and may
        # be mute after a failed try.
        if not self._identifiers:
            self._identifiers = frozenset(voice.identifier for voice in self.voices())
        voice, _, variant = identifier.partition("+")
        if voice not in self._identifiers or not _VARIANT.fullmatch(variant):
            return False
        before = self.voice
        if self._library.espeak_SetVoiceByName(identifier.encode("utf-8", "replace")) == 0:
            return True
        self._library.espeak_SetVoiceByName(before.encode())
        return False

    @property
    def rate_wpm(self) -> int:
        """The rate as it was set."""
        return int(self._library.espeak_GetParameter(_PARAMETER_RATE, 1))

    def set_rate(self, wpm: int, gap: int = 0) -> None:
        """Speaks at another rate from now on.

        Args:
            wpm: The rate of the words, 80 to 450 words a minute.
            gap: The pause between them in 10 ms, at the usual rate; shorter at faster ones.
        """
        self._library.espeak_SetParameter(_PARAMETER_RATE, wpm, 0)
        self._library.espeak_SetParameter(_PARAMETER_WORD_GAP, gap, 0)

    def set_pitch(self, pitch: int) -> None:
        """Speaks higher or lower from now on: 0 to 99, 50 is a voice's own pitch."""
        self._library.espeak_SetParameter(_PARAMETER_PITCH, pitch, 0)

    def set_volume(self, percent: int) -> None:
        """Speaks louder (above 100) or softer from now on; peaks are held down by itself."""
        self._library.espeak_SetParameter(_PARAMETER_VOLUME, percent, 0)

    def speak(
        self,
        text: str,
        on_samples: Callable[[bytes], None],
        on_word: Callable[[int, int, int], None],
    ) -> None:
        """Synthesises `text`; returns when all of it was handed over.

        Args:
            text: Any string; the library gets a space for what it cannot take (NUL, half
                surrogates), so that offsets stay.
            on_samples: Gets each stretch of samples, 16-bit mono, of the machine's byte order.
            on_word: Gets offset and length of a word (code points) and the frame at which it
                begins, before the samples of its end. What it raises is lost.

        Raises:
            OSError: The library refused.
        """
        self._on_samples, self._on_word, self._stopped = on_samples, on_word, False
        encoded = text.encode()
        # The size counts the closing NUL: the library copies so many bytes.
        status = self._library.espeak_Synth(
            encoded, len(encoded) + 1, 0, _POSITION_IN_CHARACTERS, 0, _CHARACTERS_UTF8, None, None
        )
        if status != 0:
            raise OSError(f"espeak-ng refused the text (status {status})")

    def stop(self) -> None:
        """Ends `speak` early; to be called from its callbacks."""
        self._stopped = True

    def _receive(self, samples: int | None, count: int, events: "ctypes._Pointer[_Event]") -> int:
        i = 0
        while events[i].type != _LIST_TERMINATED:
            if events[i].type == _WORD:
                # The library counts characters from 1.
                self._on_word(events[i].text_position - 1, events[i].length, events[i].sample)
            i += 1
        if samples and count > 0:
            self._on_samples(ctypes.string_at(samples, count * 2))
        return 1 if self._stopped else 0


@cache
def load_espeak() -> EspeakLibrary:
    """The library of this process: the first that starts.

    Raises:
        NoEngine: Neither the system nor pip has one that starts.
    """
    names = () if os.environ.get(BUNDLED_ONLY) else SYSTEM_LIBRARIES
    for name in names:
        try:
            return EspeakLibrary(name)
        except OSError:
            continue
    try:
        import espeakng_loader

        return EspeakLibrary(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    except (ImportError, OSError, RuntimeError) as error:
        raise NoEngine("espeak-ng is not installed") from error


def _until_null(
    pointers: "ctypes._Pointer[ctypes._Pointer[_Voice]]",
) -> Iterator["ctypes._Pointer[_Voice]"]:
    i = 0
    while pointers[i]:
        yield pointers[i]
        i += 1


def _voice(voice: _Voice) -> EspeakVoice:
    return EspeakVoice(
        _text(voice.identifier).lower(), _text(voice.name), tuple(_languages(voice.languages))
    )


def _languages(address: int | None) -> Iterator[str]:
    """The languages of a voice: each a byte of priority, then a name that ends with NUL."""
    while address and ctypes.string_at(address, 1) != b"\0":
        name = ctypes.string_at(address + 1)
        yield _text(name)
        address += len(name) + 2


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")
