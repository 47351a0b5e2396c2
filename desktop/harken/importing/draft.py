"""An article in the making: what a format's reader hands on to cleaning and splitting."""

from dataclasses import dataclass, field
from datetime import date

from harken.article.model import BlockKind, Extent, Mark, SkipReason


@dataclass(slots=True)
class Cut:
    """A stretch of one part that is not to be read."""

    start: int
    end: int
    reason: SkipReason


@dataclass(slots=True)
class Part:
    """A block to be, with what is known to be skipped of it."""

    kind: BlockKind
    text: str
    level: int = 0
    marks: tuple[Mark, ...] = ()
    cuts: list[Cut] = field(default_factory=list)
    """In order and disjoint."""
    opens: bool = True
    """Whether blank lines or markup part it from the part before: a menu's lines stand together."""

    def skip(self, reason: SkipReason) -> None:
        """Skips all of it; a reason that skips all of it already stays."""
        if not self.skipped:
            self.cuts = [Cut(0, len(self.text), reason)]

    @property
    def skipped(self) -> bool:
        """Whether nothing of it is read."""
        return len(self.cuts) == 1 and self.cuts[0].end - self.cuts[0].start == len(self.text)


@dataclass(slots=True)
class Draft:
    """What a reader found."""

    parts: list[Part]
    """Without the title, where the reader knows it."""
    title: str | None = None
    """None: the title is still to be looked for among the first parts."""
    author: str | None = None
    published: date | None = None
    language: str | None = None
    """What the document says of itself; believed only where the text is too short to tell."""
    source: str | None = None
    """Where this article of several comes from: a feed entry's link."""
    may_hold_furniture: bool = True
    """Whether a web page's furniture can be among the parts: in a book or a letter it is text."""
    may_be_whole_page: bool = False
    """Whether it may be the copy of a whole web page; its parts decide then, or the person."""
    extent: Extent | None = None
    """What the reader, or the person, took such a text for."""
