"""A fake of a pyttsx3 stock driver, for the systems that these tests do not run on.

Like nsss it writes AIFF, on a thread of its own and after `save_to_file` has returned, at another
sample rate than ours; like sapi5 it prints, and tells a bogus word. A word lasts 0.2 s at 200 words
a minute, and each is a hum of its own pitch, so that a test can see which text was spoken.
"""

import math
import threading
import time
from array import array
from typing import Any

import av
import pyttsx3.voice
from av.audio.frame import AudioFrame

SAMPLE_RATE_HZ = 16000

BREAKS = "Break!"
WRITES_NOTHING = "Write nothing!"


def buildDriver(proxy: Any) -> "FakeStockDriver":  # noqa: N802  pyttsx3's name
    return FakeStockDriver(proxy)


class FakeStockDriver:
    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        self._looping = False
        self._properties: dict[str, Any] = {"voice": "com.example.Anna", "rate": 200}

    def startLoop(self) -> None:  # noqa: N802
        self._looping = True
        self._proxy.setBusy(False)
        while self._looping:
            time.sleep(0.001)

    def endLoop(self) -> None:  # noqa: N802
        self._looping = False

    def stop(self) -> None:
        pass

    def getProperty(self, name: str) -> Any:  # noqa: N802
        if name == "voices":
            return [
                pyttsx3.voice.Voice("com.example.Anna", "Anna", ["en_US"]),
                pyttsx3.voice.Voice("com.example.Bert", None, ["de_DE", None]),
            ]
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        self._properties[name] = value

    def save_to_file(self, text: str, filename: str) -> None:
        print("Audio saved to", filename)
        if text == BREAKS:
            raise ZeroDivisionError(text)
        if text == WRITES_NOTHING:
            return
        self._proxy.setBusy(True)
        self._proxy.notify("started-word", location=1, length=0)
        threading.Thread(target=self._write, args=(text, filename), daemon=True).start()

    def _write(self, text: str, filename: str) -> None:
        frames_per_word = SAMPLE_RATE_HZ * 40 // self._properties["rate"]
        silence = array("h", [0] * (SAMPLE_RATE_HZ // 4))
        samples = silence[:]
        for number, _ in enumerate(text.split()):
            pitch = 200 + 50 * (number % 8)
            samples.extend(
                round(9000 * math.sin(2 * math.pi * pitch * i / SAMPLE_RATE_HZ))
                for i in range(frames_per_word)
            )
        samples.extend(silence)
        _write_aiff(filename, samples.tobytes())
        self._proxy.notify("finished-utterance", completed=True)
        self._proxy.setBusy(False)


def _write_aiff(filename: str, samples: bytes) -> None:
    with av.open(filename, "w", format="aiff") as container:
        stream = container.add_stream("pcm_s16be", rate=SAMPLE_RATE_HZ, layout="mono")
        frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
        frame.planes[0].update(samples)
        frame.sample_rate = SAMPLE_RATE_HZ
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
