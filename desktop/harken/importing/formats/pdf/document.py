"""Opens a PDF within limits, and takes from it its pages' lines and what it says of itself."""

import ctypes
import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from harken.errors import HarkenError
from harken.importing.decoding import with_whole_surrogates
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.pdf.bombs import has_bomb
from harken.importing.formats.pdf.lines import PageLines, lines_of
from harken.importing.formats.pdf.reflow import reflow
from harken.importing.formats.pdf.words import words_of

MAX_PAGES = 2_000
MAX_CHARACTERS = 2_000_000
MAX_S = 20.0
"""For all pages together; a single page that takes longer ends with its process."""
_MIN_LETTERS_A_PAGE = 3
_PASTE = "Open it in a PDF viewer, copy the text you want, and paste it here."
_AGAIN = "Download or copy it again."
_SPLIT = "Split it, for example with qpdf, or copy the part you want to hear and paste it here."
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|tex|dvi|odt|rtf|txt|html?|indd|qxd|pages|pptx?|xlsx?|ps|eps)\b|^[\w.-]*_[\w.-]*$|[/\\]",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:microsoft|powerpoint|untitled|unbenannt|sans titre|document\d*$|slide \d|title$|print$|"
    r"\W*$|[\d\W]+$|about:blank|\(anonymous\)$)",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(r"\W*(?:anonymous|unspecified|unknown|user|admin)?\W*", re.IGNORECASE)
"""What programs write where nobody told them a name."""


def read_pdf(document: Document) -> Draft:
    """A PDF's text as a draft.

    Raises:
        HarkenError: It is encrypted, damaged, too large, or pictures without text.
    """
    if has_bomb(document.data):
        raise document.error("a page of it is too large to be unpacked", _PASTE)
    with _opened(document) as pdf:
        count = len(pdf)
        if count > MAX_PAGES:
            raise document.error(f"it has {count:,} pages, more than {MAX_PAGES:,}", _SPLIT)
        if not count:
            raise document.error("it has no pages", _AGAIN)
        pages = list(_pages(pdf, document))
        letters = sum(len(line.text) for page in pages for line in page.lines)
        if letters < _MIN_LETTERS_A_PAGE * min(count, 10):
            raise _scanned(document)
        title, author, language = _fact(pdf, b"Title"), _fact(pdf, b"Author"), _language(pdf)
    draft = reflow(pages, _plausible_title(title))
    if all(part.skipped for part in draft.parts):
        raise _scanned(document)  # A stamp on every page is all that is not a picture.
    draft.author = None if _NO_AUTHOR.fullmatch(author) else author
    draft.language = language
    return draft


@contextmanager
def _opened(document: Document) -> Iterator[Any]:
    try:
        pdf = pypdfium2.PdfDocument(document.data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(document, getattr(error, "err_code", None)) from None
    with closing(pdf):
        yield pdf


def _unopened(document: Document, code: int | None) -> HarkenError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return document.error(
            "it is encrypted with a password",
            "Open it in a PDF viewer with its password, and save or print it as a new PDF.",
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return document.error("it is protected in a way that Harken cannot read", _PASTE)
    if b"obj" not in document.data:
        return document.error("it begins like a PDF, but is none inside", _AGAIN)
    if b"%%EOF" not in document.data[-2048:]:
        return document.error("it is cut off: the end of the PDF is missing", _AGAIN)
    return document.error("it is damaged", _AGAIN)


def _scanned(document: Document) -> HarkenError:
    return document.error(
        "there is no text in it; its pages are pictures, or empty",
        "Recognise its text first (for example: ocrmypdf in.pdf out.pdf), or paste the text.",
    )


def _pages(pdf: Any, document: Document) -> Iterator[PageLines]:
    """Raises: HarkenError for text that is too long or takes too long."""
    characters = 0
    started = time.monotonic()
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:
            continue  # A broken page does not hurt the others.
        with closing(page):
            lines = _page_lines(page)
        characters += sum(len(line.text) for line in lines.lines)
        if characters > MAX_CHARACTERS:
            raise document.error(f"it holds more than {MAX_CHARACTERS:,} characters", _SPLIT)
        if time.monotonic() - started > MAX_S:
            raise document.error(f"reading it takes longer than {MAX_S:.0f} seconds", _SPLIT)
        yield lines


def _page_lines(page: Any) -> PageLines:
    box = page.get_bbox()  # Of the boxes that a page inherits, only this one knows.
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return PageLines(box[2] - box[0], box[3] - box[1], [])
    with closing(text_page):
        return lines_of(words_of(text_page.raw, box))


def _fact(pdf: Any, name: bytes) -> str:
    """What a PDF says of itself; half a character in it is no reason not to read it."""
    size = pdfium.FPDF_GetMetaText(pdf.raw, name, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(pdf.raw, name, buffer, size)
    return _clean(buffer.raw.decode("utf-16-le", "replace"))


def _language(pdf: Any) -> str | None:
    size = pdfium.FPDFCatalog_GetLanguage(pdf.raw, None, 0)
    if not 2 < size <= 200:
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFCatalog_GetLanguage(
        pdf.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return _clean(buffer.raw.decode("utf-16-le", "replace")) or None


def _plausible_title(title: str) -> str | None:
    """What a PDF calls itself; None where a program wrote that, not a person."""
    if len(title) < 4 or len(title) > 300 or _NO_TITLE.match(title) or _FILE_NAME.search(title):
        return None
    return title


def _clean(text: str) -> str:
    return " ".join(with_whole_surrogates(text).replace("\0", " ").split())
