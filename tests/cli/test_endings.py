"""However it ends, it ends at once, says so by its status, and leaves nothing behind."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.articles import boats
from tests.cli.terminal import children_of, command, is_running


def wait_for_part(folder: Path) -> None:
    deadline = time.monotonic() + 30
    while not list(folder.glob(".harken-*.part")):
        assert time.monotonic() < deadline, "the export never began"
        time.sleep(0.02)


@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["to it alone", "to its group"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_its_children_and_half_a_file(
    tmp_path: Path, number: signal.Signals, send: Callable[[int, int], None], fault_count: int
) -> None:
    article, out = boats(tmp_path, 1000), tmp_path / "out"
    for _ in range(fault_count):
        # A session of its own: from a terminal, the signal reaches the children too.
        process = subprocess.Popen(
            command("export", article, "--to", out, "--json"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        wait_for_part(out)
        children = children_of(process.pid)

        send(process.pid, number)
        shown, told = process.communicate(timeout=10)

        assert process.returncode == 128 + number
        assert (shown, told) == (b"", b"")
        assert list(out.iterdir()) == []
        assert children
        assert not any(is_running(child) for child in children)


def test_a_reader_that_has_had_enough_is_no_error(fault_count: int) -> None:
    for _ in range(fault_count):
        process = subprocess.Popen(
            command("voices"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()

        assert process.wait(timeout=20) == 128 + signal.SIGPIPE
        assert process.stderr.read() == b""
        process.stderr.close()


FULL = b"harken: Cannot write the result: No space left on device.\n"
CLOSED = b"harken: Cannot write the result: Bad file descriptor.\n"
NOTHING_THERE = b"harken: Cannot read standard input: it is empty."


@pytest.mark.parametrize(
    ("words", "streams", "status", "told"),
    [
        ("voices", ">/dev/full", 1, FULL),
        ("--help", ">/dev/full", 1, FULL),
        ("--version", ">/dev/full", 1, FULL),
        ("text --help", ">/dev/full", 1, FULL),
        ("voices", ">&-", 1, CLOSED),
        ("--help", ">&-", 1, CLOSED),
        ("text -", "<&-", 1, NOTHING_THERE),
        ("text - --json", "<&- 2>&-", 1, b""),
        ("voices", "2>&-", 0, b""),
        ("text missing", "2>&-", 1, b""),
        ("text missing", "2>/dev/full", 1, b""),
        ("text", "2>/dev/full", 2, b""),
        ("--nonsense", "2>&-", 2, b""),
        ("text missing", "<&- >&- 2>&-", 1, b""),
    ],
)
def test_streams_that_take_nothing_are_told_of_where_that_can_be(
    fault_count: int, words: str, streams: str, status: int, told: bytes
) -> None:
    for _ in range(fault_count):
        done = subprocess.run(
            ["sh", "-c", f'exec "$@" {streams}', "sh", *command(*words.split())],
            capture_output=True,
            check=False,
        )

        assert done.returncode == status
        assert done.stderr.startswith(told)
        assert done.stderr.count(b"\n") == bool(told)
        assert b"harken" not in done.stdout  # no message strays into the results


def test_results_go_on_where_messages_are_lost(tmp_path: Path) -> None:
    words = command("text", "missing", boats(tmp_path, 1))

    done = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>/dev/full', "sh", *words], capture_output=True, check=False
    )

    assert done.returncode == 1
    assert done.stdout.startswith(b"Boats\n\nBoat number 0")
