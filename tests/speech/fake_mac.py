"""A fake of what pyttsx3's driver for macOS stands on: PyObjC and AppKit, with three voices.

The driver itself is pyttsx3's own. As NSSpeechSynthesizer does, this writes AIFF on a thread of its
own after the call has returned, tells its delegate on the run loop, and obeys what stands between
double brackets: "[[slnc 9000]]" is nine seconds of silence.
"""

import re
import sys
import threading
import time
from array import array
from collections.abc import Callable
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import Any

import av
from av.audio.frame import AudioFrame

from tests.speech.hum import SAMPLE_RATE_HZ, hum

ALBERT = "com.apple.speech.synthesis.voice.Albert"
ANNA = "com.apple.voice.compact.de-DE.Anna"
SAMANTHA = "com.apple.voice.compact.en-US.Samantha"
_LOCALES = {ALBERT: "en_US", ANNA: "de_DE", SAMANTHA: "en_US"}
_COMMAND = re.compile(r"\[\[slnc (\d+)\]\]")

_sources: list[Callable[[], None]] = []
"""What the run loop does next."""
_stoppers: list[Any] = []


class NSObject:
    @classmethod
    def alloc(cls) -> Any:
        return cls.__new__(cls)

    def init(self) -> Any:
        return self


class NSDate:
    @staticmethod
    def dateWithTimeIntervalSinceNow_(seconds: float) -> "NSDate":  # noqa: N802
        return NSDate()

    def earlierDate_(self, other: "NSDate") -> "NSDate":  # noqa: N802
        return self


class NSRunLoop:
    @staticmethod
    def currentRunLoop() -> "NSRunLoop":  # noqa: N802
        return NSRunLoop()

    def limitDateForMode_(self, mode: str) -> NSDate:  # noqa: N802
        return NSDate()

    def runMode_beforeDate_(self, mode: str, date: NSDate) -> bool:  # noqa: N802
        time.sleep(0.001)
        if _sources:
            _sources.pop(0)()
        return True


class NSTimer:
    @staticmethod
    def scheduledTimerWithTimeInterval_target_selector_userInfo_repeats_(  # noqa: N802
        seconds: float, target: Any, selector: str, info: None, repeats: bool
    ) -> None:
        _sources.append(lambda: getattr(target, selector.replace(":", "_"))(None))


class RunLoopStopper(NSObject):
    def shouldRun(self) -> bool:  # noqa: N802
        return not self.__dict__.get("shouldStop", False)

    @staticmethod
    def addRunLoopStopper_toRunLoop_(stopper: Any, loop: NSRunLoop) -> None:  # noqa: N802
        _stoppers.append(stopper)

    @staticmethod
    def removeRunLoopStopperFromRunLoop_(loop: NSRunLoop) -> None:  # noqa: N802
        _stoppers.pop()


def _stop_event_loop() -> None:
    _stoppers[-1].stop()


class NSSpeechSynthesizer(NSObject):
    def initWithVoice_(self, voice: str | None) -> "NSSpeechSynthesizer":  # noqa: N802
        self._voice = voice or SAMANTHA
        self._rate, self._volume = 175.0, 1.0
        self._delegate: Any = None
        return self

    @staticmethod
    def availableVoices() -> list[str]:  # noqa: N802
        return list(_LOCALES)

    @staticmethod
    def attributesForVoice_(voice: str) -> dict[str, str]:  # noqa: N802
        return {
            "VoiceIdentifier": voice,
            "VoiceName": voice.rpartition(".")[2],
            "VoiceLocaleIdentifier": _LOCALES[voice],
        }

    def setDelegate_(self, delegate: Any) -> None:  # noqa: N802
        self._delegate = delegate

    def voice(self) -> str:
        return self._voice

    def setVoice_(self, voice: str) -> bool:  # noqa: N802
        self._voice = voice
        return True

    def rate(self) -> float:
        return self._rate

    def setRate_(self, rate: float) -> None:  # noqa: N802
        self._rate = rate

    def volume(self) -> float:
        return self._volume

    def setVolume_(self, volume: float) -> None:  # noqa: N802
        self._volume = volume

    def stopSpeaking(self) -> None:  # noqa: N802
        self._stopped = True

    def startSpeakingString_toURL_(self, text: str, url: str) -> bool:  # noqa: N802
        self._stopped = False
        threading.Thread(target=self._speak, args=(text, url, self._rate), daemon=True).start()
        return True

    def _speak(self, text: str, url: str, rate: float) -> None:
        silence = sum(int(milliseconds) for milliseconds in _COMMAND.findall(text))
        samples, words = hum(_COMMAND.sub("", text), rate)
        samples.extend(array("h", [0] * (SAMPLE_RATE_HZ * silence // 1000)))
        _write_aiff(url, samples[: 1 if self._stopped else len(samples)].tobytes())
        told = self._delegate
        assert told is not None
        for word in words:
            place = SimpleNamespace(location=word.start, length=word.length)
            _sources.append(
                partial(told.speechSynthesizer_willSpeakWord_ofString_, self, place, text)
            )
        _sources.append(lambda: told.speechSynthesizer_didFinishSpeaking_(self, True))


def _write_aiff(name: str, samples: bytes) -> None:
    with av.open(name, "w", format="aiff") as container:
        stream = container.add_stream("pcm_s16be", rate=SAMPLE_RATE_HZ, layout="mono")
        frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
        frame.planes[0].update(samples)
        frame.sample_rate = SAMPLE_RATE_HZ
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)


def install() -> None:
    """Puts the fake modules in the place of those that only macOS has."""
    helper = {
        "PyObjCAppHelperRunLoopStopper": RunLoopStopper,
        "stopEventLoop": _stop_event_loop,
    }
    modules: dict[str, dict[str, Any]] = {
        "objc": {"super": super, "python_method": lambda method: method},
        "AppKit": {"NSSpeechSynthesizer": NSSpeechSynthesizer},
        "Foundation": {
            "NSURL": SimpleNamespace(fileURLWithPath_=lambda name: name),
            "NSDate": NSDate,
            "NSDefaultRunLoopMode": "kCFRunLoopDefaultMode",
            "NSObject": NSObject,
            "NSRunLoop": NSRunLoop,
            "NSTimer": NSTimer,
        },
        "PyObjCTools": {"AppHelper": SimpleNamespace(**helper)},
        "PyObjCTools.AppHelper": helper,
    }
    for name, members in modules.items():
        module = ModuleType(name)
        vars(module).update(members)
        sys.modules[name] = module
