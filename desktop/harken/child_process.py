"""A helper's process: how its program is started, how large it grew, and how it is ended."""

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_GRACE_S = 5.0
"""How long a process that has nothing to do may take to end."""


def start_process(module: str, memory_bytes: int | None) -> "subprocess.Popen[bytes]":
    """Starts a program, with pipes to its input and from its output.

    Args:
        module: The program, a module that is run with `python -m`.
        memory_bytes: The most address space it may take, which it is told and sees to itself.

    Raises:
        OSError: It cannot be started.
    """
    # Our own path and not the current folder's: a json.py may lie there.
    command = [sys.executable, "-P", "-m", module]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    if memory_bytes is not None:
        command.append(str(memory_bytes))
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What the libraries mutter is for us, not for the person at the terminal.
        stderr=None if os.environ.get("HARKEN_DEBUG") else subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def peak_bytes(process: "subprocess.Popen[bytes]") -> int:
    """The most memory that a process has had at once; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    except OSError:  # this is not Linux, or it has ended
        return 0
    peak = _PEAK.search(status)
    return int(peak[1]) * 1024 if peak else 0


def end_process(process: "subprocess.Popen[bytes]") -> None:
    """Tells a process to end by shutting its pipe, kills it if it does not, and waits for that."""
    assert process.stdin is not None and process.stdout is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
    try:
        process.wait(_GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    process.stdout.close()
