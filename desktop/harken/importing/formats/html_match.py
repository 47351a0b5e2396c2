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


def content_flags(blocks: Sequence[str], extracted: Sequence[str]) -> list[bool]:
    """For each block whether the extractor took it.

    Equal units are aligned in order first. What is left between two of them is compared piece
    by piece: a block counts where most of its sentences stand in the extracted text of that gap.

    Args:
        blocks: The text of each block of the page, in document order.
        extracted: The units (paragraphs, list items) of the extractor's result, in order.
    """
    page = [_comparable(text) for text in blocks]
    wanted = [unit for unit in map(_comparable, extracted) if unit]
    flags = [False] * len(page)
    page_from = wanted_from = 0
    matcher = SequenceMatcher(None, page, wanted, autojunk=len(page) + len(wanted) > 2_000)
    for match in matcher.get_matching_blocks():
        gap = "\n".join(wanted[wanted_from : match.b])
        if gap:
            for number in range(page_from, match.a):
                flags[number] = _mostly_in(blocks[number], page[number], gap)
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


def _mostly_in(text: str, whole: str, gap: str) -> bool:
    if len(whole) < _SHORT_CHARACTERS:
        return bool(whole) and f"\n{whole}\n" in f"\n{gap}\n"
    pieces = [piece for piece in map(_comparable, _PIECES.split(text)) if piece]
    found = sum(len(piece) for piece in pieces if piece in gap)
    return found >= _MIN_SHARE * sum(map(len, pieces))


def _comparable(text: str) -> str:
    """As titles are compared; the extractor decodes entities that the page shows as text, too."""
    return titles.comparable(unescape(text))
