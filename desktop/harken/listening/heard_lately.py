"""Which sentence was heard some seconds ago. Knows no Qt."""

from collections import deque
from collections.abc import Callable

from harken.article.model import Article
from harken.listening.stopwatch import Stopwatch

REACTION_S = 2.0
"""How long an ear and a hand take to mark what was heard."""


class HeardLately:
    """Remembers when the last sentences began to be heard.

    Args:
        now_s: A clock that never goes back, in seconds.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._listened = Stopwatch(now_s)
        self._begun: deque[tuple[float, Article, int]] = deque()
        """When each began, in seconds of listening, and its number in `Article.sentences`."""

    def run(self, running: bool) -> None:
        """Whether the reading is heard: other time does not count."""
        self._listened.run(running)

    def hear(self, article: Article, sentence: int) -> None:
        """Takes note of the sentence that is heard now."""
        if self._begun and self._begun[-1][1:] == (article, sentence):
            return
        self._begun.append((self._listened.elapsed_s, article, sentence))
        while len(self._begun) > 1 and self._begun[1][0] <= self._then_s:
            self._begun.popleft()

    def forget(self) -> None:
        """Begins anew: the listener went elsewhere, and means what is heard there."""
        self._begun.clear()

    @property
    def sentence(self) -> tuple[Article, int] | None:
        """The sentence that was heard then, else the first since; None where none was heard."""
        if not self._begun:
            return None
        then = [heard for heard in self._begun if heard[0] <= self._then_s]
        _, article, sentence = then[-1] if then else self._begun[0]
        return article, sentence

    @property
    def _then_s(self) -> float:
        return self._listened.elapsed_s - REACTION_S
