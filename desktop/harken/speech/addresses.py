"""Finds addresses of pages in a text, to be said as the name of their site."""

import re
from collections.abc import Iterator

from harken.speech.edit import Edit
from harken.speech.phrase_book import PhraseBook

_STOP = r"\s<>\"“”„«»|\\^`{}，。、；：！？（）「」《》"
_ADDRESS = re.compile(
    rf"(?<![a-z0-9])(?:https?|ftp)://[^{_STOP}]+"
    rf"|(?<![\w@.])(?:www\.[^{_STOP}]+"
    rf"|(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:com|org|net|edu|gov|info|int|io|[a-z][a-z])/[^{_STOP}]*)",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"(?:\w+://)?(?:[^/@]*@)?(?:www\.)?([^/?#:@]*[^\W_])(?=[/?#:]|\Z)", re.IGNORECASE
)
_CLOSING = {")": "(", "]": "["}
_SCHEME = re.compile(r"\w+://")


def find_addresses(text: str, book: PhraseBook) -> Iterator[Edit]:
    """Every address, but those of mail, which are read."""
    if "/" not in text and "www." not in text.lower():
        return
    for match in _ADDRESS.finditer(text):
        address = _without_end_marks(match[0])
        site = _SITE.match(address)
        if site is not None and (_SCHEME.match(address) or "." in site[1]):
            end = match.start() + len(address)
            yield Edit(match.start(), end, book.link.format(address=site[1]))


def _without_end_marks(address: str) -> str:
    """What is the sentence's, and not the address's, left out."""
    while address:
        last = address[-1]
        opening = _CLOSING.get(last)
        ends = last in ".,;:!?'’…*_" or (
            opening is not None and address.count(last) > address.count(opening)
        )
        if not ends:
            break
        address = address[:-1]
    return address
