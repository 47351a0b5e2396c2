"""The ranking behind a summary: its progress, its end, and what stays where it fails."""

import pytest

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.model import BlockKind
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.listening.command import Action
from harken.listening.session import Mode
from harken.summary.length import Sentences
from tests.listening.articles import article_of, skip_of, small_article
from tests.listening.stage import Stage

LONGEST, SHORTEST = 3, 11
"""The small article's longest sentence and its shortest."""


@pytest.fixture
def waiting(stage: Stage) -> Stage:
    """The small article is open, and its ranking is on its way."""
    stage.ranker.at_once = False
    stage.do(Action.SET_LENGTH, Sentences(1))
    stage.open(small_article())
    return stage


@pytest.fixture
def ranked(waiting: Stage) -> Stage:
    """Its ranking is there; another would take its time."""
    answer(waiting)
    return waiting


def answer(stage: Stage) -> None:
    stage.ranker.answer()
    stage.settle()


def open_where_it_is_refused(stage: Stage) -> None:
    """Opens another article, for which the method in use is not; the default takes its place."""
    stage.ranker.refused = {stage.state.method}
    stage.open(small_article("refused"))
    answer(stage)  # that it is refused
    answer(stage)
    assert stage.state.method == "auto"
    stage.ranker.refused = set()


def progress(stage: Stage, done: float) -> float | None:
    assert stage.ranker.on_progress is not None
    stage.ranker.on_progress(done)
    stage.settle()
    return stage.state.ranking_progress


class TestProgress:
    def test_there_is_none_without_an_article(self, stage: Stage) -> None:
        assert stage.state.ranking_progress is None

    def test_it_runs_from_nothing_to_the_ranking(self, waiting: Stage) -> None:
        assert progress(waiting, 0.0) == 0.0
        assert progress(waiting, 0.25) == 0.25
        assert progress(waiting, 0.751) == 0.75
        answer(waiting)
        assert waiting.state.ranking_progress is None
        assert waiting.state.ranking is not None

    def test_each_percent_is_told_once(self, waiting: Stage) -> None:
        waiting.changes.clear()
        for thousandth in range(1001):
            progress(waiting, thousandth / 1000)
        assert len(waiting.changes) == 100

    def test_that_of_an_earlier_ranking_is_of_no_interest(self, waiting: Stage) -> None:
        earlier = waiting.ranker.on_progress
        assert earlier is not None
        waiting.do(Action.SET_METHOD, "balanced")
        earlier(0.9)
        waiting.settle()
        assert waiting.state.ranking_progress == 0.0

    def test_that_of_a_ranking_that_is_there_is_of_no_interest(self, ranked: Stage) -> None:
        assert progress(ranked, 1.0) is None

    def test_nothing_is_told_after_the_session_has_ended(self, waiting: Stage) -> None:
        waiting.changes.clear()
        waiting.close()
        progress(waiting, 0.5)
        assert waiting.changes == []


class TestGivingUp:
    def test_there_is_no_ranking_then_and_none_on_its_way(self, waiting: Stage) -> None:
        [asked] = waiting.ranker.asked
        state = waiting.do(Action.CANCEL_RANKING)
        assert (state.ranking, state.ranking_progress, state.summary) == (None, None, ())
        assert asked.future.cancelled()
        assert waiting.notices == []

    def test_the_article_can_be_heard(self, waiting: Stage) -> None:
        waiting.do(Action.CANCEL_RANKING)
        waiting.do(Action.PLAY)
        waiting.listen_until(2)

    def test_who_waits_for_the_summary_waits_no_more(self, waiting: Stage) -> None:
        waiting.do(Action.SET_READING, Reading.SUMMARY)
        assert waiting.do(Action.PLAY).mode is Mode.PLAYING
        assert waiting.do(Action.CANCEL_RANKING).mode is Mode.READY
        assert waiting.notices == ["There is no summary to read."]

    def test_it_can_be_asked_for_again(self, waiting: Stage) -> None:
        waiting.do(Action.CANCEL_RANKING)
        assert waiting.do(Action.RANK).ranking_progress == 0.0
        answer(waiting)
        assert waiting.state.summary == (LONGEST,)

    def test_another_length_or_article_asks_for_none_that_was_given_up(
        self, waiting: Stage
    ) -> None:
        waiting.do(Action.CANCEL_RANKING)
        assert waiting.do(Action.SET_LENGTH, Sentences(3)).ranking_progress is None
        assert waiting.open(small_article("other")).ranking_progress == 0.0

    def test_a_ranking_that_is_there_stays_with_its_method_and_emphasis(
        self, ranked: Stage
    ) -> None:
        ranked.do(Action.SET_METHOD, "balanced")
        ranked.do(Action.SET_EMPHASIS, Emphasis(pinned=frozenset({4})))
        state = ranked.do(Action.CANCEL_RANKING)
        assert (state.method, state.emphasis, state.summary) == ("auto", NO_EMPHASIS, (LONGEST,))
        assert state.ranking_progress is None

    def test_without_one_on_its_way_it_does_nothing(self, ranked: Stage) -> None:
        before = ranked.state
        assert ranked.do(Action.CANCEL_RANKING) == before

    def test_asking_twice_asks_once(self, waiting: Stage) -> None:
        waiting.do(Action.RANK)
        assert len(waiting.ranker.asked) == 1


class TestFailing:
    def test_it_is_told_once_and_can_be_asked_for_again(self, waiting: Stage) -> None:
        waiting.ranker.refused = {"auto"}
        answer(waiting)
        state = waiting.state
        assert (state.ranking, state.ranking_progress) == (None, None)
        assert len(waiting.notices) == 1
        waiting.ranker.refused = set()
        waiting.do(Action.RANK)
        answer(waiting)
        assert waiting.state.summary == (LONGEST,)
        assert len(waiting.notices) == 1

    def test_the_old_ranking_stays_and_the_method_shown_is_its(self, ranked: Stage) -> None:
        ranked.ranker.refused = {"lsa"}
        ranked.do(Action.SET_METHOD, "lsa")
        assert ranked.state.method == "lsa"
        answer(ranked)
        state = ranked.state
        assert (state.method, state.summary) == ("auto", (LONGEST,))
        [notice] = ranked.notices
        assert "lsa" in notice
        assert notice.endswith("The summary stays as it was.")

    def test_the_emphasis_shown_is_its_too(self, ranked: Stage) -> None:
        ranked.ranker.refused = {"auto"}
        ranked.do(Action.SET_EMPHASIS, Emphasis("harbour"))
        answer(ranked)
        assert ranked.state.emphasis == NO_EMPHASIS

    def test_what_the_summary_reads_is_not_disturbed(self, ranked: Stage) -> None:
        ranked.do(Action.SET_READING, Reading.SUMMARY)
        ranked.do(Action.PLAY)
        ranked.listen_until(LONGEST, word="come")
        ranked.ranker.refused = {"lsa"}
        ranked.do(Action.SET_METHOD, "lsa")
        answer(ranked)
        assert (ranked.state.mode, ranked.word()) == (Mode.PLAYING, "come")

    def test_a_method_that_is_not_for_the_next_article_gives_way_to_the_default(
        self, ranked: Stage
    ) -> None:
        ranked.do(Action.SET_METHOD, "lsa")
        answer(ranked)
        ranked.ranker.refused = {"lsa"}
        ranked.open(small_article("other"))
        answer(ranked)
        assert (ranked.state.method, ranked.state.ranking_progress) == ("auto", 0.0)
        answer(ranked)
        assert ranked.state.summary == (LONGEST,)
        [notice] = ranked.notices
        assert notice.endswith("It is done by Auto instead.")

    def test_it_is_tried_again_for_the_article_after_that(self, ranked: Stage) -> None:
        ranked.do(Action.SET_METHOD, "lsa")
        answer(ranked)
        open_where_it_is_refused(ranked)
        ranked.open(small_article("third"))
        answer(ranked)
        state = ranked.state
        assert state.ranking is not None
        assert (state.method, state.ranking.method) == ("lsa", "lsa")

    @pytest.mark.parametrize("end", ["fails", "is given up"])
    def test_what_was_wished_before_is_wished_again_where_another_method(
        self, ranked: Stage, end: str
    ) -> None:
        ranked.do(Action.SET_METHOD, "lsa")
        answer(ranked)
        open_where_it_is_refused(ranked)
        ranked.ranker.refused = {"textrank"}
        ranked.do(Action.SET_METHOD, "textrank")
        answer(ranked) if end == "fails" else ranked.do(Action.CANCEL_RANKING)
        assert ranked.state.method == "auto"
        assert ranked.open(small_article("third")).method == "lsa"

    def test_the_method_in_use_can_be_wished_instead(self, ranked: Stage) -> None:
        ranked.do(Action.SET_METHOD, "lsa")
        answer(ranked)
        open_where_it_is_refused(ranked)
        ranked.do(Action.SET_METHOD, "auto")
        ranked.do(Action.SET_METHOD, "textrank")
        ranked.do(Action.CANCEL_RANKING)
        assert ranked.open(small_article("third")).method == "auto"

    def test_without_any_ranking_the_summary_cannot_be_heard_and_says_so(
        self, waiting: Stage
    ) -> None:
        waiting.ranker.refused = {"auto"}
        answer(waiting)
        waiting.do(Action.SET_READING, Reading.SKIM)
        assert waiting.do(Action.PLAY).mode is Mode.READY
        assert waiting.notices[1:] == ["There is no summary to read."]

    @pytest.mark.parametrize("reading", [Reading.SUMMARY, Reading.SKIM])
    def test_who_waits_for_a_ranking_of_nothing_waits_no_more(
        self, waiting: Stage, reading: Reading
    ) -> None:
        article = small_article()
        for sentence in article.sentences:
            article = article.with_skip(skip_of(article, sentence.index))
        waiting.session.update(article)
        waiting.do(Action.SET_READING, reading)
        assert waiting.do(Action.PLAY).mode is Mode.PLAYING
        waiting.changes.clear()
        answer(waiting)
        assert waiting.state.summary == ()
        assert waiting.changes[-1].mode is waiting.state.mode is Mode.READY
        assert waiting.notices == ["There is nothing to read here."]


class TestAnotherRanking:
    def test_until_it_is_there_the_summary_stays(self, ranked: Stage) -> None:
        state = ranked.do(Action.SET_METHOD, "balanced")
        assert (state.method, state.summary) == ("balanced", (LONGEST,))
        answer(ranked)
        assert ranked.state.summary == (SHORTEST,)

    def test_the_last_of_quick_wishes_counts(self, ranked: Stage) -> None:
        ranked.do(Action.SET_METHOD, "balanced")
        ranked.do(Action.SET_EMPHASIS, Emphasis(pinned=frozenset({4})))
        ranked.do(Action.SET_METHOD, "lexrank")
        ranked.do(Action.SET_EMPHASIS, Emphasis(pinned=frozenset({8})))
        assert [it.future.cancelled() for it in ranked.ranker.asked] == [True] * 3 + [False]
        answer(ranked)
        state = ranked.state
        assert state.ranking is not None
        assert (state.ranking.method, state.summary) == ("lexrank", (8,))

    def test_a_ranking_that_was_done_too_late_to_be_cancelled_is_of_no_interest(
        self, ranked: Stage
    ) -> None:
        session = ranked.session
        ranked.ranker.at_once = True
        session.open(article_of((BlockKind.TITLE, "A"), (BlockKind.PARAGRAPH, "One. Two." * 9)))
        ranked.ranker.at_once = False
        # The first one's ranking is on its way to the main thread then.
        session.open(small_article("other"))
        ranked.settle()
        assert (ranked.state.ranking, ranked.state.ranking_progress) == (None, 0.0)

    def test_so_is_a_failure(self, ranked: Stage) -> None:
        ranked.do(Action.SET_METHOD, "lsa")
        [asked] = ranked.ranker.asked
        asked.future.set_exception(HarkenError("Cannot rank", "a test", "Go on."))
        ranked.session.open(small_article("other"))
        ranked.settle()
        assert (ranked.state.method, ranked.notices) == ("lsa", [])

    def test_each_article_keeps_its_emphasis(self, ranked: Stage) -> None:
        wishes = Emphasis("harbour", frozenset({4}), frozenset({3}))
        ranked.do(Action.SET_EMPHASIS, wishes)
        answer(ranked)
        assert ranked.state.summary == (4,)
        assert ranked.open(small_article("other")).emphasis == NO_EMPHASIS
        answer(ranked)
        assert ranked.open(small_article()).emphasis == wishes
        answer(ranked)
        assert ranked.state.summary == (4,)

    def test_a_sentence_that_is_not_there_does_no_harm(self, ranked: Stage) -> None:
        none_such = frozenset({-3, 99, 10**9})
        wishes = Emphasis("harbour", frozenset({4}) | none_such, frozenset({3}) | none_such)
        ranked.do(Action.SET_EMPHASIS, wishes)
        answer(ranked)
        assert ranked.state.emphasis == Emphasis("harbour", frozenset({4}), frozenset({3}))
        ranked.do(Action.SET_EMPHASIS, Emphasis(pinned=none_such, excluded=none_such))
        answer(ranked)
        assert ranked.state.emphasis == NO_EMPHASIS
        assert ranked.state.summary == (LONGEST,)
        assert not ranked.state.too_short
