"""The styles and lists of our own in which simplified Word documents come to the converter."""

from lxml import etree

from harken.importing.formats.office.package_xml import name_like

NUMBER_MARK = "\ue000"
"""Stands around an item's number, before its text."""
_MAX_LEVEL = 8


def _style_map() -> str:
    lines = [
        *(f"p.heading{level} => h{level}:fresh" for level in range(1, 7)),
        "p.title => h1.title:fresh",
        "p.toc => nav > p:fresh",
        "p.caption => figcaption:fresh",
        "p.quote => blockquote > p:fresh",
        "p.code => pre:separator('\\n')",
        "p.byline => p.byline:fresh",
        "p.dateline => p.dateline:fresh",
    ]
    for level in range(_MAX_LEVEL + 1):
        around = "ul|ol > li > " * level
        lines += [
            f"p:unordered-list({level + 1}) => {around}ul > li:fresh",
            f"p:ordered-list({level + 1}) => {around}ol > li:fresh",
        ]
    return "\n".join(lines)


STYLE_MAP = _style_map()
"""How the converter turns our styles into HTML."""


def set_style(paragraph: etree._Element, style: str) -> None:
    """Gives a paragraph without properties a style of `STYLE_MAP`."""
    _add(_new_properties(paragraph), "pStyle", style)


def make_item(paragraph: etree._Element, number: int | None, level: int) -> None:
    """Makes a paragraph without properties an item of a list.

    Args:
        paragraph: The item.
        number: Its number, which is put before its text; None where it has a bullet.
        level: How deep its list is in others, from 0; one that is too deep is less deep.
    """
    numbering = etree.SubElement(_new_properties(paragraph), name_like(paragraph, "numPr"))
    _add(numbering, "ilvl", str(min(level, _MAX_LEVEL)))
    _add(numbering, "numId", "1" if number is None else "2")
    if number is not None:
        run = etree.Element(name_like(paragraph, "r"))
        text = etree.SubElement(run, name_like(paragraph, "t"))
        text.text = f"{NUMBER_MARK}{number}{NUMBER_MARK}"
        paragraph.insert(1, run)


def numbering_part(namespace: str) -> bytes:
    """The lists that simplified paragraphs are in: 1 with bullets, 2 with numbers."""
    root = etree.Element(f"{{{namespace}}}numbering")
    for list_id, form in (("1", "bullet"), ("2", "decimal")):
        abstract = etree.SubElement(root, name_like(root, "abstractNum"))
        abstract.set(name_like(root, "abstractNumId"), list_id)
        for level in range(_MAX_LEVEL + 1):
            shape = etree.SubElement(abstract, name_like(root, "lvl"))
            shape.set(name_like(root, "ilvl"), str(level))
            _add(shape, "numFmt", form)
        concrete = etree.SubElement(root, name_like(root, "num"))
        concrete.set(name_like(root, "numId"), list_id)
        _add(concrete, "abstractNumId", list_id)
    return etree.tostring(root)


def _new_properties(paragraph: etree._Element) -> etree._Element:
    properties = etree.Element(name_like(paragraph, "pPr"))
    paragraph.insert(0, properties)
    return properties


def _add(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, name_like(parent, name)).set(name_like(parent, "val"), value)
