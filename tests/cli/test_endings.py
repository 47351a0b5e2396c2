"""However it ends, it ends at once, says so by its status, and leaves nothing behind."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.articles import boats
from tests.cli.terminal import children_of, command, is_running


def wait_for_part(folder: Path) -> None:
    deadline = time.monotonic() + 30
    while not list(folder.glob(".harken-*.part")):
        assert time.monotonic() < deadline, "the export never began"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_its_children_and_half_a_file(
    tmp_path: Path, number: signal.Signals, fault_count: int
) -> None:
    article, out = boats(tmp_path, 1000), tmp_path / "out"
    for _ in range(fault_count):
        # A session of its own, so that the signal reaches its children too, as from a terminal.
        process = subprocess.Popen(
            command("export", article, "--to", out, "--json"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        wait_for_part(out)
        children = children_of(process.pid)

        os.killpg(process.pid, number)
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


def test_results_that_cannot_be_written_are_told(fault_count: int) -> None:
    for _ in range(fault_count):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                command("voices"), stdout=full, stderr=subprocess.PIPE, check=False
            )

        assert done.returncode == 1
        assert done.stderr == b"harken: Cannot write the result: No space left on device.\n"
