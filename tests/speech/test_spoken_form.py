"""What is spoken of what is shown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.model import Block
from harken.article.pace import letters_in
from harken.article.pauses import DEFAULT_PAUSES
from harken.article.words import word_offsets
from harken.speech.lengths import MAX_SPOKEN_LETTERS
from harken.speech.spoken_form import SpokenForm, utterances_for
from harken.speech.utterance import Utterance
from tests.counting import calls_of
from tests.speech.articles import HEADING, PARAGRAPH, TITLE, article, one_sentence

SPOKEN = [
    ("Plain text.", "Plain text."),
    ("  two\t\nlines \r\n and  gaps ", "two lines and gaps"),
    ("no\xa0break\u2003space", "no break space"),
    ("NUL\0 and \x07bell\x1b", "NUL and bell"),
    ("half \ud800surrogate\udfff", "half surrogate"),
    ("soft\xadhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
    ("\ufeffmark \u202eright to left\u202c", "mark right to left"),
    ("fine 🙂 day 👩‍👩‍👧 ❤️‍🔥 👍🏽 🇩🇪 1️⃣", "fine day 1"),
    ("private \ue000\U000f1234 use", "private use"),
    ("می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"),
    ("cafe\u0301", "cafe\u0301"),
    ("5 < 6 & [[x]] <b>", "5 < 6 & [[x]] <b>"),
    ("日本語のテキストです。", "日本語のテキストです。"),
    ("𝐁old ﬁne ½", "𝐁old ﬁne ½"),
]
SILENT = ["", " ", "\n\t", "***", "—", "…?!", "🙂🙂", "\0\0", "\ud800", "\u200b\u200d"]


def spoken(text: str) -> Utterance:
    (utterance,) = utterances_for(one_sentence(text), [0])
    return utterance


@pytest.mark.parametrize(("shown", "said"), SPOKEN)
def test_leaves_out_what_has_no_sound(shown: str, said: str) -> None:
    assert spoken(shown).spoken == said


@pytest.mark.parametrize("shown", SILENT)
def test_a_sentence_with_nothing_to_say(shown: str) -> None:
    assert spoken(shown).spoken == ""
    assert spoken(shown).pieces == ()


def test_a_word_with_a_soft_hyphen_is_shown_with_it() -> None:
    text = "A soft\xadhyphen."
    utterance = spoken(text)
    span = utterance.span_of(2, 12)
    assert span is not None
    assert text[span.start : span.end] == "soft\xadhyphen"


def test_offsets_count_from_the_start_of_the_block() -> None:
    two = article((TITLE, ["Title."]), (PARAGRAPH, ["One.", "Two words."]))
    span = utterances_for(two, [2])[0].span_of(4, 9)
    assert span is not None
    assert two.text_of(span) == "words"


def test_pauses_by_what_follows() -> None:
    reading = article(
        (TITLE, ["Title"]),
        (HEADING, ["Heading"]),
        (PARAGRAPH, ["One.", "Two."]),
        (PARAGRAPH, ["X."]),
    )
    assert [u.pause_after_ms for u in utterances_for(reading, range(5))] == [
        DEFAULT_PAUSES.after_heading_ms,
        DEFAULT_PAUSES.after_heading_ms,
        DEFAULT_PAUSES.after_sentence_ms,
        DEFAULT_PAUSES.after_paragraph_ms,
        DEFAULT_PAUSES.after_paragraph_ms,
    ]


def test_pauses_by_what_follows_in_this_reading() -> None:
    reading = article((TITLE, []), (PARAGRAPH, ["One.", "Two.", "***"]), (PARAGRAPH, ["X."]))
    pauses = [u.pause_after_ms for u in utterances_for(reading, [0, 3])]
    assert pauses == [DEFAULT_PAUSES.after_paragraph_ms, DEFAULT_PAUSES.after_paragraph_ms]
    # The last sentence that says something has the paragraph's pause.
    assert (
        utterances_for(reading, [0, 1, 2, 3])[1].pause_after_ms == DEFAULT_PAUSES.after_paragraph_ms
    )


def test_the_language_is_the_blocks_or_the_articles() -> None:
    german = Block(PARAGRAPH, "Guten Tag.", language="de")
    one = one_sentence("Guten Tag.")
    assert utterances_for(one, [0])[0].language == "en"
    with_german = replace(one, blocks=(one.blocks[0], german))
    assert utterances_for(with_german, [0])[0].language == "de"


def test_a_sentence_alone() -> None:
    one = one_sentence("One two.")
    utterance = SpokenForm(one).utterance(one.sentences[0], last_of_block=False)
    assert (utterance.spoken, utterance.sentence) == ("One two.", 0)
    assert utterance.pause_after_ms == DEFAULT_PAUSES.after_sentence_ms


LONG = {
    "words": "word " * 3000,
    "clauses": "some words, " * 1000,
    "one word": "a" * 20_000,
    "no spaces": "漢字かな。" * 1000,
    "soft hyphens": "so\xadft " * 2000,
    "dots": "The end" + "." * 9000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_sentence_is_said_in_parts(text: str) -> None:
    long = one_sentence(text)
    parts = utterances_for(long, [0])
    whole = SpokenForm(long).utterance(long.sentences[0], last_of_block=True)
    assert len(parts) > 1
    assert all(letters_in(part.spoken) <= MAX_SPOKEN_LETTERS for part in parts)
    assert {part.sentence for part in parts} == {0}
    assert [p.pause_after_ms for p in parts] == [0] * (len(parts) - 1) + [
        DEFAULT_PAUSES.after_paragraph_ms
    ]
    at = 0
    for part in parts:
        if part.spoken:
            assert whole.spoken[at : at + len(part.spoken)] == part.spoken
            assert part.span_of(0, len(part.spoken)) == whole.span_of(at, at + len(part.spoken))
        else:
            assert not any(map(str.isalnum, whole.spoken[at : at + MAX_SPOKEN_LETTERS]))
        at += len(part.spoken) or MAX_SPOKEN_LETTERS


def test_parts_end_where_words_end() -> None:
    for part in utterances_for(one_sentence("several words " * 1000), [0])[:-1]:
        assert part.spoken.split()[-1] in {"several", "words"}
    for part in utterances_for(one_sentence("one clause, " * 1000), [0])[:-1]:
        assert part.spoken.endswith(", ")


def test_a_long_article_is_no_more_work_a_sentence_than_a_short_one() -> None:
    def work(paragraphs: int) -> int:
        some = article(
            (TITLE, []), *[(PARAGRAPH, ["Some  words, more or less. "] * 4)] * paragraphs
        )
        return calls_of(lambda: utterances_for(some, range(len(some.sentences))))

    assert work(500) < 10.5 * work(50)


ODD = "\0\t\n \xa0\xad\u0301\u200b\u200c\u200d\u2028\u202e\ud83d\udc4d\ufe0f🙂👍🏽é漢字ابहि1,.’-"
texts = st.text(st.one_of(st.sampled_from("ab cd" + ODD), st.characters()), max_size=60)


@given(texts)
def test_every_spoken_character_is_shown_and_the_order_is_kept(text: str) -> None:
    one = one_sentence(f"Before. {text}")
    utterance = SpokenForm(one).utterance(one.sentences[0], last_of_block=True)
    shown = []
    for i, character in enumerate(utterance.spoken):
        span = utterance.span_of(i, i + 1)
        assert span is not None and span.end - span.start == 1
        there = one.text_of(span)
        assert there == character or (there.isspace() and character == " ")
        shown.append(span.start)
    assert shown == sorted(set(shown))


@given(texts)
def test_pieces_cover_the_spoken_text_without_gap(text: str) -> None:
    utterance = spoken(text)
    at = 0
    for piece in utterance.pieces:
        assert piece.spoken_start == at
        assert piece.spoken_end - at == piece.span.end - piece.span.start > 0
        at = piece.spoken_end
    assert at == len(utterance.spoken)


@given(texts)
def test_nothing_is_left_to_leave_out(text: str) -> None:
    said = spoken(text).spoken
    assert spoken(said).spoken == said
    assert "  " not in said and said == said.strip()
    said.encode()  # no half surrogate is left


@given(st.lists(st.text("abcäöñé", min_size=1, max_size=8), min_size=1, max_size=8), st.data())
def test_a_words_span_covers_exactly_the_shown_word(words: list[str], data: st.DataObject) -> None:
    gaps = st.sampled_from([" ", "  ", "\n", " 🙂 ", "\xa0", " \0", "\u200b "])
    text = words[0]
    places = [(0, len(words[0]))]
    for word in words[1:]:
        text += data.draw(gaps)
        places.append((len(text), len(text) + len(word)))
        text += word
    utterance = spoken(text)
    spans = [utterance.span_of(start, end) for start, end in word_offsets(utterance.spoken)]
    assert [(span.start, span.end) for span in spans if span] == places
