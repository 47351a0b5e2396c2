"""Reading aloud in the terminal, heard through a sound server of its own."""

import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.settings import Settings, load_settings, save_settings, settings_path
from tests.cli.articles import boats, tide_clock
from tests.cli.terminal import children_of, command, is_running
from tests.system.sound import PulseServer, Recorder, missing_programs

FAST = ("--rate", "450")


@pytest.fixture(scope="module")
def server() -> Iterator[PulseServer]:
    if missing_programs():
        pytest.skip(f"not installed: {', '.join(missing_programs())}")
    server = PulseServer()
    server.start()
    yield server
    server.close()


def speak(server: PulseServer | None, *arguments: str | Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command("speak", *arguments),
        env={**os.environ, **(server.environment if server is not None else {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_is_heard_and_each_sentence_is_shown(server: PulseServer, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Tides\n\nThe clock has one hand. It is old.\n\nThe end.")
    recorder = Recorder(server, tmp_path)

    shown, told = speak(server, tmp_path / "short.txt", *FAST).communicate(timeout=30)

    recording = recorder.stop()
    assert shown == "Tides\n\nThe clock has one hand.\nIt is old.\n\nThe end.\n"
    assert told == ""
    assert abs(recording).max() > 0.3


QUOTING = """<!DOCTYPE html><html lang="en"><head><title>The wall</title></head><body><article>
<h1>The wall</h1><p>The old wall kept the water out of every street by night, and everybody slept
well behind it, until the winter came. Nobody asked who had built it, or how long it would last.</p>
<blockquote><p>Le vieux mur gardait l'eau loin de toutes les rues. Il fut construit en toute hâte
par des gens qui avaient vu la crue. Personne ne croyait qu'il tiendrait plus d'une année.</p>
</blockquote><p>Then the sea took the harbour road, and the people began to ask.</p>
</article></body></html>"""


def test_each_language_is_read_by_the_voice_chosen_for_it(
    server: PulseServer, tmp_path: Path
) -> None:
    chosen = {"en": "espeak_pcm:gmw/en-029", "fr": "espeak_pcm:roa/fr-be"}
    assert save_settings(Settings(voices=chosen), settings_path())
    (tmp_path / "wall.html").write_text(QUOTING)

    process = speak(server, tmp_path / "wall.html", "--rate", "875")
    _, told = process.communicate(timeout=30)

    assert (process.returncode, told) == (0, "")
    assert set(load_settings(settings_path()).paces) == set(chosen.values())


def test_the_summary_can_be_heard_alone(server: PulseServer, tmp_path: Path) -> None:
    process = speak(server, tide_clock(tmp_path), "--summary", "--sentences", "1", *FAST)

    shown, told = process.communicate(timeout=30)

    assert (process.returncode, told) == (0, "")
    assert shown.count("\n") == 1
    assert shown.strip() in tide_clock(tmp_path).read_text().replace("\n", " ")


def test_the_summary_can_be_steered(server: PulseServer, tmp_path: Path) -> None:
    steered = ("--method", "lexrank", "--focus", "village window")
    process = speak(server, tide_clock(tmp_path), "--summary", "--sentences", "1", *steered, *FAST)

    shown, told = process.communicate(timeout=30)

    assert (process.returncode, told) == (0, "")
    assert shown.startswith("It shows the tide") and shown.count("\n") == 1


def test_what_is_too_short_to_shorten_is_read_whole(server: PulseServer, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Tides\n\nThe clock has one hand. It is old.")
    process = speak(server, tmp_path / "short.txt", "--summary", "--sentences", "1", *FAST)

    shown, told = process.communicate(timeout=30)

    assert shown == "The clock has one hand.\nIt is old.\n"
    assert told == "It is too short to shorten, and is read whole.\n"


def test_without_a_sound_device_it_says_so(tmp_path: Path, fault_count: int) -> None:
    for _ in range(fault_count):
        process = speak(None, tide_clock(tmp_path))
        shown, told = process.communicate(timeout=30)

        assert process.returncode == 1
        assert shown == ""
        assert told.startswith("harken: Cannot read aloud: there is no sound device.")
        assert told.count("\n") == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it(
    server: PulseServer, tmp_path: Path, number: signal.Signals, fault_count: int
) -> None:
    for _ in range(fault_count):
        process = speak(server, boats(tmp_path, 200))
        assert process.stdout is not None
        assert process.stdout.readline() == "Boats\n"
        children = children_of(process.pid)

        process.send_signal(number)
        _, told = process.communicate(timeout=10)

        assert (process.returncode, told) == (128 + number, "")
        assert children
        assert not any(is_running(child) for child in children)


class Terminal:
    """A terminal with a program in it."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        self._before = termios.tcgetattr(theirs)
        self._theirs = theirs
        self.shown = ""
        self.process = subprocess.Popen(
            arguments,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )

    def press(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def wait_for(self, text: str) -> None:
        deadline = time.monotonic() + 20
        while text not in self.shown:
            assert time.monotonic() < deadline, self.shown
            self.look(0.1)

    def look(self, seconds: float) -> None:
        """Reads what is shown, for so long at most."""
        if select.select([self._ours], [], [], seconds)[0]:
            self.shown += os.read(self._ours, 65536).decode()

    @property
    def is_as_before(self) -> bool:
        return termios.tcgetattr(self._theirs) == self._before

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)
        os.close(self._theirs)


@pytest.fixture
def terminal(server: PulseServer, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal in which a long article is read aloud."""
    arguments = command("speak", boats(tmp_path, 200), *FAST)
    terminal = Terminal(arguments, {**os.environ, **server.environment})
    yield terminal
    terminal.close()


def test_keys_pause_move_and_end_it(terminal: Terminal) -> None:
    terminal.wait_for("Space: pause")
    terminal.wait_for("Boats")
    assert not terminal.is_as_before

    terminal.press(b"\x1b[C" * 3)
    terminal.wait_for("Boat number 2 leaves")
    assert "Boat number 1 leaves" not in terminal.shown

    terminal.press(b"] ")
    terminal.wait_for("2.75× · 481 words a minute")
    terminal.wait_for("Paused\r\n")
    before = terminal.shown
    terminal.look(1.5)
    assert terminal.shown == before
    terminal.press(b"\x1b[C")
    terminal.wait_for("Paused at: Boat number ")

    terminal.press(b" ")
    terminal.wait_for("Reading on")
    terminal.wait_for("Boat number 4 leaves")
    terminal.press(b"r")
    terminal.wait_for("Again")
    terminal.press(b"q")
    assert terminal.process.wait(timeout=10) == 0
    assert terminal.is_as_before


def test_ctrl_c_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.wait_for("Boats")

    os.killpg(terminal.process.pid, signal.SIGINT)

    assert terminal.process.wait(timeout=10) == 130
    assert terminal.is_as_before
