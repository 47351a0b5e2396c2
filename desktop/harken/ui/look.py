"""How the text that is read looks, colours aside."""

from typing import NamedTuple

from harken.settings import Settings
from harken.ui.stepper import stepped

TEXT_SIZES_PX = (12, 14, 16, 18, 20, 22, 24, 28, 32, 36, 40, 48, 56, 64)
LINE_HEIGHTS_PERCENT = range(100, 260, 10)
COLUMN_WIDTHS_EM = range(18, 82, 4)


class Look(NamedTuple):
    """The settings' fields of these names; the values here are a new person's."""

    text_px: int = Settings().text_px
    line_height_percent: int = Settings().line_height_percent
    """Of the letters' size, from line to line."""
    column_em: int = Settings().column_em
    typeface: str | None = Settings().typeface
    dim_others: bool = Settings().dim_others
    reduced_motion: bool = Settings().reduced_motion

    def resized(self, steps: int) -> "Look":
        """With text so many steps bigger."""
        return self._replace(text_px=stepped(self.text_px, TEXT_SIZES_PX, steps))


def look_of(settings: Settings) -> Look:
    """The look that the settings remember."""
    return Look(*(getattr(settings, name) for name in Look._fields))


DEFAULT_LOOK = Look()
