"""Parsing HTML into a tree, without losing what is nested deeply."""

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from harken.errors import HarkenError
from harken.importing.formats.html.limits import without_attribute_floods
from harken.importing.formats.html.raised import write_powers_and_indices
from harken.importing.formats.html.unspoken import drop_unspoken
from harken.importing.formats.html.written_out import write_out


def parse(html: str, shown: str = "this page") -> HtmlElement:
    """The tree of a page or fragment.

    The parser's usual limit drops everything nested deeper than 256 elements without a word;
    `huge_tree` raises it to 2,048, and beyond that it says so.

    Args:
        html: A page or a part of one.
        shown: Its name in messages.

    Raises:
        HarkenError: It holds nothing, or is nested deeper than the parser can follow.
    """
    parser = HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    # lxml's own lookup asks Python for the class of every element, and we need no forms.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    what = f"Cannot read {shown}"
    source = without_attribute_floods(html).encode()
    try:
        tree: HtmlElement = document_fromstring(source, parser=parser)
    except etree.ParserError:
        raise HarkenError(
            what, "it holds no text", "Open it in a browser, copy the text and paste it here."
        ) from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise HarkenError(
            what,
            "its parts are nested more than 2,000 deep",
            "Open it in a browser, copy the text and paste it here.",
        )
    write_out(tree)
    drop_unspoken(tree)
    write_powers_and_indices(tree)
    return tree
