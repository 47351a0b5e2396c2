"""The sentences of one reading, and the steps among them. Knows no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from harken.article.model import Article, Sentence
from harken.article.pace import Amount, Pace, amounts_of, letters_in
from harken.article.words import word_offsets
from harken.listening.timeline import Timeline
from harken.listening.word_times import Times, WordTimes
from harken.speech.earcon import EARCON_S
from harken.speech.reading_rules import DEFAULT_RULES, ReadingRules
from harken.speech.spoken_form import SpokenForm
from harken.speech.utterance import Utterance


class Script:
    """What is read, in order. Places in it count sentences from 0.

    It is light: what is said is worked out a sentence at a time, when it is asked for.

    Args:
        article: The article.
        indices: The sentences that are read, as numbers into `Article.sentences`, rising.
        rules: How they are read.
        among: Where the reading hops over the article, all sentences that it could have, rising:
            then there is a gap where it leaves some out.
        word_times: What is known of the times of words.
    """

    def __init__(
        self,
        article: Article,
        indices: Sequence[int],
        rules: ReadingRules = DEFAULT_RULES,
        among: Sequence[int] | None = None,
        word_times: WordTimes | None = None,
    ) -> None:
        self.article = article
        self.indices = tuple(indices)
        self._among_at = [bisect_left(among, index) for index in indices] if among else []
        self._spoken_form = SpokenForm(article, rules)
        self._word_times = word_times or WordTimes()
        spans = [article.sentences[index].span for index in self.indices]
        self._blocks = [span.block for span in spans]
        amounts = amounts_of(article, self.indices, rules.unread_kinds, rules.pauses)
        self._timeline = Timeline(amounts if among is None else self._with_earcons(amounts))

    def __len__(self) -> int:
        return len(self.indices)

    def sentence(self, at: int) -> Sentence:
        """The sentence at a place."""
        return self.article.sentences[self.indices[at]]

    def utterances(self, at: int) -> list[Utterance]:
        """What is said there, parts with nothing to say left out; one too long is in parts."""
        return self._spoken_form.utterances_at(self.indices, at)

    def after_gap(self, at: int) -> bool:
        """Whether the reading hops to this sentence over others."""
        if not 0 < at < len(self._among_at):
            return False
        return self._among_at[at] > self._among_at[at - 1] + 1

    def place_of(self, block: int, offset: int) -> int:
        """The place of the sentence there, or the nearest after it, else the last one."""
        sentence = self.article.sentence_at(block, offset)
        if sentence is None:
            return max(0, len(self) - 1)
        return min(bisect_left(self.indices, sentence.index), max(0, len(self) - 1))

    def seconds(self, pace: Pace) -> float:
        """How long the whole reading takes, estimated."""
        return self.seconds_before(len(self), 0, pace)

    def seconds_before(self, at: int, characters: int, pace: Pace) -> float:
        """How long it takes to reach a place and so many characters more.

        It is estimated as far as sentences and words have not been measured.
        """
        if characters > 0:
            start = self.sentence(at).span.start
            into_s = self._word_times.seconds_to(self.indices[at], start + characters)
            if into_s is not None:
                return self._timeline.seconds_before(at, 0.0, pace) + into_s
        part = self._part_of(at, characters) if characters > 0 else 0.0
        return self._timeline.seconds_before(at, part, pace)

    def measure(self, sentence: int, seconds: float) -> None:
        """Takes note of how long a sentence takes; from now on that is not estimated.

        Args:
            sentence: Its number in `Article.sentences`; one that is not read here is passed over.
            seconds: How long its sound is.
        """
        at = bisect_left(self.indices, sentence)
        if self.indices[at : at + 1] == (sentence,):
            self._timeline.measure(at, seconds)

    def forget_measured(self) -> None:
        """Sentences take another time from now on."""
        self._timeline.forget_measured()

    def place_at(self, seconds: float, pace: Pace) -> int:
        """The sentence that is heard after so many seconds, estimated."""
        after = bisect_right(
            range(len(self)), seconds, key=lambda at: self.seconds_before(at, 0, pace)
        )
        return max(0, after - 1)

    def word_at(self, seconds: float, pace: Pace) -> tuple[int, int | None]:
        """The word whose start is the nearest to a time.

        Args:
            seconds: From the start of the reading.
            pace: The speed of the voice, for what was not measured.

        Returns:
            The place of its sentence, and where it starts in its block; None for the first word.
        """
        at = self.place_at(seconds, pace)
        rest_s = seconds - self.seconds_before(at, 0, pace)
        starts: list[tuple[float, int, int | None]] = [(0.0, at, None)]
        starts += [(time_s, at, offset) for offset, time_s in self._times_in(at, pace)[1:]]
        if at + 1 < len(self):
            before_next_s = self.seconds_before(at + 1, 0, pace) - seconds + rest_s
            starts.append((before_next_s, at + 1, None))
        _, at, offset = min(starts, key=lambda start: abs(start[0] - rest_s))
        return at, offset

    def next_sentence(self, at: int) -> int | None:
        """The next sentence that has something to say; None past the last."""
        return next((it for it in range(at + 1, len(self)) if self.utterances(it)), None)

    def previous_sentence(self, at: int) -> int:
        """The sentence before that has something to say; the first one has itself."""
        return next((it for it in range(at - 1, -1, -1) if self.utterances(it)), at)

    def next_paragraph(self, at: int) -> int | None:
        """The start of the next block that is read; None past the last."""
        return self._or_none(bisect_right(self._blocks, self._blocks[at]))

    def previous_paragraph(self, at: int) -> int:
        """The start of this block or, from there, of the one before."""
        start = self._start_of_block(at)
        return start if at > start or start == 0 else self._start_of_block(start - 1)

    def next_section(self, at: int) -> int | None:
        """The next heading that is read; None past the last."""
        place = self.next_paragraph(at)
        while place is not None and not self._starts_section(place):
            place = self.next_paragraph(place)
        return place

    def previous_section(self, at: int) -> int:
        """The heading of this section or, from there, of the one before; else the start."""
        place = self.previous_paragraph(at)
        while place > 0 and not self._starts_section(place):
            place = self.previous_paragraph(place)
        return place

    def _times_in(self, at: int, pace: Pace) -> Times:
        """When each word of a sentence is heard, from its start on, measured or estimated."""
        known = self._word_times.of(self.indices[at])
        if known:
            return known
        span = self.sentence(at).span
        before_s = self.seconds_before(at, 0, pace)
        return tuple(
            (span.start + start, self.seconds_before(at, start, pace) - before_s)
            for start, _ in word_offsets(self.article.text_of(span))
        )

    def _part_of(self, at: int, characters: int) -> float:
        """How much of a sentence its first characters are, 0 to 1."""
        text = self.article.text_of(self.sentence(at).span)
        return letters_in(text[:characters]) / max(1.0, letters_in(text))

    def _with_earcons(self, amounts: Iterator[Amount]) -> Iterator[Amount]:
        for at, amount in enumerate(amounts, 1):
            earcon_s = EARCON_S if self.after_gap(at) else 0.0
            yield Amount(amount.letters, amount.pauses_s + earcon_s)

    def _start_of_block(self, at: int) -> int:
        return bisect_left(self._blocks, self._blocks[at])

    def _starts_section(self, at: int) -> bool:
        return self.article.blocks[self._blocks[at]].kind.is_heading

    def _or_none(self, at: int) -> int | None:
        return at if at < len(self) else None
