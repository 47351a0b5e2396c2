"""Of an article too short to shorten, the summary is all that is read of it."""

from dataclasses import replace

from harken.article.emphasis import Emphasis
from harken.article.model import BlockKind
from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.session import Mode
from harken.summary.length import Sentences
from tests.listening.articles import article_of, skip_of
from tests.listening.heard import heard_sentences
from tests.listening.stage import Stage

SHORT = article_of(
    (BlockKind.TITLE, "The wall"),
    (BlockKind.HEADING, "How it fell"),
    (BlockKind.PARAGRAPH, "It fell. Nobody was hurt."),
    (BlockKind.PARAGRAPH, "They built it again."),
)


def test_it_is_read_whole_whatever_the_length(stage: Stage) -> None:
    stage.do(Action.SET_LENGTH, Sentences(1))
    stage.open(SHORT)
    state = stage.do(Action.SET_READING, Reading.SUMMARY)
    assert (state.too_short, state.summary) == (True, (1, 2, 3, 4))
    stage.do(Action.PLAY)
    assert stage.listen(30).mode is Mode.ENDED
    assert heard_sentences(stage) == [1, 2, 3, 4]


def test_one_sentence_more_is_enough(stage: Stage) -> None:
    stage.do(Action.SET_LENGTH, Sentences(1))
    state = stage.open(
        article_of((BlockKind.TITLE, "The wall"), (BlockKind.PARAGRAPH, "It. Was. Not. High."))
    )
    assert (state.too_short, len(state.summary)) == (False, 1)


def test_a_long_one_with_little_to_choose_from_is_not_short(stage: Stage) -> None:
    table = (BlockKind.TABLE, "Low water at six. High water at noon. " * 10)
    stage.do(Action.SET_LENGTH, Sentences(1))
    state = stage.open(
        article_of((BlockKind.TITLE, "Tides"), (BlockKind.PARAGRAPH, "They turn. Look."), table)
    )
    assert (state.too_short, state.summary) == (False, (1,))


def test_with_nothing_to_choose_from_even_a_long_one_is_read_whole(stage: Stage) -> None:
    table = (BlockKind.TABLE, "Low water at six. High water at noon. " * 10)
    state = stage.open(article_of((BlockKind.TITLE, "Tides"), table))
    assert (state.too_short, len(state.summary)) == (True, 20)


def test_a_number_of_no_sentence_makes_it_no_longer(stage: Stage) -> None:
    stage.open(SHORT)
    wishes = Emphasis(excluded=frozenset({-1, 99, 100}))
    assert stage.do(Action.SET_EMPHASIS, wishes).too_short


def test_nothing_is_said_of_it_before_the_ranking_is_there(stage: Stage) -> None:
    stage.ranker.at_once = False
    assert not stage.open(SHORT).too_short
    stage.ranker.answer()
    stage.settle()
    assert stage.state.too_short


def test_of_a_title_alone_that_is_read(stage: Stage) -> None:
    state = stage.open(article_of((BlockKind.TITLE, "The wall")))
    assert (state.too_short, state.summary) == (True, (0,))


def test_what_is_skipped_stays_out(stage: Stage) -> None:
    stage.open(SHORT)
    stage.session.update(SHORT.with_skip(skip_of(SHORT, 3)))
    stage.settle()
    assert stage.state.summary == (1, 2, 4)


def test_what_is_excluded_stays_out_and_makes_no_article_short(small: Stage) -> None:
    excluded = frozenset({2, 3, 4, 5, 7, 8})
    small.do(Action.SET_LENGTH, Sentences(2))
    state = small.do(Action.SET_EMPHASIS, Emphasis(excluded=excluded))
    assert (state.too_short, state.summary) == (False, (9, 10))
    small.open(replace(SHORT, id="short"))
    state = small.do(Action.SET_EMPHASIS, Emphasis(excluded=frozenset({3})))
    assert (state.too_short, state.summary) == (True, (1, 2, 4))


def test_where_nothing_at_all_is_read_nothing_is_short(stage: Stage) -> None:
    article = SHORT
    for sentence in SHORT.sentences:
        article = article.with_skip(skip_of(article, sentence.index))
    state = stage.open(article)
    assert (state.too_short, state.summary) == (False, ())
