"""Office documents and e-books as programs write them, made from pairs of kind and text.

The kinds: "title", "heading", "heading2", "paragraph", "list_item", "numbered", "quote". An EPUB
begins a chapter at every "heading".
"""

import itertools
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from operator import itemgetter
from xml.sax.saxutils import escape, quoteattr

Blocks = Sequence[tuple[str, str]]

EVERY_KIND: Blocks = (
    ("title", "The tides"),
    ("heading", "Why"),
    ("paragraph", "The moon pulls."),
    ("list_item", "spring tide"),
    ("numbered", "First"),
    ("numbered", "Second"),
    ("heading2", "How"),
    ("quote", "Time and tide."),
)
EVERY_KIND_READ = [
    ("heading1", "The tides"),
    ("heading1", "Why"),
    ("paragraph", "The moon pulls."),
    ("list_item", "spring tide"),
    ("list_item", "1. First"),
    ("list_item", "2. Second"),
    ("heading2", "How"),
    ("quote", "Time and tide."),
]
"""What is read of `EVERY_KIND`, each with its kind and level."""

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_RELATION = f"{_SCHEMAS}/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
WORD_NAMESPACES = (
    f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{_RELATION}"'
    f' xmlns:mc="{_SCHEMAS}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    f' xmlns:m="{_SCHEMAS}/officeDocument/2006/math"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
ODF_NAMESPACES = " ".join(
    f'xmlns:{name}="{_OASIS}:{name}:1.0"'
    for name in ("office", "text", "style", "table", "meta", "manifest")
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    f' xmlns:draw="{_OASIS}:drawing:1.0" xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"'
    f' xmlns:svg="{_OASIS}:svg-compatible:1.0"'
)


def packed(files: Mapping[str, str | bytes], *, stored: Iterable[str] = ()) -> bytes:
    """A zip archive of the files, in their order; those named in `stored` are not compressed."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return data.getvalue()


def _runs(blocks: Blocks) -> Iterator[tuple[str, list[str]]]:
    """The texts of list items that follow each other together, all others one by one."""
    for kind, run in itertools.groupby(blocks, key=itemgetter(0)):
        texts = [text for _, text in run]
        if kind in {"list_item", "numbered"}:
            yield kind, texts
        else:
            yield from ((kind, [text]) for text in texts)


# --- Word -----------------------------------------------------------------------------------

_WORD_STYLES = {
    "title": ("Title", "Title"),
    "heading": ("Heading1", "heading 1"),
    "heading2": ("Heading2", "heading 2"),
    "quote": ("Quote", "Quote"),
    "list_item": ("ListParagraph", "List Paragraph"),
    "numbered": ("ListParagraph", "List Paragraph"),
    "paragraph": ("Normal", "Normal"),
}
WORD_NUMBERING = (
    f"{_XML}<w:numbering {WORD_NAMESPACES}>"
    + "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>'
            for level in range(9)
        )
        + "</w:abstractNum>"
        for number, form in ((1, "bullet"), (2, "decimal"))
    )
    + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (1, 2)
    )
    + "</w:numbering>"
)
"""List 1 has bullets, list 2 numbers; both have nine levels."""


def word_styles(language: str = "en-US", more: str = "") -> str:
    """The styles part; `more` are further `w:style` elements."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/></w:style>'
        for style_id, name in dict.fromkeys(_WORD_STYLES.values())
    )
    return (
        f"{_XML}<w:styles {WORD_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>{styles}{more}'
        "</w:styles>"
    )


def word_paragraph(text: str, *, style: str = "", properties: str = "") -> str:
    """A `w:p` with one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{properties}</w:pPr>"
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def word_list_item(text: str, *, numbered: bool = False, level: int = 0) -> str:
    """A `w:p` in one of the lists of `WORD_NUMBERING`."""
    number = f'<w:ilvl w:val="{level}"/><w:numId w:val="{2 if numbered else 1}"/>'
    return word_paragraph(text, style="ListParagraph", properties=f"<w:numPr>{number}</w:numPr>")


def docx_of(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document from the XML of its body; `parts` come beside or instead of the usual."""
    names = ("styles", "numbering", "footnotes", "endnotes", "comments", "header")
    related = "".join(
        f'<Relationship Id="rel{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>'
        for name in names
    )
    relationships = f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{_XML}{relationships}<Relationship Id="rId1" Type="{_RELATION}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f"{_XML}<w:document {WORD_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": f"{_XML}{relationships}{related}</Relationships>",
        "word/styles.xml": word_styles(),
        "word/numbering.xml": WORD_NUMBERING,
        **(parts or {}),
    }
    return packed(files)


def word_core(title: str = "", author: str = "") -> str:
    """The part `docProps/core.xml`."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        "</cp:coreProperties>"
    )


def docx(blocks: Blocks, *, title: str = "", author: str = "", language: str = "en-US") -> bytes:
    """A Word document."""
    body = "".join(
        word_list_item(text, numbered=kind == "numbered")
        if kind in {"list_item", "numbered"}
        else word_paragraph(text, style=_WORD_STYLES[kind][0])
        for kind, text in blocks
    )
    return docx_of(
        body,
        {"word/styles.xml": word_styles(language), "docProps/core.xml": word_core(title, author)},
    )


# --- OpenDocument -----------------------------------------------------------------------------

_ODF_BLOCKS = {
    "title": '<text:p text:style-name="Title">{}</text:p>',
    "heading": '<text:h text:style-name="Heading_20_1" text:outline-level="1">{}</text:h>',
    "heading2": '<text:h text:style-name="Heading_20_2" text:outline-level="2">{}</text:h>',
    "paragraph": '<text:p text:style-name="Text_20_body">{}</text:p>',
    "quote": '<text:p text:style-name="Quotations">{}</text:p>',
    "list_item": "<text:list-item><text:p>{}</text:p></text:list-item>",
    "numbered": "<text:list-item><text:p>{}</text:p></text:list-item>",
}
_ODF_LISTS = (
    '<text:list-style style:name="bullets"><text:list-level-style-bullet text:level="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<text:list-style style:name="numbers">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
)


def odt_of(body: str, *, styles: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument text from the XML of its body and of its automatic styles."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": (
            f"{_XML}<manifest:manifest {ODF_NAMESPACES}><manifest:file-entry"
            ' manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>"
        ),
        "content.xml": (
            f"{_XML}<office:document-content {ODF_NAMESPACES}>"
            f"<office:automatic-styles>{_ODF_LISTS}{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        ),
        **(parts or {}),
    }
    return packed(files, stored=["mimetype"])


def odt_meta(title: str = "", author: str = "", language: str = "") -> str:
    """The part `meta.xml`."""
    said = "".join(
        f"<{tag}>{escape(text)}</{tag}>"
        for tag, text in (
            ("dc:title", title),
            ("meta:initial-creator", author),
            ("dc:language", language),
        )
        if text
    )
    return (
        f"{_XML}<office:document-meta {ODF_NAMESPACES}><office:meta>{said}</office:meta>"
        "</office:document-meta>"
    )


def odt(blocks: Blocks, *, title: str = "", author: str = "", language: str = "en-US") -> bytes:
    """An OpenDocument text."""
    body = ""
    for kind, texts in _runs(blocks):
        markup = "".join(_ODF_BLOCKS[kind].format(escape(text)) for text in texts)
        style = {"list_item": "bullets", "numbered": "numbers"}.get(kind)
        body += f'<text:list text:style-name="{style}">{markup}</text:list>' if style else markup
    return odt_of(body, parts={"meta.xml": odt_meta(title, author, language)})


# --- EPUB ---------------------------------------------------------------------------------------

_XHTML_BLOCKS = {
    "title": "<h1>{}</h1>",
    "heading": "<h2>{}</h2>",
    "heading2": "<h3>{}</h3>",
    "paragraph": "<p>{}</p>",
    "quote": "<blockquote><p>{}</p></blockquote>",
    "list_item": "<li>{}</li>",
    "numbered": "<li>{}</li>",
}


def xhtml(body: str, title: str = "") -> str:
    """An XHTML page of a book."""
    return (
        f'{_XML}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"'
        ' xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>{escape(title)}</title></head>\n<body>\n{body}\n</body></html>"
    )


def epub_of(
    files: Mapping[str, str | bytes],
    *,
    metadata: str = "",
    manifest: str = "",
    spine: str = "",
    more: str = "",
    folder: str = "OEBPS/",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An EPUB from its content files, named relative to `folder`.

    Args:
        files: The book's pages in reading order; all of them stand in manifest and spine.
        metadata: XML inside `metadata`.
        manifest: Further `item` elements.
        spine: Instead of all files in order: the `itemref` elements; ids are item0, item1 …
        more: XML behind the spine: the guide.
        folder: Where the package document and the pages are.
        parts: Further files, named from the archive's root, or instead of the usual.
    """
    items = "".join(
        f'<item id="item{number}" href={quoteattr(name)} media-type="application/xhtml+xml"/>'
        for number, name in enumerate(files)
    )
    spine = spine or "".join(f'<itemref idref="item{number}"/>' for number in range(len(files)))
    package = (
        f'{_XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{items}{manifest}</manifest><spine>{spine}</spine>{more}</package>"
    )
    everything: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": (
            f'{_XML}<container xmlns="{_OASIS}:container" version="1.0"><rootfiles>'
            f'<rootfile full-path="{folder}content.opf"'
            ' media-type="application/oebps-package+xml"/></rootfiles></container>'
        ),
        f"{folder}content.opf": package,
        **{folder + name: content for name, content in files.items()},
        **(parts or {}),
    }
    return packed(everything, stored=["mimetype"])


def epub_metadata(title: str = "", author: str = "", language: str = "", date: str = "") -> str:
    """The XML of a book's usual metadata."""
    return "".join(
        f"<dc:{tag}>{escape(text)}</dc:{tag}>"
        for tag, text in (
            ("title", title),
            ("creator", author),
            ("language", language),
            ("date", date),
        )
        if text
    )


def epub(blocks: Blocks, *, title: str = "", author: str = "", language: str = "en") -> bytes:
    """An EPUB with a chapter for every "heading"."""
    chapters = [""]
    for kind, texts in _runs(blocks):
        markup = "".join(_XHTML_BLOCKS[kind].format(escape(text)) for text in texts)
        tag = {"list_item": "ul", "numbered": "ol"}.get(kind)
        if kind == "heading":
            chapters.append("")
        chapters[-1] += f"<{tag}>{markup}</{tag}>" if tag else markup
    files = {
        f"chapter{number}.xhtml": xhtml(chapter)
        for number, chapter in enumerate(filter(None, chapters))
    }
    return epub_of(files, metadata=epub_metadata(title, author, language))


# --- RTF ------------------------------------------------------------------------------------------

_RTF_BLOCKS = {
    "title": "\\pard\\plain\\s15\\b {}\\par\n",
    "heading": "\\pard\\plain\\s1\\b\\outlinelevel0 {}\\par\n",
    "heading2": "\\pard\\plain\\s2\\b\\outlinelevel1 {}\\par\n",
    "paragraph": "\\pard\\plain\\f0 {}\\par\n",
    "quote": "\\pard\\plain\\li720 {}\\par\n",
    "list_item": "\\pard\\plain{{\\listtext\\f1 \\'b7\\tab}}\\ls1 {}\\par\n",
    "numbered": "\\pard\\plain{{\\listtext\\f0 {1}.\\tab}}\\ls2 {0}\\par\n",
}


def rtf_text(text: str) -> str:
    """A text as RTF, in ASCII."""
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    utf_16 = escaped.encode("utf-16-le")
    units = [int.from_bytes(utf_16[n : n + 2], "little") for n in range(0, len(utf_16), 2)]
    return "".join(
        chr(unit) if unit < 0x80 else f"\\u{unit - 0x10000 if unit > 0x7FFF else unit}?"
        for unit in units
    )


def rtf_of(body: str, info: str = "") -> bytes:
    """A rich text file from the RTF of its body."""
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\froman\\fcharset0 Times;}"
        "{\\f1\\fnil\\fcharset2 Symbol;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}"
        f"{{\\s2 heading 2;}}{{\\s15 Title;}}}}{{\\info{info}}}\n{body}}}"
    ).encode("latin-1")


def rtf(blocks: Blocks, *, title: str = "", author: str = "", language: str = "") -> bytes:
    """A rich text file; it does not say its language."""
    body = "".join(
        _RTF_BLOCKS[kind].format(rtf_text(text), number)
        for kind, texts in _runs(blocks)
        for number, text in enumerate(texts, 1)
    )
    return rtf_of(body, f"{{\\title {rtf_text(title)}}}{{\\author {rtf_text(author)}}}")
