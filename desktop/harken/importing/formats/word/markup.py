"""Cuts a Word document's markup down to what is read: text, lists, tables, notes, links.

What comes out is flat and small, and names only styles of our own (`own_styles`), so that neither
depth nor size nor odd attributes reach the converter.
"""

import itertools
import re
from collections.abc import Collection, Mapping

from lxml import etree

from harken.importing.formats.html.elements import whole_number
from harken.importing.formats.office.package_xml import (
    attribute,
    descendants,
    local_name,
    name_like,
    remove,
)
from harken.importing.formats.word.formulas import line_of
from harken.importing.formats.word.own_styles import make_item, set_style
from harken.importing.formats.word.styles import (
    Lists,
    Styles,
    forget_changes,
    outline_kind,
    switch,
    value_of,
)

_REMOVED = """
    annotationRef commentRangeEnd commentRangeStart commentReference del delText drawing endnoteRef
    fldChar footnoteRef instrText lastRenderedPageBreak moveFrom object pict proofErr rt sdtPr
    sectPr smartTagPr tblGrid tblPr tblPrEx tcPr trPr bookmarkStart bookmarkEnd
"""
_UNWRAPPED = """
    bdo customXml dir fldSimple ins moveTo ruby rubyBase sdt sdtContent smartTag txbxContent
    AlternateContent Choice Fallback oMathPara
"""
_INLINE = ("r", "sym", "hyperlink", "footnoteReference", "endnoteReference")
_NOT_READ = tuple(f"{{*}}{name}" for name in _REMOVED.split())
_WITHOUT_MEANING = tuple(f"{{*}}{name}" for name in _UNWRAPPED.split())
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{4}")


class Simplifier:
    """Simplifies the parts of one document, the body first.

    Args:
        styles: Its styles.
        lists: Its lists.
        links: The targets of its links by relationship.
        notes: The kind ("footnote", "endnote") and identifier of each note that is there.
    """

    def __init__(
        self,
        styles: Styles,
        lists: Lists,
        links: Mapping[str, str],
        notes: Collection[tuple[str, str | None]],
    ) -> None:
        self._styles = styles
        self._lists = lists
        self._links = links
        self._notes = notes

    def simplify(self, root: etree._Element) -> None:
        """Changes the tree of a part in place."""
        forget_changes(root)
        _mark_contents(root)
        _choose_alternatives(root)
        _place_boxes(root)
        _accept_deletions(root)
        etree.strip_elements(root, *_NOT_READ, with_tail=False)
        etree.strip_tags(root, *_WITHOUT_MEANING)
        _write_out_formulas(root)
        for element in list(descendants(root, *_INLINE)):
            self._simplify_inline(element)
        for paragraph in list(descendants(root, "p")):
            self._simplify_paragraph(paragraph)

    def _simplify_inline(self, element: etree._Element) -> None:
        match local_name(element):
            case "r":
                self._simplify_run(element)
            case "sym" if not _HEXADECIMAL.fullmatch(attribute(element, "char") or ""):
                remove(element)
            case "footnoteReference" | "endnoteReference" as name:
                if (name.removesuffix("Reference"), attribute(element, "id")) not in self._notes:
                    remove(element)
            case "hyperlink" if attribute(element, "id") not in self._links:
                element.attrib.clear()

    def _simplify_run(self, run: etree._Element) -> None:
        properties = next((child for child in run if local_name(child) == "rPr"), None)
        if self._is_hidden(run, properties):
            remove(run)
            return
        if properties is None:
            return
        for child in list(properties):
            if local_name(child) != "vertAlign":
                properties.remove(child)
        if not len(properties):
            run.remove(properties)

    def _is_hidden(self, run: etree._Element, properties: etree._Element | None) -> bool:
        """What stands nearest to a run says it: itself, its style, its paragraph's style."""
        hidden = None
        if properties is not None:
            hidden = switch(properties, "vanish")
            if hidden is None:
                hidden = self._styles.find(value_of(properties, "rStyle")).is_hidden
        if hidden is None:
            paragraph = next(run.iterancestors("{*}p"), None)
            around = None if paragraph is None else _properties(paragraph)
            if around is not None:
                hidden = self._styles.find(value_of(around, "pStyle")).is_hidden
        return bool(hidden)

    def _simplify_paragraph(self, paragraph: etree._Element) -> None:
        properties = _properties(paragraph)
        is_contents = paragraph.attrib.pop("contents", "") != ""
        style_id = None if properties is None else value_of(properties, "pStyle")
        style = self._styles.find(style_id)
        if style.is_hidden and not _has_text(paragraph):
            remove(paragraph)
            return
        kind, list_id, level = style.kind, style.list_id, style.list_level
        if properties is not None:
            kind = kind or outline_kind(properties)
            own = value_of(properties, "numId")
            list_id = own if own is not None else list_id
            level = whole_number(value_of(properties, "ilvl"), level)
            paragraph.remove(properties)
        _join_runs(paragraph)
        number = self._number(list_id, level)
        if is_contents or kind:
            set_style(paragraph, "toc" if is_contents else kind)
        elif list_id not in {None, "0"} and _has_text(paragraph):
            make_item(paragraph, number, max(level, style.depth))

    def _number(self, list_id: str | None, level: int) -> int | None:
        return None if list_id in {None, "0"} else self._lists.next_number(list_id or "", level)


def _mark_contents(root: etree._Element) -> None:
    """Marks tables of contents; placeholders ("Click here to enter text") go."""
    for control in list(descendants(root, "sdt")):
        # Its own properties: another control may stand inside.
        properties = next((child for child in control if local_name(child) == "sdtPr"), None)
        if properties is None:
            continue
        if value_of(properties, "docPartGallery") == "Table of Contents":
            for paragraph in descendants(control, "p"):
                paragraph.set("contents", "1")
        if switch(properties, "showingPlcHdr"):
            remove(control)


def _choose_alternatives(root: etree._Element) -> None:
    """Of what is there for newer and for older programs, keeps one."""
    for alternatives in list(descendants(root, "AlternateContent")):
        chosen = next(
            (a for a in alternatives if next(descendants(a, "t"), None) is not None), None
        )
        for alternative in list(alternatives):
            if alternative is not chosen:
                alternatives.remove(alternative)


def _place_boxes(root: etree._Element) -> None:
    """Puts the text of boxes behind the paragraph that they hang on."""
    for box in reversed(list(descendants(root, "txbxContent"))):
        anchor = next((a for a in box.iterancestors() if local_name(a) == "p"), None)
        if anchor is not None:
            for child in reversed(list(box)):
                anchor.addnext(child)


def _accept_deletions(root: etree._Element) -> None:
    """Removes deleted rows, and joins paragraphs whose mark is deleted with the next."""
    for properties in list(descendants(root, "trPr")):
        if next(descendants(properties, "del"), None) is not None:
            row = properties.getparent()
            if row is not None:
                remove(row)
    # From the end, so that what many of them leave behind is moved once.
    for paragraph in reversed(list(descendants(root, "p"))):
        following = paragraph.getnext()
        if not _mark_is_deleted(paragraph) or following is None:
            continue
        if local_name(following) == "p":
            at = 0 if _properties(following) is None else 1
            for child in reversed([child for child in paragraph if local_name(child) != "pPr"]):
                following.insert(at, child)
            remove(paragraph)


def _write_out_formulas(root: etree._Element) -> None:
    """Formulas become runs of text."""
    for formula in list(descendants(root, "oMath")):
        line = line_of(formula)
        del formula[:]
        formula.tag = name_like(root, "r")
        etree.SubElement(formula, name_like(root, "t")).text = line


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    properties = _properties(paragraph)
    mark = None if properties is None else next(properties.iterchildren("{*}rPr"), None)
    return mark is not None and any(local_name(child) in {"del", "moveFrom"} for child in mark)


def _properties(paragraph: etree._Element) -> etree._Element | None:
    first = next(iter(paragraph), None)
    return None if first is None or local_name(first) != "pPr" else first


def _join_runs(paragraph: etree._Element) -> None:
    """Makes one run of all that follow each other: editing leaves one for every few letters."""
    for is_plain, group in itertools.groupby(list(paragraph), key=_is_plain_run):
        runs = list(group)
        if not is_plain or len(runs) < 2:
            continue
        children = [child for run in runs for child in run]
        for run in runs[1:]:
            paragraph.remove(run)
        runs[0][:] = []
        for is_text, texts in itertools.groupby(children, key=lambda e: local_name(e) == "t"):
            if is_text:
                joined = etree.SubElement(runs[0], name_like(paragraph, "t"))
                joined.text = "".join(text.text or "" for text in texts)
            else:
                runs[0].extend(texts)


def _is_plain_run(element: etree._Element) -> bool:
    first = next(iter(element), None)
    return local_name(element) == "r" and (first is None or local_name(first) != "rPr")


def _has_text(paragraph: etree._Element) -> bool:
    return any((text.text or "").strip() for text in descendants(paragraph, "t"))
