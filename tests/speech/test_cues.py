"""One clean cue for each word, whatever the engine told."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.words import word_offsets
from harken.speech.clip import Cue
from harken.speech.cues import WordEvent, measured_cues


def events(*known: tuple[int, int, int]) -> list[WordEvent]:
    return [WordEvent(*event) for event in known]


def words(text: str, cues: tuple[Cue, ...]) -> list[tuple[str, int, int]]:
    return [(text[c.spoken_start : c.spoken_end], c.start_frame, c.end_frame) for c in cues]


def test_each_word_ends_where_the_next_begins() -> None:
    text = "One, two three."
    told = events((0, 3, 20), (5, 3, 400), (9, 5, 700))
    assert words(text, measured_cues(text, told, 1000)) == [
        ("One", 20, 400),
        ("two", 400, 700),
        ("three", 700, 1000),
    ]


def test_words_that_share_an_event_share_its_time_by_their_lengths() -> None:
    # As espeak-ng tells "of the people": one event for "of the".
    text = "out of the people"
    told = events((0, 3, 0), (4, 2, 300), (11, 6, 1000))
    assert words(text, measured_cues(text, told, 1600)) == [
        ("out", 0, 300),
        ("of", 300, 600),
        ("the", 600, 1000),
        ("people", 1000, 1600),
    ]


def test_empty_and_repeated_events_say_nothing() -> None:
    # As espeak-ng tells "in 1999, so": two more events inside the number, one at the comma.
    text = "in 1999, so"
    told = events((0, 2, 0), (3, 4, 100), (4, 4, 200), (4, 4, 300), (-1, 0, 350), (9, 2, 400))
    assert words(text, measured_cues(text, told, 500)) == [
        ("in", 0, 100),
        ("1999", 100, 400),
        ("so", 400, 500),
    ]


def test_a_sign_in_front_belongs_to_its_word_a_lone_one_to_the_word_before() -> None:
    text = "$5 % of"
    told = events((0, 1, 0), (1, 1, 100), (3, 1, 200), (5, 2, 300))
    assert words(text, measured_cues(text, told, 400)) == [("5", 0, 300), ("of", 300, 400)]


def test_a_lone_sign_at_the_start_begins_the_first_word() -> None:
    assert words("& so", measured_cues("& so", events((0, 1, 5), (2, 2, 50)), 90)) == [
        ("so", 5, 90)
    ]


def test_events_at_the_end_of_the_text_say_nothing() -> None:
    assert words("so !", measured_cues("so !", events((0, 2, 0), (3, 1, 50), (9, 2, 60)), 90)) == [
        ("so", 0, 90)
    ]


def test_times_outside_the_trimmed_clip_are_brought_inside() -> None:
    text = "one two"
    assert words(text, measured_cues(text, events((0, 3, -90), (4, 3, 900)), 500)) == [
        ("one", 0, 500),
        ("two", 500, 500),
    ]


def test_without_events_times_go_by_characters() -> None:
    text = "aaaa bbbbb"
    assert words(text, measured_cues(text, [], 1000)) == [("aaaa", 0, 500), ("bbbbb", 500, 1000)]


def test_words_without_spaces_share_the_time_of_what_the_engine_told_as_one() -> None:
    text = "港は静かで、船が"
    told = events((0, 5, 0), (0, 5, 300), (6, 2, 700))
    assert words(text, measured_cues(text, told, 900)) == [
        ("港は", 0, 233),
        ("静かで", 233, 700),
        ("船が", 700, 900),
    ]


def test_a_number_between_chinese_characters_is_not_cut_where_the_engine_repeats_itself() -> None:
    text = "2019年"
    told = events((0, 4, 0), (1, 4, 100), (1, 4, 200), (4, 1, 300))
    assert words(text, measured_cues(text, told, 400)) == [("2019", 0, 300), ("年", 300, 400)]


@pytest.mark.parametrize("text", ["हिन्दी भाषा", "دَرَسَ الوَلَد", "cafe\u0301 au", "so\xadft x"])
def test_a_word_with_signs_is_one_word(text: str) -> None:
    assert [word for word, _, _ in words(text, measured_cues(text, [], 1000))] == text.split()


def test_no_word_no_cue() -> None:
    assert measured_cues("?!", events((0, 1, 0)), 100) == ()
    assert measured_cues("", [], 0) == ()


any_events = st.lists(
    st.builds(WordEvent, st.integers(-3, 40), st.integers(-1, 9), st.integers(-50, 1200)),
    max_size=12,
)


@given(st.text("ab. $漢é5", max_size=30), any_events, st.integers(0, 1000))
def test_whatever_an_engine_tells_cues_are_in_order_and_inside(
    text: str, told: list[WordEvent], frames: int
) -> None:
    cues = measured_cues(text, told, frames)
    for cue in cues:
        assert 0 <= cue.start_frame <= cue.end_frame <= frames
        assert 0 <= cue.spoken_start < cue.spoken_end <= len(text)
    for cue, following in pairwise(cues):
        assert cue.end_frame == following.start_frame
        assert cue.spoken_end <= following.spoken_start
    assert not cues or cues[-1].end_frame == frames
    starts = {cue.spoken_start for cue in cues}
    assert starts >= {start for start, _ in word_offsets(text)}
