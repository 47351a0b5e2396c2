"""The player where there is no sound at all; with sound it is tested in tests/system."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from harken.playback.player import Player
from tests.playback.clips import counting_clip
from tests.translated import everything_translated


@pytest.fixture
def player(qapp: QCoreApplication) -> Iterator[Player]:
    player = Player()
    yield player
    player.close()


def test_without_a_device_it_says_so_and_keeps_what_it_was_given(
    player: Player, qtbot: QtBot
) -> None:
    player.append(1, counting_clip(100), 0)
    with qtbot.waitSignal(player.device_lost, timeout=2000) as lost:
        player.play()
    assert "no sound device" in lost.args[0]
    assert player.playing


def test_in_another_language_it_says_so_in_that(player: Player, qtbot: QtBot) -> None:
    player.append(1, counting_clip(100), 0)
    with everything_translated(), qtbot.waitSignal(player.device_lost, timeout=2000) as lost:
        player.play()
    assert lost.args[0].startswith("«")


def test_it_looks_for_a_device_only_while_it_should_play(player: Player, qtbot: QtBot) -> None:
    player.append(1, counting_clip(100), 0)
    with qtbot.assertNotEmitted(player.device_lost, wait=50):
        player.pause()
    with qtbot.waitSignal(player.device_lost, timeout=2000):
        player.play()
    player.pause()
    with qtbot.waitSignal(player.device_lost, timeout=2000):
        player.play()


def test_with_nothing_to_play_nothing_is_missing(player: Player, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(player.device_lost, wait=50):
        player.play()
        player.clear()
        player.set_volume(0.5)


def test_closing_twice_is_closing_once(player: Player) -> None:
    player.play()
    player.close()
    player.close()
    assert not player.playing
