"""When a page was published: what it says in its head, in its address, and to its readers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from lxml.html import HtmlElement

from harken.article.model import BlockKind, SkipReason
from harken.importing.dates import find_dates, valid_day
from harken.importing.formats.html.blocks import RawBlock
from harken.importing.formats.html.data import PageData
from harken.importing.titles import same_title

_FIRM_METAS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "publication_date",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "pubdate",
)
_LOOSE_METAS = ("date", "dc.date", "dcterms.date", "datecreated", "og:updated_time")
"""Many sites write here when the page was made, or changed last."""
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)|\A\s*(\d{4})(\d\d)(\d\d)(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)([/-]?)(\d\d?)\2(\d\d?)(?=[/_.-]|\Z)")
_IN_ADDRESS_FROM_DAY = re.compile(r"[/_-](\d\d)([.-])(\d\d)\2(20\d\d)(?=[/_.-]|\Z)")
_COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
_CHANGED = re.compile(
    r"updat|modif|revis|edited|aktualisiert|geändert|mis à jour|actualiz|aggiorn|atualiz|bijgewerkt"
    r"|opdater|oppdater|muokattu|päivitetty|zaktualiz|обновл|оновлен|güncel|diperbarui|更新|수정",
    re.IGNORECASE,
)
_BEFORE_TITLE = 6
_BEHIND_TITLE = 25
_SHORT_CHARACTERS = 120
_PROSE_CHARACTERS = 120
_BEGINNING_CHARACTERS = 60
_BESIDE_DATE_CHARACTERS = 25
_MAX_LINES = 5_000
_A_DAY = timedelta(days=1)


def published(
    data: PageData, tree: HtmlElement, blocks: Sequence[RawBlock], title: str, url: str | None
) -> date | None:
    """The day of publication; None where nothing says it.

    What the head says may be in another time zone: where readers are shown the day before or
    after, that day it is.
    """
    month_first = (tree.get("lang") or "").lower() in {"en", "en-us"}
    shown = next(_shown(blocks, title, month_first), None)
    stated = next(_stated(data, tree), None) or _in_address(url or _address(data, tree))
    if stated is not None:
        return shown if shown is not None and abs(shown - stated) == _A_DAY else stated
    return (
        shown
        or next(_days(map(_machine_date, tree.iter("time"))), None)
        or next(_days(_values(data, _LOOSE_METAS)), None)
        or next(_date_lines(blocks, month_first), None)
        or next(_days(data.stated("dateModified")), None)
    )


def _stated(data: PageData, tree: HtmlElement) -> Iterator[date]:
    yield from _days(data.stated("datePublished"))
    yield from _days(_values(data, _FIRM_METAS))
    yield from _days(map(_machine_date, tree.iterfind(".//*[@itemprop='datePublished']")))
    yield from _days(map(_machine_date, tree.iterfind(".//time[@pubdate]")))
    yield from _days(data.stated("dateCreated"))


def _days(values: Iterable[str]) -> Iterator[date]:
    for value in values:
        if day := _iso(value) or _written(value):
            yield day


def _values(data: PageData, names: Sequence[str]) -> Iterator[str]:
    return (value for name in names for value in data.metas.get(name, ()))


def _machine_date(element: HtmlElement) -> str:
    return element.get("datetime") or element.get("content") or ""


def _iso(value: str) -> date | None:
    found = _ISO.search(value)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    return valid_day(year, month, day)


def _written(value: str) -> date | None:
    return next((found.day for found in find_dates(value)), None)


def _address(data: PageData, tree: HtmlElement) -> str:
    canonical = tree.find(".//link[@rel='canonical']")
    href = canonical.get("href") if canonical is not None else None
    return href or data.meta("og:url")


def _in_address(url: str) -> date | None:
    if found := _IN_ADDRESS.search(url):
        return valid_day(int(found[1]), int(found[3]), int(found[4]))
    if found := _IN_ADDRESS_FROM_DAY.search(url):
        return valid_day(int(found[4]), int(found[3]), int(found[1]))
    return None


def _shown(blocks: Sequence[RawBlock], title: str, month_first: bool) -> Iterator[date]:
    """Dates around the title, the likeliest first; those of a change last."""
    at = _place_of_title(blocks, title)
    changes: list[date] = []
    prose = 0
    for block in blocks[at : at + _BEHIND_TITLE]:
        yield from _dates_of(block, month_first, changes)
        prose += block.part.kind is BlockKind.PARAGRAPH and len(block.part.text) > _PROSE_CHARACTERS
        if prose > 1:
            break
    for block in reversed(blocks[max(0, at - _BEFORE_TITLE) : at]):
        yield from _dates_of(block, month_first, changes)
    yield from changes


def _place_of_title(blocks: Sequence[RawBlock], title: str) -> int:
    headings = [n for n, block in enumerate(blocks) if block.part.kind is BlockKind.HEADING]
    same = (n for n in headings if same_title(blocks[n].part.text, title))
    first = (n for n in headings if blocks[n].part.level == 1)
    prose = (n for n, block in enumerate(blocks) if len(block.part.text) > _PROSE_CHARACTERS)
    place = next(same, None)
    return place if place is not None else next(first, next(prose, 0))


def _dates_of(block: RawBlock, month_first: bool, changes: list[date]) -> Iterator[date]:
    text = block.part.text
    if len(text) > _SHORT_CHARACTERS and block.zone is not SkipReason.DATELINE:
        text = text[:_BEGINNING_CHARACTERS]
    if _COPYRIGHT.search(text):
        return
    before = 0
    for found in find_dates(text, month_first=month_first):
        if _CHANGED.search(text, before, found.start):
            changes.append(found.day)
        else:
            yield found.day
        before = found.end


def _date_lines(blocks: Sequence[RawBlock], month_first: bool) -> Iterator[date]:
    """Lines of hardly more than a date, anywhere on the page."""
    for block in blocks[:_MAX_LINES]:
        text = block.part.text
        if len(text) > _SHORT_CHARACTERS or _COPYRIGHT.search(text):
            continue
        for found in find_dates(text, month_first=month_first):
            if len(text) - (found.end - found.start) <= _BESIDE_DATE_CHARACTERS:
                yield found.day
