"""Every format keeps the contract; each says only how to make a document of it."""

import re
from collections.abc import Sequence
from email.message import EmailMessage
from html import escape

import pytest
from PySide6.QtGui import QGuiApplication

from harken.article.model import Article, BlockKind
from harken.importing import kinds
from tests.corpus.office import word_block
from tests.corpus.text import blocks_as_markdown, blocks_as_text
from tests.corpus.web import archive, blocks_as_html
from tests.importing.format_contract import ELSEWHERE, UNSEEN, Block, FormatContract
from tests.importing.office_files import (
    WORD_NAMESPACES,
    docx_of,
    epub_metadata,
    epub_of,
    odt,
    rtf,
    word_paragraph,
    xhtml,
)
from tests.importing.shown import blocks_read
from tests.importing.typeset import typeset

_SIGN = re.compile(r"[\\`*_{}\[\]<>()#+.!|&-]")
_TEXT_ALONE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def page(title: str, blocks: Sequence[Block]) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{escape(title)}</title>"
        f"<script>say('{UNSEEN}')</script><style>p {{ content: '{UNSEEN}' }}</style>"
        f"<link rel=stylesheet href='{ELSEWHERE}.css'></head>"
        f"<body><!-- {UNSEEN} --><article><h1>{escape(title)}</h1>"
        f"<img src='{ELSEWHERE}.png' alt=''>{blocks_as_html(blocks)}</article>"
        f"<script src='{ELSEWHERE}.js'></script></body></html>"
    )


def without_headings(article: Article) -> list[Block]:
    """What is read of a text, where which line is a heading can only be guessed."""
    return [
        (BlockKind.PARAGRAPH if kind is BlockKind.HEADING else kind, text)
        for kind, text in blocks_read(article)
    ]


class TestWebPage(FormatContract):
    kind, suffix = kinds.WEB_PAGE, ".html"
    gives_back_any_blocks = False

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        return page(title, blocks).encode()


class TestWebArchive(FormatContract):
    kind, suffix = kinds.WEB_ARCHIVE, ".mhtml"
    gives_back_any_blocks = False

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        return archive(page(title, blocks), title)


class TestMarkdown(FormatContract):
    kind, suffix = kinds.MARKDOWN, ".md"

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        escaped = [
            (kind, re.sub(r"([\\`*_{}\[\]<>()#+.!|&-])", r"\\\1", text)) for kind, text in blocks
        ]
        return (
            f"# {title}\n\n<script>say('{UNSEEN}')</script>\n\n<!-- {UNSEEN} -->\n\n"
            f"![]({ELSEWHERE}.png)\n\n{blocks_as_markdown(escaped)}"
        ).encode()


class TestPlainText(FormatContract):
    kind, suffix = kinds.PLAIN_TEXT, ".txt"
    wrong_suffixes = ("", ".html", ".pdf", ".docx", ".eml", ".zip", ".xml")
    kinds_kept = _TEXT_ALONE
    gives_back_any_blocks = False

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        return f"{title}\n\n{blocks_as_text(blocks)}\n".encode()

    def shown(self, article: Article) -> list[Block]:
        return without_headings(article)


class TestMail(FormatContract):
    kind, suffix = kinds.MAIL, ".eml"

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        mail = EmailMessage()
        mail["From"] = "Ann Lee <ann@example.org>"
        mail["To"] = "tom@example.org"
        mail["Date"] = "Sun, 22 Nov 2026 07:30:00 +0000"
        mail["Subject"] = title
        mail.set_content(f"See the page {UNSEEN}.")
        mail.add_alternative(page("", blocks).replace("<h1></h1>", ""), subtype="html")
        mail.add_attachment(UNSEEN.encode(), maintype="text", subtype="plain", filename="a.txt")
        return mail.as_bytes()


class TestPlainMail(FormatContract):
    kind, suffix = kinds.MAIL, ".eml"
    kinds_kept = _TEXT_ALONE

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        mail = EmailMessage()
        mail["From"] = "Ann Lee <ann@example.org>"
        mail["To"] = "tom@example.org"
        mail["Date"] = "Sun, 22 Nov 2026 07:30:00 +0000"
        mail["Subject"] = title
        mail["X-Mailer"] = UNSEEN
        mail.set_content(blocks_as_text(blocks))
        return mail.as_bytes()

    def shown(self, article: Article) -> list[Block]:
        return without_headings(article)


class TestFeed(FormatContract):
    kind, suffix = kinds.FEED, ".rss"

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        return (
            f'<?xml version="1.0"?>\n<!DOCTYPE rss SYSTEM "{ELSEWHERE}.dtd">\n'
            f'<rss version="2.0"><channel><title>{UNSEEN}</title><item>'
            f"<title>{escape(title)}</title><guid>{UNSEEN}</guid><description>"
            f"{escape(blocks_as_html(blocks))}&lt;script&gt;{UNSEEN}&lt;/script&gt;</description>"
            f'<enclosure url="{ELSEWHERE}.mp3" type="audio/mpeg"/></item></channel></rss>'
        ).encode()


class TestWord(FormatContract):
    kind, suffix = kinds.WORD, ".docx"

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        body = "".join(map(word_block, [(BlockKind.TITLE, title), *blocks]))
        comment = f'<w:comment w:id="0">{word_paragraph(UNSEEN)}</w:comment>'
        comments = f"<w:comments {WORD_NAMESPACES}>{comment}</w:comments>"
        return docx_of(body, {"word/comments.xml": comments})


class TestOpenDocument(FormatContract):
    kind, suffix = kinds.OPEN_DOCUMENT, ".odt"

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        return odt([(BlockKind.TITLE, title), *blocks], title=title, author="Ann Lee")


class TestEpub(FormatContract):
    kind, suffix = kinds.EPUB, ".epub"

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        style = f"<style>p {{ content: '{UNSEEN}' }}</style><script>say('{UNSEEN}')</script>"
        picture = f"<img src='{ELSEWHERE}.png' alt=''/>"
        chapter = f"{style}<h1>{escape(title)}</h1>{picture}{blocks_as_html(blocks)}"
        return epub_of({"one.xhtml": xhtml(chapter)}, metadata=epub_metadata(title))


class TestRichText(FormatContract):
    kind, suffix = kinds.RTF, ".rtf"
    kinds_kept = frozenset(BlockKind) - {BlockKind.QUOTE}

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        data = rtf([(BlockKind.TITLE, title), *blocks], title=title)
        return data[:-1] + f"{{\\*\\unknown {UNSEEN}}}}}".encode()


class TestPdf(FormatContract):
    kind, suffix = kinds.PDF, ".pdf"
    kinds_kept = frozenset(BlockKind) - {BlockKind.QUOTE}
    odd_texts = ("markup", "Cyrillic and Greek")
    repetitions = 200
    gives_back_any_blocks = False

    @pytest.fixture(autouse=True)
    def _fonts(self, qapp: QGuiApplication) -> None:
        """Typesetting needs an application for its fonts."""

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        names = {BlockKind.LIST_ITEM: "item", BlockKind.QUOTE: "paragraph"}
        parts = [(names.get(kind, kind.value), text) for kind, text in blocks]
        return typeset([("title", title), *parts]) + f"%{UNSEEN}\n".encode()
