"""The tables of `resources/speech/`: what a language abbreviates, and what Harken says in it."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from harken.paths import resources_dir

_NAME = re.compile(r"[a-z]{2,3}")
_OTHER_NAMES = {"no": "nb", "nn": "nb"}


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations that share what must stand beside them."""

    pattern: re.Pattern[str]
    said: Mapping[str, str]
    """By what is written, in small letters, without its spaces."""

    def meaning(self, written: str) -> str:
        """What is said for something that the pattern found, with a capital where that has one."""
        meaning = self.said[_key(written)]
        return meaning[0].upper() + meaning[1:] if written[0].isupper() else meaning


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """What is known of one language."""

    language: str
    """Of `code_skipped` and `table_skipped`, a primary BCP 47 subtag."""
    code_skipped: str
    table_skipped: str
    link: str = "{address}"
    """What is said for an address; "{address}" stands for the name of its site."""
    decimal: str | None = None
    """The sign before a number's decimals; None where numbers are left as they are."""
    amounts: re.Pattern[str] | None = None
    """What follows a number and shows that it is one, such as "million"."""
    bracketed: re.Pattern[str] | None = None
    """Remarks in brackets about the text, not of it: "[citation needed]", "[edit]"."""
    acronyms: frozenset[str] = frozenset()
    """Words that stay in capitals in a line of capitals."""
    anywhere: Abbreviations | None = None
    before_number: Abbreviations | None = None
    before_name: Abbreviations | None = None
    after_number: Abbreviations | None = None


@lru_cache(maxsize=32)
def phrase_book(language: str) -> PhraseBook:
    """The book for a language, a BCP 47 tag; without a table one that speaks English."""
    import tomllib  # only who speaks needs it

    primary = language.lower().replace("_", "-").partition("-")[0]
    primary = _OTHER_NAMES.get(primary, primary)
    file = resources_dir() / "speech" / f"{primary}.toml"
    if not _NAME.fullmatch(primary) or not file.is_file():
        english = phrase_book("en")
        return PhraseBook("en", english.code_skipped, english.table_skipped)
    return _book(primary, tomllib.loads(file.read_text(encoding="utf-8")))


def _book(language: str, table: dict[str, Any]) -> PhraseBook:
    written = table.get("abbreviations", {})
    exact = frozenset(table.get("case_counts", []))
    return PhraseBook(
        language,
        table["code_skipped"],
        table["table_skipped"],
        table["link"],
        table["decimal"],
        amounts=_amounts(table.get("amounts", [])),
        bracketed=_bracketed(table.get("bracketed", []), table.get("numbered_notes", [])),
        acronyms=frozenset(table.get("acronyms", [])),
        anywhere=_abbreviations(written.get("anywhere"), r"(?<![\w.])(?:…)(?![\w])", exact),
        before_number=_abbreviations(
            written.get("before_number"),
            r"(?<![\w.])(?:…)(?= ?[A-Z]?\d| (?:[VX]|[IVXLC]{2,})\b)",
            exact,
        ),
        before_name=_abbreviations(
            written.get("before_name"), r"(?<![\w.])(?:…)(?= [^\W\d_])", exact
        ),
        after_number=_abbreviations(written.get("after_number"), r"(?<=\d) ?(…)(?!\w)", exact),
    )


def _abbreviations(
    said: Mapping[str, str] | None, around: str, exact: Set[str]
) -> Abbreviations | None:
    if not said:
        return None
    longest_first = sorted(said, key=len, reverse=True)
    written = (re.escape(it) if it in exact else _written(it) for it in longest_first)
    pattern = re.compile(around.replace("…", "|".join(written)))
    return Abbreviations(pattern, MappingProxyType({_key(it): said[it] for it in said}))


def _written(abbreviation: str) -> str:
    """An expression for an abbreviation: spaces after its dots or none, a capital or none.

    One of a single letter is only found as it is: "s." is not "S.".
    """
    parts = re.sub(r"\. ?(?=[^\W\d_])", ". ", abbreviation).split(" ")
    first, rest = parts[0][0], parts[0][1:]
    if rest not in ("", ".") or len(parts) > 1:
        first = f"[{first.lower()}{first.upper()}]"
    else:
        first = re.escape(first)
    return " ?".join([first + re.escape(rest), *map(re.escape, parts[1:])])


def _key(written: str) -> str:
    return written.replace(" ", "").lower()


def _amounts(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(rf" ?(?:[%‰€$£¥°]|(?:{'|'.join(map(re.escape, words))})(?!\w))")


def _bracketed(remarks: list[str], notes: list[str]) -> re.Pattern[str] | None:
    if not remarks:
        return None
    remark, note = ("|".join(map(re.escape, those)) for those in (remarks, notes or remarks))
    # Such as [citation needed], [edit | edit source] or [who? 2019]; and [note 3].
    return re.compile(
        rf" ?\[ ?(?:(?:{remark})(?: ?[|/·] ?(?:{remark}))*(?:,? \d[^\[\]]{{0,20}})?"
        rf"|(?:{note}) ?\d{{1,3}}) ?\]",
        re.IGNORECASE,
    )
