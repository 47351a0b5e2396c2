"""Finds what a person gave one reading of a source in another reading of it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from harken.article.model import Article
from harken.article.position import PlaybackPosition
from harken.library.database import storable
from harken.library.entry import Choices


class Counterparts:
    """The sentences of one reading of a source in another, by their words.

    Of several with the same words it is the one that follows most of what is the same, too.

    Args:
        before: The one; None where its text cannot be read.
        after: The other.
    """

    def __init__(self, before: Article | None, after: Article) -> None:
        self._before = before
        self._after = after
        self._texts = _texts_of(before) if before is not None else []
        self._texts_after = _texts_of(after)
        self._read = {sentence.index for sentence in after.sentences_read()}
        self._numbers: dict[str, list[int]] = {}
        for number, text in enumerate(self._texts_after):
            self._numbers.setdefault(text, []).append(number)

    def find(self, text: str, sentence: int) -> int | None:
        """The number of a sentence in the other reading; None where it is not there.

        Args:
            text: The sentence, as the library has it.
            sentence: Its number in the one.
        """
        found = self._numbers.get(text, [])
        return max(found, key=lambda one: self._alike_before(sentence, one), default=None)

    def place(self, place: PlaybackPosition) -> PlaybackPosition | None:
        """Where the other reading has the same word, else the last sentence before it.

        None where it has nothing of what comes before: then it begins at its start.
        """
        before, after = self._before, self._after
        sentence = before.sentence_at(place.block, place.offset) if before is not None else None
        if sentence is None:
            return None
        for number in range(sentence.index, 0, -1):
            found = self.find(self._texts[number], number)
            if found in self._read:
                span = after.sentences[found].span
                into = place.offset - sentence.span.start if number == sentence.index else 0
                return PlaybackPosition(
                    after.id, place.reading, span.block, span.start + max(0, into)
                )
        return None

    def choices(self, choices: Choices) -> Choices:
        """What was set for the one, of its sentences those that the other has."""
        wishes = choices.emphasis
        pinned, excluded = self._all(wishes.pinned), self._all(wishes.excluded)
        return replace(choices, emphasis=replace(wishes, pinned=pinned, excluded=excluded))

    def _all(self, sentences: Iterable[int]) -> frozenset[int]:
        there = (one for one in sentences if one < len(self._texts))
        found = (self.find(self._texts[one], one) for one in there)
        return frozenset(one for one in found if one is not None)

    def _alike_before(self, sentence: int, other: int) -> int:
        """How many sentences in a row, up to these, are the same."""
        one, another = self._texts[: sentence + 1], self._texts_after[: other + 1]
        pairs = zip(reversed(one), reversed(another), strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _texts_of(article: Article) -> list[str]:
    return [storable(article.text_of(sentence.span)) for sentence in article.sentences]
