"""The page in a web archive (MHTML), among its frames, styles and pictures."""

from collections.abc import Iterator

from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import mime
from harken.importing.formats.html.page import read_page
from harken.importing.formats.mime import Entity

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_archive(document: Document) -> Draft:
    """The article of the page that was saved, with that page's own address.

    Raises:
        HarkenError: There is no page in it, or no text on the page.
    """
    archive = mime.parse(document.data.lstrip())
    page = _page(archive)
    if page is None:
        raise document.error(
            "there is no page in this web archive",
            "Open the page in a browser, and save it again or copy its text and paste it here.",
        )
    return read_page(page.text, _address(archive, page), document.shown)


def _page(archive: Entity) -> Entity | None:
    """The page that the archive was made for."""
    pages = [part for part in _leaves(archive) if part.content_type in _PAGES]
    start = archive.parameter("start")
    wanted = archive.headers.get("snapshot-content-location", "").strip()
    for page in pages:
        if start and page.headers.get("content-id", "").strip().lower() == start:
            return page
    for page in pages:
        if wanted and page.headers.get("content-location", "").strip() == wanted:
            return page
    return pages[0] if pages else None


def _leaves(entity: Entity, depth: int = 0) -> Iterator[Entity]:
    if not entity.content_type.startswith("multipart/"):
        yield entity
    elif depth <= mime.MAX_DEPTH:
        for part in entity.parts():
            yield from _leaves(part, depth + 1)


def _address(archive: Entity, page: Entity) -> str | None:
    claims = (
        archive.headers.get("snapshot-content-location", ""),
        page.headers.get("content-location", ""),
    )
    addresses = (mime.readable_value(claim) for claim in claims)
    return next((each for each in addresses if each.startswith(("http://", "https://"))), None)
