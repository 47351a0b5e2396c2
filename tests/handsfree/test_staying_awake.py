"""Holding off sleep while sound plays, and no longer."""

import threading

import pytest
from PySide6.QtCore import QObject

from harken.handsfree.logind import LogindLock
from harken.handsfree.staying_awake import StayingAwake
from harken.handsfree.wakepy_lock import WakepyLock
from harken.listening.command import Action
from tests.listening.stage import LOUDSPEAKER, Stage


class FakeLock:
    """Notes what was asked of it."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.threads: set[int] = set()

    def hold(self) -> None:
        self.done.append("hold")
        self.threads.add(threading.get_ident())

    def let_go(self) -> None:
        self.done.append("let go")
        self.threads.add(threading.get_ident())


def test_it_is_held_while_sound_plays(stage: Stage) -> None:
    lock, owner = FakeLock(), QObject()
    awake = StayingAwake(stage.session, lambda: lock, owner)
    stage.do(Action.PLAY)
    stage.listen(3)
    stage.do(Action.PAUSE)
    stage.do(Action.NEXT_PARAGRAPH)
    stage.do(Action.PLAY)
    stage.listen(60)
    awake.close()
    assert lock.done == ["hold", "let go", "hold", "let go", "let go"]
    assert len(lock.threads) == 1 and threading.get_ident() not in lock.threads


def test_it_is_not_held_while_there_is_no_sound_device(stage: Stage) -> None:
    lock, owner = FakeLock(), QObject()
    awake = StayingAwake(stage.session, lambda: lock, owner)
    stage.do(Action.PLAY)
    stage.listen(1)
    stage.player.pull_out()
    stage.settle()
    stage.player.plug_in()
    stage.settle()
    assert stage.state.outputs == (LOUDSPEAKER,)
    awake.close()
    assert lock.done == ["hold", "let go", "hold", "let go"]


def test_it_is_let_go_at_the_exit(stage: Stage) -> None:
    lock, owner = FakeLock(), QObject()
    awake = StayingAwake(stage.session, lambda: lock, owner)
    stage.do(Action.PLAY)
    awake.close()
    assert lock.done == ["hold", "let go"]


@pytest.mark.parametrize("address", ["disabled:", "unix:path=/nonexistent/bus", "nonsense"])
def test_without_logind_there_is_silence(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    lock = LogindLock("An article is being read aloud.")
    lock.hold()
    lock.let_go()


def test_wakepy_is_asked_as_it_wants_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system where it always succeeds, which is a fake of its own."""
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    lock = WakepyLock()
    lock.let_go()
    for _ in range(2):
        lock.hold()
        lock.hold()
        mode = lock._mode
        assert mode is not None and mode.active
        lock.let_go()
        assert not mode.active
