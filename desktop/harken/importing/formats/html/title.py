"""The title of a page, out of the several places that claim to hold it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from harken.importing.formats.html.data import PageData, tidy
from harken.importing.titles import comparable

_SITE_SEPARATOR = re.compile(r"\s+[|│–—»·«•:-]+\s+|\s*[|│]\s*")
_BARS = re.compile(r"\s*[|│]\s*")
_MIN_COMPARABLE = 4
_MAX_HEADINGS = 200
_MAX_CHARACTERS = 1_000
_MAX_STEPS = 5_000
"""Into and out of the elements of a heading; one that is never closed holds all the page."""
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""Of no meaning in a title; joiners are, for Persian and emoji are spelt with them."""
_BESIDE_TITLE = re.compile(
    r"kicker|top-?line|over-?line|roof-?line|eyebrow|dachzeile|spitzmarke|rubri|ressort|pre-?headline"
    r"|sub-?(?:title|line|head)|super-?title|sur-?titre|antetitulo|categor|date|sr-only|hidden",
    re.IGNORECASE,
)
"""What stands inside some headings above, below or behind the title, by its class."""
_WITHOUT_TEXT = frozenset({"script", "style", "svg", "noscript", "button", "time"})
_HOME = re.compile(r"(?:.*://[^/]+)?/?(?:index\.\w+|home)?/?", re.IGNORECASE | re.DOTALL)


def page_title(tree: HtmlElement, data: PageData) -> str:
    """The title of the article on a page; "" where nothing says it.

    The longest first-level heading that og:title, `<title>` or the metadata's headline contain;
    else a sole first-level heading of three words or more; else a lower heading that they
    contain; else the longest part of the first of them. The site's name is no title, as long as
    there is another.
    """
    claims = list(filter(None, map(_clean, (_meta_title(data), _head_title(tree)))))
    claims += map(_clean, data.stated("headline"))
    sites = set(map(comparable, data.site_names()))
    first_level = [text for text in _headings(tree, "h1") if comparable(text) not in sites]
    lower = [text for text in _headings(tree, "h2", "h3") if _is_claimed(text, claims)]
    contained = [text for text in first_level if _is_claimed(text, claims)]
    if contained:
        longest = max(contained, key=len)
        return _other_part(longest, lower, claims) or max(_BARS.split(longest), key=len)
    if len(first_level) == 1 and len(first_level[0].split()) >= 3:
        return _without_kicker(first_level[0], claims)
    if lower:
        return max(lower, key=len)
    parts = [part for claim in claims[:1] for part in _parts(claim)]
    if parts:
        return max([part for part in parts if comparable(part) not in sites] or parts, key=len)
    headings = islice(tree.iter("h1"), _MAX_HEADINGS)
    return next((text for text in map(_heading_text, headings) if text), "")


def title_claims(tree: HtmlElement, data: PageData) -> list[str]:
    """The parts of "Article | Site" in the head: titles, and names of the site."""
    return [part for claim in (_meta_title(data), _head_title(tree)) for part in _parts(claim)]


def _other_part(heading: str, lower: Sequence[str], claims: Sequence[str]) -> str | None:
    """The lower heading that is a longer part of "Article | Site" than the first-level one."""
    for claim in claims:
        parts = set(map(comparable, _parts(claim)))
        others = [text for text in lower if comparable(text) in parts and len(text) > len(heading)]
        if comparable(heading) in parts and others:
            return max(others, key=len)
    return None


def _without_kicker(heading: str, claims: Sequence[str]) -> str:
    """The heading, or the claim that it ends with, behind a word or two on its subject."""
    ends = [claim for claim in claims if len(claim.split()) >= 3 and heading.endswith(claim)]
    return max(ends, key=len, default=heading)


def _parts(claim: str) -> list[str]:
    return [part.strip() for part in _SITE_SEPARATOR.split(claim) if part.strip()]


def _is_claimed(text: str, claims: Sequence[str]) -> bool:
    wanted = comparable(text)
    return len(wanted) >= _MIN_COMPARABLE and any(wanted in comparable(claim) for claim in claims)


def _clean(text: str) -> str:
    return tidy(_INVISIBLE.sub("", text))


def _headings(tree: HtmlElement, *tags: str) -> list[str]:
    first = islice(tree.iter(*tags), _MAX_HEADINGS)
    headings = (element for element in first if not _leads_home(element))
    texts = (_heading_text(element) for element in headings)
    return [text for text in texts if text]


def _leads_home(heading: HtmlElement) -> bool:
    links = list(islice(heading.iter("a"), 2))
    return len(links) == 1 and _HOME.fullmatch(links[0].get("href", "-").strip()) is not None


def _heading_text(heading: HtmlElement) -> str:
    whole = _clean("".join(_shown_text(heading)))
    alone = _clean("".join(_shown_text(heading, with_beside=False)))
    return alone if len(alone.split()) > 1 else whole


def _shown_text(heading: HtmlElement, *, with_beside: bool = True) -> Iterator[str]:
    """The text of a heading; only its beginning where it is never closed."""
    length = 0
    events = etree.iterwalk(heading, events=("start", "end"))
    for event, element in islice(events, _MAX_STEPS):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            beside = element is not heading and _BESIDE_TITLE.search(element.get("class", ""))
            if tag in _WITHOUT_TEXT or (beside and not with_beside):
                events.skip_subtree()
                continue
            text = element.text or ""
        else:
            text = (element.tail or "") if element is not heading else ""
            text = f" {text}" if tag in {"br", "div", "p"} else text
        yield text
        length += len(text)
        if length > _MAX_CHARACTERS:
            return


def _meta_title(data: PageData) -> str:
    return data.meta("og:title", "twitter:title")


def _head_title(tree: HtmlElement) -> str:
    for element in tree.iter("title"):
        if element.getparent() is not None and element.getparent().tag == "head":
            return str(element.text_content())
    return ""
