"""What can go wrong while a file is saved, in words for people."""

import errno
from pathlib import Path

from harken.errors import HarkenError

_ELSEWHERE = "Choose another folder."

_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full", "Free some space, or choose another folder."),
    errno.EROFS: ("the folder can only be read", _ELSEWHERE),
    errno.EACCES: ("you may not write in that folder", _ELSEWHERE),
    errno.EPERM: ("you may not write in that folder", _ELSEWHERE),
    errno.ENOENT: ("the folder does not exist", "Create it, or choose another folder."),
    errno.ENOTDIR: ("the folder is a file", _ELSEWHERE),
    errno.EEXIST: ("a file of that name is there", _ELSEWHERE),
    errno.ENAMETOOLONG: ("its name is too long for that folder", "Choose a shorter name."),
    errno.EFBIG: ("the file would be larger than the system allows", _ELSEWHERE),
    errno.EIO: ("the disk reported an error", _ELSEWHERE),
}
if hasattr(errno, "EDQUOT"):
    _REASONS[errno.EDQUOT] = _REASONS[errno.ENOSPC]

_UNSUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


def cannot_save(target: Path, error: OSError) -> HarkenError:
    """The error for a file that the system would not let us write."""
    return HarkenError(_what(target), *_reason(error))


def cannot_make(folder: Path, error: OSError) -> HarkenError:
    """The error for a folder that the system would not let us make."""
    return HarkenError(f"Cannot make the folder {folder}", *_reason(error))


def no_home(folder: Path) -> HarkenError:
    """The error for a folder in a home folder that is not there: "~nobody/music"."""
    return HarkenError(
        f"Cannot save into {folder}", "there is no home folder of that name", _ELSEWHERE
    )


def encoder_lost(target: Path) -> HarkenError:
    """The error for an export whose encoding process ended in the middle."""
    return HarkenError(_what(target), "the program that writes the sound stopped", "Try again.")


def wrong_length(target: Path, seconds: float, expected_s: float) -> HarkenError:
    """The error for a file that, read back, does not hold what was put into it."""
    return HarkenError(
        _what(target),
        f"read back, it holds {seconds:.1f} of its {expected_s:.1f} seconds",
        _ELSEWHERE,
    )


def nothing_to_say(target: Path) -> HarkenError:
    """The error for a text without a word that can be spoken."""
    return HarkenError(
        _what(target), "there is nothing in it to read aloud", "Choose another text."
    )


def is_unsupported(error: OSError) -> bool:
    """Whether a folder lacks an operation altogether, as some network folders do."""
    return error.errno in _UNSUPPORTED


def _reason(error: OSError) -> tuple[str, str]:
    return _REASONS.get(error.errno or 0, (error.strerror or "the system refused", _ELSEWHERE))


def _what(target: Path) -> str:
    return f"Cannot save {target.name}"
