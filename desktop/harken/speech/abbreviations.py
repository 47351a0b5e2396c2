"""Finds abbreviations that a voice would spell or misread, where their meaning is beyond doubt."""

from collections.abc import Iterator

from harken.speech.edit import Edit
from harken.speech.phrase_book import PhraseBook


def find_abbreviations(text: str, book: PhraseBook) -> Iterator[Edit]:
    """What the language's table knows, each only beside what the table asks for."""
    if book.after_number is not None:
        for match in book.after_number.pattern.finditer(text):
            meaning = book.after_number.said[match[1].replace(" ", "").lower()]
            yield Edit(match.start(), match.end(), f" {meaning}{_end(text, match.end(), match[1])}")
    if book.before_number is not None:
        for match in book.before_number.pattern.finditer(text):
            space = "" if text[match.end()] == " " else " "
            yield Edit(*match.span(), book.before_number.meaning(match[0]) + space)
    if book.before_name is not None:
        for match in book.before_name.pattern.finditer(text):
            if text[match.end() + 1].isupper():
                yield Edit(*match.span(), book.before_name.meaning(match[0]))
    if book.anywhere is not None:
        for match in book.anywhere.pattern.finditer(text):
            meaning = book.anywhere.meaning(match[0])
            yield Edit(*match.span(), meaning + _end(text, match.end(), match[0]))


def _end(text: str, end: int, written: str) -> str:
    """The full stop that was the abbreviation's and the sentence's at once."""
    ends = written.endswith(".") and not text[end:].strip(" \"'”’»)]")
    return "." if ends else ""
