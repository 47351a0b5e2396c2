"""A command through a real sound server: a microphone that also hears the loudspeaker.

The person is espeak-ng, and the room a null sink into which the loudspeaker is looped back.
"""

import os
import subprocess
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from harken.handsfree.voice.commands import Hearing, VoiceCommands
from harken.listening.command import Action
from harken.listening.state import Mode
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import announcement
from tests.leaks import children
from tests.listening.articles import long_article
from tests.system.sound import PulseServer
from tests.system.studio import Listening, NotingPlayer

VOICE = "espeak_pcm:gmw/en-gb-scotland"
SOON_MS = 30_000
LEARNING_MS = 5_000
"""Of the echo."""


class Room:
    """A microphone, and what is said into it."""

    def __init__(self, server: PulseServer) -> None:
        self._environment = {**os.environ, **server.environment}
        self._modules: list[str] = []
        self.plug_in()

    def plug_in(self) -> None:
        self._modules = [
            self._load("module-null-sink", "sink_name=room", "rate=16000"),
            # Unless it is told to stay, it follows the default to each microphone that comes.
            self._load(
                *("module-loopback", "source=spk.monitor", "source_dont_move=true"),
                *("sink=room", "latency_msec=120"),
            ),
        ]
        self.plug_in_microphone()

    def plug_in_microphone(self) -> None:
        self._modules.append(
            self._load("module-remap-source", "source_name=mic", "master=room.monitor")
        )

    def unplug_microphone(self) -> None:
        self._unload(self._modules.pop())

    def say(self, sound: bytes) -> None:
        subprocess.run(
            ["pacat", "--raw", "--device=room", "--format=s16le", "--channels=1",
             f"--rate={SAMPLE_RATE_HZ}"],
            input=sound, env=self._environment, check=True, timeout=20,
        )  # fmt: skip

    def pull_out(self) -> None:
        while self._modules:
            self._unload(self._modules.pop())

    def _unload(self, module: str) -> None:
        subprocess.run(["pactl", "unload-module", module], env=self._environment, check=True)

    def _load(self, *module: str) -> str:
        command = ["pactl", "load-module", *module]
        done = subprocess.run(
            command, env=self._environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()


@pytest.fixture
def room(loudspeaker: PulseServer) -> Iterator[Room]:
    room = Room(loudspeaker)
    yield room
    room.pull_out()


@pytest.fixture
def commands(listening: Listening, player: NotingPlayer, room: Room) -> Iterator[VoiceCommands]:
    commands = VoiceCommands(listening.session, player.played)
    yield commands
    commands.close()


def wait_until_open(commands: VoiceCommands, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: commands.hearing is Hearing.OPEN, timeout=SOON_MS)


def mode_of(listening: Listening) -> Mode:
    return listening.session.state.mode


def test_a_microphone_that_comes_late_is_heard_then(
    commands: VoiceCommands, room: Room, qtbot: QtBot
) -> None:
    room.pull_out()
    commands.set_mode("always", None)
    qtbot.waitUntil(lambda: commands.hearing is Hearing.NO_MICROPHONE, timeout=SOON_MS)
    room.plug_in()
    wait_until_open(commands, qtbot)


def test_a_microphone_that_is_pulled_out_is_missed_and_heard_again_when_it_is_back(
    commands: VoiceCommands, room: Room, qtbot: QtBot, fault_count: int
) -> None:
    commands.set_mode("always", None)
    for _ in range(fault_count):
        wait_until_open(commands, qtbot)
        room.unplug_microphone()
        qtbot.waitUntil(lambda: commands.hearing is Hearing.NO_MICROPHONE, timeout=SOON_MS)
        room.plug_in_microphone()
    wait_until_open(commands, qtbot)


def test_it_hears_pause_over_its_own_reading(
    commands: VoiceCommands,
    listening: Listening,
    room: Room,
    synthesiser: Synthesiser,
    qtbot: QtBot,
) -> None:
    said = synthesiser.render(announcement("harken pause", "en"), VOICE, 160).result(20)
    commands.set_mode("always", None)
    wait_until_open(commands, qtbot)
    listening.session.open(long_article(400))
    listening.do(Action.PLAY)
    listening.wait_for(1, qtbot)
    qtbot.wait(LEARNING_MS)
    assert mode_of(listening) is Mode.PLAYING, "it took its own reading for a command"
    for _ in range(3):  # a busy machine breaks the sound up now and then
        room.say(said.samples)
        qtbot.wait(2_000)
        if mode_of(listening) is Mode.PAUSED:
            break
    assert mode_of(listening) is Mode.PAUSED
    before = children()
    commands.set_mode("off", None)
    assert commands.hearing is Hearing.OFF
    assert len(children()) == len(before) - 1
