"""What each reading of an article reads, and how long that takes. Knows no Qt."""

from collections.abc import Sequence

from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.position import Reading
from harken.listening.script import Script
from harken.listening.word_times import Times, WordTimes
from harken.speech.reading_rules import DEFAULT_RULES, ReadingRules


class Readings:
    """The scripts of one article, in which a sentence takes the same time wherever it is read."""

    def __init__(self) -> None:
        self._article: Article | None = None
        self._scripts: dict[Reading, Script] = {}
        self._rules = DEFAULT_RULES
        self._measured_s: dict[int, float] = {}
        """How long sentences of the article take, by their numbers, as voice and rate are now."""
        self._word_times = WordTimes()

    @property
    def summary(self) -> tuple[int, ...]:
        """The summary, numbers into `Article.sentences`, rising."""
        script = self._scripts.get(Reading.SUMMARY)
        return script.indices if script is not None else ()

    def script(self, reading: Reading) -> Script | None:
        """What is read, None where that is nothing."""
        return self._scripts.get(reading) or None

    def seconds(self, reading: Reading, pace: Pace) -> float:
        """How long a reading of the article takes, estimated."""
        script = self.script(reading)
        return script.seconds(pace) if script is not None else 0.0

    def open(self, article: Article) -> None:
        """Takes another article, with no summary yet."""
        self._forget()
        self.update(article, ())

    def update(self, article: Article, summary: tuple[int, ...]) -> None:
        """Takes the same article with other skips."""
        self._article = article
        read = [sentence.index for sentence in article.sentences_read()]
        self._scripts = {Reading.ARTICLE: self._script(article, read)}
        self.set_summary(summary)

    def set_summary(self, sentences: tuple[int, ...]) -> None:
        """Takes another summary of the article."""
        if self._article is not None:
            read = self._scripts[Reading.ARTICLE].indices
            self._scripts[Reading.SUMMARY] = self._script(self._article, sentences)
            self._scripts[Reading.SKIM] = self._script(self._article, sentences, among=read)

    def set_rules(self, rules: ReadingRules) -> bool:
        """Takes other rules for what is said.

        Returns:
            Whether they are others than before.
        """
        if rules == self._rules:
            return False
        self._rules = rules
        self._forget()
        if self._article is not None:
            self.update(self._article, self.summary)
        return True

    def measure(self, sentence: int, seconds: float, word_times: Times = ()) -> None:
        """Takes note of how a sentence sounds.

        Args:
            sentence: Its number in `Article.sentences`.
            seconds: How long its sound is, without the pause after it.
            word_times: When its words are heard, where that is known.
        """
        self._measured_s[sentence] = seconds
        self._word_times.keep(sentence, word_times)
        for script in self._scripts.values():
            script.measure(sentence, seconds)

    def forget_measured(self) -> None:
        """Sentences take another time from now on: voice or rate are others."""
        self._forget()
        for script in self._scripts.values():
            script.forget_measured()

    def _forget(self) -> None:
        self._measured_s.clear()
        self._word_times.forget()

    def _script(
        self, article: Article, indices: Sequence[int], among: Sequence[int] | None = None
    ) -> Script:
        script = Script(article, indices, self._rules, among, self._word_times)
        for sentence in indices if self._measured_s else ():
            if sentence in self._measured_s:
                script.measure(sentence, self._measured_s[sentence])
        return script
