"""Fault injection: the voice child, which dies or hangs in the middle of a marked word.

A rendering that comes to the word "trigger5" takes the first line of the file 5 in the folder
HARKEN_TEST_FAULTS away and does what it says. Without a line left it renders as always.
"""

import os
import re
import signal
import time
from pathlib import Path

from harken.serving import serve
from harken.speech import in_child
from harken.speech.espeak_pcm import EspeakPcmDriver

_say = EspeakPcmDriver.say


def _next_fault(number: str) -> str | None:
    path = Path(os.environ["HARKEN_TEST_FAULTS"], number)
    faults = path.read_text().splitlines()
    path.write_text("\n".join(faults[1:]))
    return faults[0] if faults else None


def _do(fault: str | None) -> None:
    if fault == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif fault == "hang":
        time.sleep(600)
    elif fault == "crash":
        os.abort()
    elif fault == "leave":
        os._exit(0)
    elif fault == "raise":
        raise ZeroDivisionError("in the driver")
    elif fault == "garbage":
        for descriptor in range(3, 20):
            try:
                os.write(descriptor, b"Audio saved to utterance.wav\n")
            except OSError:
                continue
    elif fault == "print":
        os.write(1, b"Audio saved to utterance.wav\n" * 100)


def _say_with_faults(driver: EspeakPcmDriver, text: str) -> None:
    trigger = re.search(r"trigger(\d)", text)
    if trigger:
        fault = _next_fault(trigger[1])
        if fault == "raise":
            _do(fault)

        def on_word(start: int, length: int, frame: int) -> None:
            if start == trigger.start():
                _do(fault)

        # Once alone, to fail inside the library's callback with a part of the samples made.
        driver._espeak.speak(text, on_samples=lambda _: None, on_word=on_word)
    _say(driver, text)


if __name__ == "__main__":
    EspeakPcmDriver.say = _say_with_faults  # type: ignore[method-assign, assignment]
    serve({"list_voices": in_child.list_voices, "render": in_child.render})
