"""Changes to a text that is to be spoken, which keep the map to what is shown."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harken.speech.utterance import Piece, joined, pieces_between, span_of


@dataclass(frozen=True, slots=True)
class Edit:
    """In place of the characters `start` to `end` of a text, `said` is said."""

    start: int
    end: int
    said: str = ""


class Edits:
    """Edits of one text. None overlaps another: the one that was added first stays."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []
        self._taken: list[tuple[int, int]] = []

    def add(self, edits: Iterable[Edit], outside: Sequence[tuple[int, int]] = ()) -> None:
        """Takes the edits that overlap none before, and none of the stretches `outside`.

        Args:
            edits: Any edits of the text.
            outside: In order and disjoint.
        """
        for edit in edits:
            here = (edit.start, edit.end)
            if edit.start < edit.end and _free(here, self._taken) and _free(here, outside):
                self._taken.insert(bisect_right(self._taken, here), here)
                self._edits.append(edit)

    def applied(self, text: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Piece, ...]]:
        """The changed text, and where its parts are shown."""
        if not self._edits:
            return text, tuple(pieces)
        return joined(_parts(text, pieces, sorted(self._edits, key=lambda edit: edit.start)))


def _free(here: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(taken, here)
    return (place == 0 or taken[place - 1][1] <= here[0]) and (
        place == len(taken) or here[1] <= taken[place][0]
    )


def _parts(
    text: str, pieces: Sequence[Piece], edits: Sequence[Edit]
) -> Iterator[tuple[str, Iterable[Piece]]]:
    at = 0
    for edit in edits:
        yield text[at : edit.start], pieces_between(pieces, at, edit.start)
        span = span_of(pieces, edit.start, edit.end)
        if edit.said and span is not None:
            yield edit.said, [Piece(0, len(edit.said), span, replaces=True)]
        at = edit.end
    yield text[at:], pieces_between(pieces, at, len(text))
