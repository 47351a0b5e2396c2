"""What a page says of itself where no reader sees it: meta elements, and JSON-LD in scripts.

See https://schema.org/Article and https://ogp.me/.
"""

import contextlib
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any, TypeAlias

from lxml.html import HtmlElement

from harken.importing.cleaning.bylines import without_byline_words

JsonObject: TypeAlias = dict[str, Any]

_MAX_SCRIPT_CHARACTERS = 2_000_000
_MAX_OBJECTS = 500
_MAX_AUTHORS = 6
_JSON = re.compile(r"[^\[{]*+([\[{].*[\]}])", re.DOTALL)
_PAIR = re.compile(r'"(headline|datePublished|articleBody)"\s*:\s*("[^"\\]*(?:\\.[^"\\]*)*")')
_NOT_OF_THIS_PAGE = frozenset(
    {"comment", "review", "hasPart", "isPartOf", "itemListElement", "mentions", "citation"}
)
"""Under these keys stand other people's texts, and other pages."""
_ARTICLE = re.compile(
    r"Article|Posting|Report|Review|Recipe|CreativeWork|HowTo|Chapter|WebPage\Z|QAPage|Question"
)
_SPACES = re.compile(r"\s+")
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "citation_author", "parsely-author")
_NO_PERSON = re.compile(r"https?://|www\.|@|\d{3}|\badmin(?:istrator)?\b|\A\W*\Z", re.IGNORECASE)
_MAX_NAME_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class PageData:
    """The page's own words about itself."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    """By property, name or itemprop in lower case; in the page's order."""
    objects: list[JsonObject] = field(default_factory=list)
    """JSON-LD objects, those of articles first, outer ones before inner ones."""
    is_forum: bool = False
    """Whether readers' posts are what the page is about."""

    def meta(self, *names: str) -> str:
        """The first that is given, of the names in this order; "" where there is none."""
        return next((value for name in names for value in self.metas.get(name, ())), "")

    def stated(self, key: str) -> Iterator[str]:
        """What the objects say under `key`, if it is a text."""
        for item in self.objects:
            if isinstance(value := item.get(key), str) and value.strip():
                yield tidy(value)

    def body(self) -> str:
        """The longest `articleBody` as HTML; "" where there is none."""
        bodies = (item.get("articleBody") for item in self.objects)
        texts = (unescape(body).strip() for body in bodies if isinstance(body, str))
        longest = max(texts, key=len, default="")
        if "<p" in longest:
            return longest
        return "<br><br>".join(escape(longest, quote=False).split("\n"))

    def author(self) -> str | None:
        """The names of those who wrote it."""
        for item in self.objects:
            if names := list(dict.fromkeys(_names(item.get("author")))):
                return ", ".join(names[:_MAX_AUTHORS])
        for name in _AUTHOR_NAMES:
            stated = (without_byline_words(tidy(v)) for v in self.metas.get(name, ()))
            if names := list(dict.fromkeys(value for value in stated if is_name(value))):
                return ", ".join(names[:_MAX_AUTHORS])
        return None

    def site_names(self) -> set[str]:
        """What the site and its publisher are called."""
        names = {tidy(self.meta("og:site_name", "application-name"))}
        for item in self.objects:
            publisher = item.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                names.add(tidy(publisher["name"]))
            if item.get("@type") in ("WebSite", "Organization", "NewsMediaOrganization"):
                names |= {tidy(item["name"])} if isinstance(item.get("name"), str) else set()
        return names - {""}


def tidy(text: str) -> str:
    """One line, without the entities that some pages write twice."""
    return _SPACES.sub(" ", unescape(text)).strip()


def read_data(tree: HtmlElement) -> PageData:
    """All that a page says of itself."""
    data = PageData()
    found: list[JsonObject] = []
    is_forum = False
    for element in tree.iter("meta", "script"):
        if element.tag == "script":
            text = element.text or ""
            if (element.get("type") or "").strip().lower() == "application/ld+json":
                found += _objects(text)
                is_forum |= '"DiscussionForumPosting"' in text
            continue
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            data.metas.setdefault(name.strip().lower(), []).append(content)
    found.sort(key=lambda item: not _is_article(item))
    return PageData(data.metas, found, is_forum)


def _objects(script: str) -> list[JsonObject]:
    json_text = _JSON.match(script[:_MAX_SCRIPT_CHARACTERS])
    try:
        value = json.loads(json_text.group(1) if json_text else "", strict=False)
    except (ValueError, RecursionError):
        return [dict(_salvaged(script))]
    found: list[JsonObject] = []
    waiting: deque[Any] = deque([value])
    while waiting and len(found) < _MAX_OBJECTS:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            found.append(value)
            waiting += (
                inner
                for key, inner in value.items()
                if isinstance(inner, list | dict) and key not in _NOT_OF_THIS_PAGE
            )
    return found


def _salvaged(script: str) -> Iterator[tuple[str, str]]:
    """What can still be read of an object that is no valid JSON."""
    for key, text in _PAIR.findall(script):
        with contextlib.suppress(ValueError):
            yield key, json.loads(text, strict=False)


def _is_article(item: JsonObject) -> bool:
    kinds = item.get("@type")
    return "articleBody" in item or any(
        isinstance(kind, str) and _ARTICLE.search(kind) is not None
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _names(author: object) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        if not isinstance(one, dict):
            names = one
        elif one.get("@type") == "Organization":
            continue
        else:
            names = one.get("name")
        for name in names if isinstance(names, list) else [names]:
            if isinstance(name, str) and is_name(tidy(name)):
                yield without_byline_words(tidy(name))


def is_name(text: str) -> bool:
    """Whether it can be an author's name: no address, number or account."""
    return len(text) <= _MAX_NAME_CHARACTERS and _NO_PERSON.search(text) is None
