"""Whatever is shown, marked or wished for: each spoken part is shown where it came from."""

import re
import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harken.article.model import Article, Block, BlockKind, Mark, MarkKind, Sentence, Span
from harken.paths import resources_dir
from harken.speech.pronunciation import Pronunciation
from harken.speech.reading_rules import ReadingRules
from harken.speech.spoken_form import SpokenForm, utterances_for
from harken.speech.utterance import Utterance

FRAGMENTS = [
    *["Cats", "of", "NASA", "the", "U.S.", "word", "Wörter", "кот", "漢字", "2019", "3", "1,5"],
    *[" ", " ", " ", "  ", "\xa0", "\n", "\xad", "🙂", "\u200b", ".", ",", ";", ":", "(", ")"],
    *["[1]", "[2, 3]", "[who?]", "[", "]", "*", "†", "²", "10²", "-", "‑", "/", "@", "°C"],
    *["e.g.", "z. B.", "etc.", "No. 5", "Fig. 3", "Dr. Who", "80 km/h", "5 Mio.", "и т. д."],
    *["https://www.example.com/a?b=1", "www.example.org", "me@example.com", "http://"],
    *["(Smith et al., 2019)", "1.234,5", "1,234.5", "1.5 million", "10 000", "THE CAT OF ALL"],
]
texts = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.characters(), st.text("AB c.1", max_size=4)),
    max_size=14,
).map("".join)
pronunciations = st.builds(
    Pronunciation,
    st.sampled_from(["cats", "NASA", "of", "e.g.", "漢字", "1", ".", "", r"\b(\w)\w+", "a*", "("]),
    st.sampled_from(["dogs", "", "a b", r"\1-\1", "  x\n y 🙂 ", "[1]", r"\2"]),
    st.sampled_from([None, "en", "de"]),
    st.booleans(),
)
rules = st.builds(
    ReadingRules, st.booleans(), st.booleans(), st.lists(pronunciations, max_size=3).map(tuple)
)
languages = st.sampled_from(["en", "de", "fr", "ru", "ja", "sw", "", "x" * 40, "../en"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """One block of up to three sentences, marked at random, some marks outside and overlapping."""
    parts = draw(st.lists(texts, min_size=1, max_size=3))
    text = "".join(parts)
    edges = [0]
    for part in parts:
        edges.append(edges[-1] + len(part))
    places = st.integers(0, len(text) + 2)
    marks = draw(st.lists(st.builds(Mark, st.sampled_from(MarkKind), places, places), max_size=4))
    kind = draw(st.sampled_from([BlockKind.PARAGRAPH] * 3 + [BlockKind.CODE, BlockKind.TABLE]))
    block = Block(kind, text, marks=tuple(marks))
    sentences = [Sentence(i, Span(0, edges[i], edges[i + 1])) for i in range(len(parts))]
    return Article("", "", None, None, draw(languages), "", (block,), tuple(sentences))


def said_of(article: Article, wishes: ReadingRules) -> list[Utterance]:
    return utterances_for(article, range(len(article.sentences)), wishes)


@given(articles(), rules)
@settings(max_examples=300)
def test_pieces_cover_what_is_said_and_stay_in_order_inside_the_sentence(
    article: Article, wishes: ReadingRules
) -> None:
    for utterance in said_of(article, wishes):
        assert utterance.sentence is not None
        inside = article.sentences[utterance.sentence].span
        at, shown_to = 0, inside.start
        for piece in utterance.pieces:
            assert piece.spoken_start == at < piece.spoken_end
            assert shown_to <= piece.span.start < piece.span.end <= inside.end
            at, shown_to = piece.spoken_end, piece.span.end
        assert at == len(utterance.spoken)


@given(articles(), rules)
@settings(max_examples=300)
def test_what_is_not_replaced_is_said_as_it_is_shown(
    article: Article, wishes: ReadingRules
) -> None:
    for utterance in said_of(article, wishes):
        for piece in utterance.pieces:
            if piece.replaces:
                continue
            said = utterance.spoken[piece.spoken_start : piece.spoken_end]
            shown = article.text_of(piece.span)
            assert said == (" " if shown.isspace() else re.sub("[\u2010\u2011]", "-", shown))


@given(articles(), rules, st.data())
@settings(max_examples=200)
def test_every_spoken_part_is_shown_and_a_longer_part_never_elsewhere(
    article: Article, wishes: ReadingRules, data: st.DataObject
) -> None:
    for utterance in said_of(article, wishes):
        if not utterance.spoken:
            continue
        start = data.draw(st.integers(0, len(utterance.spoken) - 1))
        end = data.draw(st.integers(start + 1, len(utterance.spoken)))
        part, first, last = (
            utterance.span_of(*it) for it in ((start, end), (start, start + 1), (end - 1, end))
        )
        assert part is not None and first is not None and last is not None
        assert (part.start, part.end) == (first.start, last.end)
        assert first.start <= last.start
        piece = next(it for it in utterance.pieces if it.spoken_end > start)
        if piece.replaces:
            assert first == piece.span  # all of it is shown, and all at once


@given(articles(), rules)
@settings(max_examples=200)
def test_what_is_said_is_clean(article: Article, wishes: ReadingRules) -> None:
    for utterance in said_of(article, wishes):
        assert "  " not in utterance.spoken
        assert utterance.spoken == utterance.spoken.strip()
        assert not utterance.spoken or any(map(str.isalnum, utterance.spoken))
        utterance.spoken.encode()  # no half surrogate is left


@given(articles(), rules)
def test_a_place_of_a_reading_is_said_as_in_the_whole_reading(
    article: Article, wishes: ReadingRules
) -> None:
    form = SpokenForm(article, wishes)
    indices = range(len(article.sentences))
    one_by_one = [it for at in indices for it in form.utterances_at(indices, at)]
    assert one_by_one == [it for it in form.utterances(indices) if it.spoken]


def words_of_the_table(language: str) -> set[str]:
    path = resources_dir() / "speech" / f"{language}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    said = [table["link"]]
    for meanings in table.get("abbreviations", {}).values():
        said += meanings.values()
    return words_in(" ".join(said))


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


@pytest.mark.parametrize("language", ["en", "de", "ru"])
@given(data=st.data())
def test_no_word_is_added_but_the_tables(language: str, data: st.DataObject) -> None:
    article = replace(data.draw(articles()), language=language)
    for utterance in said_of(article, ReadingRules(read_code=True, read_tables=True)):
        for piece in utterance.pieces:
            said = words_in(utterance.spoken[piece.spoken_start : piece.spoken_end])
            shown = article.text_of(piece.span).casefold()
            added = said - words_of_the_table(language) - words_in(shown)
            if piece.replaces:  # numbers are written in another way
                assert all(re.fullmatch(r"\d+", word) and set(word) <= set(shown) for word in added)
