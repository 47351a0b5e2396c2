"""Hours of listening on a virtual clock: `python -m tests.listening.soak --hours 8 --seed 1`.

A listener opens article after article, presses whatever there is to press, and has voices and
devices fail. Again and again all is made well, and then Play must play. What the process takes is
looked at all along: nothing may be left behind.
"""

import argparse
import gc
import json
import math
import os
import random
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QCoreApplication

from harken.article.emphasis import Emphasis
from harken.article.model import Article, Block, BlockKind
from harken.article.pauses import Pauses
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.listening.command import Action
from harken.listening.state import Mode
from harken.speech.reading_rules import ReadingRules
from harken.summary.length import Minutes, Percent, Sentences, Words
from tests.listening.articles import article_of, skip_of
from tests.listening.heard import is_heard
from tests.listening.stage import HEADPHONES, LOUDSPEAKER, VOICES, Stage

_WORDS = ("the", "old", "wall", "kept", "water", "out", "of", "every", "street", "by", "night")
_MEAN_WAIT_S = 5.0
_CHECKED_EACH = 20
"""So many commands, and all is made well and Play must play."""


def article(number: int, chance: random.Random) -> Article:
    """An article of some hundred to some thousand words, with headings, code and German."""
    blocks = [(BlockKind.TITLE, f"Article {number}")]
    for _ in range(chance.randint(3, 60)):
        kind = chance.choices(
            [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CODE, BlockKind.LIST_ITEM],
            [12, 2, 1, 2],
        )[0]
        sentences = 1 if kind is BlockKind.HEADING else chance.randint(1, 7)
        texts = (chance.choices(_WORDS, k=chance.randint(2, 30)) for _ in range(sentences))
        blocks.append((kind, " ".join(" ".join(text).capitalize() + "." for text in texts)))
    plain = article_of(*blocks, name=f"soak {number}")
    german = chance.randrange(len(blocks))
    return replace(
        plain,
        language=chance.choice(["en", "en", "de", "fr"]),
        blocks=tuple(
            Block(it.kind, it.text, language="de") if at == german else it
            for at, it in enumerate(plain.blocks)
        ),
    )


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
        self._can_do: list[tuple[str, Callable[[], object]]] = [
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
            name, do = self.chance.choice(self._can_do)
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
        self.stage.do(action, self.value_for(action))

    def value_for(self, action: Action) -> object:
        chance, state = self.chance, self.stage.state
        blocks = len(state.article.blocks) if state.article is not None else 1
        place = chance.randrange(-1, blocks + 1), chance.randrange(-1, 400)
        values: dict[Action, object] = {
            Action.SEEK: place,
            Action.SEEK_SECONDS: chance.choice([-1.0, chance.uniform(0, 2000), math.inf, math.nan]),
            Action.SKIP_SECONDS: chance.choice([-15.0, -15.0, 15.0, chance.uniform(-300, 300)]),
            Action.SPELL_WORD: chance.choice([None, place]),
            Action.SET_RATE: chance.randrange(60, 1000),
            Action.SET_PITCH: chance.randrange(-15, 15),
            Action.SET_VOLUME: chance.random(),
            Action.SET_OUTPUT: chance.choice([None, "loud", "phones", "gone"]),
            Action.SET_READING: chance.choice(list(Reading)),
            Action.SET_LENGTH: chance.choice(
                [Sentences(5), Words(200), Percent(chance.uniform(1, 100)), Minutes(2)]
            ),
            Action.SET_METHOD: chance.choice(["auto", "balanced", "lexrank"]),
            Action.SET_EMPHASIS: Emphasis(chance.choice(["", "wall"]), frozenset({1, 5})),
            Action.EXPAND: chance.choice([None, None, chance.randrange(0, 60)]),
            Action.SET_VOICE: chance.choice([None, "gone", *(it.id for it in VOICES)]),
            Action.SET_RULES: ReadingRules(
                read_code=chance.random() < 0.5, pauses=Pauses(chance.randrange(0, 600), 500, 700)
            ),
        }
        return values.get(action)

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
            ("voice stumbles", lambda: setattr(voice, "cannot_say", {chance.choice(_WORDS)})),
            ("voice hangs", lambda: setattr(voice, "held", voice.held or [])),
            ("voice answers", voice.release),
            ("voice tells no times", lambda: setattr(voice, "measures", not voice.measures)),
            ("ranking is late", lambda: setattr(ranker, "at_once", False)),
            ("ranking comes", ranker.answer),
            ("a skip", self.skip),
        ]

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
        stage.synthesiser.installed = VOICES
        stage.synthesiser.release()
        stage.ranker.at_once = True
        stage.ranker.answer()
        stage.settle()
        before = stage.state
        state = stage.do(Action.PLAY)
        if state.position is None:
            assert state.mode in (Mode.EMPTY, Mode.READY), before
            stage.do(Action.SET_READING, Reading.ARTICLE)
            return
        assert state.mode is Mode.PLAYING, (after, before)
        assert is_heard(stage), (after, before)


def handles() -> int:
    """How many files the process has open; 0 where the system does not tell."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def memory_mb() -> float:
    """What the process has in memory."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def run(hours: float, seed: int) -> dict[str, object]:
    """Listens, and tells what was done and what it took in the first and last quarter."""
    articles = max(4, round(25 * hours))
    listener = Listener(seed, articles)
    memory: list[float] = []
    parts = 16
    for _ in range(parts):
        listener.go(hours * 3600 / parts)
        memory.append(memory_mb())
        if len(memory) == 1:
            threads, open_files = threading.active_count(), handles()
    quarter = parts // 4
    told: dict[str, object] = {
        "hours": round(listener.stage.player.flowed_s / 3600, 2),
        "articles": articles - len(listener.unopened),
        "commands": listener.commands,
        "never_done": sorted({it.value for it in Action} - set(listener.done)),
        "memory_mb": [round(median(memory[:quarter]), 1), round(median(memory[-quarter:]), 1)],
        "threads": [threads, threading.active_count()],
        "handles": [open_files, handles()],
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
