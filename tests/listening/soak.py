"""Hours of listening on a virtual clock: `python -m tests.listening.soak --hours 8 --seed 1`.

A listener opens article after article, presses whatever there is to press, and has voices and
devices fail. Again and again all is made well, and then Play must play. Memory is looked at all
along. There is no thread, child or sink here that could be left behind: what becomes of those is
looked at in tests/system/test_nothing_is_left.py.
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Callable
from statistics import median
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QCoreApplication

from harken.article.position import Reading
from harken.errors import HarkenError
from harken.listening.command import Action
from harken.listening.state import Mode
from tests.footprint import Footprint
from tests.listening.articles import skip_of
from tests.listening.at_random import WORDS, article, value_for
from tests.listening.heard import play_is_heard
from tests.listening.stage import HEADPHONES, LOUDSPEAKER, VOICES, Stage

_MEAN_WAIT_S = 5.0
_CHECKED_EACH = 20
"""So many commands, and all is made well and Play must play."""


class Listener:
    """Does anything at any time, by a seed."""

    def __init__(self, seed: int, articles: int) -> None:
        self.chance = random.Random(seed)
        self.stage = Stage()
        self.shelf = [article(number, self.chance) for number in range(articles)]
        self.unopened = list(self.shelf)
        self.done: dict[str, int] = {}
        """How often each thing was done."""
        self.commands = 0
        self.can_do: list[tuple[str, Callable[[], object]]] = [
            *((action.value, lambda action=action: self.press(action)) for action in Action),
            *[("play", lambda: self.press(Action.PLAY))] * 6,
            *[("open", self.open)] * 2,
            *self.faults(),
        ]

    def go(self, seconds: float) -> None:
        """Does this and that until sound has flowed so long."""
        until_s = self.stage.player.flowed_s + seconds
        while self.stage.player.flowed_s < until_s:
            self.stage.listen(self.chance.expovariate(1 / _MEAN_WAIT_S))
            name, do = self.chance.choice(self.can_do)
            self.done[name] = self.done.get(name, 0) + 1
            do()
            self.stage.settle()
            self.commands += 1
            if self.commands % _CHECKED_EACH == 0:
                self.check(name)
            self.stage.forget()

    def open(self) -> None:
        opened = self.unopened.pop() if self.unopened else self.chance.choice(self.shelf)
        self.stage.open(opened)

    def press(self, action: Action) -> None:
        self.stage.do(action, value_for(action, self.stage.state, self.chance))

    def faults(self) -> list[tuple[str, Callable[[], object]]]:
        """What others do to the listener."""
        player, voice, ranker, chance = (
            *(self.stage.player, self.stage.synthesiser, self.stage.ranker),
            self.chance,
        )
        devices = (LOUDSPEAKER, HEADPHONES)
        broken = HarkenError("Cannot read", "it broke", "Wait.")
        return [
            ("device goes", player.pull_out),
            ("device comes", player.plug_in),
            ("headphones are pulled out", player.move),
            ("devices", lambda: player.come_and_go(*chance.sample(devices, chance.randint(0, 2)))),
            ("voices", lambda: setattr(voice, "installed", chance.sample(VOICES, 2))),
            ("no voice", lambda: setattr(voice, "installed", [])),
            ("voice breaks", lambda: setattr(voice, "broken", broken)),
            ("voice refuses", lambda: setattr(voice, "refusing", {chance.choice(VOICES).id})),
            ("voice loads", lambda: setattr(voice, "loads", not voice.loads)),
            ("voice stumbles", lambda: setattr(voice, "cannot_say", {chance.choice(WORDS)})),
            ("voice hangs", lambda: setattr(voice, "held", voice.held or [])),
            ("voice answers", voice.release),
            ("voice tells no times", lambda: setattr(voice, "measures", not voice.measures)),
            ("ranking is late", lambda: setattr(ranker, "at_once", False)),
            ("ranking comes", ranker.answer),
            ("a skip", self.skip),
            ("a default voice", self.choose_default),
        ]

    def choose_default(self) -> None:
        voice = self.chance.choice(VOICES)
        self.stage.session.recall_voices({voice.languages[-1]: voice.id})

    def skip(self) -> None:
        article = self.stage.state.article
        if article is not None:
            skip = skip_of(article, self.chance.randrange(len(article.sentences)))
            self.stage.session.update(article.with_skip(skip))

    def check(self, after: str) -> None:
        """Makes all well; then Play plays, unless there is nothing to read."""
        stage = self.stage
        stage.player.plug_in()
        stage.synthesiser.broken = None
        stage.synthesiser.cannot_say = set()
        stage.synthesiser.refusing = set()
        stage.synthesiser.installed = VOICES
        stage.synthesiser.release()
        stage.ranker.at_once = True
        stage.ranker.answer()
        stage.do(Action.SET_SLEEP, None)
        before = stage.state
        if before.position is None:
            assert stage.do(Action.PLAY).mode in (Mode.EMPTY, Mode.READY), after
            stage.do(Action.SET_READING, Reading.ARTICLE)
            return
        assert play_is_heard(stage), (after, before.mode, stage.state.mode, stage.notices)
        assert not stage.state.loading, after


def run(hours: float, seed: int) -> dict[str, object]:
    """Listens, and tells what was done and what it took in the first and last quarter."""
    articles = max(4, round(25 * hours))
    listener = Listener(seed, articles)
    memory: list[float] = []
    parts = 16
    for _ in range(parts):
        listener.go(hours * 3600 / parts)
        memory.append(Footprint.of(os.getpid()).memory_mb)
    quarter = parts // 4
    told: dict[str, object] = {
        "hours": round(listener.stage.player.flowed_s / 3600, 2),
        "articles": articles - len(listener.unopened),
        "commands": listener.commands,
        "never_done": sorted({name for name, _ in listener.can_do} - set(listener.done)),
        "memory_mb": [round(median(memory[:quarter]), 1), round(median(memory[-quarter:]), 1)],
    }
    listener.stage.close()
    return told


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> NoReturn:
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=8.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    application = QCoreApplication(sys.argv[:1])
    # What is raised in a slot is else only printed.
    sys.excepthook = _end
    print(json.dumps(run(arguments.hours, arguments.seed)))
    application.quit()


if __name__ == "__main__":
    main()
