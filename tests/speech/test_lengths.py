"""What is too long to be said at once is cut where a person would breathe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import Span
from harken.article.pace import letters_in
from harken.speech.audible import has_sound
from harken.speech.lengths import MAX_SPOKEN_LETTERS, part_lengths, rest_from, short_parts
from harken.speech.utterance import Piece, Utterance

_TEXTS = st.text(st.sampled_from("ab c,.“d é1A漢"), min_size=1, max_size=400)


def utterance_of(text: str) -> Utterance:
    return Utterance(text, (Piece(0, len(text), Span(3, 10, 10 + len(text))),), 250, "en", 7)


@given(text=_TEXTS, most=st.integers(8, 80), first_most=st.integers(8, 80) | st.none())
def test_parts_are_short_and_together_the_whole(
    text: str, most: int, first_most: int | None
) -> None:
    parts = list(short_parts(utterance_of(text), most, first_most))
    with_sound = [it for it in parts if it.spoken]
    assert [letters_in(it.spoken) <= most for it in with_sound[1:]] == [True] * len(with_sound[1:])
    assert letters_in(parts[0].spoken) <= (first_most or most)
    said = "".join(it.spoken for it in with_sound)
    assert [it for it in said if has_sound(it)] == [it for it in text if has_sound(it)]
    assert [it.pause_after_ms for it in parts] == [0] * (len(parts) - 1) + [250]


def test_a_part_ends_with_a_clause_where_it_can() -> None:
    text = "The street was wet, the shops were shut, and nobody was there."
    assert [it.spoken for it in short_parts(utterance_of(text), 50)] == [
        "The street was wet, the shops were shut, ",
        "and nobody was there.",
    ]


def test_a_sentence_is_whole_up_to_the_limit() -> None:
    text = "a b " * (MAX_SPOKEN_LETTERS // 4)
    assert list(short_parts(utterance_of(text))) == [utterance_of(text)]


@pytest.mark.parametrize("text", ["123456789012345 " * 120, "这是一个测试句子" * 250])
def test_what_takes_long_to_say_is_cut_sooner(text: str) -> None:
    """Each sign is a word: said at once they would be minutes of sound."""
    parts = list(short_parts(utterance_of(text)))
    assert "".join(it.spoken for it in parts) == text
    assert max(len(it.spoken) for it in parts) < 330


def test_only_voices_that_take_their_time_are_asked_in_parts() -> None:
    assert part_lengths("espeak_pcm:gmw/en-us") is None
    for voice in ("flite:rms", "pico:en-GB", "piper:joe"):
        lengths = part_lengths(voice)
        assert lengths is not None and lengths.first < lengths.most < MAX_SPOKEN_LETTERS


def test_the_rest_starts_with_the_word_at_a_place() -> None:
    whole = utterance_of("“The street was wet.")
    rest = rest_from(whole, 10 + len("“The str"))
    assert rest.spoken == "street was wet."
    assert rest.span_of(0, 6) == Span(3, 15, 21)
    assert rest_from(whole, 10) == rest_from(whole, 12) == rest_from(whole, 999) == whole
