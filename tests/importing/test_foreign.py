"""A quotation in another language is known as such, and only where there is enough of it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.json_form import article_from_json, article_to_json
from harken.article.model import Article, Block, BlockKind, Sentence, Span
from harken.importing import assembling
from harken.importing.document import Document
from harken.importing.foreign import foreign_languages
from harken.importing.formats import registry
from harken.speech.spoken_form import utterances_for

PROSE = "The ferry was late again. Nobody on the quay seemed to mind the rain. We went home."
FRENCH = "Le bateau est encore en retard. Personne ne s’en étonne ici. La mer attend, nous aussi."
GERMAN = ["Das Schiff kommt heute nicht.", "Der Kapitän ist krank.", "Wir gehen wieder heim."]


def article_of(text: str) -> Article:
    (draft,) = registry.read(Document(text.encode(), "x.md"))
    return assembling.assemble(draft, source="x.md", name="x")


def foreign(article: Article) -> list[tuple[str, str]]:
    """Language and text of the sentences that are not in the article's."""
    return [
        (article.language_of(sentence), article.text_of(sentence.span))
        for sentence in article.sentences
        if article.language_of(sentence) != article.language
    ]


def test_three_sentences_within_a_paragraph() -> None:
    article = article_of(f"{PROSE} The old man said: {FRENCH} {PROSE}\n\n{PROSE}")
    assert article.language == "en"
    languages = [language for language, _ in foreign(article)]
    assert languages == ["fr"] * len(languages)
    said = " ".join(text for _, text in foreign(article))
    assert "Personne ne s’en étonne ici." in said
    assert "La mer attend" in said
    assert "We went home." not in said


def test_three_lines_of_a_list() -> None:
    lines = "\n".join(f"- {line}" for line in GERMAN)
    article = article_of(f"{PROSE} {PROSE}\n\n{lines}\n\n{PROSE}")
    assert foreign(article) == [("de", line) for line in GERMAN]


def test_one_or_two_sentences_are_said_in_passing() -> None:
    two = "The captain sighed. C’est la vie. On verra bien demain. Then he laughed about it."
    assert foreign(article_of(f"{PROSE} {two} {PROSE}")) == []


def test_names_of_all_countries_are_no_other_language() -> None:
    names = (
        "Günter Grass met Heinrich Böll in Köln. Pablo Neruda wrote from Isla Negra. "
        "Marguerite Duras stayed in Trouville. Umberto Eco never left Bologna for long."
    )
    assert foreign(article_of(f"{PROSE} {names} {PROSE}")) == []


def test_letters_that_the_voice_cannot_read_are_enough() -> None:
    article = article_of(f"{PROSE}\n\nОн сказал: Корабль сегодня не придёт.\n\n{PROSE}")
    assert [language for language, _ in foreign(article)] == ["ru"]


def test_it_is_said_in_its_language() -> None:
    lines = "\n".join(f"- {line}" for line in GERMAN)
    article = article_of(f"{PROSE} {PROSE}\n\n{lines}\n\n{PROSE}")
    said = utterances_for(article, range(len(article.sentences)))
    german = [it.language for it in said if it.spoken in GERMAN]
    assert german == ["de"] * 3
    assert {it.language for it in said} == {"de", "en"}


def test_the_languages_survive_being_kept() -> None:
    lines = "\n".join(f"- {line}" for line in GERMAN)
    article = article_of(f"{PROSE} {PROSE}\n\n{lines}")
    assert foreign(article)
    assert article_from_json(json.loads(json.dumps(article_to_json(article)))) == article


_WORDS = {"E": "the sea was quiet", "F": "la mer était calme", "s": "so"}


@given(st.text("EFs", max_size=14))
def test_only_runs_of_three_or_more_are_foreign(kinds: str) -> None:
    """E is English, F French, s too short to tell."""
    blocks = [Block(BlockKind.PARAGRAPH, _WORDS[kind]) for kind in kinds]
    sentences = [Sentence(i, Span(i, 0, len(block.text))) for i, block in enumerate(blocks)]
    found = foreign_languages(
        blocks, sentences, "en", lambda text: ("fr" if "mer" in text else "en", 1.0)
    )
    assert set(found.values()) <= {"fr"}
    assert not any(kinds[index] == "E" for index in found)
    for triple in re.finditer("(?=FFF)", kinds):
        assert set(range(triple.start(), triple.start() + 3)) <= found.keys()
    marked = "".join("x" if index in found else " " for index in range(len(kinds)))
    assert all(len(run) >= 3 for run in marked.split())


@pytest.mark.parametrize(
    ("quotation", "language"),
    [
        ("Non. Jamais. Je ne signerai pas ce papier, monsieur. Vous comprenez ? C’est tout.", "fr"),
        ("Das ist gut. Wir gehen heim. Dort ist es warm.", "de"),
    ],
)
def test_short_sentences_belong_to_their_quotation(quotation: str, language: str) -> None:
    article = article_of(f"{PROSE} {PROSE}\n\n> {quotation}\n\n{PROSE}")
    assert " ".join(text for _, text in foreign(article)) == quotation
    assert {one for one, _ in foreign(article)} == {language}


def test_a_sign_or_a_word_in_other_letters_is_no_guess() -> None:
    article = article_of(f"{PROSE}\n\nΔ = 5. So it rose.\n\n“Привет!” {PROSE}")
    assert [(language, text[:9]) for language, text in foreign(article)] == [("ru", "“Привет!”")]
