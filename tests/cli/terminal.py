"""Runs `harken` as a person in a terminal does: as a program of its own."""

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAIN = "import sys; from harken.app import main; sys.exit(main())"


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON objects, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def command(*arguments: str | os.PathLike[str]) -> list[str]:
    return [sys.executable, "-c", MAIN, *(os.fspath(argument) for argument in arguments)]


def harken(
    *arguments: str | os.PathLike[str], stdin: bytes = b"", folder: Path | None = None
) -> Ended:
    done = subprocess.run(
        command(*arguments), input=stdin, capture_output=True, cwd=folder, timeout=50, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that run now."""
    tasks = Path(f"/proc/{pid}/task")
    children: list[int] = []
    for task in tasks.iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # the thread has ended
            children += map(int, (task / "children").read_text().split())
    return children


def is_running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()
