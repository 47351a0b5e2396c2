"""What a Word document's styles and lists say of a paragraph."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from harken.importing.formats.html.elements import whole_number
from harken.importing.formats.office.package_xml import (
    attribute,
    descendants,
    local_name,
)
from harken.importing.formats.office.style_names import heading_kind, kind_of_style

_LONGEST_CHAIN = 20
_INDENTED_LIST = re.compile(r"list (?:bullet|continue|number) ([2-9])")
_FORMER = tuple(
    f"{{*}}{name}Change"
    for name in ("numbering", "pPr", "rPr", "sectPr", "tblGrid", "tblPr", "tblPrEx", "tcPr", "trPr")
)
_DECIMAL = {"decimal", "decimalZero"}
_PLAIN_NUMBER = re.compile(r"\(?%\d[.):]?|")


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style, with what it has from those that it is based on."""

    kind: str = ""
    """"heading1" to "heading6", "title", "quote" …; "" for body text."""
    list_id: str | None = None
    list_level: int = 0
    depth: int = 0
    """How deep its list looks: that of "List Bullet 2" is another list, but set in as an inner."""
    is_hidden: bool | None = None
    """None where it does not say."""


class Styles:
    """The styles of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        if root is not None:
            forget_changes(root)
        self._elements = {} if root is None else _by_id(root, "style", "styleId")
        self._styles: dict[str, Style] = {}

    def find(self, style_id: str | None) -> Style:
        """The style of a name; a plain one where there is none of it."""
        if style_id is None or style_id not in self._elements:
            return Style(kind_of_style(style_id or ""))
        if style_id not in self._styles:
            self._styles[style_id] = self._read(style_id)
        return self._styles[style_id]

    def list_of_numbering_style(self, style_id: str) -> str | None:
        """The list that a numbering style stands for."""
        return self.find(style_id).list_id

    def _read(self, style_id: str) -> Style:
        kind, list_id, list_level, depth, hidden = "", None, None, 0, None
        for element in self._chain(style_id):
            name = value_of(element, "name") or ""
            depth = depth or _depth(name)
            kind = kind or kind_of_style(name) or outline_kind(element)
            list_id = list_id if list_id is not None else value_of(element, "numId")
            list_level = list_level if list_level is not None else value_of(element, "ilvl")
            hidden = hidden if hidden is not None else switch(element, "vanish")
        return Style(kind, list_id, whole_number(list_level), depth, hidden)

    def _chain(self, style_id: str) -> list[etree._Element]:
        """The style's element, and those that it is based on, nearest first."""
        chain: list[etree._Element] = []
        following: str | None = style_id
        while following in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[following])
            following = value_of(chain[-1], "basedOn")
        return chain


@dataclass(slots=True)
class _Level:
    counts: bool
    start: int


@dataclass(slots=True)
class _Counter:
    levels: dict[int, _Level]
    numbers: dict[int, int] = field(default_factory=dict)


class Lists:
    """Gives list items the numbers that Word shows: each must be asked for once, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {} if root is None else _by_id(root, "abstractNum", "abstractNumId")
        self._lists = {} if root is None else _by_id(root, "num", "numId")
        self._counters: dict[str, _Counter] = {}
        self._restarted: defaultdict[str, set[int]] = defaultdict(set)

    def next_number(self, list_id: str, level: int) -> int | None:
        """The number of the next item; None where it has a bullet, a letter or "1.2"."""
        counter = self._counter(list_id)
        if counter is None:
            return None
        shape = counter.levels.get(level, _Level(counts=False, start=1))
        start_again = self._restart(list_id, level)
        before = counter.numbers.get(level, shape.start - 1)
        number = before + 1 if start_again is None else start_again
        counter.numbers = {n: value for n, value in counter.numbers.items() if n < level}
        counter.numbers[level] = number
        return number if shape.counts else None

    def _counter(self, list_id: str) -> _Counter | None:
        """The counter of a list's pattern, which several lists may share."""
        abstract_id = self._abstract_id(list_id)
        if abstract_id is None:
            return None
        if abstract_id not in self._counters:
            self._counters[abstract_id] = _Counter(_levels(self._abstract[abstract_id]))
        return self._counters[abstract_id]

    def _abstract_id(self, list_id: str | None) -> str | None:
        for _ in range(_LONGEST_CHAIN):
            element = self._lists.get(list_id or "")
            abstract_id = None if element is None else value_of(element, "abstractNumId")
            if abstract_id not in self._abstract:
                return None
            linked = value_of(self._abstract[abstract_id], "numStyleLink")
            if linked is None:
                return abstract_id
            list_id = self._styles.list_of_numbering_style(linked)
        return None

    def _restart(self, list_id: str, level: int) -> int | None:
        """Where a list that restarts its pattern's numbers begins, when this is its first item."""
        if level in self._restarted[list_id]:
            return None
        self._restarted[list_id].add(level)
        for override in descendants(self._lists[list_id], "lvlOverride"):
            start = value_of(override, "startOverride")
            if start is not None and whole_number(attribute(override, "ilvl")) == level:
                return whole_number(start)
        return None


def value_of(element: etree._Element, name: str) -> str | None:
    """The `val` of the first element below that is called so."""
    found = next(descendants(element, name), None)
    return None if found is None else attribute(found, "val")


def switch(element: etree._Element, name: str) -> bool | None:
    """Whether a property below is on or off; None where it is not there."""
    found = next(descendants(element, name), None)
    return None if found is None else attribute(found, "val") not in {"0", "false", "off"}


def forget_changes(root: etree._Element) -> None:
    """Takes out what properties were before a tracked change: it looks like what they are."""
    etree.strip_elements(root, *_FORMER, with_tail=False)


def outline_kind(element: etree._Element) -> str:
    """The kind of heading that an outline level below an element makes; "" where none does."""
    level = value_of(element, "outlineLvl")
    if level is None or not 0 <= whole_number(level, 9) < 9:
        return ""
    return heading_kind(whole_number(level) + 1)


def _depth(name: str) -> int:
    found = _INDENTED_LIST.fullmatch(name.strip().lower())
    return int(found.group(1)) - 1 if found else 0


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        whole_number(attribute(level, "ilvl")): _Level(
            counts=value_of(level, "numFmt") in _DECIMAL
            and bool(_PLAIN_NUMBER.fullmatch(value_of(level, "lvlText") or "")),
            start=whole_number(value_of(level, "start"), 1),
        )
        for level in descendants(abstract, "lvl")
    }


def _by_id(root: etree._Element, name: str, identifier: str) -> dict[str, etree._Element]:
    found = ((attribute(element, identifier), element) for element in root)
    return {
        key: element for key, element in found if key is not None and local_name(element) == name
    }
