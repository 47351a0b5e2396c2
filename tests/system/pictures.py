"""Pictures of a window, compared."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage


def pixels(picture: Path) -> npt.NDArray[np.uint8]:
    """Height × width × 4 (blue, green, red, unused)."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    assert not image.isNull(), f"{picture} is no picture"
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows.copy()


def share_changed_in_middle(before: Path, after: Path) -> float:
    """The share (0 to 1) of pixels that differ in the middle of the window, where the text is."""
    old, new = pixels(before), pixels(after)
    assert old.shape == new.shape, "the window has another size"
    height, width = old.shape[:2]
    middle = np.s_[height // 5 : height * 4 // 5, width // 5 : width * 4 // 5, :3]
    return float((old[middle] != new[middle]).any(axis=2).mean())
