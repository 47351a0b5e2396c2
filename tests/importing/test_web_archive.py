"""Pages that browsers saved with all that belongs to them."""

import quopri

import pytest

from harken.errors import HarkenError
from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import registry

SENTENCES = "Die Stadt behandelte das Meer wie einen Mieter, der immer zu spät zahlte. " * 4
PAGE = (
    "<!DOCTYPE html><html><head><title>Fluß und Meer | Küste</title></head><body>"
    "<nav><a href='/'>Start</a></nav><article><h1>Fluß und Meer</h1>"
    f"<p>{SENTENCES}</p><p>Und {SENTENCES}</p></article></body></html>"
)
FRAME = "<html><body><p>Ein Rahmen mit Werbung für Stiefel und Boote.</p></body></html>"
ADDRESS = "https://example.org/fluss"


def part(text: str, *headers: str, encoding: str = "utf-8", kind: str = "text/html") -> bytes:
    head = "".join(f"{header}\r\n" for header in headers)
    packed = quopri.encodestring(text.encode(encoding))
    start = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: quoted-printable\r\n{head}\r\n"
    return start.encode() + packed + b"\r\n"


def archive(*parts: bytes, head: str = "", more: str = "") -> bytes:
    start = (
        f"From: <Saved by Blink>\r\n{head}Subject: Something\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";{more}\r\n\tboundary="--x--"\r\n'
    )
    body = b"".join(b"\r\n----x--\r\n" + part for part in parts)
    return start.encode() + b"\r\n" + body + b"\r\n----x----\r\n"


def read(data: bytes, suffix: str = ".mhtml") -> Draft:
    (draft,) = registry.read(Document(data, "page.mhtml", suffix))
    return draft


def texts_read(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts if not part.skipped]


PICTURE = (
    b"Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n\x89PNG\0\xff\xfe\r\n"
)
EXPECTED = [SENTENCES.strip(), f"Und {SENTENCES.strip()}"]


@pytest.mark.parametrize(
    "data",
    [
        archive(PICTURE, part(PAGE)),
        archive(part(PAGE), part(FRAME)),
        archive(
            part(FRAME, "Content-Location: https://example.org/ad"),
            part(PAGE, f"Content-Location: {ADDRESS}"),
            head=f"Snapshot-Content-Location: {ADDRESS}\r\n",
        ),
        archive(
            part(FRAME), part(PAGE, "Content-ID: <Page@x>"), more='\r\n\tstart="<page@x>";'
        ),
        archive(part(PAGE, kind="application/xhtml+xml")),
        b"\r\n" + archive(part(PAGE)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".mhtml", ".txt"])
def test_the_page_is_read_and_not_what_lies_beside_it(data: bytes, suffix: str) -> None:
    draft = read(data, suffix)
    assert draft.title == "Fluß und Meer"
    assert [text for text in texts_read(draft) if text != draft.title] == EXPECTED


@pytest.mark.parametrize("kind", ["text/html; charset=cp1252", "text/html"])
def test_the_encoding_is_found(kind: str) -> None:
    assert read(archive(part(PAGE, encoding="cp1252", kind=kind))).title == "Fluß und Meer"


def test_a_page_without_parts_around_it_is_read() -> None:
    head = b"From: <Saved by Windows Internet Explorer 8>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    assert read(head + part(PAGE), ".mht").title == "Fluß und Meer"


def test_a_mail_with_pictures_is_no_archive() -> None:
    data = b"Received: x\r\nTo: ann@example.org\r\n" + archive(part(PAGE))
    assert registry.choose(Document(data, "x", ".mht")).kind is kinds.MAIL


@pytest.mark.parametrize("data", [archive(PICTURE), archive(), archive(PICTURE)[:150]])
def test_an_archive_without_a_page_says_so(data: bytes) -> None:
    with pytest.raises(HarkenError, match="no page in this web archive"):
        read(data)
