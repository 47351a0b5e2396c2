"""Rich text: prepared by `rtf_markup`, read by striprtf, and made into parts."""

import re
from collections.abc import Callable, Iterator

from harken.article.model import BlockKind, SkipReason
from harken.importing.decoding import readable
from harken.importing.document import Document
from harken.importing.draft import Draft, Part
from harken.importing.formats.html.tables import CELL_MAX_CHARACTERS
from harken.importing.formats.office.metadata import plausible_author, plausible_title
from harken.importing.formats.rtf.markup import (
    CELL,
    ITEM,
    LINE,
    ROW,
    STYLE,
    TEXT_SIGNS,
    information,
    prepared,
)

MAX_CHARACTERS = 12_000_000
"""Of markup without pictures: striprtf reads two million a second."""
_NEXT_STEP = "Open it in the program it was made with, and copy the text you want to hear."
_ENDS = re.compile(f"\n|{ROW}")
_STYLES = re.compile(f"{STYLE}([^{STYLE}]*){STYLE}")
_NUMBER = re.compile(r"\(?(\d{1,9})[.)]?")
# Hyphens that show only at a line's end, and signs of fonts like Wingdings.
_INVISIBLE = re.compile("[\xad\uf000-\uf0ff]")
_SKIPPED = {
    "toc": SkipReason.NAVIGATION,
    "caption": SkipReason.CAPTION,
    "byline": SkipReason.BYLINE,
    "dateline": SkipReason.DATELINE,
}


def read_rtf(document: Document) -> Draft:
    """A rich text's parts, without headers, notes, comments, hidden text or pictures.

    Raises:
        HarkenError: It is damaged or too long.
    """
    source = prepared(document.data.decode("latin-1"))
    if len(source) > MAX_CHARACTERS:
        raise document.error(
            f"it is longer than {MAX_CHARACTERS // 1_000_000} MB without its pictures", _NEXT_STEP
        )
    reader = _Reader()
    parts = list(reader.parts(_text(source, document)))
    title = plausible_title(_clean(_said(source, "title", document)), parts)
    return Draft(
        parts,
        title or reader.title,
        plausible_author(_clean(_said(source, "author", document))),
        may_hold_furniture=False,
    )


class _Reader:
    """Goes through the text paragraph by paragraph; styles hold until the next one."""

    def __init__(self) -> None:
        self.title: str | None = None
        self._kind = ""
        self._level = 0
        self._rows: list[list[str]] = []

    def parts(self, text: str) -> Iterator[Part]:
        for paragraph in _ENDS.split(text):
            if CELL in paragraph:
                cells = _STYLES.sub("", paragraph).split(CELL)
                self._rows.append([_clean(cell) for cell in cells[:-1]])
                continue
            part = self._part(paragraph)
            if part is not None:
                yield from self._table()
                yield part
        yield from self._table()

    def _part(self, paragraph: str) -> Part | None:
        text = _STYLES.sub(self._set_style, paragraph)
        label, item, behind = text.partition(ITEM)
        if item:
            label, _, text = behind.partition("\t")
        else:
            text = label
        text = _clean(text)
        if not text:
            return None
        if self._kind == "title":
            self.title = self.title or text
        if item and not self._kind.startswith("heading"):
            number = _NUMBER.fullmatch(label.strip())
            text = f"{number.group(1)}. {text}" if number else text
            return Part(BlockKind.LIST_ITEM, text, self._level)
        return self._styled(text)

    def _styled(self, text: str) -> Part:
        kind, level = BlockKind.PARAGRAPH, 0
        if self._kind.startswith("heading"):
            kind, level = BlockKind.HEADING, int(self._kind[-1])
        elif self._kind == "title":
            kind, level = BlockKind.HEADING, 1
        elif self._kind in {"quote", "code"}:
            kind = BlockKind(self._kind)
        part = Part(kind, text, level)
        if self._kind in _SKIPPED:
            part.skip(_SKIPPED[self._kind])
        return part

    def _set_style(self, found: re.Match[str]) -> str:
        said = found.group(1)
        if said.isdigit():
            self._level = int(said)
        else:
            self._kind, self._level = said, 0
        return ""

    def _table(self) -> Iterator[Part]:
        rows, self._rows = self._rows, []
        lengths = [len(cell) for row in rows for cell in row]
        if max(map(len, rows), default=0) > 1 and max(lengths) <= CELL_MAX_CHARACTERS:
            text = "\n".join("\t".join(row) for row in rows if any(row))
            if text:
                yield Part(BlockKind.TABLE, text.replace(LINE, " "))
        else:
            yield from (Part(BlockKind.PARAGRAPH, cell) for row in rows for cell in row if cell)


def _text(source: str, document: Document) -> str:
    from striprtf import striprtf

    rtf_to_text: Callable[..., str] = striprtf.rtf_to_text
    try:
        return rtf_to_text(source, errors="replace").translate(TEXT_SIGNS)
    except (LookupError, OverflowError, TypeError, ValueError):
        # It trusts that every control word has a sensible number.
        raise document.error(
            "it is damaged", "Open it in the program it was made with and save it again."
        ) from None


def _said(source: str, name: str, document: Document) -> str:
    return _text(information(source, name), document)


def _clean(text: str) -> str:
    text = _INVISIBLE.sub("", _STYLES.sub("", text)).replace(LINE, "\n")
    return readable(text).strip()
