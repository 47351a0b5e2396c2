"""Plain text: whatever no other format has taken."""

from harken.article.model import SkipReason
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.plain_text.book import book_in
from harken.importing.formats.plain_text.paragraphs import read_plain_text


def recognises(document: Document) -> bool:
    """Whether it is text at all: what no other format has taken is plain text.

    Raises:
        HarkenError: It is not text.
    """
    return bool(document.text)


def read(document: Document) -> list[Draft]:
    """The document as one draft."""
    book = book_in(document.text)
    if book is None:
        return [read_plain_text(document.text)]
    draft = read_plain_text(book.text)
    around = [read_plain_text(text).parts for text in (book.before, book.behind)]
    for part in [*around[0], *around[1]]:
        part.skip(SkipReason.BOILERPLATE)
    draft.parts = [*around[0], *draft.parts, *around[1]]
    draft.title, draft.author = book.title, book.author
    draft.may_hold_furniture = draft.may_be_whole_page = False
    return [draft]
