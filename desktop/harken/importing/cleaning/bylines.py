"""Who wrote it and when: by-lines, date lines and datelines, as lines and as beginnings.

The words around names and dates are data (`dates` and `bylines` in `resources/phrases/`). A line
is taken apart into names, roles and dates, and nothing else may be left of it.
"""

import re
from functools import cache

from harken.importing.cleaning.phrases import fold, words_of

_LONGEST_CHARACTERS = 160
_LONGEST_STAMPED_CHARACTERS = 100
_LONGEST_BEGINNING_CHARACTERS = 300
_MOST_NAME_WORDS = 6
_MOST_ROLE_WORDS = 9
_MOST_LONE_ROLE_WORDS = 5
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_YEAR = re.compile(r"(?<!\d)(?:[1١][9٩]|[2٢][0٠])\d\d(?!\d)")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\d{4}\s*年\s*\d{1,2}\s*月")
_SHORT_DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?!\d)")
_ZONE = re.compile(r"[A-Z]{2,5}")
_JOINTS = re.compile(r"\s*[,|•·/;()]\s*|\s+[-–—]+\s+")
_WORD_BEGINS = re.compile(r"\s+")
_BEGINNING_ENDS = re.compile(r"\s*(?:[|•·–—:]|\s--?(?=\s)|(?<=\d)\.(?=\s))\s*")
_FIRST_CASELESS = "\u0590"
"""From here on, roughly, scripts know no capitals."""
_LONGEST_CASELESS_NAME = 12
_CAPITAL = "A-ZÀ-ÞĀ-ĂА-ЯЁІЇЄҐ"
_PLACE = rf"[{_CAPITAL}][{_CAPITAL}.’'/ -]{{2,30}}"
_PLACE_WRITTEN = rf"[{_CAPITAL}][\w.’'-]+(?:\s[{_CAPITAL}][\w.’'-]+){{0,3}}"
_PLACE_TOLD = rf"(?P<region>(?:,\s*[{_CAPITAL}][\w. ]{{1,20}}){{0,2}})"
_DAY_TOLD = r"(?P<day>,\s*(?:\d{1,2}\.?\s)?[^\W\d_]{3,9}\.?\s*\d{0,2}(?:,?\s\d{4})?)?"
_AGENCY_TOLD = r"(?P<agency>\([\w .&/-]{2,30}\)\s*(?:[—–:]|--?))"
_DASH_IN_SENTENCE = re.compile(r"[^.!?\n]*?(?:—|\s(?:–|--?)\s)")


def is_date_line(line: str) -> bool:
    """Whether a line is a date: a weekday, a time and what says which date it is may stand by.

    A day and a month alone are none: they may head a part of a diary.
    """
    if len(line) > _LONGEST_CHARACTERS:
        return False
    tokens = _TOKEN.findall(line)
    words = [token for token in tokens if not token.isdigit()]
    stamps = words_of("dates", "stamps")
    stamped = bool(words) and fold(words[0]) in stamps
    if not all(map(_is_date_word, words)) or sum(map(_is_zone, words)) > 1:
        told = _YEAR.search(line) or _CLOCK.search(line)
        return stamped and len(line) <= _LONGEST_STAMPED_CHARACTERS and told is not None
    if len(words) == len(tokens):
        return all(fold(word) in stamps | words_of("dates", "around") for word in words) and any(
            fold(word) in stamps for word in words
        )
    has_month = any(fold(word) in words_of("dates", "months") for word in words)
    dated = _NUMERIC_DATE.search(line) or (has_month and _YEAR.search(line))
    timed = _CLOCK.search(line) and (has_month or _SHORT_DATE.search(line))
    return bool(dated or timed) or _is_ago(words)


def is_byline(line: str) -> bool:
    """Whether a line names the author: "By", a name, and perhaps who that is, and the date."""
    if len(line) > _LONGEST_CHARACTERS:
        return False
    text = line.strip(" *•–—-|")
    begun = _by().match(text)
    if begun:
        named = text[begun.end() :]
        pieces = _pieces(named)
        return (
            not pieces
            or "|" in begun.group()
            or (_are_names(pieces[0]) and _are_credits(pieces[1:]))
            or _is_name_and_date(named)
        )
    pieces = _pieces(text)
    if len(pieces) == 1 and _ends_as_role(pieces[0]):
        return True
    if len(pieces) > 1 and " " in pieces[0] and is_name(pieces[0]) and _are_credits(pieces[1:]):
        return True
    return _is_date_and_author(text)


def is_by_alone(line: str) -> bool:
    """Whether a line says "By" and leaves the name to the next one."""
    begun = _by().match(line.strip())
    return begun is not None and begun.end() == len(line.strip())


def are_credits(line: str) -> bool:
    """Whether a line holds names and roles alone, and perhaps a date."""
    pieces = _pieces(line)
    return len(line) <= _LONGEST_CHARACTERS and bool(pieces) and _are_credits(pieces)


def is_name(text: str) -> bool:
    """Whether a line can be a person's name."""
    words = text.split()
    return (
        0 < len(words) <= _MOST_NAME_WORDS
        and _is_name_word(words[0])
        and _is_name_word(words[-1])
        and all(
            _is_name_word(word) or fold(word) in words_of("bylines", "particles") for word in words
        )
    )


def is_about_a_name(line: str) -> bool:
    """Whether a line heads what is told of an author: "About Ann Lee"."""
    about = _about().match(line)
    return about is not None and is_name(line[about.end() :])


def names_told(line: str) -> list[str]:
    """The names in a line that is known for a by-line; none where it holds no name.

    "By" may be missing there, and a role or a date stand behind.
    """
    text = line[:_LONGEST_CHARACTERS].strip(" *•–—-|")
    begun = _by().match(text)
    named = text[begun.end() :] if begun else text
    names: list[str] = []
    for piece in _pieces(named):
        told = [name.strip(" .,:") for name in _between().split(piece)]
        if not all(is_name(name) and not _is_role(name) for name in told):
            break
        names += told
    return names or _name_before_date(named)


def without_byline_words(author: str) -> str:
    """An author as metadata state it, without "By" before the name and a role behind it.

    A name may begin as a by-line does ("Von Trapp"): without a colon, two words have to be left.
    """
    name = author.strip()
    begun = _by().match(name)
    if begun and (named := name[begun.end() :].strip()):
        told = begun.group().rstrip().endswith((":", "：", "|", "/"))
        name = named if told or len(named.split()) > 1 else name
    first, _, behind = name.partition(",")
    if first.strip() and behind.strip() and _is_role(behind):
        name = first.strip()
    if name >= _FIRST_CASELESS:
        role = next((role for role in words_of("bylines", "roles") if name.endswith(role)), "")
        name = name.removesuffix(role).strip() or name
    return name


def leading_byline(text: str) -> int:
    """The length of a by-line at the beginning of a paragraph that goes on after it; or 0."""
    beginning = text[:_LONGEST_BEGINNING_CHARACTERS].split("\n", 2)[0]
    if not _by().match(beginning):
        return 0
    if len(beginning) + 1 < len(text) and text[len(beginning)] == "\n" and is_byline(beginning):
        return len(beginning) + 1
    ends = (
        found.end()
        for found in _BEGINNING_ENDS.finditer(beginning)
        if is_byline(beginning[: found.start()])
    )
    return max((end for end in ends if end < len(text)), default=0)


def leading_dateline(text: str) -> int:
    """The length of a news report's place (in capitals), date and agency; or 0.

    The place may be in small letters before the two letters of a state, or a full stop and a dash.
    A place with nothing but a dash behind it may as well be a sentence's subject ("NASA – the
    agency – said"): then the sentence must begin behind the dash, and have no other one.
    """
    found = _dateline().match(text[:_LONGEST_BEGINNING_CHARACTERS])
    if found is None or found.end() == len(text):
        return 0
    told = (
        found["stopped"]
        or found["alone"]
        or found["written"]
        or found["agency"]
        or found["region"]
        or found["day"]
    )
    if not told and (text[found.end()].islower() or _DASH_IN_SENTENCE.match(text, found.end())):
        return 0
    return found.end()


def _pieces(text: str) -> list[str]:
    return [bare for piece in _JOINTS.split(text) if (bare := piece.strip(" .:"))]


def _are_credits(pieces: list[str]) -> bool:
    """Names and roles, and then perhaps a date, which has commas of its own."""
    for number, piece in enumerate(pieces):
        if not (_are_names(piece) or _is_role(piece)):
            return is_date_line(" ".join(pieces[number:]))
    return True


def _is_name_and_date(text: str) -> bool:
    return bool(_name_before_date(text))


def _name_before_date(text: str) -> list[str]:
    """The name in "Ann Lee November 19, 2026, 07:47 PM"."""
    words = text.split()
    counts = range(1, min(len(words), _MOST_NAME_WORDS + 1))
    splits = ((" ".join(words[:count]), " ".join(words[count:])) for count in counts)
    return [name for name, date in splits if is_name(name) and is_date_line(date)][:1]


def _is_date_and_author(text: str) -> bool:
    """As in "5 May 2026 | By Ann Lee"."""
    by = next(
        (found for found in _WORD_BEGINS.finditer(text) if _by().match(text, found.end())), None
    )
    return by is not None and is_date_line(text[: by.start()]) and is_byline(text[by.end() :])


def _are_names(piece: str) -> bool:
    return all(map(is_name, _between().split(piece)))


def _is_name_word(word: str) -> bool:
    first = word[0]
    if not first.isalpha() or fold(word) in words_of("dates", "months") | words_of(
        "dates", "weekdays"
    ):
        return False
    if first >= _FIRST_CASELESS:
        return len(word) <= _LONGEST_CASELESS_NAME
    return first.isupper() and not any(c.isdigit() for c in word)


def _is_role(piece: str) -> bool:
    words = fold(piece).split()
    roles = words_of("bylines", "roles")
    return len(words) <= _MOST_ROLE_WORDS and any(
        word in roles or word.removesuffix("s") in roles for word in words
    )


def _ends_as_role(piece: str) -> bool:
    words = piece.split()
    return piece[0].isupper() and len(words) <= _MOST_LONE_ROLE_WORDS and _is_role(words[-1])


def _is_date_word(word: str) -> bool:
    folded = fold(word)
    return any(
        folded in words_of("dates", kind)
        for kind in ("months", "weekdays", "stamps", "around", "ago", "units")
    ) or _is_zone(word)


def _is_zone(word: str) -> bool:
    return _ZONE.fullmatch(word) is not None and fold(word) not in words_of("dates", "around")


def _is_ago(words: list[str]) -> bool:
    folded = {fold(word) for word in words}
    return not folded.isdisjoint(words_of("dates", "units")) and (
        not folded.isdisjoint(words_of("dates", "ago"))
    )


@cache
def _by() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_of("bylines", "before")), key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:\s*[:：|/]\s*|\s+|$)", re.IGNORECASE)


@cache
def _about() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_of("bylines", "about"))))
    return re.compile(rf"(?:{words})\s+(?=\S+\s+\S)", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_of("bylines", "between"))))
    return re.compile(rf"\s+(?:{words})\s+|\s*[&、・]\s*")


@cache
def _dateline() -> re.Pattern[str]:
    agencies = "|".join(sorted(map(re.escape, words_of("bylines", "agencies"))))
    return re.compile(
        rf"(?:{_PLACE}{_PLACE_TOLD}{_DAY_TOLD}\s*(?:{_AGENCY_TOLD}|[—–]|--|\s-\s)\s*"
        rf"|{_PLACE_WRITTEN},\s[A-Z]{{2}}\s*(?:[—–]|--|\s-\s)\s*"
        rf"|(?P<stopped>{_PLACE_WRITTEN})\.\s?(?:--?|[—–])\s?(?=\S)"
        rf"|(?P<written>{_PLACE_WRITTEN}(?:(?:,[^()\n]{{1,40}})?\s*\((?i:{agencies})\)\s*(?:[—–:]|--?)"
        rf"|,[^()\n]{{0,30}}\d[^()\n]{{0,8}}\((?i:{agencies})\)))\s*"
        rf"|(?P<alone>\((?i:{agencies})\))\s*(?:[—–:]|--?)?\s*)"
    )
