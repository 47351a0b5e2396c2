"""The XML parts of office documents and e-books, parsed so that nothing outside is touched."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from harken.errors import HarkenError
from harken.importing.zip_archive import Packed, ZipArchive

MAX_XML_BYTES = 40_000_000
"""A novel's is a tenth of that; the tree in memory takes about ten times as much."""
_NEXT_STEP = "Open it in the program it was made with, and copy the text you want to hear."


def parse_part(archive: ZipArchive, name: str) -> etree._Element:
    """The root of an XML file in an archive.

    Raises:
        HarkenError: It is missing, too large, not XML, nested too deeply, or defines entities.
    """
    return parse_xml(archive.read(name, MAX_XML_BYTES), name, archive.document)


def parse_xml(data: bytes, name: str, document: Packed) -> etree._Element:
    """The root of an XML file.

    Args:
        data: The file.
        name: Its name in messages.
        document: What it is a part of.

    Raises:
        HarkenError: It is not XML, nested too deeply, or defines entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _error(document, name, error) from None
    declared: Any = root.getroottree().docinfo.internalDTD  # its methods have no types
    # No office program defines entities: they are there to blow up, or to read other files.
    if declared is not None and any(True for _ in declared.iterentities()):
        raise document.error(f"its part {name} defines entities, which may be a trap", _NEXT_STEP)
    return root


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; "" of what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    values = (str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return next(values, None)


def name_like(element: etree._Element, name: str) -> str:
    """A name in the namespace of an element."""
    namespace, brace, _ = element.tag.rpartition("}")
    return f"{namespace}{brace}{name}"


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The element and all below it that are called so, whatever their namespace."""
    return element.iter(*(f"{{*}}{name}" for name in names))


def text_of(root: etree._Element, name: str) -> str:
    """The text of the first element that is called so, in one line; "" where there is none."""
    for element in descendants(root, name):
        text = " ".join("".join(map(str, element.itertext())).split())
        if text:
            return text
    return ""


def remove(element: etree._Element) -> None:
    """Takes an element out of its tree, with what is behind it up to the next: only white space.

    Were that joined to what is before, thousands of neighbours would take minutes.
    """
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _error(document: Packed, name: str, error: etree.XMLSyntaxError) -> HarkenError:
    if "xcessive depth" in str(error):
        return document.error(f"its part {name} is nested too deeply", _NEXT_STEP)
    if "amplification" in str(error):
        return document.error(f"its part {name} grows without end", _NEXT_STEP)
    return document.error(
        f"its part {name} is damaged or cut short",
        "Open it in the program it was made with and save it again, or download it once more.",
    )
