"""Qt counts UTF-16 units, Python counts code points: here one becomes the other."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Offsets:
    """Converts offsets into one text both ways; texts without astral characters cost nothing.

    Args:
        text: The text whose offsets are converted.
    """

    __slots__ = ("_astral", "_astral_units", "length")

    length: int
    """The whole text in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral: tuple[int, ...] = ()
        # isascii is instant, and few texts reach the search.
        if not text.isascii():
            self._astral = tuple(match.start() for match in _ASTRAL.finditer(text))
        self._astral_units = tuple(place + i for i, place in enumerate(self._astral))
        self.length = len(text) + len(self._astral)

    def to_utf16(self, code_points: int) -> int:
        """The offset in UTF-16 units of an offset in code points."""
        return code_points + bisect_left(self._astral, code_points)

    def to_code_points(self, units: int) -> int:
        """The offset in code points; inside a surrogate pair, that of its character."""
        return units - bisect_left(self._astral_units, units)
