"""Where the listener is: article, reading and place, and where other readings were left."""

from dataclasses import dataclass, replace

from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.position import PlaybackPosition, Reading
from harken.library.counterparts import Counterparts
from harken.library.entry import Progress
from harken.listening.place import START, Place
from harken.listening.readings import Readings
from harken.listening.script import Script

_SHOWN_AS_ARTICLE = frozenset({Reading.ARTICLE, Reading.SKIM})


@dataclass(frozen=True, slots=True)
class _Expansion:
    """Where an expansion leads back to."""

    reading: Reading
    sentence: int | None
    """A number into `Article.sentences`; None where nothing was read yet."""


class Whereabouts:
    """Keeps the place through changes of reading, summary and skips.

    Article and summary each have a place of their own, in every article that was opened. Skimming
    reads the summary in the article: summary and skim have one place, and between skim and article
    the place goes along. A start of which nothing was heard is no place to keep.
    """

    def __init__(self) -> None:
        self._article: Article | None = None
        self._reading = Reading.ARTICLE
        self._left: dict[tuple[str, Reading], PlaybackPosition] = {}
        self._left_in: dict[str, Reading] = {}
        """What was read last of the articles that were opened before."""
        self._expansion: _Expansion | None = None
        self.readings = Readings()
        """What is read; rules and times change it, but no place."""
        self.place = START

    @property
    def article(self) -> Article | None:
        """The current article."""
        return self._article

    @property
    def language(self) -> str:
        """Of the current article (BCP 47), "en" where there is none."""
        return self._article.language if self._article is not None else "en"

    @property
    def reading(self) -> Reading:
        """What is read of it."""
        return self._reading

    @property
    def script(self) -> Script | None:
        """What is read, None where that is nothing."""
        return self.readings.script(self._reading)

    @property
    def sentence(self) -> int | None:
        """The sentence at the place, a number into `Article.sentences`."""
        return self.script.indices[self.place.at] if self.script is not None else None

    @property
    def position(self) -> PlaybackPosition | None:
        """The place as it can be kept; None where nothing is read."""
        if self._article is None or self.script is None:
            return None
        span = self.script.sentence(self.place.at).span
        start = span.start if self.place.start is None else self.place.start
        return PlaybackPosition(self._article.id, self._reading, span.block, start)

    @property
    def expanded(self) -> bool:
        """Whether the article is read from a sentence of the summary on."""
        return self._expansion is not None

    @property
    def in_summary(self) -> bool:
        """Whether the summary, or its skim, is read and was begun."""
        begun = not self.place.fresh and not self.place.ended
        return begun and self.script is not None and self._reading is not Reading.ARTICLE

    def elapsed_s(self, pace: Pace) -> float:
        """How much of the reading lies before the place, estimated."""
        if self.script is None:
            return 0.0
        start = self.script.sentence(self.place.at).span.start
        into = 0 if self.place.start is None else self.place.start - start
        return self.script.seconds_before(self.place.at, into, pace)

    @property
    def places(self) -> tuple[PlaybackPosition, ...]:
        """Where the readings of the current article were left, or are now."""
        if self._article is None:
            return ()
        self._remember()
        left = (self._left.get(self._key(one)) for one in (Reading.ARTICLE, Reading.SUMMARY))
        return tuple(place for place in left if place is not None)

    def left_in(self, article_id: str) -> Reading | None:
        """What was read last of an article that is not the current one; None where nothing was."""
        return self._left_in.get(article_id)

    def recall(self, progress: Progress) -> None:
        """Takes where an article was left in another session, unless it was opened in this one."""
        current = self._article is not None and self._article.id == progress.article_id
        if current or progress.article_id in self._left_in:
            return
        for place in progress.places:
            self._left[place.article_id, place.reading] = place
        if progress.heard_s is not None or progress.places:
            self._left_in[progress.article_id] = progress.reading

    def carry_over(self, same: Counterparts) -> None:
        """Takes the places of the current article over to another reading of its source."""
        kept = {place.reading: place for place in self.places}
        if self.place.ended and self.position is not None:
            # There may be more to hear now.
            kept[self._key(self._reading)[1]] = self.position
        for reading, left in kept.items():
            place = same.place(left)
            if place is not None:
                self._left[place.article_id, reading] = replace(place, reading=reading)

    def forget(self) -> None:
        """Forgets all places but the current one."""
        self._left.clear()
        self._left_in.clear()

    def open(self, article: Article, reading: Reading | None = None) -> None:
        """Makes an article the current one, with no summary yet, and returns to its place.

        Args:
            article: The article.
            reading: What is read of it; None for what is read now.
        """
        self._remember()
        if self._article is not None:
            self._left_in[self._article.id] = self._reading
        self._expansion = None
        self.place = START
        self._article = article
        self._reading = self._reading if reading is None else reading
        self.readings.open(article)
        self._return()

    def update(self, article: Article, summary: tuple[int, ...]) -> None:
        """Takes the same article with other skips, and keeps the place."""
        self._remember()
        self._article = article
        self.readings.update(article, summary)
        if self.place.ended:
            self.go_to_end()
        else:
            self._return()

    def set_summary(self, sentences: tuple[int, ...]) -> bool:
        """Takes another summary and keeps the place, else goes to the nearest after it.

        Before anything was heard or chosen, the place is the new summary's start.

        Returns:
            Whether what is read has changed.
        """
        if self._article is None or self.readings.summary == sentences:
            return False
        if self._reading is Reading.ARTICLE:
            self.readings.set_summary(sentences)
            return False
        self._remember()
        self.readings.set_summary(sentences)
        if self.place.ended:
            self.go_to_end()
        else:
            self._return()
        return True

    def set_reading(self, reading: Reading) -> None:
        """Changes to another reading, at the place where it was left; ends an expansion."""
        self._expansion = None
        if reading is self._reading:
            return
        self._remember()
        if self._article is not None and {self._reading, reading} == _SHOWN_AS_ARTICLE:
            here = self._left.get(self._key(self._reading))
            if here is not None:
                self._left[self._key(reading)] = here
        self._reading = reading
        self._return()

    def expand(self, sentence: int | None) -> bool:
        """Goes from a sentence of the summary to its place in the article.

        Args:
            sentence: Its number in `Article.sentences`; None for the one at the place, and then
                the word is kept, too.

        Returns:
            False, and nothing has changed, where there is no such sentence.
        """
        if self._article is None or self._reading is Reading.ARTICLE:
            return False
        if sentence is None:
            target = self.position
        elif 0 <= sentence < len(self._article.sentences):
            target = self._start_of(sentence)
        else:
            target = None
        if target is None:
            return False
        self._remember()
        self._expansion = _Expansion(self._reading, self.sentence)
        self._reading = Reading.ARTICLE
        self._left[self._key(Reading.ARTICLE)] = target
        self._return()
        return True

    def go_back(self) -> None:
        """Goes back to where an expansion began: to the sentence's start, or stays at its word."""
        expansion, self._expansion = self._expansion, None
        if expansion is None:
            return
        self._remember()
        if expansion.sentence is not None:
            stayed = self.position if self.sentence == expansion.sentence else None
            back_to = stayed or self._start_of(expansion.sentence)
            self._left[self._key(expansion.reading)] = back_to
        self._reading = expansion.reading
        self._return()

    def go_to(self, block: int, offset: int) -> None:
        """Goes to a place of the article, or to the nearest sentence after it that is read."""
        if self.script is None:
            self.place = Place()
            return
        at = self.script.place_of(block, offset)
        span = self.script.sentence(at).span
        inside = span.block == block and span.start < offset < span.end
        self.place = Place(at, offset if inside else None)

    def go_to_end(self) -> None:
        """Goes to the last sentence; the reading was heard and starts anew when it is opened."""
        self._expansion = None
        self.place = Place(max(0, len(self.script or ()) - 1), ended=True)

    def _start_of(self, sentence: int) -> PlaybackPosition:
        assert self._article is not None
        span = self._article.sentences[sentence].span
        return PlaybackPosition(self._article.id, self._reading, span.block, span.start)

    def _key(self, reading: Reading) -> tuple[str, Reading]:
        """What a place in the current article is kept by."""
        assert self._article is not None
        kept = Reading.SUMMARY if reading is Reading.SKIM else reading
        return self._article.id, kept

    def _remember(self) -> None:
        position = self.position
        if position is None:
            return
        key = self._key(self._reading)
        if self.place.ended or self.place.fresh:
            self._left.pop(key, None)
        else:
            self._left[key] = replace(position, reading=key[1])

    def _return(self) -> None:
        if self._article is None:
            return
        left = self._left.get(self._key(self._reading))
        before, self.place = self.place, START
        if left is None or self.script is None:
            return
        self.go_to(left.block, left.offset)
        span = self.script.sentence(self.place.at).span
        word = before.word
        if word is not None and span.contains(word) and word.start == left.offset:
            self.place = replace(self.place, word=word, into_s=before.into_s)
