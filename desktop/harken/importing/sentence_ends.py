"""Where sentences end: each mark is judged by the words next to it, and by nothing further away.

Quotation marks and brackets are not paired, for news leaves them open, and apostrophes look like
them: a sentence inside a quotation is one of its own. So no text takes more than its length.
"""

import re
from collections.abc import Iterator

from harken.importing.abbreviations import begins_sentences, ends_sentence, last_words
from harken.importing.sentence_words import SentenceWords, sentence_words

_MARKS = ".!?…؟۔։።।॥‼⁇⁈⁉‽"
_WIDE_MARKS = "。！？｡"
_END_MARKS = frozenset(_MARKS + _WIDE_MARKS)
_CLOSING = "\"'”“’‘»«›‹)]}」』】）〉》"
_SPACES = " \u00a0\u202f\n\t"
_CLOSE = r"""(?:["'”’)\]}」』】）〉》]|[“‘»«›‹](?!\w)|[ \u00a0\u202f]»(?!\w)|\[\w{1,9}\])*"""
_EMOJI = r"(?:[ \u00a0]?[\U0001F300-\U0001FAFF\u2600-\u26FF\u2764\uFE0F\u200D])*"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĮĶŁĻĽŃŅŇŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΫА-ЯЁІЇЄҐ"
_SMALL = rf"[^\W\d_{_CAPITAL}]"
_MAY_END = re.compile(
    # Beginning with one class of characters makes the search fast, and with a run's first mark
    # keeps it linear.
    rf"[{_MARKS}{_WIDE_MARKS}\n](?:"
    rf"(?<=[{_MARKS}])(?<![{_MARKS}].)(?P<mark>[{_MARKS}]*(?:[ \u00a0\u2009]\.(?!\w))*)"
    rf"(?P<close>{_CLOSE}){_EMOJI}(?=\s|\Z)"
    rf"|(?<=[{_WIDE_MARKS}])[{_WIDE_MARKS}]*(?P<wide_close>{_CLOSE})"
    rf"|(?:(?<=[^\W_]{{2}}[.!?])|(?<=[%)\]?”][.!?]))(?P<glued>”?)(?=[{_CAPITAL}](?:{_SMALL}|['’ ]))"
    r"|(?<=\n)[^\S\n]*(?:\n|(?=[•⁃▪◦])))"
)
"""A mark and what closes behind it; without white space wide marks and forgotten spaces."""

_NEXT = re.compile(r"""[\s"'“”„‚‘’«»‹›(\[{「『¿¡–—―•⁃·*_-]*([^\W_]+(?:['’](?=\w))?|[€$£¥§])?""")
_WIDE_GOES_ON = re.compile(r"[とっ、，,]|[\u4e00-\u9fff]{1,3}[问問说說道喊叫]")
_APOSTROPHE_START = re.compile(r"\s*['’][stnkm]\s[A-Z]")
_LABEL = re.compile(r"(?P<bullet>(?:[•⁃*-]\s?)?)(?P<number>\d{1,3}|[a-y])(?P<style>\.\)|[.)])\s")
_ADDRESS = re.compile(r"\S{0,80}[@/]|www\.|\.(?:Com|Net|Org|Js)\b")
_OMISSION = re.compile(r"\.\s\.\s\.")
"""Three left a part of a sentence out, four its end (Chicago Manual of Style)."""
_NAME_WORDS = 4
_NAME_CHARACTERS = 60


def ends_as_sentence(line: str) -> bool:
    """Whether a line ends with a sentence's mark, be it inside quotation marks or brackets."""
    return line.rstrip(_CLOSING + _SPACES)[-1:] in _END_MARKS


def sentences_in(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without gaps, in the text of one paragraph.

    Args:
        text: What is split.
        language: BCP 47, "en".
    """
    words = sentence_words(language)
    is_small = text.islower()
    for first, last in _items(text, words):
        start = first
        for found in _MAY_END.finditer(text, first, last):
            if _is_end(text, start, found, words, is_small):
                yield start, found.end()
                start = found.end()
        if start < last:
            yield start, last


def _items(text: str, words: SentenceWords) -> Iterator[tuple[int, int]]:
    """The items of a list that is written as one paragraph, "1) … 2) …"; else all of it."""
    start = 0
    label = _LABEL.match(text)
    while label:
        bullet, number, style = label.group("bullet", "number", "style")
        following = str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)
        end = text.find(f" {bullet}{following}{style} ", label.end())
        may_be_ordinal = words.has_dotted_ordinals and style == "." and number.isdigit()
        if end < 0 or (may_be_ordinal and text[end - 1] not in _END_MARKS):
            break
        yield start, end + 1
        start = end + 1
        label = _LABEL.match(text, start)
    yield start, len(text)


def _is_end(
    text: str, start: int, found: re.Match[str], words: SentenceWords, is_small: bool
) -> bool:
    """Whether the sentence that began at `start` ends where `found` does."""
    if found["mark"] is None:
        return _is_end_without_space(text, start, found, words)
    following = _NEXT.match(text, found.end())
    if following is None or not following[1]:
        return True
    word = following[1]
    if len(word) == 1 and text[following.end() : following.end() + 1] == ".":
        word += "."  # an initial
    if word[0].islower() and not is_small and not word[1:2].isupper():
        return words.has_small_starts and bool(_APOSTROPHE_START.match(text, found.end()))
    return _is_end_before(word, text, start, found, words)


def _is_end_before(
    word: str, text: str, start: int, found: re.Match[str], words: SentenceWords
) -> bool:
    """The same where the next word could begin a sentence."""
    mark = text[found.start() : found.start("close")]
    if _OMISSION.fullmatch(mark) and text[found.start() - 1 : found.start()].isspace():
        return False
    if found["close"]:
        return not _goes_on_behind_quotation(text, found, word, words)
    if mark == ".":
        return ends_sentence(text, start, found.start(), word, words)
    if mark == "!":
        name = last_words(text, start, found.end())[-1:]
        return begins_sentences(word, words) or words.never_last.isdisjoint(map(str.lower, name))
    return True


def _is_end_without_space(
    text: str, start: int, found: re.Match[str], words: SentenceWords
) -> bool:
    if found["wide_close"] is not None:
        return not (found["wide_close"] and _WIDE_GOES_ON.match(text, found.end()))
    if found["glued"] is None:
        return True
    before = "".join(last_words(text, start, found.start())[-1:])
    is_address = _ADDRESS.match(before) or _ADDRESS.match(text, found.start())
    may_be_ordinal = words.has_dotted_ordinals and before.isdigit()
    return not (is_address or may_be_ordinal or before.lower() in words.abbreviations)


def _goes_on_behind_quotation(
    text: str, found: re.Match[str], word: str, words: SentenceWords
) -> bool:
    """Whether it is told then who spoke, or words were only left out: "[…]"."""
    if text[found.start() - 1 : found.start()] in {"[", "("}:
        return not begins_sentences(word, words)
    if text[found.start()] == "." or not words.said:
        return False
    for token in text[found.end() : found.end() + _NAME_CHARACTERS].split()[:_NAME_WORDS]:
        name = token.rstrip(".,;:")
        if name.lower() in words.said:
            return True
        if not name[:1].isupper() or (name != "I" and begins_sentences(name, words)):
            return False
    return False
