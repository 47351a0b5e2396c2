"""The plain text of a mail: wrapped lines joined, quotations told from the writer's own text."""

import re
from collections.abc import Sequence

from harken.article.model import BlockKind
from harken.importing.draft import Part
from harken.importing.formats.mail.phrases import HEADER_LINE
from harken.importing.formats.plain_text.paragraphs import read_plain_text

_QUOTE = re.compile(r"^ {0,2}((?:> ?)+)(?!From )")
_PLACE = re.compile(r"\0(\d+)")
_SIGNATURE = "-- "
_WRAP_COLUMNS = (50, 82)
_BEGINS_ANEW = re.compile(r"\0|[*•‣▪◦·–-][^\S\n]|\(?\d{1,3}[.)]\s|--|__|\s{4}|\t")
"""A list item, a mark, or something set off."""


def read_text(text: str) -> tuple[list[Part], list[bool]]:
    """The parts of a mail's text, and for each whether it is quoted.

    Args:
        text: With line feeds as line ends and without NULs; see `decoding.readable`.
    """
    quotations: list[list[str]] = []
    own: list[str] = []
    open_quotation = False
    for line in text.split("\n"):
        quote = _QUOTE.match(line)
        if quote:
            if not open_quotation:
                # Holds its place while the rest is split: how lines are wrapped is told by all.
                own += ["", f"\0{len(quotations)}", ""]
                quotations.append([])
            quotations[-1].append(line[quote.end() :])
        else:
            own.append(line)
        open_quotation = bool(quote)
    parts: list[Part] = []
    quoted: list[bool] = []
    for part in read_plain_text("\n".join(_unwrapped(own))).parts:
        place = _PLACE.fullmatch(part.text)
        found = [part] if place is None else _quotation(quotations[int(place.group(1))])
        parts += found
        quoted += [place is not None] * len(found)
    return parts, quoted


def _quotation(lines: list[str]) -> list[Part]:
    parts = read_plain_text("\n".join(_unwrapped(lines))).parts
    for part in parts:
        part.kind, part.level = BlockKind.QUOTE, 0
    return parts


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines with those joined that were parted only because the next word had no room.

    Mails are wrapped at some 72 columns; few lines are enough to tell, as that is what they prove.
    """
    longest = max(map(len, lines), default=0)
    if not _WRAP_COLUMNS[0] <= longest <= _WRAP_COLUMNS[1]:
        return list(lines)
    joined: list[str] = []
    last = ""
    for line in lines:
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        full = last and word and len(last) + len(word) >= longest
        if full and not (_BEGINS_ANEW.match(line) or HEADER_LINE.match(line)):
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
        last = line.rstrip()
    return joined


def unflowed(text: str, *, delete_space: bool) -> str:
    """Text of "format=flowed" with its paragraphs on one line each (RFC 3676, section 4).

    Args:
        text: What was sent.
        delete_space: Whether the space at a flowed line's end is no part of the text (DelSp).
    """
    lines: list[str] = []
    flows, depth = False, 0
    for raw in text.split("\n"):
        bare = raw.lstrip(">")
        quotes = len(raw) - len(bare)
        line = bare.removeprefix(" ")
        if flows and quotes == depth and line != _SIGNATURE:
            lines.append(line)
        else:
            lines.append(f"\n{'>' * quotes} {line}" if quotes else f"\n{line}")
        flows, depth = line.endswith(" ") and line != _SIGNATURE, quotes
        if flows and delete_space:
            lines[-1] = lines[-1][:-1]
    return "".join(lines).removeprefix("\n")
