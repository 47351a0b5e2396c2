"""What of the player bar is shown in how much room."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from harken.ui.doing import Doing


class Fit(NamedTuple):
    """How a width is used."""

    spacing_px: int
    gap_px: int
    title_px: int
    """How much the title has at least."""
    left_out: tuple[Doing, ...] = ()
    """What has no button then."""
    tells_sleep: bool = True
    """Whether the button of the sleep timer tells how long it takes yet."""

    def row_px(self, buttons: Sequence[QWidget]) -> int:
        """How wide a row of buttons is."""
        between_px = self.spacing_px * (len(buttons) - 1)
        return between_px + sum(button.sizeHint().width() for button in buttons)


# What the keys or the menu have too is left out, once there is really no room; the next article
# last of all: it is what whoever hears one after the other needs most, and may not find by a click.
_ONE = (Doing.PREVIOUS_ARTICLE,)
_TWO = (*_ONE, Doing.REPEAT_SENTENCE)
_THREE = (*_TWO, Doing.BACK_15_SECONDS)
_FIVE = (*_THREE, Doing.PREVIOUS_PARAGRAPH, Doing.NEXT_PARAGRAPH)

FITS = (
    Fit(10, 24, 96),
    Fit(10, 24, 96, _ONE),
    Fit(6, 12, 96, _ONE),
    Fit(6, 12, 96, _TWO),
    Fit(4, 8, 96, _TWO),
    Fit(4, 8, 96, _THREE),
    Fit(4, 8, 96, _THREE, tells_sleep=False),
    Fit(4, 8, 96, _FIVE, tells_sleep=False),
    Fit(2, 4, 64, _FIVE, tells_sleep=False),
)
"""The roomiest first."""
