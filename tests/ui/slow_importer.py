"""An importer that is told when, and with what, it has read each source."""

from concurrent.futures import Future
from dataclasses import dataclass

from harken.article.model import Article, Extent
from harken.errors import HarkenError
from harken.importing.importer import Articles, Progress
from harken.importing.source import FileSource, Source
from tests.ui.articles import article_of


@dataclass(slots=True, eq=False)
class Asked:
    """One source that is to be read."""

    source: Source
    report: Progress | None
    extent: Extent | None
    future: "Future[Articles]"

    def give(self, *articles: Article) -> None:
        """It was read."""
        self.future.set_result(articles)

    def give_one(self) -> None:
        """It was read, and holds one article of its name."""
        assert isinstance(self.source, FileSource)
        self.give(article_of("The sea came in.", title=self.source.path.stem))

    def refuse(self, why: str = "it is empty") -> None:
        """It cannot be read."""
        name = self.source.path.name if isinstance(self.source, FileSource) else "it"
        self.future.set_exception(HarkenError(f"Cannot read {name}", why, "Choose another file."))


class SlowImporter:
    """Gathers what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.cancelled = 0

    @property
    def open(self) -> list[Asked]:
        """What was asked for and is not answered yet."""
        return [one for one in self.asked if not one.future.done()]

    def read(
        self, source: Source, on_progress: Progress | None = None, *, extent: Extent | None = None
    ) -> "Future[Articles]":
        asked = Asked(source, on_progress, extent, Future())
        self.asked.append(asked)
        return asked.future

    def cancel(self, future: "Future[Articles]") -> None:
        self.cancelled += 1
        future.cancel()
