"""Hard cases in every language, and what is known to go wrong: `hard_sentences.toml`."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from harken.article.model import BlockKind
from harken.importing.draft import Part
from harken.importing.sentences import split_part

_TABLE = tomllib.loads(Path(__file__).with_name("hard_sentences.toml").read_text("utf-8"))
_KNOWN: dict[str, str] = _TABLE.pop("known")
_GOLDEN_RULES = 48
_LANGUAGES_OF_NEWS = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv")


def _cases() -> Iterator[ParameterSet]:
    for language, cases in _TABLE.items():
        for case in cases:
            reason = _KNOWN.get(case)
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            code = "en" if language == "rules" else language
            yield pytest.param(code, case, id=f"{language}-{case}", marks=marks)


@pytest.mark.parametrize(("language", "case"), [*_cases()])
def test_a_hard_case(language: str, case: str) -> None:
    text = case.replace(" | ", " ").replace("|", "")
    part = Part(BlockKind.PARAGRAPH, text)
    found = [text[start:end] for start, end in split_part(part, language)]
    assert found == [sentence.strip() for sentence in case.split("|")]


def test_the_table_is_whole_and_every_case_is_there_once() -> None:
    counts = Counter(case for cases in _TABLE.values() for case in cases)
    assert len(_TABLE["rules"]) == _GOLDEN_RULES
    assert set(_KNOWN) <= set(counts)
    assert all(len(_TABLE[code]) >= 12 for code in _LANGUAGES_OF_NEWS)
    assert len(_KNOWN.keys() & set(_TABLE["rules"])) <= _GOLDEN_RULES - 44
