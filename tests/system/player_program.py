"""A process that plays noise and tells what is heard, for tests that take its sound away.

It prints one JSON object a line. A line of input is a command: play, pause, seek, sleep (the
machine has slept), or output with the id of a device; the end of the input ends the process. Its
clip has a word every tenth of a second.
"""

import json
import sys
import threading
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from harken.playback.player import Heard, Player
from harken.playback.sleep_watch import SleepWatch
from harken.speech.clip import SAMPLE_RATE_HZ, Clip, Cue

WORD_FRAMES = SAMPLE_RATE_HZ // 10


def noise(seconds: int) -> Clip:
    """The same noise each time it is called."""
    samples = np.random.default_rng(7).uniform(-0.3, 0.3, seconds * SAMPLE_RATE_HZ)
    cues = tuple(
        Cue(word * WORD_FRAMES, (word + 1) * WORD_FRAMES, word, word + 1)
        for word in range(seconds * 10)
    )
    return Clip((samples * 32767).astype("<i2").tobytes(), cues, measured=True)


class FakeBootClock:
    """A clock that runs on while the machine sleeps, which this one can be told to have done."""

    def __init__(self) -> None:
        self._slept_s = 0.0

    def now_s(self) -> float:
        return time.monotonic() + self._slept_s

    def sleep_for_an_hour(self) -> None:
        self._slept_s += 3600


class Input(QObject):
    """Hands lines of the input to the main thread."""

    line = Signal(str)

    def read(self) -> None:
        for line in sys.stdin:
            self.line.emit(line.strip())
        self.line.emit("quit")


def tell(event: str, word: int | None = None) -> None:
    print(json.dumps({"event": event, "word": word}), flush=True)


def main() -> None:
    application = QCoreApplication([])
    clock = FakeBootClock()
    player = Player(sleep_watch=SleepWatch(with_sleep_s=clock.now_s))
    player.append(0, noise(60), 0)

    def heard(now: Heard) -> None:
        if now.cue is not None:
            tell("heard", now.cue.spoken_start)

    def seek() -> None:
        player.clear()
        player.append(0, noise(60), 0)

    player.heard.connect(heard)
    player.device_lost.connect(lambda _: tell("lost"))
    player.device_back.connect(lambda: tell("back"))
    player.moved.connect(lambda _: tell("moved"))
    commands: dict[str, Callable[[], None]] = {
        "play": player.play,
        "pause": player.pause,
        "seek": seek,
        "sleep": clock.sleep_for_an_hour,
        "quit": application.quit,
    }

    def obey(line: str) -> None:
        if line.startswith("output "):
            player.set_output(line.removeprefix("output "))
        else:
            commands[line]()

    source = Input()
    source.line.connect(obey, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=source.read, daemon=True).start()
    tell("ready")
    application.exec()
    player.close()


if __name__ == "__main__":
    main()
