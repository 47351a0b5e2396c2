"""The window's end of ranking: asks the text child, answers with futures."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeAlias

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.json_form import article_to_json
from harken.article.model import Article
from harken.article.ranking import Ranking
from harken.child import Answer, Child, ChildDied, ChildHung, ChildOutOfMemory
from harken.errors import HarkenError
from harken.summary.message import emphasis_to_json, ranking_from_json
from harken.wire import Json

Progress: TypeAlias = Callable[[float], None]

METHODS = (
    "auto",
    "balanced",
    "news",
    "lexrank",
    "textrank",
    "lsa",
    "luhn",
    "edmundson",
    "kl",
    "sumbasic",
    "reduction",
)
"""The names of the ways to rank."""

DEFAULT_METHOD = "auto"

_DEADLINE_S = 60.0
_DEADLINE_S_PER_SENTENCE = 0.005
_LONG_SENTENCES = 20_000
_LONG_SENTENCES_OF_SLOW = {"kl": 100, "lsa": 500, "reduction": 200}
"""Shorter articles are ranked sooner than a new child could have imported sumy."""


@dataclass(slots=True)
class _Asked:
    """A ranking that somebody waits for."""

    article: Article
    request: Json
    ranking: "Future[Ranking]"
    deadline_s: float
    on_progress: Progress | None
    answer: "Future[Answer] | None" = None
    again: bool = True
    """Whether to ask once more should the process be lost."""

    def report(self, progress: Json) -> None:
        """Passes on how much is done."""
        if self.on_progress is not None and not self.ranking.cancelled():
            self.on_progress(progress["done"])


class Ranker:
    """Ranks articles in the text child; any thread may call it.

    Args:
        child: The text child; whoever made it closes it.
    """

    def __init__(self, child: Child) -> None:
        self._child = child
        self._lock = threading.Lock()
        self._asked: dict[Future[Ranking], _Asked] = {}

    def rank(
        self,
        article: Article,
        method: str = DEFAULT_METHOD,
        emphasis: Emphasis = NO_EMPHASIS,
        on_progress: Progress | None = None,
    ) -> "Future[Ranking]":
        """Ranks an article's sentences.

        Args:
            article: The article; what it skips is not ranked.
            method: One of `METHODS`.
            emphasis: What the person wants it to weigh.
            on_progress: Called on the child's thread with the part that is done, 0 to 1.

        Returns:
            A future of the ranking. It raises `HarkenError` for an unknown method, an article that
            is too long for the method, and where the child was lost or hung; its callbacks run on
            the child's thread.
        """
        ranking: Future[Ranking] = Future()
        if method in METHODS:
            request = {
                "article": article_to_json(article),
                "method": method,
                "emphasis": emphasis_to_json(emphasis),
            }
            deadline_s = _DEADLINE_S + _DEADLINE_S_PER_SENTENCE * len(article.sentences)
            self._ask(_Asked(article, request, ranking, deadline_s, on_progress))
        else:
            ranking.set_exception(
                HarkenError(
                    f"Cannot summarise by “{method}”",
                    "there is no such method",
                    f"Choose {', '.join(METHODS[:-1])} or {METHODS[-1]}.",
                )
            )
        return ranking

    def cancel(self, ranking: "Future[Ranking]") -> None:
        """Gives up a ranking; a long one that runs already is ended with its process."""
        if not ranking.cancel():
            return
        with self._lock:
            asked = self._asked.get(ranking)
        if asked is None or asked.answer is None:
            return
        if len(asked.article.sentences) > _longest_quick(asked.request["method"]):
            self._child.cancel(asked.answer)
        else:
            asked.answer.cancel()

    def _ask(self, asked: _Asked) -> None:
        asked.answer = self._child.call(
            "rank", asked.request, deadline_s=asked.deadline_s, on_progress=asked.report
        )
        with self._lock:
            self._asked[asked.ranking] = asked
        asked.answer.add_done_callback(lambda answer: self._settle(asked, answer))

    def _settle(self, asked: _Asked, answer: "Future[Answer]") -> None:
        with self._lock:
            self._asked.pop(asked.ranking, None)
        if answer.cancelled():
            asked.ranking.cancel()
        error = None if answer.cancelled() else answer.exception()
        # What hung or was too big once will be again.
        lost = isinstance(error, ChildDied) and not isinstance(error, ChildHung | ChildOutOfMemory)
        if lost and asked.again and not asked.ranking.cancelled():
            asked.again = False
            try:
                self._ask(asked)
            except RuntimeError:
                pass  # The child was closed meanwhile: the loss is what remains to be told.
            else:
                return
        if not asked.ranking.set_running_or_notify_cancel():
            return
        if error is None:
            asked.ranking.set_result(ranking_from_json(answer.result().result))
        else:
            asked.ranking.set_exception(_for_people(error, asked))


def _longest_quick(method: str) -> int:
    return _LONG_SENTENCES_OF_SLOW.get(method, _LONG_SENTENCES)


def _for_people(error: BaseException, asked: _Asked) -> BaseException:
    if not isinstance(error, ChildDied):
        return error
    if isinstance(error, ChildHung):
        why = f"it was not done in {asked.deadline_s:.0f} seconds"
    else:
        why = "it is too long or too complicated"
    return HarkenError(
        f"Cannot summarise {asked.article.title or asked.article.source}",
        why,
        "Listen to the whole article, or summarise a part of it.",
    )
