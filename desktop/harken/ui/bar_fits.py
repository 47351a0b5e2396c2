"""What of the player bar is shown in how much room."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget


class Fit(NamedTuple):
    """How a width is used."""

    spacing_px: int
    gap_px: int
    title_px: int
    """How much the title has at least."""
    articles: bool
    """Whether there are buttons for the next article and the one before."""
    repeats: bool
    """Whether there is a button to hear the sentence again."""
    tells_sleep: bool
    """Whether the button of the sleep timer tells how long it takes yet."""

    def row_px(self, buttons: Sequence[QWidget]) -> int:
        """How wide a row of buttons is."""
        between_px = self.spacing_px * (len(buttons) - 1)
        return between_px + sum(button.sizeHint().width() for button in buttons)


# What the keys or the menu have too is left out, once there is really no room.
FITS = (
    Fit(10, 24, 96, articles=True, repeats=True, tells_sleep=True),
    Fit(10, 24, 96, articles=False, repeats=True, tells_sleep=True),
    Fit(6, 12, 96, articles=False, repeats=True, tells_sleep=True),
    Fit(6, 12, 96, articles=False, repeats=False, tells_sleep=True),
    Fit(4, 8, 96, articles=False, repeats=False, tells_sleep=True),
    Fit(4, 8, 96, articles=False, repeats=False, tells_sleep=False),
    Fit(2, 4, 64, articles=False, repeats=False, tells_sleep=False),
)
"""The roomiest first."""
