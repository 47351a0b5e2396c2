"""Turns the markup of an OpenDocument text into HTML's, in place."""

from lxml import etree

from harken.importing.formats.html.elements import whole_number
from harken.importing.formats.office.package_xml import (
    attribute,
    descendants,
    local_name,
    remove,
)
from harken.importing.formats.open_document.styles import Styles

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SVG = f"{{{_OASIS}:svg-compatible:1.0}}"
_DRAWING = f"{{{_OASIS}:drawing:1.0}}"
_REMOVED = """
    annotation annotation-end bibliography-mark change change-end change-start covered-table-cell
    deletion event-listeners forms hidden-paragraph hidden-text image object object-ole ruby-text
    script sequence-decls soft-page-break tracked-changes user-field-decls variable-decls
"""
_NOT_READ = (*(f"{{*}}{name}" for name in _REMOVED.split()), f"{_SVG}title", f"{_SVG}desc")
_TAGS = {
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "line-break": "br",
    "section": "div",
    "sup": "sup",
    "alphabetical-index": "nav",
    "illustration-index": "nav",
    "object-index": "nav",
    "table-index": "nav",
    "table-of-content": "nav",
    "user-index": "nav",
}
_PARAGRAPH_TAGS = {
    **{f"heading{level}": f"h{level}" for level in range(1, 7)},
    "title": "h1",
    "quote": "blockquote",
    "code": "pre",
    "caption": "figcaption",
    "toc": "nav",
}
_CLASSES = {"title", "byline", "dateline"}
_IN_BOXES = {"p", "h", "list", "table", "text-box", "section"}
_MAX_SPACES = 100
"""More in a row are a mistake, or a trap."""


def as_html(body: etree._Element, styles: Styles) -> etree._Element:
    """Renames what is below `body`; the notes are taken out of it and returned."""
    etree.strip_elements(body, *_NOT_READ, with_tail=False)
    for section in list(descendants(body, "section")):
        if attribute(section, "display") == "none":
            remove(section)
    notes = _take_notes(body)
    for root in (body, notes):
        _place_boxes(root)
        _Renamer(styles).rename(root)
    return notes


class _Renamer:
    """Goes through a tree once, in order: a list may go on counting where another ended."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[etree._Element, tuple[str | None, int]] = {}
        self._next_numbers: dict[str | None, int] = {}

    def rename(self, root: etree._Element) -> None:
        for element in list(root.iterdescendants()):
            match local_name(element):
                case "p" | "h" as name:
                    self._rename_paragraph(element, name)
                case "span":
                    self._rename_span(element)
                case "list":
                    self._rename_list(element)
                case "list-item":
                    start = attribute(element, "start-value")
                    _become(element, "li", **({"value": start} if start else {}))
                case "a":
                    _become(element, "a", href=attribute(element, "href") or "")
                case "s" | "tab" as name:
                    _become_space(element, name)
                case name:
                    _become(element, _TAGS.get(name, "span"))

    def _rename_paragraph(self, element: etree._Element, name: str) -> None:
        style = attribute(element, "style-name")
        kind = self._styles.kind(style)
        tag = _PARAGRAPH_TAGS.get(kind, "p")
        if name == "h" and kind != "title":
            tag = f"h{min(max(whole_number(attribute(element, 'outline-level')), 1), 6)}"
        if self._styles.is_hidden(style, "paragraph"):
            _empty(element)
        _become(element, tag, **({"class": kind} if kind in _CLASSES else {}))

    def _rename_span(self, element: etree._Element) -> None:
        style = attribute(element, "style-name")
        if self._styles.is_hidden(style, "text"):
            _empty(element)
        _become(element, "sup" if self._styles.is_raised(style) else "span")

    def _rename_list(self, element: etree._Element) -> None:
        around = next((self._lists[a] for a in element.iterancestors() if a in self._lists), None)
        style = attribute(element, "style-name") or (around[0] if around else None)
        level = around[1] + 1 if around else 1
        self._lists[element] = (style, level)
        if not self._styles.counts(style, level):
            _become(element, "ul")
            return
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(
            element, "continue-list"
        )
        first = self._next_numbers.get(style, 1) if goes_on and level == 1 else 1
        if level == 1:
            items = sum(1 for child in element if local_name(child) == "list-item")
            self._next_numbers[style] = first + items
        _become(element, "ol", start=str(first))


def _take_notes(body: etree._Element) -> etree._Element:
    """Footnotes and endnotes; the numbers that stand for them in the text stay, raised."""
    notes = etree.Element("div")
    for note in list(descendants(body, "note")):
        for child in list(note):
            if local_name(child) == "note-citation":
                child.tag = "sup"
            else:
                note.remove(child)
                notes.append(child)
    return notes


def _place_boxes(root: etree._Element) -> None:
    """Puts the text of boxes and shapes behind the paragraph that they hang on."""
    for box in reversed(list(root.iter(f"{_DRAWING}*"))):
        anchor = next((a for a in box.iterancestors() if local_name(a) in {"p", "h"}), None)
        if anchor is not None:
            for child in reversed(list(box)):
                if local_name(child) in _IN_BOXES:
                    remove(child)
                    anchor.addnext(child)


def _become(element: etree._Element, tag: str, **attributes: str) -> None:
    element.attrib.clear()
    element.tag = tag
    for name, value in attributes.items():
        element.set(name, value)


def _become_space(element: etree._Element, name: str) -> None:
    count = min(whole_number(attribute(element, "c"), 1), _MAX_SPACES)
    _become(element, "span")
    element.text = "\t" if name == "tab" else " " * count


def _empty(element: etree._Element) -> None:
    tail = element.tail
    element.clear()
    element.tail = tail
