"""Stories as office documents and as an e-book, with what a printed page has around its text."""

import re
from dataclasses import replace
from html import escape

from harken.article.model import BlockKind
from tests.corpus.document import CorpusDocument, Expected
from tests.corpus.story import Block, Story
from tests.corpus.text import without_kinds
from tests.corpus.web import blocks_as_html, links
from tests.importing.office_files import (
    ODF_NAMESPACES,
    WORD_NAMESPACES,
    docx_of,
    epub_metadata,
    epub_of,
    odt_meta,
    odt_of,
    rtf_of,
    rtf_text,
    word_core,
    word_list_item,
    word_paragraph,
    word_styles,
    xhtml,
)

_PAGE_NUMBER = "17"
_WORD_STYLES = {BlockKind.TITLE: "Title", BlockKind.HEADING: "Heading1", BlockKind.QUOTE: "Quote"}
_ODF_BLOCKS = {
    BlockKind.PARAGRAPH: '<text:p text:style-name="Text_20_body">{}</text:p>',
    BlockKind.HEADING: '<text:h text:outline-level="1">{}</text:h>',
    BlockKind.LIST_ITEM: "<text:list-item><text:p>{}</text:p></text:list-item>",
    BlockKind.QUOTE: '<text:p text:style-name="Quotations">{}</text:p>',
}
_LIST_OF_ITEMS = re.compile("(?:<text:list-item>.*?</text:list-item>)+")
_RTF_BLOCKS = {
    BlockKind.PARAGRAPH: "\\pard\\plain\\f0 {}\\par\n",
    BlockKind.HEADING: "\\pard\\plain\\s1\\b\\outlinelevel0 {}\\par\n",
    BlockKind.LIST_ITEM: "\\pard\\plain{{\\listtext\\f1 \\'b7\\tab}}\\ls1 {}\\par\n",
    BlockKind.QUOTE: "\\pard\\plain\\li720 {}\\par\n",
}


def word(story: Story) -> CorpusDocument:
    """With a running head, a page number, a footnote and an editor's comment."""
    page, (first, *rest) = story.page, story.blocks
    note = '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body = word_block((BlockKind.TITLE, story.title))
    body += word_block(first).replace("</w:p>", note) + "".join(map(word_block, rest))
    data = docx_of(
        body,
        {
            "word/styles.xml": word_styles(story.language),
            "docProps/core.xml": word_core(story.title, story.author),
            "word/header.xml": _word_part("hdr", word_paragraph(page.site)),
            "word/footer.xml": _word_part("ftr", word_paragraph(_PAGE_NUMBER)),
            "word/footnotes.xml": _word_part(
                "footnotes", f'<w:footnote w:id="2">{word_paragraph(page.footnote)}</w:footnote>'
            ),
            "word/comments.xml": _word_part(
                "comments", f'<w:comment w:id="0">{word_paragraph(page.read_more)}</w:comment>'
            ),
        },
    )
    return _document("word", ".docx", story, data, (page.footnote, page.read_more))


def open_document(story: Story) -> CorpusDocument:
    """With a running head, a page number, a footnote and an editor's comment."""
    page, (first, *rest) = story.page, story.blocks
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{escape(page.footnote)}</text:p></text:note-body></text:note>"
        f"<office:annotation><text:p>{escape(page.read_more)}</text:p></office:annotation>"
    )
    body = f'<text:p text:style-name="Title">{escape(story.title)}</text:p>'
    body += _odf_block(first).replace("</text:p>", note + "</text:p>")
    body += _LIST_OF_ITEMS.sub(
        r'<text:list text:style-name="bullets">\g<0></text:list>', "".join(map(_odf_block, rest))
    )
    styles = (
        f'<?xml version="1.0"?><office:document-styles {ODF_NAMESPACES}><office:master-styles>'
        f'<style:master-page style:name="Standard"><style:header><text:p>{escape(page.site)}'
        f"</text:p></style:header><style:footer><text:p>{_PAGE_NUMBER}</text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    meta = odt_meta(story.title, story.author, story.language)
    data = odt_of(body, parts={"meta.xml": meta, "styles.xml": styles})
    return _document("open_document", ".odt", story, data, (page.footnote, page.read_more))


def rich_text(story: Story) -> CorpusDocument:
    """With a running head, a page number and a footnote."""
    page, (first, *rest) = story.page, story.blocks
    number = "{\\super\\chftn}"
    note = f"{number}{{\\footnote\\pard\\plain {number} {rtf_text(page.footnote)}}}\\par"
    body = (
        f"{{\\header\\pard\\plain {rtf_text(page.site)}\\par}}"
        f"{{\\footer\\pard\\plain {_PAGE_NUMBER}\\par}}"
        f"\\pard\\plain\\s15\\b {rtf_text(story.title)}\\par\n"
        + _rtf_block(first).replace("\\par\n", note + "\n")
        + "".join(map(_rtf_block, rest))
    )
    info = f"{{\\title {rtf_text(story.title)}}}{{\\author {rtf_text(story.author)}}}"
    story = replace(story, blocks=without_kinds(story.blocks, BlockKind.QUOTE))
    return _document("rich_text", ".rtf", story, rtf_of(body, info), (page.footnote,))


def e_book(story: Story) -> CorpusDocument:
    """A chapter for each section, a cover, contents, an imprint and a footnote."""
    page, chapters = story.page, story.chapters
    names = [heading for heading, _ in chapters]
    note = f'<aside epub:type="footnote" id="n1"><p>{escape(page.footnote)}</p></aside>'
    call = '<a epub:type="noteref" href="#n1">1</a></p>'
    files = {
        "cover.xhtml": xhtml(f"<h1>{escape(story.title)}</h1><p>{escape(story.author)}</p>"),
        "nav.xhtml": xhtml(f'<nav epub:type="toc">{links(names)}</nav>'),
    }
    for number, (heading, blocks) in enumerate(chapters):
        html = f"<h1>{escape(heading)}</h1>{blocks_as_html(blocks)}"
        if number == 0:
            html = html.replace("</p>", call, 1) + note
        files[f"chapter{number}.xhtml"] = xhtml(html, heading)
    imprint = f"<p>{escape(page.copyright)}</p><p>ISBN 978-0-00-000000-2</p>"
    files["imprint.xhtml"] = xhtml(imprint, page.site)
    metadata = epub_metadata(story.title, story.author, story.language, story.published.isoformat())
    data = epub_of(files, metadata=metadata)
    furniture = (page.copyright, page.footnote, "ISBN 978-0-00-000000-2")
    return _document("e_book", ".epub", story, data, furniture, dated=True)


def _document(
    name: str,
    suffix: str,
    story: Story,
    data: bytes,
    furniture: tuple[str, ...],
    *,
    dated: bool = False,
) -> CorpusDocument:
    expected = Expected(
        story.title,
        story.blocks,
        (story.page.site, _PAGE_NUMBER, *furniture),
        story.author,
        story.published if dated else None,
    )
    return CorpusDocument(f"{name}/{story.language}", data, suffix, (expected,))


def word_block(block: Block) -> str:
    """A block of a Word document in XML."""
    kind, text = block
    if kind is BlockKind.LIST_ITEM:
        return word_list_item(text)
    return word_paragraph(text, style=_WORD_STYLES.get(kind, "Normal"))


def _word_part(name: str, content: str) -> str:
    return f'<?xml version="1.0"?><w:{name} {WORD_NAMESPACES}>{content}</w:{name}>'


def _odf_block(block: Block) -> str:
    kind, text = block
    return _ODF_BLOCKS[kind].format(escape(text))


def _rtf_block(block: Block) -> str:
    kind, text = block
    return _RTF_BLOCKS[kind].format(rtf_text(text))
