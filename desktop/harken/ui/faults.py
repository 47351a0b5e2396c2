"""Faults of ours: told in plain words, written down in full, and survived."""

import contextlib
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from harken import __version__
from harken.errors import HarkenError

_MOST_BYTES = 1_000_000


class Faults(QObject):
    """Catches what nobody caught, on every thread.

    Args:
        log: The file that keeps the tracebacks.
    """

    occurred = Signal(object)
    """A `HarkenError` that tells of it; on the thread of whoever listens."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self.log = log

    def install(self) -> None:
        """Takes the place of the interpreter's hooks."""
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread

    def uninstall(self) -> None:
        """Gives the interpreter its hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._catch(args.exc_type, args.exc_value, args.exc_traceback)

    def _catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        import traceback

        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        self._write(text)
        self.occurred.emit(
            HarkenError(
                self.tr("Something went wrong in Harken"),
                self.tr("this is a fault of ours, not of your article"),
                self.tr("You can go on. What happened is written in {log}.").format(log=self.log),
            )
        )

    def _write(self, text: str) -> None:
        from datetime import UTC, datetime

        now = datetime.now(UTC).isoformat(timespec="seconds")
        with contextlib.suppress(OSError):
            self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.log.exists() and self.log.stat().st_size > _MOST_BYTES:
                self.log.replace(self.log.with_suffix(".old.txt"))
            # It quotes what the person reads: theirs alone, as the settings are.
            self.log.touch(mode=0o600)
            self.log.chmod(0o600)
            with self.log.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{now} Harken {__version__}\n{text}\n")
