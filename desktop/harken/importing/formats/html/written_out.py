"""Writes out as text what browsers show by other means: formulas, quotation marks.

It is done to the tree, so that the extractor and the blocks have the same text. What stands in
a text but is none of it goes: how to pronounce a character, the links to edit a section.
"""

from lxml import etree
from lxml.html import HtmlElement

_READINGS = ("rt", "rp", "rtc")
_SECTION_LINKS = (
    ".//*[self::a or self::span][contains(@class, 'editsection') or contains(@class, 'headerlink')"
    " or contains(@class, 'heading-anchor') or contains(@class, 'anchor-link')]"
)
_SPACED = frozenset("+-−=<>≤≥≠≈×·±→⇒∈∧∨∪∩")
_BEHIND_FIRST = {"mfrac": "/", "msup": "^", "msub": "_", "mover": "", "munder": ""}
_GROUPED_IN = frozenset({"mfrac", "msup", "msub", "msqrt"})
_NOT_SHOWN = ("annotation", "annotation-xml")
_MAX_FORMULA_STEPS = 2_000


def write_out(tree: HtmlElement) -> None:
    """Changes a page's tree in place."""
    etree.strip_elements(tree, *_READINGS, with_tail=False)
    for element in list(tree.iter("math")):
        if next(element.iterancestors("math"), None) is None:
            _write_formula(element)
    for element in tree.iter("q"):
        _quote(element)
    for element in tree.xpath(_SECTION_LINKS):
        element.clear(keep_tail=True)


def _write_formula(formula: HtmlElement) -> None:
    text = _formula_text(formula)
    formula.clear(keep_tail=True)
    formula.tag, formula.text = "span", text
    parent = formula.getparent()
    if parent is None or parent.tag != "span":
        return
    # Some pages hide the formula behind a picture of it, or show it once more as styled letters.
    parent.attrib.pop("style", None)
    drawn = parent.getnext()
    if drawn is not None and drawn.get("aria-hidden") == "true":
        drawn.clear(keep_tail=True)


def _formula_text(formula: HtmlElement) -> str:
    """A formula on one line: a plain `alttext`, else its signs, else its source."""
    alternative = (formula.get("alttext") or "").strip()
    if alternative and "\\" not in alternative and "{" not in alternative:
        return alternative
    signs = "".join(_signs(formula)).strip()
    source = next((one.text or "" for one in formula.iter("annotation")), "")
    return signs or source.strip() or alternative


def _signs(formula: HtmlElement) -> list[str]:
    signs: list[str] = []
    events = etree.iterwalk(formula, events=("start", "end"))
    for steps, (event, element) in enumerate(events):
        parent = element.getparent()
        within = parent.tag if parent is not None and element is not formula else ""
        grouped = element.tag == "mrow" and within in _GROUPED_IN and len(element) > 1
        if event == "start":
            if element.tag in _NOT_SHOWN:
                events.skip_subtree()
                continue
            text = (element.text or "").strip()
            signs.append(f" {text} " if element.tag == "mo" and text in _SPACED else text)
            signs += ["√"] * (element.tag == "msqrt") + ["("] * grouped
        elif element.tag not in _NOT_SHOWN:
            signs += [")"] * grouped
            if within in _BEHIND_FIRST and element.getprevious() is None:
                signs.append(_BEHIND_FIRST[within])
        if steps > _MAX_FORMULA_STEPS:
            break
    return signs


def _quote(element: HtmlElement) -> None:
    inner = sum(1 for _ in element.iterancestors("q")) % 2
    opening, closing = "‘’" if inner else "“”"
    element.text = opening + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + closing
    else:
        element.text += closing
