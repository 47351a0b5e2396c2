"""A word for the next start: that something could not be kept when the program ended."""

import contextlib
import json
from pathlib import Path

from harken.errors import HarkenError


def leave_word(path: Path, error: HarkenError) -> None:
    """Writes why the last of a session could not be kept, as well as that can be done."""
    with contextlib.suppress(OSError):
        path.write_text(json.dumps(error.to_json()), encoding="utf-8")


def take_word(path: Path) -> HarkenError | None:
    """What was left, once; None where nothing was, or nothing that can be read."""
    try:
        left = HarkenError.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        left = None
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
    if left is None:
        return None
    return HarkenError(
        "What you did last was not kept when Harken ended",
        left.why,
        "Look whether you are where you were.",
    )
