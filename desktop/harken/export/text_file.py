"""Text as a file: there whole, or as it was."""

import os
from pathlib import Path

from harken.export.failures import cannot_save
from harken.export.saving import keep, part_beside


def save_text(text: str, target: Path, *, replace: bool) -> Path:
    """Writes `text` as UTF-8 beside `target`, and gives it the name when it is on the disk.

    Args:
        text: What the file holds.
        target: The file.
        replace: Whether it takes the place of a file of that name; otherwise it becomes
            "name (2)" and so on beside it.

    Returns:
        The path that was taken.

    Raises:
        HarkenError: The folder is missing, read-only or full, or does not take such a name.
    """
    with part_beside(target) as part:
        try:
            with part.open("wb") as file:
                # Half a surrogate pair, which a damaged source may hold, is no character.
                file.write(text.encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
            if replace:
                part.replace(target)
                return target
        except OSError as error:
            raise cannot_save(target, error) from error
        return keep(part, target)
