"""Leaves out of a shown text what has no sound: controls, soft hyphens, emoji, doubled spaces."""

import re
from collections.abc import Iterator

from harken.article.model import Span
from harken.article.scripts import JOINERS
from harken.speech.utterance import Piece

_SPACE = r"\s\x1c-\x1f\x85"
_SOUNDLESS = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # NUL and the other controls
    r"\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff"  # half surrogates, private use
    r"\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u20e3\ufe00-\ufe0f"  # emoji
    r"\U0001f000-\U0001faff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"  # emoji, tags, private use
)
# A joiner means something inside a word (Persian, Hindi), nothing beside an emoji or a space.
_LEFT_OUT = (
    rf"(?:[{_SPACE}{_SOUNDLESS}]"
    rf"|(?<=[{_SPACE}{_SOUNDLESS}{JOINERS}])[{JOINERS}]"
    rf"|[{JOINERS}](?=[{_SPACE}{_SOUNDLESS}]|\Z))"
)
# Everything but a lone ordinary space, which is spoken as it is shown.
_GAP = re.compile(rf"{_LEFT_OUT}{{2,}}|(?! ){_LEFT_OUT}")
_FIRST_SPACE = re.compile(f"[{_SPACE}]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# espeak-ng reads "well‑known" with a hyphen of these as two words, each with its own stress.
_HYPHENS = str.maketrans("\u2010\u2011", "--")


def has_sound(text: str) -> bool:
    """Whether there is anything in `text` to be said."""
    return _LETTER_OR_DIGIT.search(text) is not None


def audible(shown: str, place: Span) -> tuple[str, tuple[Piece, ...]]:
    """What has a sound in `shown`, which stands at `place`, and where it is shown.

    Every character stays what it is, but for a run of white space, which becomes one space, and
    for unusual hyphens.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for start, end in _kept(shown):
        text = shown[start:end]
        parts.append(" " if text.isspace() else text.translate(_HYPHENS))
        span = Span(place.block, place.start + start, place.start + end)
        pieces.append(Piece(length, length + end - start, span))
        length += end - start
    return "".join(parts), tuple(pieces)


def _kept(shown: str) -> Iterator[tuple[int, int]]:
    """The parts of `shown` that are spoken; of a run of white space, its first character."""
    at = len(shown) - len(shown.lstrip())
    length = len(shown.rstrip())
    space: int | None = None
    for gap in _GAP.finditer(shown, at, length):
        if gap.start() > at:
            if space is not None:
                yield space, space + 1
            yield at, gap.start()
            first = _FIRST_SPACE.search(shown, gap.start(), gap.end())
            space = first.start() if first else None
        at = gap.end()
    if at < length:
        if space is not None:
            yield space, space + 1
        yield at, length
