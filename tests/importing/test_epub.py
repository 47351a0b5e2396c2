"""E-books, as publishers, Calibre, Sigil and Project Gutenberg make them."""

from datetime import date

import pytest

from harken.article.model import Mark, MarkKind
from harken.errors import HarkenError
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats.registry import read
from harken.importing.kinds import EPUB
from tests.importing.office_files import epub, epub_metadata, epub_of, packed, xhtml
from tests.importing.shown import kinds_and_texts, office_draft, read_of, skipped_of, texts

STORY = "<p>The tide came in over the mud.</p>"


def draft_of(data: bytes) -> Draft:
    return office_draft(data, EPUB)


def test_each_chapter_is_a_section() -> None:
    draft = draft_of(
        epub(
            [
                ("heading", "One"),
                ("paragraph", "The moon pulls."),
                ("numbered", "First"),
                ("numbered", "Second"),
                ("heading", "Two"),
                ("quote", "Time and tide."),
            ],
            title="The tides",
            author="Ann Lee",
            language="en-GB",
        )
    )
    assert (draft.title, draft.author, draft.language) == ("The tides", "Ann Lee", "en-GB")
    assert kinds_and_texts(draft.parts) == [
        ("heading2", "One"),
        ("paragraph", "The moon pulls."),
        ("list_item", "1. First"),
        ("list_item", "2. Second"),
        ("heading2", "Two"),
        ("quote", "Time and tide."),
    ]


class TestMetadata:
    @pytest.mark.parametrize(
        ("dates", "expected"),
        [
            ("<dc:date>1813-01-28</dc:date>", date(1813, 1, 28)),
            ("<dc:date>1813-01-28T00:00:00+00:00</dc:date>", date(1813, 1, 28)),
            (
                (
                    '<dc:date opf:event="modification">2020-02-02</dc:date>'
                    '<dc:date opf:event="publication">1813-01-28</dc:date>'
                ),
                date(1813, 1, 28),
            ),
            ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", None),  # Calibre knows none
            ("<dc:date>1813</dc:date>", None),
            ("<dc:date>1813-13-41</dc:date>", None),
        ],
    )
    def test_date(self, dates: str, expected: date | None) -> None:
        assert draft_of(epub_of({"a.xhtml": xhtml(STORY)}, metadata=dates)).published == expected

    def test_only_authors_are_authors(self) -> None:
        metadata = (
            '<dc:creator opf:role="aut">Ann Lee</dc:creator>'
            '<dc:creator opf:role="ill">Bo Pen</dc:creator>'
            '<dc:creator id="c3">Cy Ink</dc:creator>'
            '<meta refines="#c3" property="role" scheme="marc:relators">trl</meta>'
            "<dc:creator>Di Ode</dc:creator>"
        )
        draft = draft_of(epub_of({"a.xhtml": xhtml(STORY)}, metadata=metadata))
        assert draft.author == "Ann Lee, Di Ode"


class TestPages:
    def test_the_spine_gives_the_order_and_each_page_comes_once(self) -> None:
        files = {name: xhtml(f"<p>{name}</p>") for name in ("a", "b", "c")}
        spine = "".join(f'<itemref idref="item{number}"/>' for number in (2, 0, 2, 0, 2))
        assert texts(draft_of(epub_of(files, spine=spine))) == ["c", "a"]

    def test_pages_to_be_looked_up_are_skipped_as_notes_are(self) -> None:
        files = {"a": xhtml("<p>a</p>"), "b": xhtml("<p>b</p>"), "c": xhtml("<p>c</p>")}
        spine = "".join(
            f'<itemref idref="item{number}" linear="{linear}"/>'
            for number, linear in ((0, "yes"), (1, "no"), (2, "no"), (2, "yes"))
        )
        draft = draft_of(epub_of(files, spine=spine))
        assert read_of(draft) == ["a", "c"]
        assert skipped_of(draft) == [("footnote", "b")]

    def test_a_book_of_nothing_but_pages_to_be_looked_up_is_read(self) -> None:
        spine = '<itemref idref="item0" linear="no"/>'
        assert read_of(draft_of(epub_of({"a": xhtml("<p>a</p>")}, spine=spine))) == ["a"]

    def test_a_missing_page_does_not_keep_the_others_from_being_read(self) -> None:
        manifest = '<item id="gone" href="gone" media-type="application/xhtml+xml"/>'
        spine = '<itemref idref="gone"/><itemref idref="item0"/>'
        data = epub_of({"a": xhtml("<p>a</p>")}, manifest=manifest, spine=spine)
        assert read_of(draft_of(data)) == ["a"]

    @pytest.mark.parametrize("folder", ["", "OEBPS/", "a/b/c/"])
    @pytest.mark.parametrize(
        ("stored", "linked"),
        [
            ("Text/one two.xhtml", "Text/one%20two.xhtml"),
            ("Text/ä.xhtml", "Text/%C3%A4.xhtml"),
            ("Text/a.xhtml", "./Text/../Text/a.xhtml"),
            ("Text/a.xhtml", "text/A.xhtml"),
        ],
    )
    def test_names_are_found_however_they_are_written(
        self, folder: str, stored: str, linked: str
    ) -> None:
        data = epub_of(
            {},
            manifest=f'<item id="x" href="{linked}" media-type="application/xhtml+xml"/>',
            spine='<itemref idref="x"/>',
            folder=folder,
            parts={folder + stored: xhtml("<p>found</p>")},
        )
        assert texts(draft_of(data)) == ["found"]

    def test_xhtml_may_close_any_element_at_once(self) -> None:
        body = '<a id="p1"/><p>One.</p><div/><p><i/>Two<br/>lines &amp; more&nbsp;words.</p>'
        page = xhtml(body).replace("<title></title>", '<title/><script src="x.js"/>')
        assert texts(draft_of(epub_of({"a": page}))) == ["One.", "Two\nlines & more words."]

    @pytest.mark.parametrize(
        ("body", "text"),
        [
            ("<p>Where <![CDATA[a < b & c]]> holds.</p>", "Where a < b & c holds."),
            ("<p>Two <![CDATA[<br/>]]> and <![CDATA[&amp;]]>.</p>", "Two <br/> and &amp;."),
            ("<style>/*<![CDATA[*/ p > i {} /*]]>*/</style><p>Text.</p>", "Text."),
        ],
    )
    def test_text_that_is_set_off_from_markup_is_text(self, body: str, text: str) -> None:
        assert texts(draft_of(epub_of({"a": xhtml(body)}))) == [text]

    def test_a_page_without_text_does_no_harm(self) -> None:
        files = {"a": xhtml(""), "b": "<!-- nothing -->", "c": "", "d": xhtml("<p>text</p>")}
        assert texts(draft_of(epub_of(files))) == ["text"]

    def test_a_page_in_another_encoding(self) -> None:
        page = xhtml("<p>Ебб und Flut: прилив</p>").replace("UTF-8", "utf-16").encode("utf-16")
        assert texts(draft_of(epub_of({"a": page}))) == ["Ебб und Flut: прилив"]

    def test_pictures_and_page_numbers_are_not_read(self) -> None:
        body = (
            '<p>The <span epub:type="pagebreak" title="7">7</span>tide.</p>'
            '<svg><text>no</text></svg><img src="x.png" alt="no"/>'
        )
        assert texts(draft_of(epub_of({"a": xhtml(body)}))) == ["The tide."]


class TestHeadings:
    NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    NAV = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'

    def ncx(self, *entries: tuple[str, str]) -> str:
        points = "".join(
            f"<navPoint><navLabel><text>{label}</text></navLabel><content src='{href}'/></navPoint>"
            for label, href in entries
        )
        return (
            '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx-2005-1.dtd">'
            f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'
        )

    def test_a_chapter_without_one_gets_it_from_the_contents(self) -> None:
        data = epub_of(
            {"a.xhtml": xhtml(STORY), "b.xhtml": xhtml(f"<h2>Two</h2>{STORY}")},
            manifest=self.NCX,
            parts={"OEBPS/toc.ncx": self.ncx(("One", "a.xhtml"), ("Second", "b.xhtml#x"))},
        )
        assert [text for kind, text in kinds_and_texts(draft_of(data).parts) if kind[0] == "h"] == [
            "One",
            "Two",
        ]

    def test_a_paragraph_that_the_contents_name_is_one(self) -> None:
        page = xhtml(f'<p class="c1">Chapter I.</p>{STORY}<p class="c1">Chapter II.</p>{STORY}')
        nav = xhtml(
            '<nav epub:type="toc"><ol><li><a href="a.xhtml">Chapter I</a><ol><li>'
            '<a href="a.xhtml#ii">Chapter II</a></li></ol></li></ol></nav>'
        )
        data = epub_of({"a.xhtml": page}, manifest=self.NAV, parts={"OEBPS/nav.xhtml": nav})
        assert kinds_and_texts(draft_of(data).parts)[::2] == [
            ("heading1", "Chapter I."),
            ("heading2", "Chapter II."),
        ]


class TestSkipped:
    def test_pages_that_the_guide_names(self) -> None:
        files = {name: xhtml(f"<p>{name}</p>") for name in ("cover", "contents", "text")}
        guide = (
            '<guide><reference type="cover" href="cover"/><reference type="toc" href="contents#x"/>'
            '<reference type="text" href="text"/></guide>'
        )
        draft = draft_of(epub_of(files, more=guide))
        assert read_of(draft) == ["text"]
        assert skipped_of(draft) == [("boilerplate", "cover"), ("navigation", "contents")]

    def test_pages_that_name_themselves(self) -> None:
        files = {
            "a": xhtml('<section epub:type="titlepage"><p>A novel</p></section>'),
            "b": xhtml("<p>Words on words.</p>").replace("<body>", '<body epub:type="toc">'),
            "c": xhtml(f'<section epub:type="chapter">{STORY}</section>'),
        }
        draft = draft_of(epub_of(files))
        assert [reason for reason, _ in skipped_of(draft)] == ["boilerplate", "navigation"]
        assert len(read_of(draft)) == 1

    def test_contents_and_copyright_pages_that_nobody_names(self) -> None:
        links = "".join(f'<p><a href="c{number}">Chapter {number}</a></p>' for number in range(9))
        files = {
            "a": xhtml("<p>The tides</p><p>Ann Lee</p>"),
            "b": xhtml("<p>© 2019 Ann Lee</p><p>ISBN 978-0-00-000000-2</p>"),
            "c": xhtml(links),
            "d": xhtml(STORY),
        }
        draft = draft_of(epub_of(files, metadata=epub_metadata("The tides", "Ann Lee")))
        assert read_of(draft) == ["The tide came in over the mud."]
        assert {reason for reason, _ in skipped_of(draft)} == {
            "boilerplate",
            "copyright",
            "navigation",
        }

    def test_notes_are_skipped_and_their_references_raised(self) -> None:
        body = (
            '<p>It is so.<a epub:type="noteref" href="#n1">1</a></p>'
            '<aside epub:type="footnote" id="n1"><p>A source.</p></aside>'
            '<section role="doc-endnotes"><h2>Notes</h2><p>Another.</p></section>'
        )
        draft = draft_of(epub_of({"a": xhtml(body)}))
        assert read_of(draft) == ["It is so.1"]
        assert Mark(MarkKind.SUPERSCRIPT, 9, 10) in draft.parts[0].marks
        assert skipped_of(draft) == [
            ("footnote", "A source."),
            ("footnote", "Notes"),
            ("footnote", "Another."),
        ]

    def test_a_library_s_licence_around_the_book(self) -> None:
        lines = (
            "This eBook is for the use of anyone anywhere.",
            "*** START OF THE PROJECT GUTENBERG EBOOK THE TIDES ***",
            "The tide came in.",
            "*** END OF THE PROJECT GUTENBERG EBOOK THE TIDES ***",
            "Most people start at our website.",
        )
        files = {str(number): xhtml(f"<p>{line}</p>") for number, line in enumerate(lines)}
        draft = draft_of(epub_of(files))
        assert read_of(draft) == ["The tide came in."]
        assert {reason for reason, _ in skipped_of(draft)} == {"boilerplate"}


class TestUnreadable:
    def why(self, data: bytes) -> str:
        with pytest.raises(HarkenError) as caught:
            read(Document(data, "book.epub", ".epub"))
        assert caught.value.what == "Cannot read book.epub"
        return caught.value.why

    ENCRYPTION = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
        ' xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:EncryptionMethod Algorithm="{}"/></enc:EncryptedData></encryption>'
    )

    def test_protection_against_copying_is_named(self) -> None:
        encryption = self.ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
        parts = {"META-INF/encryption.xml": encryption}
        assert "DRM" in self.why(epub_of({"a": bytes(range(256))}, parts=parts))

    @pytest.mark.parametrize(
        "method", ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]
    )
    def test_scrambled_fonts_do_no_harm(self, method: str) -> None:
        parts = {"META-INF/encryption.xml": self.ENCRYPTION.format(method)}
        assert texts(draft_of(epub_of({"a": xhtml("<p>text</p>")}, parts=parts))) == ["text"]

    def test_a_book_that_is_cut_short(self) -> None:
        data = epub([("paragraph", "text")])
        assert "cut short" in self.why(data[: len(data) // 2])

    def test_a_book_without_its_package_or_pages(self) -> None:
        assert "list of pages" in self.why(packed({"mimetype": "application/epub+zip"}))
        assert "none of its pages" in self.why(epub_of({}, spine="<itemref idref='x'/>"))

    def test_names_that_lead_out_of_the_book_lead_nowhere(self) -> None:
        data = epub_of(
            {},
            manifest=(
                '<item id="x" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>'
            ),
            spine='<itemref idref="x"/>',
        )
        assert "none of its pages" in self.why(data)

    def test_a_package_that_defines_entities_is_refused(self) -> None:
        package = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]><package>&e;</package>'
        data = epub_of({"a": xhtml(STORY)}, parts={"OEBPS/content.opf": package})
        assert "entities" in self.why(data)

    def test_entities_of_a_page_stay_unread(self) -> None:
        page = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><html><p>a &e; b</p></html>'
        (text,) = texts(draft_of(epub_of({"a": page})))[-1:]
        assert text == "a &e; b"
