"""What is said, and where each of its characters is shown."""

from bisect import bisect_right
from dataclasses import dataclass

from harken.article.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the spoken text that is shown unchanged, character for character."""

    spoken_start: int
    spoken_end: int
    span: Span
    """As long as the stretch: `end - start == spoken_end - spoken_start`."""


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
        between them but not spoken, such as a soft hyphen.

        Returns:
            None for an empty part and for an announcement, which is shown nowhere.
        """
        end = min(spoken_end, len(self.spoken))
        if not self.pieces or not 0 <= spoken_start < end:
            return None
        first, last = self._shown(spoken_start), self._shown(end - 1)
        return Span(self.pieces[0].span.block, first, last + 1)

    def _shown(self, spoken: int) -> int:
        index = bisect_right(self.pieces, spoken, key=lambda piece: piece.spoken_start) - 1
        piece = self.pieces[index]
        return piece.span.start + spoken - piece.spoken_start


def announcement(text: str, language: str) -> Utterance:
    """Something Harken itself says between the sentences."""
    return Utterance(text, (), pause_after_ms=250, language=language, sentence=None)
