"""Words as the search sees them: what is indexed, what is asked for, where it stands."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from harken.article.model import Article
from harken.article.scripts import MARKS, UNSPACED
from harken.library.database import storable

_MOST_PHRASES = 40
"""Of a longer query the rest is not looked for."""

_MOST_FINDS = 100
"""So many in one text tell enough about where the best of them are."""

_Find: TypeAlias = tuple[int, int, int | None]
"""Start, end, and the number of the phrase."""

_SNIPPET = 160
"""Code points from the first find on."""

_AHEAD = 30
"""Code points of the snippet before the first find."""

# FTS5 parts words at it; it is nowhere seen, and taken out again where the text is shown.
_PARTED = "\u200b"

# Greek, Cyrillic and all beyond: it takes accents from Latin letters only.
_NOT_FOLDED_BY_FTS5 = re.compile("[\u0370-\u1dff\u1f00-\u1fff]")

_RUN = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_ALONE = re.compile(f"(?<=[{UNSPACED}])|(?=[{UNSPACED}])")
_UNSPACED = re.compile(f"[{UNSPACED}]")


def words_of(article: Article) -> tuple[str, str, str, str | None]:
    """An article for the index: only what is read of it is found.

    Returns:
        Title, author, text, and what is shown of the text where that is something else.
    """
    blocks: dict[int, list[str]] = {}
    for sentence in article.sentences_read():
        if sentence.span.block != 0:
            blocks.setdefault(sentence.span.block, []).append(article.text_of(sentence.span))
    text = _composed("\n".join(" ".join(sentences) for sentences in blocks.values()))
    title, author = folded(_composed(article.title)), folded(_composed(article.author or ""))
    if text.isascii() or not _NOT_FOLDED_BY_FTS5.search(text):
        return _parted(title), _parted(author), _parted(text), None
    return _parted(title), _parted(author), _parted(folded(text)), text


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: each of these phrases, the last word as a beginning."""

    phrases: tuple[tuple[str, ...], ...]
    """Folded runs of letters and digits; mostly one, but "well-known" has two."""

    def as_fts5(self) -> str:
        """The query in the language of FTS5: quoted strings, in which nothing has a meaning."""
        strings = (f'"{_parted(" ".join(phrase))}"' for phrase in self.phrases)
        return " ".join(strings) + " *"

    def pattern(self) -> re.Pattern[str]:
        """What finds the phrases in a `folded` text, also inside words; each is a group."""
        return re.compile("|".join(map(_finding, self.phrases)))


def query_of(text: str) -> Query:
    """What a person looks for by a text: its words, and what stands in quotation marks together."""
    composed = folded(unicodedata.normalize("NFC", text))
    phrases = (tuple(_RUN.findall(quoted or word)) for quoted, word in _PHRASE.findall(composed))
    return Query(tuple(phrase for phrase in phrases if phrase)[:_MOST_PHRASES])


class Snippets:
    """Cuts from indexed texts the stretches with the most of what is looked for."""

    def __init__(self, query: Query) -> None:
        self._pattern = query.pattern()

    def of(self, text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The best stretch of a text.

        Returns:
            The stretch, and what was found in it: half-open ranges of its code points. Empty
            where nothing is found.
        """
        text = text.replace(_PARTED, "")
        found = self._found_in(folded(text))
        if not found:
            return "", ()
        start, end = _window(text, found)
        before = "… " if start > 0 else ""
        after = " …" if end < len(text) else ""
        moved = len(before) - start
        ranges = tuple((at + moved, to + moved) for at, to, _ in found if start <= at and to <= end)
        return before + text[start:end].replace("\n", " ") + after, ranges

    def _found_in(self, text: str) -> list[_Find]:
        # A pattern that begins with letters is far quicker than one that looks back first.
        matches = itertools.islice(self._pattern.finditer(text), _MOST_FINDS)
        return [
            (match.start(), match.end(), match.lastindex)
            for match in matches
            if match.start() == 0
            or not text[match.start() - 1].isalnum()
            or _UNSPACED.match(match[0])
        ]


def _window(text: str, found: Sequence[_Find]) -> tuple[int, int]:
    """Where the snippet begins and ends: around the first finds that have the most phrases."""
    best, first, last = 0, 0, 0
    inside: Counter[int | None] = Counter()
    for at, (_, end, phrase) in enumerate(found):
        inside[phrase] += 1
        while last < at and end - found[last][0] > _SNIPPET:
            gone = found[last][2]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            last += 1
        if len(inside) > best:
            best, first = len(inside), last
    start, end = found[first][0], max(found[first][1], found[first][0] + _SNIPPET)
    return _word_start(text, max(0, start - _AHEAD), start), _word_end(text, end)


def _word_start(text: str, at: int, latest: int) -> int:
    if at == 0:
        return 0
    space = text.find(" ", at, latest)
    return space + 1 if space >= 0 else latest if " " in text[:at] else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - _AHEAD, at + 1)
    return space if space >= 0 else at


def _finding(phrase: Sequence[str]) -> str:
    words = r"[\W_]+".join(map(re.escape, phrase))
    # A word is shown to its end, of which only the beginning was asked for.
    return f"({words})" if _UNSPACED.search(phrase[-1]) else rf"({words}(?:[^\W_]|[{MARKS}])*)"


def folded(text: str) -> str:
    """A text of the same length without case and accents, as far as one letter stands for one."""
    if text.isascii():
        return text.lower()
    return text.translate({ord(c): _plain(c) for c in set(text)})


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 else character


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", storable(text))


def _parted(text: str) -> str:
    return text if text.isascii() else _ALONE.sub(_PARTED, text)
