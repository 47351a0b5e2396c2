"""What changes the rate is loaded between the first sound and the first change, while none waits.

In a process of its own, which has imported nothing yet, and with a clock that is turned by hand.
"""

import subprocess
import sys

PROGRAM = """
import sys, threading
from harken.speech.in_child import list_voices, render

due = []

class Later:
    daemon = False

    def __init__(self, seconds, work):
        self.work = work

    def start(self):
        due.append(self)

threading.Timer = Later
list_voices({"voice_folder": None}, b"", print)
print(len(due), "av" in sys.modules)
for text in ("One boat.", "Two boats."):
    wish = {"voice": "espeak_pcm:gmw/en-us", "rate_wpm": 175, "pitch_semitones": 0}
    render({"text": text, **wish}, b"", print)
    print(len(due), "av" in sys.modules)
due[0].work()
print(len(due), "av" in sys.modules, due[0].daemon)
"""


def test_pyav_is_loaded_once_behind_the_first_sound_and_not_by_a_child_that_is_silent() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["0 False", "1 False", "1 False", "1 True True"]
