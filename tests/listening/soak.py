"""Hours of listening on a virtual clock: `python -m tests.listening.soak --hours 8 --seed 1`.

A listener puts article after article into the queue, moves and removes them, opens one or lets them
follow each other, presses whatever there is to press, and has voices, devices and the disk fail.
Again and again all is made well, and then Play must play. Now and then the session ends and another
begins on the same library file, at the same sentence. Memory is looked at all along. There is no
child or sink here that could be left behind: what becomes of those is looked at in
tests/system/test_nothing_is_left.py.
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QCoreApplication

from harken.article.position import Reading
from harken.errors import HarkenError
from harken.library.entry import Queued, Status
from harken.listening.command import Action
from harken.listening.state import Mode
from tests.footprint import Footprint
from tests.listening.articles import skip_of
from tests.listening.at_random import WORDS, article, value_for
from tests.listening.heard import play_is_heard
from tests.listening.kept import DISK_IS_FULL
from tests.listening.sessions import Sessions
from tests.listening.stage import (
    HEADPHONES,
    LOUDSPEAKER,
    VOICES,
    FakePlayer,
    FakeRanker,
    FakeSynthesiser,
    Stage,
)

_MEAN_WAIT_S = 5.0
_FEW = 5
_CHECKED_EACH = 20
"""So many commands, and all is made well and Play must play."""


class Listener:
    """Does anything at any time, by a seed."""

    def __init__(self, seed: int, articles: int, path: Path) -> None:
        self.chance = random.Random(seed)
        self.sessions = Sessions(path)
        self.sessions.begin()
        self.flowed_before_s = 0.0
        """How long sound flowed in the sessions before."""
        self.shelf = [article(number, self.chance) for number in range(articles)]
        self.unheard_of = list(self.shelf)
        self.done: dict[str, int] = {}
        """How often each thing was done."""
        self.commands = 0
        self.can_do: list[tuple[str, Callable[[], object]]] = [
            *((action.value, lambda action=action: self.press(action)) for action in Action),
            *[("play", lambda: self.press(Action.PLAY))] * 6,
            *[("add", self.add)] * 2,
            ("remove", self.remove),
            ("exchange", self.exchange),
            ("begin again", self.begin_again),
            *self.faults(),
        ]

    @property
    def stage(self) -> Stage:
        """The session of this day."""
        return self.sessions.stage

    @property
    def flowed_s(self) -> float:
        """How long sound flowed."""
        return self.flowed_before_s + self.stage.player.flowed_s

    def go(self, seconds: float) -> None:
        """Does this and that until sound has flowed so long."""
        until_s = self.flowed_s + seconds
        while self.flowed_s < until_s:
            self.stage.listen(self.chance.expovariate(1 / _MEAN_WAIT_S))
            name, do = self.chance.choice(self.can_do)
            self.done[name] = self.done.get(name, 0) + 1
            do()
            self.stage.settle()
            self.commands += 1
            if self.commands % _CHECKED_EACH == 0:
                self.check(name)
            self.stage.forget()

    def add(self) -> None:
        """Adds an article, and mostly opens it."""
        added = self.unheard_of.pop() if self.unheard_of else self.chance.choice(self.shelf)
        after = self.chance.choice([None, *(it.entry.id for it in self.stage.state.queue)])
        self.stage.session.queue.add(added, after)
        self.stage.settle()
        if self.chance.random() < 0.7:
            self.stage.do(Action.OPEN_ARTICLE, added.id)

    def remove(self) -> None:
        """Takes one out of a queue that has several."""
        ids = [item.entry.id for item in self.stage.state.queue]
        if len(ids) > _FEW:
            self.stage.session.queue.remove(self.chance.choice(ids))

    def exchange(self) -> None:
        """Has another article in the place of one that is not open."""
        state = self.stage.state
        others = [at for at in range(len(state.queue)) if at != state.queue_at]
        if others:
            before = state.queue[self.chance.choice(others)].entry.id
            self.stage.session.queue.exchange(before, self.chance.choice(self.shelf))

    def begin_again(self) -> None:
        """Ends the session; the next one goes on at the sentence that was heard last."""
        self.make_well()
        before = self.stage.state
        self.flowed_before_s = self.flowed_s
        stage = self.sessions.begin()
        stage.session.resume()
        stage.settle()
        queue = sorted(before.queue, key=lambda item: item.entry.heard_s or 0.0)
        heard = queue[-1].entry if queue else None
        if heard is None or before.article is None or heard.id != before.article.id:
            return
        if heard.status is Status.IN_PROGRESS and before.reading is Reading.ARTICLE:
            after = stage.state
            assert after.article is not None
            ended = before.mode is Mode.ENDED and before.sentence is not None
            here = after.article.id, after.sentence
            assert here == (heard.id, 0 if ended else before.sentence), (before, after)

    def press(self, action: Action) -> None:
        self.stage.do(action, value_for(action, self.stage.state, self.chance))

    def faults(self) -> list[tuple[str, Callable[[], object]]]:
        """What others do to the listener."""
        chance = self.chance

        def player() -> FakePlayer:
            return self.stage.player

        def voice() -> FakeSynthesiser:
            return self.stage.synthesiser

        def ranker() -> FakeRanker:
            return self.stage.ranker

        devices = [(), (LOUDSPEAKER,), (HEADPHONES,), (HEADPHONES, LOUDSPEAKER)]
        broken = HarkenError("Cannot read", "it broke", "Wait.")
        return [
            ("device goes", lambda: player().pull_out()),
            ("device comes", lambda: player().plug_in()),
            ("headphones are pulled out", lambda: player().move()),
            (
                "devices",
                lambda: player().come_and_go(*chance.choice(devices)),
            ),
            ("voices", lambda: setattr(voice(), "installed", chance.sample(VOICES, 2))),
            ("no voice", lambda: setattr(voice(), "installed", [])),
            ("voice breaks", lambda: setattr(voice(), "broken", broken)),
            ("voice refuses", lambda: setattr(voice(), "refusing", {chance.choice(VOICES).id})),
            ("voice loads", lambda: setattr(voice(), "loads", not voice().loads)),
            ("voice stumbles", lambda: setattr(voice(), "cannot_say", {chance.choice(WORDS)})),
            ("voice hangs", lambda: setattr(voice(), "held", voice().held or [])),
            ("voice answers", lambda: voice().release()),
            ("voice tells no times", lambda: setattr(voice(), "measures", not voice().measures)),
            ("ranking is late", lambda: setattr(ranker(), "at_once", False)),
            ("ranking comes", lambda: ranker().answer()),
            ("disk is full", lambda: setattr(self.sessions.library, "broken", DISK_IS_FULL)),
            ("disk is mended", lambda: setattr(self.sessions.library, "broken", None)),
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
        self.make_well()
        stage = self.stage
        before = stage.state
        if before.position is None:
            assert stage.do(Action.PLAY).mode in (Mode.EMPTY, Mode.READY), after
            stage.do(Action.SET_READING, Reading.ARTICLE)
            return
        assert play_is_heard(stage), (after, before.mode, stage.state.mode, stage.notices)
        assert not stage.state.loading, after
        kept = self.sessions.ask(lambda library: library.queue())
        assert list(kept) == [Queued(it.entry.id, it.portion) for it in stage.state.queue]

    def make_well(self) -> None:
        """Mends all that can fail."""
        stage = self.stage
        self.sessions.library.broken = None
        stage.player.plug_in()
        stage.synthesiser.broken = None
        stage.synthesiser.cannot_say = set()
        stage.synthesiser.refusing = set()
        stage.synthesiser.installed = VOICES
        stage.synthesiser.release()
        stage.ranker.at_once = True
        stage.ranker.answer()
        stage.do(Action.SET_SLEEP, None)
        # What could not be written is, with the next change.
        queue = [Queued(item.entry.id, item.portion) for item in stage.state.queue]
        stage.do(Action.SET_QUEUE, tuple(reversed(queue)))
        stage.do(Action.SET_QUEUE, tuple(queue))


def run(hours: float, seed: int) -> dict[str, object]:
    """Listens, and tells what was done and what it took in the first and last quarter."""
    articles = max(4, round(25 * hours))
    with TemporaryDirectory() as folder:
        listener = Listener(seed, articles, Path(folder, "library.db"))
        told = listen(listener, hours)
        listener.sessions.end()
    return told | {"articles": articles - len(listener.unheard_of)}


def listen(listener: Listener, hours: float) -> dict[str, object]:
    """Listens for so long."""
    memory: list[float] = []
    parts = 16
    for _ in range(parts):
        listener.go(hours * 3600 / parts)
        memory.append(Footprint.of(os.getpid()).memory_mb)
    quarter = parts // 4
    return {
        "hours": round(listener.flowed_s / 3600, 2),
        "commands": listener.commands,
        "never_done": sorted({name for name, _ in listener.can_do} - set(listener.done)),
        "memory_mb": [round(median(memory[:quarter]), 1), round(median(memory[-quarter:]), 1)],
    }


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
