"""Finds numbers that are written in another language's way, so that a voice would misread them."""

import re
from collections.abc import Iterator

from harken.speech.edit import Edit
from harken.speech.phrase_book import PhraseBook

# A whole number or decimal, alone: no part of a date, a version, an address or a longer list.
_ALONE_BEFORE = r"(?<![\w.,:/\u2019'+-])"
_ALONE_AFTER = r"(?!\w|[.,:/'\u2019-]\d)"
# "402,403,410" may be a list.
_NUMBER = re.compile(
    rf"{_ALONE_BEFORE}(?:"
    r"(?P<grouped>\d{1,3}(?P<group>[.,'\u2019 ])\d{3}(?:(?P=group)\d{3})*)"
    r"(?P<point>(?!(?P=group))[.,])(?P<rest>\d+)"
    r"|(?P<many>[1-9]\d?(?P<sign>[.,'\u2019])\d{3}(?:(?P=sign)\d{3})+)"
    r"|(?P<thousands>(?<!\d )[1-9]\d{0,2}(?: \d{3})* 000)"
    r"|(?P<spaced>(?<!\d )[1-9]\d{0,2}(?: \d{3})+)"
    r"|(?P<whole>\d{1,9})(?P<mark>[.,])(?P<part>\d{1,2}|\d{4,9})"
    rf"){_ALONE_AFTER}"
)
_CURRENCY_BEFORE = re.compile(r"[€$£¥] ?\Z")
_OCTET = 255


def find_numbers(text: str, book: PhraseBook, shown_spaces: str) -> Iterator[Edit]:
    """Numbers whose signs are not those of the language, where that is beyond doubt.

    Thousands are joined, which every voice reads right, and the decimals get the sign that the
    language has.

    Args:
        text: A sentence.
        book: The language; one that does not know its decimal sign changes nothing.
        shown_spaces: The same text with the spaces that it is shown with: one that does not
            break a line binds thousands.
    """
    if book.decimal is None:
        return
    for match in _NUMBER.finditer(text):
        said = _said(match, book, shown_spaces)
        if said is not None and said != match[0]:
            yield Edit(*match.span(), said)


def _said(match: re.Match[str], book: PhraseBook, shown_spaces: str) -> str | None:
    decimal = book.decimal or "."
    if match["grouped"] is not None:
        return _grouped(match, decimal)
    if match["many"] is not None:
        at_home = match["sign"] == ("," if decimal == "." else ".")
        return None if at_home or _is_address(match["many"]) else _joined(match["many"])
    if match["thousands"] is not None:
        return _joined(match["thousands"])
    if match["spaced"] is not None:
        bound = all(
            shown_spaces[at] in "\xa0\u202f\u2009"
            for at in range(*match.span())
            if match.string[at] == " "
        )
        return _joined(match["spaced"]) if bound else None
    just_before = max(0, match.start() - 2)
    is_amount = _CURRENCY_BEFORE.search(match.string, just_before, match.start()) or (
        book.amounts is not None and book.amounts.match(match.string, match.end())
    )
    return f"{match['whole']}{decimal}{match['part']}" if is_amount else None


def _grouped(match: re.Match[str], decimal: str) -> str | None:
    if match["point"] == decimal and match["group"] in ",.":
        return None
    return f"{_joined(match['grouped'])}{decimal}{match['rest']}"


def _joined(number: str) -> str:
    return re.sub(r"\D", "", number)


def _is_address(number: str) -> bool:
    """Whether it may be a computer's: 10.168.100.200."""
    parts = number.split(".")
    return len(parts) == 4 and all(int(part) <= _OCTET for part in parts)
