"""The articles' texts: those of the library, and those that it does not have yet."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Self, TypeVar

from harken.article.model import Article
from harken.library.entry import NO_CHOICES, Choices, Entry, Progress, entry_of
from harken.library.library import Library
from harken.library.worker import LibraryWorker

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article, and how the person left it."""

    article: Article
    entry: Entry
    progress: Progress | None = None
    choices: Choices = NO_CHOICES

    @classmethod
    def of(cls, article: Article) -> Self:
        """One of which nothing else is known."""
        return cls(article, entry_of(article, 0.0))


@dataclass(frozen=True, slots=True)
class Unkept:
    """What the library did not take of an article, to be tried again."""

    added: Article | None
    edited: Article | None

    @property
    def articles(self) -> list[Article]:
        """As they were asked to be kept."""
        return [one for one in (self.added, self.edited) if one is not None]

    def keep(self, library: Library, now_s: float) -> None:
        """Tries it."""
        if self.added is not None:
            library.add(self.added, now_s)
        if self.edited is not None:
            library.update(self.edited)


class Texts:
    """Finds articles, also those that could not be written. Keeps no other in memory.

    Args:
        library: Where they are; None where all are kept here.
    """

    def __init__(self, library: LibraryWorker | None) -> None:
        self._library = library
        self._added: dict[str, Article] = {}
        """On their way to the library; where it knows one already, its own has the skips."""
        self._edited: dict[str, Article] = {}
        """Newer than the library's."""
        self._failed: set[str] = set()

    @property
    def unkept(self) -> list[Unkept]:
        """What the library did not take."""
        return [Unkept(self._added.get(one), self._edited.get(one)) for one in sorted(self._failed)]

    def add(self, article: Article) -> None:
        """Keeps an article that is on its way to the library."""
        self._added[article.id] = article

    def edit(self, article: Article) -> None:
        """Keeps an article that the library has with other skips."""
        kept = self._edited if self._library is not None else self._added
        kept[article.id] = article

    def confirm(self, *articles: Article) -> None:
        """The library has them."""
        for article in articles:
            for kept in (self._added, self._edited):
                if kept.get(article.id) is article:
                    del kept[article.id]
            if article.id not in self._added and article.id not in self._edited:
                self._failed.discard(article.id)

    def fail(self, article: Article) -> None:
        """The library could not take it."""
        if article.id in self._added or article.id in self._edited:
            self._failed.add(article.id)

    def article(self, article_id: str) -> "Future[Article | None]":
        """An article's text; None where there is none."""
        added, edited = self._added.get(article_id), self._edited.get(article_id)
        return self._ask(lambda library: edited or library.article(article_id) or added, added)

    def load(self, article_id: str) -> "Future[Loaded | None]":
        """An article's text and how it was left; None where there is none."""
        added, edited = self._added.get(article_id), self._edited.get(article_id)
        in_memory = Loaded.of(added) if added is not None else None

        def load(library: Library) -> Loaded | None:
            article, entry = edited or library.article(article_id), library.entry(article_id)
            if article is None or entry is None:
                return in_memory
            progress, choices = library.progress(article_id), library.choices(article_id)
            return Loaded(article, entry, progress, choices)

        return self._ask(load, in_memory)

    def _ask(self, work: Callable[[Library], T], otherwise: T) -> "Future[T]":
        if self._library is not None:
            return self._library.ask(work)
        done: Future[T] = Future()
        done.set_result(otherwise)
        return done
