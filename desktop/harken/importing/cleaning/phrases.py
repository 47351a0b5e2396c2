"""The phrases by which saved pages and copied texts give their furniture away.

The phrases themselves are data, a file a language in `resources/phrases/`; its README tells the
form. Here they are looked up: whole lines and beginnings in dictionaries, so that thousands of
phrases cost a line no more than a few, and only what no list can say as regular expressions.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from harken.article.model import SkipReason
from harken.paths import resources_dir

_File: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a piece of furniture is about."""

    name: str
    reason: SkipReason
    most_words: int
    """A longer line is taken for prose, unless a phrase is all of it."""
    ends_article: bool = False
    """Whether an article seldom goes on behind it."""
    heads_links: bool = False
    """Whether links to other articles stand behind it."""


TOPICS = (
    Topic("cookie_notice", SkipReason.COOKIE_NOTICE, 60),
    Topic("copyright", SkipReason.COPYRIGHT, 60, ends_article=True),
    Topic("subscription", SkipReason.BOILERPLATE, 40),
    Topic("comments", SkipReason.BOILERPLATE, 25, ends_article=True),
    Topic("comment_button", SkipReason.BOILERPLATE, 12),
    Topic("advertisement", SkipReason.BOILERPLATE, 8),
    Topic("sharing", SkipReason.BOILERPLATE, 14),
    Topic("author_box", SkipReason.BOILERPLATE, 8, ends_article=True),
    Topic("tags", SkipReason.BOILERPLATE, 30, ends_article=True),
    Topic("related", SkipReason.NAVIGATION, 30, ends_article=True, heads_links=True),
    Topic("navigation", SkipReason.NAVIGATION, 8),
    Topic("caption", SkipReason.CAPTION, 40),
    Topic("contributors", SkipReason.BYLINE, 30),
)
"""Where two topics know the same phrase, the first has it."""

_LONGEST_CHARACTERS = 500
_MOST_BUTTONS = 8
"""A longer row of words that are a button each is none."""
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER_BEFORE = re.compile(r"^\d[\d.,\s]*[km]?\+?\s*")
_NUMBER_BEHIND = re.compile(r"[\s(（:：]*\d[\d.,]*[km件条]?$")
_LABEL_ENDS = re.compile(r"\s*(?:$|[:：|>»→…])")
_LONG_LABEL_ENDS = re.compile(r"\s*(?:$|[:：|>»→…]|[-–—]\s)")
_WHITE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_FIRST_KANA = "\u3040"
"""From here on, roughly, scripts put no space between words."""


class _Beginnings:
    """Phrases that a text may begin with."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._topics = topics
        self._lengths = sorted(set(map(len, topics)), reverse=True)

    def of(self, text: str) -> Iterator[tuple[str, Topic]]:
        """Those that `text` begins with, the longest first."""
        for length in self._lengths:
            topic = self._topics.get(text[:length])
            if topic is not None and _words_part(text, length):
                yield text[:length], topic


class _Held:
    """Phrases that a text may hold anywhere, found by their first word where they have words."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._by_word: dict[str, list[tuple[str, Topic]]] = {}
        for phrase, topic in topics.items():
            first = "" if max(phrase) >= _FIRST_KANA else _WORD.findall(phrase)[0]
            self._by_word.setdefault(first, []).append((phrase, topic))

    def by(self, text: str) -> Iterator[Topic]:
        """The topics of those that `text` holds."""
        for word in ("", *_WORD.findall(text)):
            for phrase, topic in self._by_word.get(word, ()):
                if phrase in text and _stands_free(text, phrase):
                    yield topic


class _Phrases:
    """All languages' phrases, by the ways to look them up."""

    def __init__(self, files: Sequence[_File]) -> None:
        self.lines = _table(files, "lines")
        self.counted = _table(files, "counted")
        self.labels = _Beginnings(_table(files, "labels"))
        self.starts = _Beginnings(_table(files, "starts"))
        self.tails = _Beginnings(_table(files, "tails"))
        self.holds = _Held(_table(files, "holds"))
        self.patterns = tuple(
            (topic, re.compile("|".join(patterns)))
            for topic in TOPICS
            if (patterns := [p for f in files for p in f.get(topic.name, {}).get("patterns", ())])
        )


@lru_cache(maxsize=4_096)
def topic_of(line: str) -> Topic | None:
    """What kind of furniture a line or paragraph is by its words alone; None where it is text."""
    if len(line) > _LONGEST_CHARACTERS:
        return None
    phrases = _phrases()
    folded = fold(line)
    bare = _EDGE.sub("", folded)
    found = phrases.lines.get(bare) or phrases.counted.get(bare)
    found = found or phrases.counted.get(_NUMBER_BEHIND.sub("", _NUMBER_BEFORE.sub("", bare)))
    if found is not None:
        return found
    buttons = {phrases.counted.get(word) for word in bare.split()[:_MOST_BUTTONS]}
    if len(buttons) == 1 and None not in buttons and len(bare.split()) <= _MOST_BUTTONS:
        return buttons.pop()
    return next(_matches(phrases, folded, len(line.split())), None)


def is_caption(line: str) -> bool:
    """Whether a line tells what a picture shows, be it with whose right it is behind that."""
    topic = topic_of(line)
    return topic is not None and topic.reason is SkipReason.CAPTION


def begins_tail(text: str) -> bool:
    """Whether `text` begins as furniture behind a paragraph's last true sentence does."""
    topic = topic_of(text)
    if topic is not None and topic.name == "contributors":
        return True
    return next(_phrases().tails.of(fold(text[:80])), None) is not None


@cache
def words_of(table: str, key: str) -> frozenset[str]:
    """All languages' words under a key of a table of single words, as `dates` is."""
    return frozenset(fold(word) for file in _files() for word in file.get(table, {}).get(key, ()))


@cache
def words_in(language: str, table: str, key: str) -> frozenset[str]:
    """The same of one language alone; none where it has no file."""
    file = _files_by_language().get(language, {})
    return frozenset(fold(word) for word in file.get(table, {}).get(key, ()))


def either(table: str, key: str) -> str:
    """One regular expression for any of all languages' under a key of `mail` or `feeds`."""
    found = (pattern for file in _files() for pattern in file.get(table, {}).get(key, ()))
    return f"(?:{'|'.join(dict.fromkeys(found))})"


def fold(text: str) -> str:
    """`text` as phrases are compared: lower case, straight apostrophes, single spaces."""
    lower = _WHITE.sub(" ", text.replace("’", "'").strip()).lower()
    return lower.replace("i\u0307", "i")  # what a Turkish capital İ becomes


def _matches(phrases: _Phrases, folded: str, words: int) -> Iterator[Topic]:
    text = folded if folded[:1].isalnum() else _EDGE.sub("", folded, count=1)
    for label, topic in phrases.labels.of(text):
        ends = _LONG_LABEL_ENDS if " " in label else _LABEL_ENDS
        if words <= topic.most_words and ends.match(text, len(label)):
            yield topic
    for _, topic in phrases.starts.of(text):
        if words <= topic.most_words:
            yield topic
    for topic in phrases.holds.by(folded):
        if words <= topic.most_words:
            yield topic
    for topic, pattern in phrases.patterns:
        if words <= topic.most_words and pattern.search(folded):
            yield topic


def _words_part(text: str, at: int) -> bool:
    if not 0 < at < len(text) or not (text[at].isalnum() and text[at - 1].isalnum()):
        return True
    return text[at - 1] >= _FIRST_KANA or text[at] >= _FIRST_KANA


def _stands_free(text: str, phrase: str) -> bool:
    at = text.find(phrase)
    while at >= 0:
        if _words_part(text, at) and _words_part(text, at + len(phrase)):
            return True
        at = text.find(phrase, at + 1)
    return False


@cache
def _phrases() -> _Phrases:
    return _Phrases(_files())


def _files() -> tuple[_File, ...]:
    return tuple(_files_by_language().values())


@cache
def _files_by_language() -> Mapping[str, _File]:
    paths = sorted((resources_dir() / "phrases").glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}


def _table(files: Sequence[_File], form: str) -> dict[str, Topic]:
    table: dict[str, Topic] = {}
    for topic in TOPICS:
        for file in files:
            for phrase in file.get(topic.name, {}).get(form, ()):
                table.setdefault(fold(phrase), topic)
    return table
