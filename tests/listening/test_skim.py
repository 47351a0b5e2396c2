"""Hearing the summary while the article is shown, with a soft sound at each gap."""

import pytest

from harken.article.model import BlockKind
from harken.article.pace import Pace
from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.script import Script
from harken.listening.session import Mode
from harken.speech.earcon import EARCON_S, earcon
from harken.summary.length import Percent, Sentences
from tests.listening.articles import article_of, skip_of, small_article
from tests.listening.heard import heard_sentences, texts_of
from tests.listening.stage import Stage


@pytest.fixture
def skimmed(small: Stage) -> Stage:
    """The small article, skimmed: of its summary 3 4 5 8 10, 3 to 5 are neighbours."""
    small.do(Action.SET_LENGTH, Sentences(5))
    assert small.state.summary == (3, 4, 5, 8, 10)
    small.do(Action.SET_READING, Reading.SKIM)
    return small


def earcons(stage: Stage) -> list[bool]:
    """Of each passage that was handed to the loudspeaker, whether an earcon is before it."""
    return [clip.samples.startswith(earcon()) for clip in stage.player.clips]


class TestWhatIsHeard:
    def test_it_is_the_summary_at_the_summarys_length(self, skimmed: Stage) -> None:
        skimmed.do(Action.PLAY)
        assert skimmed.listen(60).mode is Mode.ENDED
        assert heard_sentences(skimmed) == list(skimmed.state.summary)

    def test_an_earcon_is_heard_at_each_gap_and_nowhere_else(self, skimmed: Stage) -> None:
        skimmed.player.clips.clear()
        skimmed.do(Action.STOP)
        skimmed.do(Action.PLAY)
        skimmed.listen(60)
        assert earcons(skimmed) == [False, False, False, True, True]

    def test_a_summary_by_itself_has_none(self, skimmed: Stage) -> None:
        skimmed.do(Action.SET_READING, Reading.SUMMARY)
        skimmed.player.clips.clear()
        skimmed.do(Action.STOP)
        skimmed.do(Action.PLAY)
        skimmed.listen(60)
        assert earcons(skimmed) == [False] * 5

    @pytest.mark.parametrize(
        ("action", "value"),
        [
            (Action.SEEK, (4, 3)),
            (Action.NEXT_PARAGRAPH, None),
            (Action.SEEK_SECONDS, 9.0),
            (Action.PREVIOUS_SENTENCE, None),
        ],
    )
    def test_a_jump_has_none(self, skimmed: Stage, action: Action, value: object) -> None:
        skimmed.do(Action.PLAY)
        skimmed.listen_until(4)
        skimmed.player.clips.clear()
        skimmed.do(action, value)
        assert not earcons(skimmed)[0]

    def test_what_is_skipped_makes_no_gap(self, skimmed: Stage) -> None:
        article = small_article()
        for sentence in (6, 7, 9):
            article = article.with_skip(skip_of(article, sentence))
        skimmed.session.update(article)
        skimmed.settle()
        skimmed.player.clips.clear()
        skimmed.do(Action.STOP)
        skimmed.do(Action.PLAY)
        skimmed.listen(60)
        assert not any(earcons(skimmed))

    def test_a_long_sentence_in_parts_has_one_before_its_first(self, stage: Stage) -> None:
        long = "It came, and it came, and it came, " * 80
        stage.open(
            article_of(
                (BlockKind.TITLE, "Long"),
                (BlockKind.PARAGRAPH, f"The water came in over the wall. No. {long} and went. So."),
                (BlockKind.PARAGRAPH, "Nobody saw it go. They slept."),
            )
        )
        stage.do(Action.SET_LENGTH, Sentences(2))
        stage.do(Action.SET_READING, Reading.SKIM)
        stage.player.clips.clear()
        stage.do(Action.STOP)
        stage.do(Action.PLAY)
        stage.listen_until(3, word="went")
        assert len(earcons(stage)) > 2
        assert earcons(stage)[:3] == [False, True, False]

    def test_its_time_lies_before_the_sentence_that_it_leads_to(self) -> None:
        article = small_article()
        hopping = Script(article, [2, 3, 8], among=range(12))
        whole = Script(article, [2, 3, 8])
        pace = Pace(0.06)
        more_s = [
            hopping.seconds_before(at, 0, pace) - whole.seconds_before(at, 0, pace)
            for at in range(4)
        ]
        assert more_s == pytest.approx([0, 0, EARCON_S, EARCON_S])

    def test_another_length_is_followed_at_once_and_undisturbed(self, skimmed: Stage) -> None:
        skimmed.do(Action.PLAY)
        skimmed.listen_until(5, word="moved")
        skimmed.synthesiser.rendered.clear()
        skimmed.do(Action.SET_LENGTH, Percent(100))
        assert skimmed.word() == "moved"
        skimmed.player.clips.clear()
        skimmed.listen_until(7, word="They")
        assert heard_sentences(skimmed)[-2:] == [5, 7]
        assert small_article().text_of(small_article().sentences[5].span) not in texts_of(skimmed)

    def test_a_gap_that_a_shorter_length_makes_is_told(self, skimmed: Stage) -> None:
        skimmed.do(Action.PLAY)
        skimmed.listen_until(3, word="come")
        skimmed.player.clips.clear()
        skimmed.do(Action.SET_LENGTH, Sentences(2))
        assert skimmed.state.summary == (3, 10)
        skimmed.listen_until(10)
        assert earcons(skimmed) == [True]

    def test_while_the_earcon_sounds_the_next_sentence_is_the_place(self, skimmed: Stage) -> None:
        skimmed.do(Action.SEEK, (3, 40))
        skimmed.listen_until(8)
        assert skimmed.state.word is None
        assert skimmed.do(Action.PAUSE).sentence == 8
        skimmed.do(Action.PLAY)
        skimmed.listen_until(8, word="It")
        assert heard_sentences(skimmed) == [5, 8]


class TestWhere:
    def test_from_the_article_it_goes_to_the_next_key_sentence(self, small: Stage) -> None:
        small.do(Action.SET_LENGTH, Sentences(2))
        small.do(Action.PLAY)
        small.listen_until(4, word="noon")
        state = small.do(Action.SET_READING, Reading.SKIM)
        assert (state.mode, state.sentence, state.summary) == (Mode.PLAYING, 10, (3, 10))

    def test_from_a_key_sentence_of_the_article_it_goes_on_undisturbed(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="come")
        small.synthesiser.rendered.clear()
        state = small.do(Action.SET_READING, Reading.SKIM)
        assert (state.sentence, small.word()) == (3, "come")
        small.listen_until(3, word="wall")
        assert small_article().text_of(small_article().sentences[3].span) not in texts_of(small)

    def test_behind_the_last_key_sentence_it_goes_to_that(self, small: Stage) -> None:
        small.do(Action.SET_LENGTH, Sentences(2))
        small.do(Action.SEEK, (6, 60))
        assert small.do(Action.SET_READING, Reading.SKIM).sentence == 10

    def test_back_in_the_article_it_goes_on_in_place(self, skimmed: Stage) -> None:
        skimmed.do(Action.PLAY)
        skimmed.listen_until(8, word="too")
        state = skimmed.do(Action.SET_READING, Reading.ARTICLE)
        assert (state.mode, state.sentence, skimmed.word()) == (Mode.PLAYING, 8, "too")
        skimmed.listen_until(9)

    def test_summary_and_skim_have_one_place(self, skimmed: Stage) -> None:
        skimmed.do(Action.PLAY)
        skimmed.listen_until(5, word="moved")
        for reading in (Reading.SUMMARY, Reading.SKIM, Reading.SUMMARY):
            skimmed.synthesiser.rendered.clear()
            state = skimmed.do(Action.SET_READING, reading)
            assert (state.mode, state.sentence, skimmed.word()) == (Mode.PLAYING, 5, "moved")
            assert small_article().text_of(small_article().sentences[5].span) not in texts_of(
                skimmed
            )

    def test_it_waits_for_a_ranking_and_begins_at_the_articles_place(self, stage: Stage) -> None:
        stage.ranker.at_once = False
        stage.open(small_article())
        stage.do(Action.SET_LENGTH, Sentences(3))
        stage.do(Action.PLAY)
        stage.listen_until(5)
        state = stage.do(Action.SET_READING, Reading.SKIM)
        assert (state.mode, state.sentence) == (Mode.PLAYING, None)
        stage.ranker.answer()
        stage.settle()
        assert (stage.state.mode, stage.state.sentence) == (Mode.PLAYING, 10)

    def test_without_waiting_for_the_ranking_the_article_is_where_it_was(
        self, stage: Stage
    ) -> None:
        stage.ranker.at_once = False
        stage.open(small_article())
        stage.do(Action.SEEK, (3, 40))
        stage.do(Action.SET_READING, Reading.SKIM)
        assert stage.do(Action.SET_READING, Reading.ARTICLE).sentence == 5

    def test_after_its_end_the_article_is_where_it_was(self, small: Stage) -> None:
        small.do(Action.SEEK, (2, 0))
        small.do(Action.SET_READING, Reading.SKIM)
        assert small.listen(60).mode is Mode.ENDED
        state = small.do(Action.SET_READING, Reading.ARTICLE)
        assert (state.mode, state.sentence) == (Mode.PAUSED, 2)

    def test_the_key_for_the_summary_leads_there_with_the_sentence(self, skimmed: Stage) -> None:
        skimmed.do(Action.SEEK, (3, 40))
        state = skimmed.do(Action.TOGGLE_READING)
        assert (state.reading, state.sentence) == (Reading.SUMMARY, 5)

    def test_choosing_it_again_changes_nothing(self, skimmed: Stage) -> None:
        skimmed.do(Action.SEEK, (6, 60))
        before = skimmed.listen(60)
        assert before.mode is Mode.ENDED
        assert skimmed.do(Action.SET_READING, Reading.SKIM) == before
        assert skimmed.do(Action.PREVIOUS_SENTENCE).sentence == before.sentence
