"""What is said, and where each of its characters is shown."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harken.article.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the spoken text, and where it is shown."""

    spoken_start: int
    spoken_end: int
    span: Span
    """As long as the stretch where it is shown character for character."""
    replaces: bool = False
    """Whether it is said in place of what stands at `span`: then all of it is shown there."""

    def part(self, start: int, end: int) -> "Piece":
        """Of the spoken text's characters `start` to `end` those of this piece, told from 0."""
        first, last = max(self.spoken_start, start), min(self.spoken_end, end)
        span = self.span
        if not self.replaces:
            shown = span.start - self.spoken_start
            span = Span(span.block, shown + first, shown + last)
        return Piece(first - start, last - start, span, self.replaces)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One stretch of speech: a sentence, a part of a long one, or an announcement."""

    spoken: str
    """What the voice gets; empty where a sentence has nothing to say."""
    pieces: tuple[Piece, ...]
    """Together they cover `spoken`, in order; empty for an announcement."""
    pause_after_ms: int
    language: str
    """BCP 47."""
    sentence: int | None
    """Its number in the article, None for an announcement."""

    def span_of(self, spoken_start: int, spoken_end: int) -> Span | None:
        """Where the part `spoken_start` to `spoken_end` of the spoken text is shown.

        The span runs from the part's first to its last character and so includes what is shown
        between them but not spoken, such as a soft hyphen. A part of what is said in place of
        something else is shown as all of that.

        Returns:
            None for an empty part and for an announcement, which is shown nowhere.
        """
        return span_of(self.pieces, spoken_start, min(spoken_end, len(self.spoken)))


def span_of(pieces: Sequence[Piece], spoken_start: int, spoken_end: int) -> Span | None:
    """Where a part of the text that `pieces` cover is shown; None for an empty part."""
    if not pieces or not 0 <= spoken_start < spoken_end:
        return None
    first, last = _shown(pieces, spoken_start), _shown(pieces, spoken_end - 1)
    return Span(first.block, first.start, last.end)


def pieces_between(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces of the characters `start` to `end` of the text that `pieces` cover."""
    if start >= end:
        return
    for number in range(_number_at(pieces, start), len(pieces)):
        if pieces[number].spoken_start >= end:
            break
        yield pieces[number].part(start, end)


def joined(parts: Iterable[tuple[str, Iterable[Piece]]]) -> tuple[str, tuple[Piece, ...]]:
    """Texts one after the other, each with the pieces that cover it."""
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for text, covering in parts:
        texts.append(text)
        pieces.extend(
            Piece(length + it.spoken_start, length + it.spoken_end, it.span, it.replaces)
            for it in covering
        )
        length += len(text)
    return "".join(texts), tuple(pieces)


def announcement(text: str, language: str) -> Utterance:
    """Something Harken itself says between the sentences."""
    return Utterance(text, (), pause_after_ms=250, language=language, sentence=None)


def _number_at(pieces: Sequence[Piece], spoken: int) -> int:
    return bisect_right(pieces, spoken, key=lambda piece: piece.spoken_start) - 1


def _shown(pieces: Sequence[Piece], spoken: int) -> Span:
    return pieces[_number_at(pieces, spoken)].part(spoken, spoken + 1).span
