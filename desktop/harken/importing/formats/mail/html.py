"""The HTML of a mail: its blocks, quotations told from the writer's own text."""

import re

from lxml.html import HtmlElement

from harken.article.model import SkipReason
from harken.errors import HarkenError
from harken.importing.draft import Part
from harken.importing.formats.html.blocks import read_blocks
from harken.importing.formats.html.tree import parse

MAX_CHARACTERS = 10_000_000
_QUOTE_NAMES = re.compile(
    r"\b(?:gmail_(?:quote(?:_container)?|extra)|yahoo_quoted|protonmail_quote|moz-cite-prefix"
    r"|zmail_extra|tutanota_quote|outlookmessageheader|mail_extra|cite_quote)\b",
    re.IGNORECASE,
)
_SIGNATURE_NAMES = re.compile(
    r"\b(?:gmail_signature|moz-signature|mobile-signature|protonmail_signature_block(?!-empty)"
    r"|applemailsignature|ms-outlook-(?:mobile|ios)-signature|signature-container)\b",
    re.IGNORECASE,
)
_INVISIBLE = frozenset(
    ("display:none", "visibility:hidden", "opacity:0", "opacity:0.0", "opacity:0.00")
)
_FLAT = frozenset(("height:0", "height:0px", "max-height:0", "max-height:0px"))
"""Invisible where nothing may stick out."""
_FILLERS = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\ufeff]+"
)
"""Invisible characters: with them newsletters fill the preview in a mailbox."""
_LONGEST_STYLE = 4_000


def read_html(html: str, shown: str) -> tuple[list[Part], list[bool]]:
    """The parts of a mail's HTML, and for each whether it is quoted.

    Raises:
        HarkenError: It is too large or too deeply nested, or holds nothing.
    """
    if len(html) > MAX_CHARACTERS:
        why = f"its text is larger than {MAX_CHARACTERS // 1_000_000} MB"
        raise HarkenError(f"Cannot read {shown}", why, "Copy the part you want and paste it here.")
    tree = parse(html, shown)
    _hide_invisible(tree)
    quoted, signatures = _zones(tree)
    parts: list[Part] = []
    flags: list[bool] = []
    for raw in read_blocks(tree):
        part = raw.part
        if raw.told is not None:
            part.skip(raw.told)
        if not _FILLERS.sub("", part.text).strip():
            continue
        if raw.element in signatures:
            part.skip(SkipReason.SIGNATURE)
        parts.append(part)
        flags.append(raw.element in quoted)
    return parts, flags


def _hide_invisible(tree: HtmlElement) -> None:
    """Marks what mails hide, such as the text for the preview in a mailbox, for `read_blocks`."""
    for element in tree.iterdescendants():
        if (style := element.get("style")) and _is_invisible(style):
            element.set("hidden", "")


def _is_invisible(style: str) -> bool:
    declarations = {
        declaration.removesuffix("!important")
        for declaration in "".join(style[:_LONGEST_STYLE].lower().split()).split(";")
    }
    if declarations & _INVISIBLE:
        return True
    return "overflow:hidden" in declarations and bool(declarations & _FLAT)


def _zones(tree: HtmlElement) -> tuple[set[HtmlElement], set[HtmlElement]]:
    """The elements inside quotations, and those inside signatures."""
    quoted: set[HtmlElement] = set()
    signatures: set[HtmlElement] = set()
    for element in tree.iter():
        parent = element.getparent()
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if parent in quoted or _begins_quotation(element, names):
            quoted.add(element)
        if parent in signatures or _SIGNATURE_NAMES.search(names):
            signatures.add(element)
    return quoted, signatures


def _begins_quotation(element: HtmlElement, names: str) -> bool:
    cited = element.tag == "blockquote" and element.get("type", "").lower() == "cite"
    return cited or bool(_QUOTE_NAMES.search(names))
