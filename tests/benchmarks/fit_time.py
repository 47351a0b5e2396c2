"""How well "I have so many minutes" is kept, with real voices and a clock that is turned by hand.

    python -m tests.benchmarks.fit_time

Articles are imported, ranked and said by the real children; only the loudspeaker is a fake, so that
ten minutes pass in seconds. Each plan begins with nothing learned of the voice. Prints what was
asked, how long it played, and by how much that is off.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication

from harken.child import Child
from harken.importing.importer import text_child
from harken.listening.command import Action, Command
from harken.listening.plan import Plan
from harken.listening.session import Session
from harken.listening.state import Mode
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.summary.ranker import Ranker
from tests.benchmarks.articles import read, sample, write_prose
from tests.listening.fake_player import TICK_S, FakePlayer

VOICES = ("espeak_pcm:gmw/en-us+m6", "flite:rms")
RATES_WPM = (175, 263)
MINUTES = (5.0, 10.0, 25.0)
_PROSE_WORDS = (900, 2_600, 500, 1_700, 3_400)
_PATIENCE_S = 120.0


class Listener:
    """A session that hears a plan in virtual time."""

    def __init__(self, texts: Child, voices: Child, voice: str, rate_wpm: int) -> None:
        self.player = FakePlayer()
        self.listened_s = 0.0
        self.session = Session(
            Synthesiser(voices),
            cast("Player", self.player),
            Ranker(texts),
            now_s=lambda: self.listened_s,
        )
        self.plans: list[Plan] = []
        self.session.fitting.planned.connect(self.plans.append)
        self.session.recall_voices({"en": voice})
        self.session.do(Command(Action.SET_RATE, rate_wpm))

    def plan(self, minutes: float) -> Plan:
        self.session.fitting.plan(minutes * 60, {})
        self._wait_for(lambda: bool(self.plans))
        return self.plans[-1]

    def hear(self, plan: Plan) -> float:
        """How long it plays until it is silent by itself, in seconds."""
        self.session.do(Command(Action.FIT_TIME, plan))
        while self.session.state.mode is not Mode.ENDED:
            # Only time in which there is something to hear passes.
            self._wait_for(lambda: self.player.waiting > 0 or self.session.state.mode is Mode.ENDED)
            self.listened_s += TICK_S
            self.player.pass_time()
            QCoreApplication.processEvents()
        return self.player.flowed_s

    def _wait_for(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not holds():
            QCoreApplication.processEvents()
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.001)


@contextmanager
def children() -> Iterator[tuple[Child, Child]]:
    texts, voices = text_child(), voice_child()
    try:
        yield texts, voices
    finally:
        texts.close()
        voices.close()


def main() -> None:
    """Hears each plan once."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder, children() as (texts, voices):
        articles = [sample()]
        articles += [read(write_prose(Path(folder) / f"{n}.txt", n)) for n in _PROSE_WORDS]
        for voice in VOICES:
            for rate_wpm in RATES_WPM:
                for minutes in MINUTES:
                    listener = Listener(texts, voices, voice, rate_wpm)
                    for article in articles:
                        listener.session.queue.add(article)
                    listener.session.open(articles[0])
                    plan = listener.plan(minutes)
                    heard_s = listener.hear(plan)
                    off = heard_s / plan.asked_s - 1
                    readings = " ".join(
                        one.allotted.reading.value[0] if one.allotted.reading else "-"
                        for one in plan.items
                    )
                    print(
                        f"{voice:28} {rate_wpm} wpm  asked {plan.asked_s:6.0f} s  planned "
                        f"{plan.seconds:6.0f}  heard {heard_s:6.0f}  off {off:+.1%}  {readings}",
                        flush=True,
                    )
                    listener.session.close()
    del application


if __name__ == "__main__":
    main()
