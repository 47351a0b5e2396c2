"""A helper's process: how its program is started, and how it is ended."""

import contextlib
import os
import subprocess
import sys

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
