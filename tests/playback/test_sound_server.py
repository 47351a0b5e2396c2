"""The watch over the sound server, on real sockets."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from harken.playback.sound_server import SoundServerWatch, pulse_socket


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({"XDG_RUNTIME_DIR": "/run/me"}, "/run/me/pulse/native"),
        ({"PULSE_RUNTIME_PATH": "/run/p", "XDG_RUNTIME_DIR": "/run/me"}, "/run/p/native"),
        ({"PULSE_SERVER": "unix:/tmp/s", "XDG_RUNTIME_DIR": "/run/me"}, "/tmp/s"),
        ({"PULSE_SERVER": "/tmp/s"}, "/tmp/s"),
        ({"PULSE_SERVER": "{4711}unix:/tmp/s tcp:host"}, "/tmp/s"),
        ({"PULSE_SERVER": "tcp:host:4713"}, None),
        ({}, None),
    ],
)
def test_the_address_is_the_one_that_pulseaudio_uses(
    environment: dict[str, str], address: str | None
) -> None:
    assert pulse_socket(environment) == (Path(address) if address else None)


def test_pipewires_own_pulseaudio_server_is_watched_like_any_other(tmp_path: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path)}
    (tmp_path / "pipewire-0").touch()
    assert pulse_socket(environment) is None  # Qt talks to PipeWire itself
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert pulse_socket(environment) == tmp_path / "pulse" / "native"


@pytest.fixture
def owner(qapp: QCoreApplication) -> QObject:
    return QObject()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[socket.socket]:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(tmp_path / "native"))
    listener.listen()
    yield listener
    listener.close()


def test_no_server_no_connection(owner: QObject, tmp_path: Path) -> None:
    assert not SoundServerWatch(tmp_path / "nothing here", owner).connect_to_server()


def test_where_there_is_nothing_to_watch_all_is_well(owner: QObject) -> None:
    assert SoundServerWatch(None, owner).connect_to_server()


def test_the_servers_end_is_told_at_once(
    owner: QObject, server: socket.socket, tmp_path: Path, qtbot: QtBot
) -> None:
    watch = SoundServerWatch(tmp_path / "native", owner)
    assert watch.connect_to_server()
    connection, _ = server.accept()
    with qtbot.waitSignal(watch.gone, timeout=1000):
        connection.close()
    watch.close()


def test_our_own_renewal_is_no_end(
    owner: QObject, server: socket.socket, tmp_path: Path, qtbot: QtBot
) -> None:
    watch = SoundServerWatch(tmp_path / "native", owner)
    with qtbot.assertNotEmitted(watch.gone, wait=50):
        assert watch.connect_to_server()
        assert watch.connect_to_server()
    watch.close()
