"""Documents that mean harm: bombs, loops, floods, and files that are broken or empty.

Each is small, or grows only when it is unpacked; what a reader makes of it is for the tests.
"""

import random
import zlib
from collections.abc import Iterator

from tests.importing.office_files import ODF_NAMESPACES, WORD_NAMESPACES, packed

_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def hostile_files(bomb_bytes: int, secret: str = "/etc/hostname") -> dict[str, bytes]:
    """The files by their names.

    Args:
        bomb_bytes: So much the bombs unpack to.
        secret: The absolute path of a file that some of them try to show.
    """
    return {
        **dict(_pages()),
        **dict(_mails()),
        **dict(_office_files(bomb_bytes, secret)),
        **dict(_books(bomb_bytes, secret)),
        **dict(_pdfs(bomb_bytes)),
        **dict(_others()),
    }


def _pages() -> Iterator[tuple[str, bytes]]:
    attributes = " ".join(f"a{number}=x" for number in range(100_000))
    for name, body in {
        "deep_blocks": "<div>" * 100_000 + "<p>The tide.</p>",
        "deep_inline": "<b>" * 100_000 + "The tide.",
        "deep_tables": "<table><tr><td>" * 10_000 + "The tide.",
        "open_tables": f"<table><tr><td>{'the tide ' * 170}" * 600,
        "open_headings": "<h1><div>" * 400 + "<i></i>" * 60_000,
        "formulas": "Let <math><mi>x</mi></math> be. " * 50_000,
        "section_links": "<a class=headerlink>#</a>Word. " * 60_000,
        "open_formulas": "<math><mi>x" * 1_900,
        "open_quotes": "<q>x" * 1_900,
        "many_headings": "<h1>x</h1><ul><li>y</li></ul>" * 20_000,
        "many_links": '<a href="/x">word</a> ' * 30_000,
        "many_attributes": f"<p {attributes}>The tide.</p>",
        "long_line": "word " * 2_100_000,
        "entities": "&amp;&lt;&#x41;" * 100_000,
        "data": f'<script type="application/ld+json">{"[" * 100_000}</script><p>The tide.</p>',
        "open_script": "<script>" * 50_000,
        "nul": "The tide.\0 It rose. " * 20,
    }.items():
        yield f"{name}.html", f"<html><body>{body}</body></html>".encode()
    yield "laughs.html", f"{_LAUGHS}<html><body><p>&i;</p></body></html>".encode()
    yield "laughs.xhtml", f'<?xml version="1.0"?>{_LAUGHS}<html><p>&i;</p></html>'.encode()
    yield "junk.html", random.Random(1).randbytes(3_000_000)


def _mails() -> Iterator[tuple[str, bytes]]:
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3_000)
    )
    head = "From: a@b.org\nTo: c\nSubject: x\n"
    yield "nested.eml", f"{head}{nested}\n\nThe tide.".encode()
    yield "subject.eml", f"Subject: {'=?utf-8?q?a?= ' * 100_000}\n\nThe tide.".encode()
    yield "sender.eml", f"Subject: x\nFrom: {'(' * 100_000}\n\nThe tide.".encode()
    yield (
        "charset.eml",
        f"{head}Content-Type: text/plain; charset=idna\n".encode()
        + b"Content-Transfer-Encoding: base64\n\n"
        + b"AAAA" * 1_000,
    )
    yield "quotes.eml", f"{head}\n{'>' * 1_000_000} The tide.".encode()
    yield (
        "parts.mhtml",
        f"{head}Content-Type: multipart/related; boundary=b\n\n{'--b' * 9_999}".encode(),
    )


def _office_files(bomb_bytes: int, secret: str) -> Iterator[tuple[str, bytes]]:
    def word(body: str, before: str = "") -> bytes:
        relation = f'<Relationship Id="r" Type="{_RELATION}" Target="word/document.xml"/>'
        return packed(
            {
                "[Content_Types].xml": "<Types/>",
                "_rels/.rels": "<Relationships xmlns='http://schemas.openxmlformats.org/package/"
                f"2006/relationships'>{relation}</Relationships>",
                "word/document.xml": f"{before}<w:document {WORD_NAMESPACES}><w:body>{body}",
            }
        )

    def odt(body: str, before: str = "") -> bytes:
        return packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"{before}<office:document-content {ODF_NAMESPACES}><office:body>"
                f"<office:text>{body}</office:text></office:body></office:document-content>",
            },
            stored=["mimetype"],
        )

    foreign = f'<!DOCTYPE x [<!ENTITY i SYSTEM "file://{secret}">]>'
    end = "</w:body></w:document>"
    text = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    yield "bomb.docx", word(text.format("A" * bomb_bytes) + end)
    yield "laughs.docx", word(text.format("&i;") + end, _LAUGHS)
    yield "foreign.docx", word(text.format("&i;") + end, foreign)
    yield "deep.docx", word("<w:sdt><w:sdtContent>" * 50_000)
    yield "empty.docx", b""
    yield "bomb.odt", odt("<text:p>hello</text:p>" * (bomb_bytes // 23))
    yield "laughs.odt", odt("<text:p>&i;</text:p>", _LAUGHS)
    yield "foreign.odt", odt("<text:p>&i;</text:p>", foreign)
    yield "spaces.odt", odt('<text:p>The<text:s text:c="2000000000"/>tide</text:p>')


def _books(bomb_bytes: int, secret: str) -> Iterator[tuple[str, bytes]]:
    def book(page: str, href: str = "a.xhtml", times: int = 1) -> bytes:
        return packed(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
                'container"><rootfiles><rootfile full-path="c.opf" media-type="application/'
                'oebps-package+xml"/></rootfiles></container>',
                "c.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>'
                f'<item id="a" href="{href}" media-type="application/xhtml+xml"/></manifest>'
                "<spine>" + '<itemref idref="a"/>' * times + "</spine></package>",
                "a.xhtml": f"<html><body>{page}</body></html>",
            },
            stored=["mimetype"],
        )

    yield "bomb.epub", book("<p>hello</p>" * (bomb_bytes // 12))
    yield "repeat.epub", book("<p>The tide.</p>", times=100_000)
    yield "outside.epub", book("<p>The tide.</p>", href=f"{'../' * 20}{secret[1:]}")


def _pdfs(bomb_bytes: int) -> Iterator[tuple[str, bytes]]:
    def pdf(*objects: bytes) -> bytes:
        data, places = b"%PDF-1.7\n", []
        for number, content in enumerate(objects, 1):
            places.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        return data + (
            b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\n"
            b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(data))
        )

    def page(stream: bytes, extra: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
        return pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>",
            b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(stream), stream),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *more,
        )

    unpacks = zlib.compress(b" " * bomb_bytes)
    shows = zlib.compress(
        b"BT /F1 1 Tf 1 0 0 1 9 9 Tm " + b"(hello) Tj " * (bomb_bytes // 11) + b"ET"
    )
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
        b"/Length 11>>stream\n/X Do /X Do\nendstream"
    )
    yield "bomb.pdf", page(unpacks, b"/Filter/FlateDecode")
    yield "operators.pdf", page(shows, b"/Filter/FlateDecode")
    yield "nested.pdf", page(b"[" * 100_000)
    yield "itself.pdf", page(b"/X Do /X Do", more=(form % 6,))
    yield "doubling.pdf", page(b"/X Do", more=tuple(form % (7 + n) for n in range(24)))
    yield (
        "loop.pdf",
        pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>",
        ),
    )
    yield "half.pdf", page(b"BT /F1 9 Tf (The tide.) Tj ET")[:200]
    yield "junk.pdf", b"%PDF-1.4\n" + random.Random(2).randbytes(100_000)


def _others() -> Iterator[tuple[str, bytes]]:
    yield "deep.rtf", b"{\\rtf1 " + b"{" * 200_000 + b"x" + b"}" * 200_000 + b"}"
    yield "hex.rtf", b"{\\rtf1\\ansi " + b"\\'" * 200_000 + b"}"
    yield "skips.rtf", b"{\\rtf1 \\uc2000000000 " + b"\\u8364? " * 20_000 + b"}"
    entry = b"<item><title>x</title><description>The tide.</description></item>"
    yield "many.rss", b"<rss version='2.0'><channel>" + entry * 20_000 + b"</channel></rss>"
    yield "deep.rss", b"<rss version='2.0'><channel>" + b"<item>" * 20_000
    yield "laughs.rss", f"{_LAUGHS}<rss><channel><item><title>&i;</title>".encode()
    yield "brackets.md", b"[" * 20_000
    yield "emphasis.md", b"# x\n\n" + b"*a **a " * 20_000
    yield "quotes.md", b"# x\n\n" + b">" * 20_000 + b" The tide."
    yield "line.txt", b"w" * 2_000_000
    yield "lines.txt", b"\n" * 2_000_000
    yield "nuls.txt", b"\0" * 1_000_000
