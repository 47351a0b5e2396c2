"""What the reading takes does not grow: with the real voice, the real sound and real mishaps."""

import os
import random
import signal
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.article.position import Reading
from harken.child import Child
from harken.listening.command import Action
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import announcement
from tests.footprint import Footprint
from tests.leaks import children
from tests.listening.articles import small_article
from tests.listening.at_random import article, value_for
from tests.system.studio import Listening

_COMMANDS_A_FAULT = 60
_RENDERED_A_FAULT = 50
_KILLED_EACH = 40
"""So many commands, and the voice's process is killed."""


@pytest.fixture
def player(qapp: QApplication) -> Iterator[Player]:
    """The player itself: one that notes what it was given would keep all of it."""
    player = Player()
    yield player
    player.close()


def press_anything(listening: Listening, chance: random.Random, times: int, qtbot: QtBot) -> None:
    """Presses whatever there is to press, and looks on a little after each."""
    for number in range(times):
        action = chance.choice([*Action, Action.PLAY, Action.PLAY])
        listening.do(action, value_for(action, listening.session.state, chance))
        qtbot.wait(chance.choice([0, 1, 5, 20, 60]))
        if number % _KILLED_EACH == _KILLED_EACH // 2 - 1 and listening.voice_child.pid is not None:
            os.kill(listening.voice_child.pid, signal.SIGKILL)


def at_rest(listening: Listening, qtbot: QtBot) -> Footprint:
    """What it takes where the same article was just begun, and the sound is paused."""
    listening.session.open(small_article("at rest"))
    listening.do(Action.SET_READING, Reading.ARTICLE)
    listening.do(Action.SET_VOICE)
    listening.do(Action.SET_RATE, 175)
    listening.sentences.clear()
    listening.do(Action.SEEK, (0, 0))
    listening.wait_for(0, qtbot)
    listening.do(Action.PAUSE)
    qtbot.waitUntil(lambda: listening.session.state.ranking is not None, timeout=20_000)
    qtbot.wait(300)
    return Footprint.of(os.getpid())


def test_hundreds_of_commands_leave_nothing_behind(
    listening: Listening, fault_count: int, qtbot: QtBot
) -> None:
    chance = random.Random(11)
    shelf = [article(number, chance) for number in range(4)]
    for one in shelf:
        listening.session.open(one)
        press_anything(listening, chance, _KILLED_EACH // 2, qtbot)
    before, children_before = at_rest(listening, qtbot), len(children())
    for number in range(fault_count):
        listening.session.open(shelf[number % len(shelf)])
        press_anything(listening, chance, _COMMANDS_A_FAULT, qtbot)
    after = at_rest(listening, qtbot)
    assert after.has_grown_from(before) == []
    assert len(children()) <= children_before


@pytest.fixture
def english(
    voice_child: Child, synthesiser: Synthesiser, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """A voice of each engine that is quick."""
    monkeypatch.setenv("HARKEN_WITHOUT_ENGINES", "piper")
    assert voice_child.pid is None
    voices = synthesiser.voices().result(20)
    of_driver = {it.driver: it.id for it in voices if it.languages[0].startswith("en")}
    return list(of_driver.values())


def test_a_voice_that_speaks_for_long_takes_no_more(
    english: list[str], synthesiser: Synthesiser, voice_child: Child, fault_count: int
) -> None:
    ways = list(product(english, (88, 175, 875), (0, 4)))

    def speak(times: int) -> Footprint:
        for number in range(times):
            voice, rate_wpm, pitch = ways[number % len(ways)]
            text = announcement(f"The wall of {number % 100} stones.", "en")
            assert synthesiser.render(text, voice, rate_wpm, pitch).result(20).samples
        return Footprint.of(voice_child.pid or 0)

    before = speak(4 * len(ways))
    assert speak(_RENDERED_A_FAULT * fault_count).has_grown_from(before) == []
