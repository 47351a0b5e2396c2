"""Formulas in Word documents as the line of text that a reader would type for them.

The markup: ECMA-376, part 1, chapter 22.1 (Office MathML). Whatever has no sign here is written
as the text in it.
"""

from lxml import etree

from harken.importing.formats.office.package_xml import attribute, descendants, local_name

_SIGNS_BEFORE = {"den": "/", "sub": "_", "sup": "^", "rad": "√"}
_DEFAULTS = {"begChr": "(", "endChr": ")", "chr": "∫"}


def line_of(formula: etree._Element) -> str:
    """A formula in one line: "a^2+b^2=c^2"."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(formula, events=("start", "end")):
        match event, local_name(element):
            case "start", "t":
                pieces.append(element.text or "")
            case "start", "den" | "sub" | "sup" | "rad" as name if _has_text(element):
                pieces.append(_SIGNS_BEFORE[name])
            case "start", "nary":
                pieces.append(_sign(element, "chr"))
            case "start", "d":
                pieces.append(_sign(element, "begChr"))
            case "end", "d":
                pieces.append(_sign(element, "endChr"))
    return "".join(pieces)


def _sign(element: etree._Element, name: str) -> str:
    """A sign that an element's own properties name, or the usual one."""
    for properties in element.iterchildren("{*}dPr", "{*}naryPr"):
        for named in properties.iterchildren(f"{{*}}{name}"):
            return attribute(named, "val") or ""
    return _DEFAULTS[name]


def _has_text(element: etree._Element) -> bool:
    return any(text.text for text in descendants(element, "t"))
