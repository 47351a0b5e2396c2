"""The real program in a process of its own, seen from outside as a person sees it."""

import os
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

from tests.system.display import Display, wait_for

_MARK = "HARKEN_TEST_MARK"


class Program:
    """`harken ARGUMENTS…`, started in this test's environment.

    Args:
        display: Where its window appears.
        arguments: What follows the program's name.
    """

    def __init__(self, display: Display, *arguments: str | Path) -> None:
        self._display = display
        self._mark = f"{_MARK}={uuid.uuid4()}"
        name, value = self._mark.split("=")
        self._process = subprocess.Popen(
            [str(Path(sys.executable).with_name("harken")), *map(str, arguments)],
            env={**os.environ, name: value},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def pid(self) -> int:
        """The number of its own process."""
        return self._process.pid

    def window(self, title: str) -> str:
        """Waits for its window to be called `title`; the window's number."""
        return self._display.window(title)

    def processes(self) -> dict[int, str]:
        """All its processes that live, children of children too: their commands by number."""
        living = {}
        for folder in Path("/proc").iterdir():
            try:
                if folder.name.isdigit() and self._mark in _words(folder / "environ"):
                    living[int(folder.name)] = " ".join(_words(folder / "cmdline"))
            except OSError:  # ended meanwhile
                continue
        return living

    def child(self, module: str) -> int:
        """Waits for a child process that runs `module`; its number."""
        return wait_for(
            lambda: [pid for pid, command in self.processes().items() if f"-m {module}" in command],
            f"a process of {module}",
        )[0]

    def libraries(self) -> set[str]:
        """The installed packages whose compiled parts its own process has loaded."""
        lines = Path(f"/proc/{self.pid}/maps").read_text().splitlines()
        parts = [line.partition("/site-packages/")[2] for line in lines]
        return {part.split("/")[0] for part in parts if part}

    @property
    def has_ended(self) -> bool:
        """Whether its own process has ended by itself."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """Ends its own process as the system would when memory runs out."""
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()

    def stop(self) -> None:
        """Has its own process do nothing, as if it hung."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Has it go on after `stop`."""
        self._process.send_signal(signal.SIGCONT)

    def end(self) -> tuple[int, str]:
        """Waits for it to end; its exit status and all that it printed."""
        printed, _ = self._process.communicate(timeout=15)
        return self._process.returncode, printed

    def clean_up(self) -> None:
        """Ends whatever is left of it, also after a failed test."""
        if self._process.poll() is None:
            self.kill()
        deadline = time.monotonic() + 5
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.05)
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)


def _words(file: Path) -> list[str]:
    return file.read_bytes().decode(errors="replace").split("\0")
