"""What an OpenDocument text's styles and lists say of a paragraph."""

import re
from collections.abc import Sequence

from lxml import etree

from harken.importing.formats.office.package_xml import attribute, descendants, local_name
from harken.importing.formats.office.style_names import kind_of_style

_LONGEST_CHAIN = 20
_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
_RAISED = re.compile(r"super\b|[1-9]\d*%")


class Styles:
    """The styles of a document, automatic ones and named ones.

    Args:
        roots: The parts that define them, the content first: its styles hide the others.
    """

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._counting: dict[str, set[int]] = {}
        for root in roots:
            for style in descendants(root, "style"):
                key = (attribute(style, "family") or "", attribute(style, "name") or "")
                self._styles.setdefault(key, style)
            for style in descendants(root, "list-style"):
                self._counting.setdefault(attribute(style, "name") or "", _counting_levels(style))
        self.language = next(filter(None, map(_language, roots)), None)

    def kind(self, name: str | None) -> str:
        """What a paragraph style is for, as `kind_of_style` says it; "" for body text."""
        return next(filter(None, map(kind_of_style, self._names(name, "paragraph"))), "")

    def is_hidden(self, name: str | None, family: str) -> bool:
        """Whether text in a style of a family ("paragraph", "text") is not shown."""
        return any(
            attribute(properties, "display") == "none"
            for style in self._chain(name, family)
            for properties in descendants(style, "text-properties")
        )

    def is_raised(self, name: str | None) -> bool:
        """Whether a text style is a superscript."""
        return any(
            _RAISED.match(attribute(properties, "text-position") or "")
            for style in self._chain(name, "text")
            for properties in descendants(style, "text-properties")
        )

    def counts(self, name: str | None, level: int) -> bool:
        """Whether a list style numbers a level (1 is the outermost) with figures."""
        return level in self._counting.get(name or "", ())

    def _chain(self, name: str | None, family: str) -> list[etree._Element]:
        """The style's element, and those that it inherits from, nearest first."""
        chain: list[etree._Element] = []
        while len(chain) < _LONGEST_CHAIN:
            style = self._styles.get((family, name or ""))
            if style is None:
                break
            chain.append(style)
            name = attribute(style, "parent-style-name")
        return chain

    def _names(self, name: str | None, family: str) -> list[str]:
        """The names of the style and of its parents; those built in may stand nowhere else."""
        parents = (attribute(style, "parent-style-name") for style in self._chain(name, family))
        return [_spelled_out(each) for each in (name, *parents) if each]


def _counting_levels(style: etree._Element) -> set[int]:
    return {
        int(level)
        for shape in style
        if local_name(shape) == "list-level-style-number"
        and attribute(shape, "num-format") == "1"
        and (attribute(shape, "display-levels") or "1") == "1"
        and (level := attribute(shape, "level") or "").isdecimal()
    }


def _language(root: etree._Element) -> str | None:
    for default in descendants(root, "default-style"):
        for properties in descendants(default, "text-properties"):
            language = attribute(properties, "language")
            if language and language not in {"none", "zxx"}:
                return language
    return None


def _spelled_out(name: str) -> str:
    """A style's name as people see it: "Heading_20_1" is "Heading 1"."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), name)
