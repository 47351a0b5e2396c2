"""Finds an extractor's text again among the blocks of the page it came from.

The extractor says what is article; the page keeps structure, links and what was left out.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import unescape

from harken.importing import titles

_PIECES = re.compile(r"[.!?;:…。！？\n\t]+")
_MIN_SHARE = 0.6
_SHORT_CHARACTERS = 24
_MAX_GAP_SEARCHED = 20_000
"""In a longer gap only whole sentences are found again, or it would take quadratic time."""


def content_flags(blocks: Sequence[str], extracted: Sequence[str]) -> list[bool]:
    """For each block whether the extractor took it.

    Equal units are aligned in order first. What is left between two of them is compared piece
    by piece: a block counts where most of its sentences stand in the extracted text of that gap.

    Args:
        blocks: The text of each block of the page, in document order.
        extracted: The units (paragraphs, list items) of the extractor's result, in order.
    """
    page = [_comparable(text) for text in blocks]
    units = [unit for unit in extracted if _comparable(unit)]
    wanted = list(map(_comparable, units))
    flags = [False] * len(page)
    page_from = wanted_from = 0
    matcher = SequenceMatcher(None, page, wanted, autojunk=len(page) + len(wanted) > 2_000)
    for match in matcher.get_matching_blocks():
        if wanted_from < match.b:
            gap = _Gap(units[wanted_from : match.b], wanted[wanted_from : match.b])
            for number in range(page_from, match.a):
                flags[number] = gap.mostly_holds(blocks[number], page[number])
        for number in range(match.a, match.a + match.size):
            flags[number] = bool(page[number])
        page_from, wanted_from = match.a + match.size, match.b + match.size
    return flags


def share_found(blocks: Sequence[str], flags: Sequence[bool], extracted: Sequence[str]) -> float:
    """How much of the extracted text the chosen blocks hold, 0 to about 1."""
    total = sum(len(_comparable(unit)) for unit in extracted)
    found = sum(
        len(_comparable(text)) for text, chosen in zip(blocks, flags, strict=True) if chosen
    )
    return found / total if total else 1.0


class _Gap:
    """The extracted units between two that were found again."""

    def __init__(self, units: Sequence[str], comparable: Sequence[str]) -> None:
        self._units = set(comparable)
        self._pieces = {piece for unit in units for piece in _pieces(unit)} | self._units
        self._text = "\n".join(comparable)
        self._is_searched = len(self._text) <= _MAX_GAP_SEARCHED

    def mostly_holds(self, text: str, whole: str) -> bool:
        """Whether most of a block stands in it."""
        if len(whole) < _SHORT_CHARACTERS:
            return whole in self._units
        pieces = _pieces(text)
        found = sum(len(piece) for piece in pieces if self._holds(piece))
        return found >= _MIN_SHARE * sum(map(len, pieces))

    def _holds(self, piece: str) -> bool:
        return piece in self._pieces or (self._is_searched and piece in self._text)


def _pieces(text: str) -> list[str]:
    return [piece for piece in map(_comparable, _PIECES.split(text)) if piece]


def _comparable(text: str) -> str:
    """As titles are compared; the extractor decodes entities that the page shows as text, too."""
    return titles.comparable(unescape(text))
