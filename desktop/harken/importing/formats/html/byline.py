"""Who wrote a page, as it tells its readers: for pages whose head does not say."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from harken.importing.cleaning.bylines import names_told
from harken.importing.formats.html.data import PageData, is_name, tidy
from harken.importing.formats.html.title import title_claims
from harken.importing.titles import comparable

_AUTHOR = re.compile(
    r"(?:\A|\s|__|--|(?<=\s)\w-)"
    r"(?:(?:(?:post|entry|article|blog|meta|by|story|news|td)[_-]*)?authors?(?:[_-]?names?)?"
    r"|(?:(?:post|entry|article|story|news)[_-]*)?by-?line(?:[_-]?(?:name|author))?)(?:\s|\Z)",
    re.IGNORECASE,
)
_NOT_OF_ARTICLE = re.compile(
    r"(?:\A|[\s_-])(?:comments?|reply|respond|related|sidebar|widget|menu|footer|teasers?"
    r"|recommend\w*|testimonials?|recent|popular|more|list(?:ing)?|carousel|slider)(?:[\s_-]|\Z)",
    re.IGNORECASE,
)
_ELSEWHERE = frozenset({"nav", "footer", "aside", "head"})
_MAX_CANDIDATES = 60
_MAX_CHARACTERS = 300
_MOST_PLACES = 3
"""A page with more authors than this in different places lists articles."""


def shown_author(tree: HtmlElement, data: PageData, title: str) -> str | None:
    """The names in the by-line that is marked as one; None where there is none."""
    sites = {comparable(name) for name in data.site_names()}
    sites |= {comparable(part) for part in title_claims(tree, data)} | {comparable(title)}
    places: list[str] = []
    for element in islice(_candidates(tree), _MAX_CANDIDATES):
        names = [
            name
            for name in names_told(_line(element))
            if is_name(name) and comparable(name) not in sites
        ]
        if names and ", ".join(names) not in places:
            places.append(", ".join(names))
    return places[0] if 0 < len(places) <= _MOST_PLACES else None


def _candidates(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iterfind(".//*"):
        marked = (
            element.get("itemprop") == "author"
            or "author" in (element.get("rel") or "").split()
            or _AUTHOR.search(element.get("class", ""))
        )
        if marked and element.tag not in {"meta", "link"} and not _is_elsewhere(element):
            yield element


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(
        one.tag in _ELSEWHERE
        or (
            one.tag not in {"body", "html"}
            and _NOT_OF_ARTICLE.search(f"{one.get('class', '')} {one.get('id', '')}")
        )
        for one in (element, *element.iterancestors())
    )


def _line(element: HtmlElement) -> str:
    """What it says, or the part of it that says the name."""
    named = next(
        (one for one in element.iter() if one.get("itemprop") == "name"),
        next((one for one in element.iter() if "fn" in one.get("class", "").split()), element),
    )
    return tidy("".join(islice(named.itertext(), 40)))[:_MAX_CHARACTERS]
