"""Voice commands from the key to the session; microphone and model are in tests/system."""

import contextlib
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from harken.article.model import BlockKind
from harken.child import Child
from harken.errors import HarkenError
from harken.handsfree.voice.commands import Hearing, VoiceCommands, _Told
from harken.handsfree.voice.hearing import PIECE_FRAMES
from harken.handsfree.voice.microphone import Piece
from harken.listening.command import Action, Command
from harken.listening.state import Mode
from harken.playback.played import PlayedSound
from tests.handsfree.voice.system_that_asks import Status, pretend_to_be_asked
from tests.leaks import children
from tests.listening.articles import article_of, small_article
from tests.listening.stage import Stage

SOON_MS = 10_000
EAR_IS_LOADING_MS = 500
LONGER_THAN_THE_TAIL_MS = 600


def obedient_ear() -> Child:
    return Child("tests.handsfree.voice.obedient_ear", idle_s=None)


@pytest.fixture
def commands(stage: Stage) -> Iterator[VoiceCommands]:
    commands = VoiceCommands(stage.session, PlayedSound(), obedient_ear)
    yield commands
    commands.close()


def say_while_held(commands: VoiceCommands) -> None:
    commands.hold()
    commands.let_go()


def test_it_is_off_until_it_is_switched_on(commands: VoiceCommands) -> None:
    assert commands.hearing is Hearing.OFF
    say_while_held(commands)
    assert commands.hearing is Hearing.OFF


def test_what_is_said_while_the_key_is_held_is_obeyed(
    commands: VoiceCommands, stage: Stage, qtbot: QtBot
) -> None:
    stage.open(small_article())
    stage.session.do(Command(Action.PLAY))
    commands.set_mode("push", None)
    assert commands.hearing is Hearing.READY
    with qtbot.waitSignal(commands.understood, timeout=SOON_MS) as understood:
        say_while_held(commands)
    assert understood.args == ["pause"]
    assert stage.session.state.mode is Mode.PAUSED


class Attentive(VoiceCommands):
    """Counts what the ear has answered."""

    answers = 0

    def _answered(self, told: _Told) -> None:
        super()._answered(told)
        self.answers += 1


def say_beside_it(commands: VoiceCommands) -> None:
    """As if the microphone had heard it; there is none here."""
    commands._take(Piece(bytes(PIECE_FRAMES * 2), 0.0))


@pytest.mark.parametrize(
    ("mode", "say", "after"),
    [
        ("always", say_beside_it, Mode.PLAYING),
        ("always", say_while_held, Mode.PAUSED),
        ("push", say_while_held, Mode.PAUSED),
    ],
)
def test_what_the_program_says_itself_is_no_command_unless_a_key_is_held(
    mode: str,
    say: Callable[[VoiceCommands], None],
    after: Mode,
    stage: Stage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EAR_OVERHEARS", "pause")
    stage.open(article_of((BlockKind.PARAGRAPH, "He said: harken, pause here. Then he went on.")))
    stage.session.do(Command(Action.PLAY))
    with contextlib.closing(Attentive(stage.session, PlayedSound(), obedient_ear)) as commands:
        commands.set_mode(mode, None)
        say(commands)
        qtbot.waitUntil(lambda: commands.answers > 0, timeout=SOON_MS)
    assert stage.session.state.mode is after


def test_what_is_said_beside_another_text_is_obeyed(
    commands: VoiceCommands, stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EAR_OVERHEARS", "pause")
    stage.open(small_article())
    stage.session.do(Command(Action.PLAY))
    commands.set_mode("always", None)
    with qtbot.waitSignal(commands.understood, timeout=SOON_MS):
        say_beside_it(commands)
    assert stage.session.state.mode is Mode.PAUSED


def test_without_a_microphone_it_says_so_and_stays_on(
    commands: VoiceCommands, qtbot: QtBot
) -> None:
    commands.set_mode("always", None)
    qtbot.waitUntil(lambda: commands.hearing is Hearing.NO_MICROPHONE, timeout=SOON_MS)
    commands.set_mode("off", None)
    assert commands.hearing is Hearing.OFF


def test_a_microphone_that_may_not_be_used_is_told_and_it_is_off(
    commands: VoiceCommands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = pretend_to_be_asked(monkeypatch)
    commands.set_mode("push", None)
    say_while_held(commands)
    assert commands.hearing is Hearing.OFF, "it listens before it may"
    with qtbot.waitSignal(commands.failed, timeout=SOON_MS) as failed:
        system.answer(Status.Denied)
    assert failed.args is not None
    assert "does not let Harken use the microphone" in str(failed.args[0])
    assert commands.hearing is Hearing.OFF


def test_a_permission_that_comes_late_counts_for_what_is_chosen_then(
    commands: VoiceCommands, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = pretend_to_be_asked(monkeypatch)
    commands.set_mode("always", None)
    commands.set_mode("off", None)
    shown: list[Hearing] = []
    commands.changed.connect(shown.append)
    system.answer(Status.Granted)
    assert shown == []
    commands.set_mode("push", None)
    assert shown == [Hearing.READY]


def test_what_is_not_installed_is_told_and_it_is_off(
    commands: VoiceCommands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EAR", "missing")
    with qtbot.waitSignal(commands.failed, timeout=SOON_MS) as failed:
        commands.set_mode("push", None)
    assert failed.args is not None
    assert isinstance(failed.args[0], HarkenError)
    assert commands.hearing is Hearing.OFF


def test_a_recogniser_that_dies_is_told_and_it_is_off(
    commands: VoiceCommands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EAR", "dies")
    commands.set_mode("push", None)
    with qtbot.waitSignal(commands.failed, timeout=SOON_MS) as failed:
        say_while_held(commands)
    assert failed.args is not None
    assert "stopped" in str(failed.args[0])
    assert commands.hearing is Hearing.OFF


def test_the_end_of_a_recogniser_that_was_switched_off_is_no_matter_of_the_next(
    commands: VoiceCommands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[object] = []
    commands.failed.connect(failures.append)
    monkeypatch.setenv("EAR", "slow")
    commands.set_mode("push", None)
    qtbot.waitUntil(lambda: len(children()) > 0, timeout=SOON_MS)
    qtbot.wait(EAR_IS_LOADING_MS)
    commands.set_mode("off", None)
    monkeypatch.setenv("EAR", "pause")
    commands.set_mode("push", None)
    with qtbot.waitSignal(commands.understood, timeout=SOON_MS):
        say_while_held(commands)
    assert failures == []


def test_a_key_that_is_held_again_at_once_goes_on(commands: VoiceCommands, qtbot: QtBot) -> None:
    understood: list[str] = []
    commands.understood.connect(understood.append)
    commands.set_mode("push", None)
    say_while_held(commands)
    commands.hold()
    qtbot.wait(LONGER_THAN_THE_TAIL_MS)
    assert understood == []
    commands.let_go()
    qtbot.waitUntil(lambda: understood == ["pause"], timeout=SOON_MS)


def test_switched_off_and_on_in_a_hurry_it_leaves_nothing_behind(
    commands: VoiceCommands, fault_count: int
) -> None:
    for _ in range(fault_count):
        for mode in ("always", "push", "off"):
            commands.set_mode(mode, None)
    assert commands.hearing is Hearing.OFF
