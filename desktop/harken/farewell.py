"""A word for the next start: that something could not be kept when the program ended."""

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from harken.errors import HarkenError


def leave_word(places: Sequence[Path], error: HarkenError) -> None:
    """Writes why the last of a session could not be kept, where that can be done first.

    On a full disk there may be room for an empty file only: that is a word, too.
    """
    for place in places:
        with contextlib.suppress(OSError):
            place.write_text(json.dumps(error.to_json()), encoding="utf-8")
            return


def take_word(places: Sequence[Path]) -> HarkenError | None:
    """What was left, once; None where nothing was."""
    reasons = [reason for place in places if (reason := _reason(place)) is not None]
    for place in places:
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
    if not reasons:
        return None
    return HarkenError(
        "What you did last was not kept when Harken ended",
        next(filter(None, reasons), "the disk may have been full"),
        "Look whether you are where you were.",
    )


def _reason(place: Path) -> str | None:
    """Why something could not be kept; empty where not even that could be written."""
    try:
        return HarkenError.from_json(json.loads(place.read_bytes())).why
    except OSError:
        return None
    except (ValueError, KeyError, TypeError):
        return ""
