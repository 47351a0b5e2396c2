"""How well a document of the corpus is read, in figures."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from difflib import SequenceMatcher

from harken.article.model import Article
from harken.importing.assembling import assemble
from harken.importing.document import Document
from harken.importing.formats import registry
from tests.corpus.document import CorpusDocument, Expected
from tests.corpus.story import Block, Blocks
from tests.importing.shown import blocks_read

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|\w+")
"""Japanese has no spaces: there each character counts as a word."""
_LONG_FURNITURE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Measures:
    """What is held to: every figure but `leaks` is better when higher, up to 1."""

    whole: float
    """Share of the blocks that come out as exactly one block, in order."""
    kinds: float
    """The same, with the right kind."""
    words: float
    """F1 of the words read."""
    leaks: int
    """Pieces of furniture that are read."""
    title: float
    """1 where it is exact."""
    author: float | None
    """The same; None where the document does not say."""
    date: float | None

    def worse_than(self, floor: "Measures") -> Iterator[str]:
        """The figures that are lower than a floor's, for people."""
        for field, value, least in zip(fields(self), astuple(self), astuple(floor), strict=True):
            sign = -1 if field.name == "leaks" else 1
            if value is not None and sign * value < sign * least - 0.0005:
                yield f"{field.name} {value:g}, was {least:g}"


def read(document: CorpusDocument) -> list[Article]:
    """The articles in it, as the text child makes them."""
    drafts = registry.read(Document(document.data, document.name, document.suffix))
    return [assemble(draft, source=document.name, name=document.name) for draft in drafts]


def measure(document: CorpusDocument, articles: Sequence[Article]) -> Measures:
    """The mean over the document's articles; one that is missing, or too much, counts nothing."""
    each = [
        _measure(expected, article)
        for expected, article in zip(document.expected, articles, strict=False)
    ]
    count = max(len(document.expected), len(articles))

    def mean(values: Iterable[float | None]) -> float:
        return round(sum(value or 0.0 for value in values) / count, 3)

    said = document.expected[0]
    return Measures(
        whole=mean(one.whole for one in each),
        kinds=mean(one.kinds for one in each),
        words=mean(one.words for one in each),
        leaks=sum(one.leaks for one in each),
        title=mean(one.title for one in each),
        author=mean(one.author for one in each) if said.author is not None else None,
        date=mean(one.date for one in each) if said.published is not None else None,
    )


def furniture_read(expected: Expected, article: Article) -> list[str]:
    """The pieces of furniture that are read: as a block, or, if they are long, inside one."""
    texts = [text for _, text in blocks_read(article)]
    return [
        piece
        for piece in map(_plain, expected.furniture)
        if piece in texts
        or (len(_WORD.findall(piece)) > _LONG_FURNITURE_WORDS and any(piece in t for t in texts))
    ]


def differences(expected: Expected, article: Article) -> str:
    """What is missing, what is too much and what is said wrongly, for people."""
    wanted, found = _comparable(expected.blocks), blocks_read(article)
    lines = [f"- {kind}: {text}" for kind, text in wanted if (kind, text) not in found]
    lines += [f"+ {kind}: {text}" for kind, text in found if (kind, text) not in wanted]
    for name, want, got in (
        ("title", expected.title, article.title),
        ("author", expected.author, article.author),
        ("date", expected.published, article.published),
    ):
        if want is not None and want != got:
            lines.append(f"{name}: {got!r}, expected {want!r}")
    return "\n".join(lines)


def _measure(expected: Expected, article: Article) -> Measures:
    wanted, found = _comparable(expected.blocks), blocks_read(article)
    return Measures(
        whole=_share_in_order([text for _, text in wanted], [text for _, text in found]),
        kinds=_share_in_order(wanted, found),
        words=_f1(" ".join(text for _, text in wanted), " ".join(text for _, text in found)),
        leaks=len(furniture_read(expected, article)),
        title=float(_plain(article.title) == _plain(expected.title)),
        author=float(article.author == expected.author),
        date=float(article.published == expected.published),
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _comparable(blocks: Blocks) -> list[Block]:
    return [(kind, _plain(text)) for kind, text in blocks]


def _share_in_order(wanted: Sequence[object], found: Sequence[object]) -> float:
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    return sum(match.size for match in matcher.get_matching_blocks()) / len(wanted)


def _f1(wanted: str, found: str) -> float:
    one, other = Counter(_WORD.findall(wanted)), Counter(_WORD.findall(found))
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0
