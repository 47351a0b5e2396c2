"""Whether a full stop ends its sentence, or only an abbreviation, an initial or an ordinal."""

import re

from harken.importing.sentence_words import SentenceWords

_NEAR_CHARACTERS = 40
"""No more is looked at, however long the sentence: so a text costs no more than its length."""
_PAIR_LETTERS = 4
_LABEL_CHARACTERS = 12
_FEW_WORDS = 3
_LARGEST_ORDINAL_DIGITS = 2
_OPENING = "\"'“”„‚‘’«»‹›([{¿¡–—-•⁃·*_"
_APOSTROPHE = re.compile(r"['’]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,3}")
_NUMBER = re.compile(r"(?:\d{1,2}\.?[-–/])?(\d+)")
_ROMAN = re.compile(r"[IVXLC]+")
_HOURS = frozenset({"a.m", "p.m"})


def last_words(text: str, start: int, end: int) -> list[str]:
    """The last two words of `text` between two places, or fewer, without what opens them."""
    found = text[max(start, end - _NEAR_CHARACTERS) : end].split()[-2:]
    return [bare for word in found if (bare := word.lstrip(_OPENING))]


def begins_sentences(word: str, words: SentenceWords) -> bool:
    """Whether a word with a capital has it most likely because a sentence begins."""
    key = word.lower().replace("’", "'")
    return key in words.starts or key.rstrip("'") in words.starts


def ends_sentence(text: str, start: int, at: int, following: str, words: SentenceWords) -> bool:
    """Whether the full stop at `at` ends the sentence that began at `start`.

    Args:
        text: The whole text.
        start: Where the sentence begins.
        at: Where the full stop is.
        following: The word behind it: a capital, a figure, or of a script without capitals.
        words: The language's.
    """
    before = last_words(text, start, at)
    if not before:
        return False
    token, previous = before[-1], before[-2] if len(before) > 1 else ""
    opening = text[start : min(at, start + _NEAR_CHARACTERS)]
    if _is_ordinary(token, words) or _is_unit(token, previous, following):
        return True
    number = _NUMBER.fullmatch(token)
    if number:
        return _ends_behind_number(opening, number[1], following, words)
    listed = _ends_behind_listed(_keys(token, previous), opening, following, words)
    if listed is not None:
        return listed
    if len(token) == 1:
        return _ends_behind_letter(token, previous, following, words)
    is_title_number = words.has_dotted_ordinals and _ROMAN.fullmatch(token)
    is_short = is_title_number or _ACRONYM.fullmatch(token)
    return not is_short or begins_sentences(following, words)


def _is_ordinary(token: str, words: SentenceWords) -> bool:
    """Whether nothing below can hold of a word: most are told so, at once."""
    return (
        len(token) > _PAIR_LETTERS
        and token.isalpha()
        and not token.isupper()
        and token.lower() not in words.abbreviations
    )


def _is_unit(token: str, previous: str, following: str) -> bool:
    """Whether a single small letter measures the number before it: "3.5 m."."""
    is_measured = previous[-1:].isdigit() or bool(_ROMAN.fullmatch(previous))
    return len(token) == 1 and token.islower() and is_measured and not following[0].isdigit()


def _keys(token: str, previous: str) -> set[str]:
    """What a word can be listed as: "l'avv" as "avv" too, "z. B" as "z.b"."""
    key = token.lower()
    keys = {key, _APOSTROPHE.split(key)[-1]}
    if previous.endswith(".") and len(token) <= _PAIR_LETTERS:
        keys.add(previous.lower() + key)
    return keys


def _ends_behind_listed(
    keys: set[str], opening: str, following: str, words: SentenceWords
) -> bool | None:
    """None where the word is in no list."""
    if keys & words.never_last:
        return False
    if keys & words.often_last:
        return True
    if keys & words.before_numbers and (following[0].isdigit() or _ROMAN.fullmatch(following)):
        return False
    if keys & _HOURS:  # "at 5 p.m. Eastern" goes on; so does what has only just begun
        return following.lower() not in words.dates and len(opening.split()) > _FEW_WORDS
    if keys & words.seldom_last:
        return begins_sentences(following, words)
    return None


def _ends_behind_number(opening: str, number: str, following: str, words: SentenceWords) -> bool:
    if len(opening) < _LABEL_CHARACTERS and not any(map(str.isalpha, opening)):
        return False
    is_ordinal = words.has_dotted_ordinals and len(number) <= _LARGEST_ORDINAL_DIGITS
    if not is_ordinal or following[0].isdigit():
        return True
    if words.has_capitals_behind_ordinals:
        return begins_sentences(following, words)
    return following.lower() not in words.dates


def _ends_behind_letter(letter: str, previous: str, following: str, words: SentenceWords) -> bool:
    """An initial does only before what is no name; letters of scripts without capitals do."""
    if letter.islower():
        return False
    is_pronoun = letter.lower() in words.pronouns and previous[:1].islower()
    return is_pronoun or not letter.isupper() or begins_sentences(following, words)
