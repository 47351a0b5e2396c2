"""Words are found among a sentence's sounds, however the pronouncing library joined them."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from harken.speech.phoneme_words import word_places

SYMBOLS = st.text("ptkaɪə ˈːðʌv,.", max_size=30)


def found(words: Sequence[str], sentence: str) -> list[str | None]:
    """What stands in the sentence from where each word begins."""
    places = word_places([list(word) for word in words], list(sentence))
    return [None if at is None else sentence[at:] for at in places]


def test_words_begin_after_spaces_with_their_stress() -> None:
    assert found(["kwˈaɪət", "nˈaɪt"], "kwˈaɪət, nˈaɪt.") == ["kwˈaɪət, nˈaɪt.", "nˈaɪt."]


def test_words_that_are_said_as_one_are_parted() -> None:
    assert found(["sˈɛvən", "ʌv", "ðə", "bˈoʊts"], "sˈɛvən ʌvðə bˈoʊts") == [
        "sˈɛvən ʌvðə bˈoʊts",
        "ʌvðə bˈoʊts",
        "ðə bˈoʊts",
        "bˈoʊts",
    ]


def test_a_little_word_is_said_weakly_in_a_sentence() -> None:
    assert found(["ˈeɪ", "bˈoʊt"], "ɐ bˈoʊt") == ["ɐ bˈoʊt", "bˈoʊt"]


def test_a_number_is_one_word_of_many() -> None:
    number = "nˈaɪntiːn hˈʌndɹɪd"
    assert found([number, "bˈoʊts"], f"{number} bˈoʊts") == [f"{number} bˈoʊts", "bˈoʊts"]


def test_a_word_that_is_not_there_is_not_placed() -> None:
    assert found(["bˈoʊt", "zʒzʒzʒ", "nˈaɪt"], "bˈoʊt nˈaɪt") == ["bˈoʊt nˈaɪt", None, "nˈaɪt"]
    assert found(["bˈoʊt"], "sfkp") == [None]


def test_where_nothing_is_said_there_are_no_words() -> None:
    assert word_places([], list("abc")) == []
    assert found(["a", ""], "") == [None, None]
    assert found(["", "ˈ"], "ata") == [None, None]


def test_a_long_text_is_followed_to_its_end() -> None:
    words = ["bˈoʊt", "ɪn", "ðə", "nˈaɪt"] * 200
    sentence = "bˈoʊt ɪnðə nˈaɪt " * 200
    places = word_places([list(word) for word in words], list(sentence))
    assert places[-4:] == [len(sentence) - n for n in (17, 11, 9, 6)]
    assert None not in places


@given(st.lists(SYMBOLS, max_size=12), SYMBOLS)
def test_places_are_in_order_and_in_the_sentence(words: list[str], sentence: str) -> None:
    places = word_places([list(word) for word in words], list(sentence))
    assert len(places) == len(words)
    known = [at for at in places if at is not None]
    assert known == sorted(set(known))
    assert all(0 <= at < len(sentence) for at in known)
