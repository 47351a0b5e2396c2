"""Where a part of the spoken text is shown."""

from harken.article.model import Span
from harken.speech.utterance import Piece, Utterance, announcement

# Shown in block 3 from offset 10: "a  so&ft b" with two spaces, & a soft hyphen.
SPOKEN = Utterance(
    "a soft b",
    (
        Piece(0, 2, Span(3, 10, 12)),
        Piece(2, 4, Span(3, 13, 15)),
        Piece(4, 8, Span(3, 16, 20)),
    ),
    pause_after_ms=250,
    language="en",
    sentence=0,
)


def test_a_word_is_shown_where_its_letters_are() -> None:
    assert SPOKEN.span_of(0, 1) == Span(3, 10, 11)
    assert SPOKEN.span_of(7, 8) == Span(3, 19, 20)


def test_a_word_includes_what_is_shown_inside_it_but_not_spoken() -> None:
    assert SPOKEN.span_of(2, 6) == Span(3, 13, 18)


def test_the_whole_is_the_whole() -> None:
    assert SPOKEN.span_of(0, 8) == Span(3, 10, 20)
    assert SPOKEN.span_of(0, 800) == Span(3, 10, 20)


def test_nothing_is_shown_nowhere() -> None:
    assert SPOKEN.span_of(4, 4) is None
    assert SPOKEN.span_of(8, 9) is None
    assert SPOKEN.span_of(-1, 3) is None


def test_an_announcement_is_shown_nowhere() -> None:
    said = announcement("One sentence could not be read.", "en")
    assert said.span_of(0, 3) is None
    assert said.sentence is None


# Shown in block 3: "e.g. a cat"; the abbreviation is replaced.
REPLACED = Utterance(
    "for example a cat",
    (Piece(0, 11, Span(3, 0, 4), replaces=True), Piece(11, 17, Span(3, 4, 10))),
    pause_after_ms=250,
    language="en",
    sentence=0,
)


def test_each_part_of_what_is_said_instead_is_shown_as_all_that_it_replaces() -> None:
    assert REPLACED.span_of(0, 3) == REPLACED.span_of(4, 11) == Span(3, 0, 4)
    assert REPLACED.span_of(10, 13) == Span(3, 0, 6)
    assert REPLACED.span_of(12, 13) == Span(3, 5, 6)


def test_as_long_as_what_it_replaces_it_is_still_shown_as_a_whole() -> None:
    assert Piece(4, 8, Span(3, 0, 4), replaces=True).part(6, 9) == Piece(
        0, 2, Span(3, 0, 4), replaces=True
    )
