"""A fake of what pyttsx3's driver for Windows stands on: COM and SAPI 5, with two voices.

The driver itself is pyttsx3's own. As SAPI does, this speaks into a stream before `Speak` returns,
tells its events when messages are pumped, counts text in UTF-16 units and sound in bytes, takes a
text that begins with "<" for XML, and refuses a rate beyond 10.
"""

import sys
import wave
from array import array
from types import ModuleType, SimpleNamespace
from typing import Any

from tests.speech.hum import SAMPLE_RATE_HZ, hum

ANNA = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices\Tokens\TTS_MS_EN-US_ANNA_11.0"
BERT = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices\Tokens\TTS_MS_DE-DE_BERT_11.0"
_WPM_AT_0 = 156.63

_messages: list[Any] = []
"""What waits to be pumped."""


class ComError(Exception):
    """COM's."""


class Token:
    def __init__(self, id_: str, name: str, language: str) -> None:
        self.Id = id_
        self._name = name
        self._attributes = {"Language": language, "Gender": "Female", "Age": "Adult"}

    def GetDescription(self) -> str:  # noqa: N802
        return self._name

    def GetAttribute(self, name: str) -> str:  # noqa: N802
        return self._attributes[name]


VOICES = [
    Token(BERT, "Microsoft Bert - German", "407"),
    Token(ANNA, "Microsoft Anna - English", "409"),
]


class SpFileStream:
    def Open(self, name: str, mode: int) -> None:  # noqa: N802
        assert mode == 3
        self._file = wave.open(name, "wb")  # noqa: SIM115  closed as SAPI closes it
        self._file.setparams((1, 2, SAMPLE_RATE_HZ, 0, "NONE", ""))

    def write(self, samples: "array[int]") -> None:
        self._file.writeframes(samples.tobytes())

    def close(self) -> None:
        self._file.close()


class SpVoice:
    def __init__(self) -> None:
        self.Voice = VOICES[1]
        self.Volume = 100
        self.EventInterests = 0
        self.AudioOutputStream: SpFileStream | None = None
        self.sink: Any = None
        self._rate = 0

    @property
    def Rate(self) -> int:  # noqa: N802
        return self._rate

    @Rate.setter
    def Rate(self, rate: int) -> None:  # noqa: N802
        if not -10 <= rate <= 10:
            raise ComError(-2147024809, "The parameter is incorrect.")
        self._rate = rate

    def GetVoices(self) -> list[Token]:  # noqa: N802
        return VOICES

    def Speak(self, text: str, flags: int = 0) -> int:  # noqa: N802
        assert self.AudioOutputStream is not None, "nothing but files is spoken into"
        if text.startswith("<"):
            raise ComError(-2147200967, "The XML parser returned an error.")
        samples, words = hum(text, _WPM_AT_0 * 1.11**self._rate)
        self.AudioOutputStream.write(samples)
        sink = self.sink
        _messages.append(lambda: sink._ISpeechVoiceEvents_StartStream(1, 0))
        for start, length, frame in words:
            place, size = _units(text[:start]), _units(text[start : start + length])
            _messages.append(
                lambda frame=frame, place=place, size=size: sink._ISpeechVoiceEvents_Word(
                    1, 2 * frame, place, size
                )
            )
        _messages.append(lambda: sink._ISpeechVoiceEvents_EndStream(1, 2 * len(samples)))
        return 1


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _pump() -> None:
    while _messages:
        _messages.pop(0)()


def _get_events(voice: SpVoice, sink: Any) -> object:
    voice.sink = sink
    return object()


def install() -> None:
    """Puts the fake modules in the place of those that only Windows has."""
    made = {"SAPI.SPVoice": SpVoice, "SAPI.SPFileStream": SpFileStream}
    modules: dict[str, dict[str, Any]] = {
        "comtypes": {},
        "comtypes.client": {
            "CreateObject": lambda name: made[name](),
            "GetEvents": _get_events,
        },
        "comtypes.gen": {"SpeechLib": SimpleNamespace(SSFMCreateForWrite=3)},
        "pythoncom": {"PumpWaitingMessages": _pump},
    }
    for name, members in modules.items():
        module = ModuleType(name)
        vars(module).update(members)
        sys.modules[name] = module
    sys.modules["comtypes"].client = sys.modules["comtypes.client"]  # type: ignore[attr-defined]
