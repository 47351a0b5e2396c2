"""What the terminal shows: results on standard output, everything else on standard error."""

import io
import json
import sys
import time
import unicodedata
from types import TracebackType
from typing import Any, TypeAlias

from harken.child import ChildDied, ChildFault
from harken.cli.streams import tell, write
from harken.errors import HarkenError

Json: TypeAlias = dict[str, Any]

_QUIET_S = 0.5
"""Work that ends sooner needs no word about it."""

_CLEAR_LINE = "\r\x1b[K"


class Output:
    """Writes results, one a source, and remembers whether a source failed.

    Args:
        as_json: One JSON object a line, instead of text for people.
    """

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.failed = False
        self._results = 0
        self._progress_shown = False
        self._quiet_until_s = time.monotonic() + _QUIET_S
        _set_encodings(as_json=as_json)

    def result(self, data: Json, text: str) -> None:
        """Writes one result at once: `data` for programs, or `text` for people.

        Args:
            data: The object of the command line's contract.
            text: The same for people, without a line feed at its end.
        """
        self.clear_progress()
        if self.as_json:
            line = json.dumps(data, ensure_ascii=False)
        else:
            line = ("\n\n" if self._results else "") + printable(text)
        self._results += 1
        write(line)

    def line(self, text: str) -> None:
        """Writes one line of text for people at once."""
        self.clear_progress()
        write(printable(text))

    def note(self, text: str) -> None:
        """Tells a person at the terminal something that is no part of the result."""
        self.clear_progress()
        tell(printable(text))

    def error(self, source: str, error: HarkenError) -> None:
        """Reports a source that failed; the rest go on."""
        self.failed = True
        self.clear_progress()
        if self.as_json:
            write(json.dumps({"source": source, "error": error.to_json()}, ensure_ascii=False))
        else:
            tell(f"harken: {printable(str(error))}")

    def source(self, name: str) -> "_Work":
        """A `with` block for the work on one source: what goes wrong in it is reported.

        The block's end is then reached without what it should have made, and the rest go on.
        """
        self._quiet_until_s = time.monotonic() + _QUIET_S
        return _Work(self, name)

    def progress(self, text: str) -> None:
        """Shows what long work is at, on one line of a terminal that the next text replaces."""
        if not sys.stderr.isatty() or time.monotonic() < self._quiet_until_s:
            return
        self._progress_shown = True
        tell(f"{_CLEAR_LINE}{printable(text)}", end="")

    def clear_progress(self) -> None:
        """Takes the line of progress away."""
        if self._progress_shown:
            self._progress_shown = False
            tell(_CLEAR_LINE, end="")


class _Work:
    """See `Output.source`."""

    def __init__(self, output: Output, name: str) -> None:
        self._output = output
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._output.clear_progress()
        if isinstance(error, ChildDied | ChildFault):
            error = _our_fault(self._name, error)
        if isinstance(error, HarkenError):
            self._output.error(self._name, error)
            return True
        return False


def printable(text: str) -> str:
    """Text that cannot steer the terminal: no control characters but line feed and tab."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")


def _our_fault(name: str, error: Exception) -> HarkenError:
    lines = str(error).strip().splitlines()
    return HarkenError(
        f"Cannot go on with {name}",
        f"Harken made a mistake ({lines[-1] if lines else type(error).__name__})",
        "Please report it, with the source if you can.",
    )


def _set_encodings(*, as_json: bool) -> None:
    # JSON is UTF-8 whatever the terminal's encoding; a lone surrogate becomes its JSON escape. Of
    # what a terminal has no letter for, its number still tells one title from another.
    if isinstance(sys.stdout, io.TextIOWrapper):
        if as_json:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            sys.stdout.reconfigure(errors="backslashreplace")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
