"""From a sentence of the summary into its place in the article, and back."""

import pytest
from PySide6.QtCore import QCoreApplication

from harken.article.position import Reading
from harken.errors import HarkenError
from harken.listening.command import Action
from harken.listening.session import Mode
from harken.summary.length import Percent, Sentences
from tests.listening.articles import skip_of, small_article
from tests.listening.heard import heard_sentences, texts_of
from tests.listening.stage import Stage

SHORTENED = [Reading.SUMMARY, Reading.SKIM]


@pytest.fixture(params=SHORTENED)
def summarised(small: Stage, request: pytest.FixtureRequest) -> Stage:
    """The small article's summary, 3 4 5 8 10, read or skimmed."""
    small.do(Action.SET_LENGTH, Sentences(5))
    small.do(Action.SET_READING, request.param)
    return small


def text_of(sentence: int) -> str:
    article = small_article()
    return article.text_of(article.sentences[sentence].span)


class TestThere:
    def test_the_sentence_that_is_heard_is_heard_on_in_the_article(self, summarised: Stage) -> None:
        summarised.do(Action.PLAY)
        summarised.listen_until(8, word="too")
        summarised.synthesiser.rendered.clear()
        state = summarised.do(Action.EXPAND)
        assert (state.mode, state.reading) == (Mode.PLAYING, Reading.ARTICLE)
        assert (state.sentence, summarised.word()) == (8, "too")
        assert state.expanded
        summarised.listen_until(9, word="So")
        assert text_of(8) not in texts_of(summarised)
        assert heard_sentences(summarised)[-2:] == [8, 9]

    @pytest.mark.parametrize(
        ("action", "mode"), [(Action.PAUSE, Mode.PAUSED), (Action.STOP, Mode.READY)]
    )
    def test_who_is_silent_stays_silent(
        self, summarised: Stage, action: Action, mode: Mode
    ) -> None:
        summarised.do(Action.PLAY)
        summarised.listen_until(5, word="moved")
        summarised.do(action)
        state = summarised.do(Action.EXPAND)
        assert (state.mode, state.sentence, state.reading) == (mode, 5, Reading.ARTICLE)
        assert not summarised.player.playing

    def test_a_sentence_that_is_given_is_heard_from_its_start(self, summarised: Stage) -> None:
        state = summarised.do(Action.EXPAND, 8)
        assert (state.mode, state.sentence, state.expanded) == (Mode.PLAYING, 8, True)
        summarised.listen_until(8, word="It")

    def test_so_is_the_one_that_is_just_heard(self, summarised: Stage) -> None:
        summarised.do(Action.PLAY)
        summarised.listen_until(8, word="hand")
        summarised.do(Action.EXPAND, 8)
        summarised.listen(0.1)
        assert (summarised.state.sentence, summarised.word()) == (8, "It")

    @pytest.mark.parametrize("number", [-1, 12, 10**9])
    def test_a_sentence_that_is_not_there_changes_nothing(
        self, summarised: Stage, number: int
    ) -> None:
        before = summarised.state
        assert summarised.do(Action.EXPAND, number) == before

    @pytest.mark.parametrize(("sentence", "leads_to"), [(5, [4, 2]), (4, [2, 1]), (10, [9, 7])])
    def test_the_paragraphs_start_is_one_key_away(
        self, summarised: Stage, sentence: int, leads_to: list[int]
    ) -> None:
        summarised.do(Action.EXPAND, sentence)
        led_to = [summarised.do(Action.PREVIOUS_PARAGRAPH).sentence for _ in leads_to]
        assert led_to == leads_to
        assert summarised.state.expanded

    def test_after_the_end_it_leads_from_the_last_sentence(self, summarised: Stage) -> None:
        summarised.do(Action.PLAY)
        assert summarised.listen(60).mode is Mode.ENDED
        state = summarised.do(Action.EXPAND)
        assert (state.mode, state.sentence) == (Mode.PAUSED, 10)
        assert summarised.do(Action.EXPAND).sentence == 10
        assert summarised.state.mode is Mode.PAUSED

    def test_in_the_article_it_says_what_it_does(self, small: Stage) -> None:
        before = small.state
        assert small.do(Action.EXPAND) == before
        [notice] = small.notices
        assert "summary" in notice

    def test_with_no_summary_yet_there_is_nothing_to_expand(self, stage: Stage) -> None:
        stage.ranker.at_once = False
        stage.open(small_article())
        before = stage.do(Action.SET_READING, Reading.SUMMARY)
        assert stage.do(Action.EXPAND) == before
        [notice] = stage.notices
        assert "summary" in notice


class TestBack:
    def test_it_leads_to_the_start_of_the_sentence_that_was_left(self, summarised: Stage) -> None:
        reading = summarised.state.reading
        summarised.do(Action.PLAY)
        summarised.listen_until(5, word="moved")
        summarised.do(Action.EXPAND)
        summarised.listen_until(7, word="built")
        state = summarised.do(Action.EXPAND)
        assert (state.mode, state.reading, state.sentence) == (Mode.PLAYING, reading, 5)
        assert not state.expanded
        summarised.listen(0.1)
        assert summarised.word() == "The"
        summarised.listen_until(8, word="too")

    def test_while_the_sentence_is_still_heard_it_is_not_disturbed(self, summarised: Stage) -> None:
        summarised.do(Action.PLAY)
        summarised.listen_until(8, word="too")
        summarised.synthesiser.rendered.clear()
        summarised.do(Action.EXPAND)
        summarised.listen_until(8, word="hand")
        summarised.do(Action.EXPAND)
        assert summarised.word() == "hand"
        summarised.listen_until(10, word="This")
        assert text_of(8) not in texts_of(summarised)

    def test_moving_in_the_article_does_not_lose_the_way_back(self, summarised: Stage) -> None:
        summarised.do(Action.NEXT_SENTENCE)
        summarised.do(Action.EXPAND)
        for action, value in (
            (Action.PREVIOUS_PARAGRAPH, None),
            (Action.NEXT_SECTION, None),
            (Action.SEEK, (5, 4)),
            (Action.SEEK_SECONDS, 4.0),
            (Action.NEXT_SENTENCE, None),
            (Action.STOP, None),
        ):
            assert summarised.do(action, value).expanded
        assert summarised.do(Action.EXPAND).sentence == 4

    def test_silence_stays_silence(self, summarised: Stage) -> None:
        summarised.do(Action.EXPAND, 8)
        summarised.do(Action.PAUSE)
        state = summarised.do(Action.EXPAND)
        assert (state.mode, state.sentence) == (Mode.PAUSED, 3)

    @pytest.mark.parametrize("reading", list(Reading))
    def test_choosing_a_reading_means_to_stay_there(
        self, summarised: Stage, reading: Reading
    ) -> None:
        summarised.do(Action.EXPAND, 8)
        state = summarised.do(Action.SET_READING, reading)
        assert (state.reading, state.expanded) == (reading, False)

    def test_so_does_opening_another_article(self, summarised: Stage) -> None:
        summarised.do(Action.EXPAND, 8)
        assert not summarised.open(small_article("other")).expanded
        assert not summarised.open(small_article()).expanded

    def test_so_does_hearing_the_article_to_its_end(self, summarised: Stage) -> None:
        summarised.do(Action.EXPAND, 10)
        state = summarised.listen(30)
        assert (state.mode, state.expanded) == (Mode.ENDED, False)


class TestMeanwhile:
    @pytest.mark.parametrize("length", [Sentences(1), Sentences(3), Percent(100)])
    def test_another_length_keeps_the_way_back(
        self, summarised: Stage, length: Sentences | Percent
    ) -> None:
        summarised.do(Action.SEEK, (3, 40))
        summarised.do(Action.EXPAND)
        summarised.do(Action.SET_LENGTH, length)
        state = summarised.do(Action.EXPAND)
        after = [it for it in state.summary if it >= 5]
        assert state.sentence == (after[0] if after else state.summary[-1])

    def test_a_sentence_that_was_skipped_gives_way_to_the_next(self, summarised: Stage) -> None:
        summarised.do(Action.SEEK, (3, 40))
        summarised.do(Action.EXPAND)
        summarised.session.update(small_article().with_skip(skip_of(small_article(), 5)))
        summarised.settle()
        assert summarised.state.expanded
        state = summarised.do(Action.EXPAND)
        assert state.sentence == min(it for it in state.summary if it > 5)

    def test_a_skipped_sentence_leads_to_the_next_that_is_read(self, summarised: Stage) -> None:
        summarised.session.update(small_article().with_skip(skip_of(small_article(), 5)))
        summarised.settle()
        assert summarised.do(Action.EXPAND, 5).sentence == 6

    def test_it_works_while_another_ranking_is_on_its_way(self, summarised: Stage) -> None:
        summarised.ranker.at_once = False
        summarised.do(Action.SET_METHOD, "lexrank")
        assert summarised.do(Action.EXPAND, 8).expanded
        summarised.ranker.answer()
        summarised.settle()
        assert (summarised.state.sentence, summarised.state.expanded) == (8, True)
        assert summarised.do(Action.EXPAND).sentence == 3

    def test_a_way_back_to_a_summary_that_is_still_to_come_is_kept(self, stage: Stage) -> None:
        stage.ranker.at_once = False
        stage.open(small_article())
        stage.do(Action.SET_LENGTH, Sentences(5))
        stage.do(Action.SET_READING, Reading.SUMMARY)
        assert stage.do(Action.EXPAND, 8).sentence == 8
        assert stage.do(Action.EXPAND).sentence is None
        stage.ranker.answer()
        stage.settle()
        assert stage.state.sentence == 3

    def test_without_a_voice_the_place_moves_all_the_same(self, qapp: QCoreApplication) -> None:
        stage = Stage(voices=[])
        stage.open(small_article())
        stage.do(Action.SET_LENGTH, Sentences(5))
        stage.do(Action.SET_READING, Reading.SUMMARY)
        state = stage.do(Action.EXPAND)
        assert (state.mode, state.reading, state.sentence) == (Mode.NO_VOICE, Reading.ARTICLE, 3)
        assert stage.do(Action.EXPAND).reading is Reading.SUMMARY
        assert stage.do(Action.EXPAND, 8).sentence == 8
        assert stage.state.mode is Mode.NO_VOICE
        stage.close()

    def test_without_a_device_it_waits_for_one(self, summarised: Stage) -> None:
        summarised.do(Action.PLAY)
        summarised.listen_until(5, word="moved")
        summarised.player.pull_out()
        state = summarised.do(Action.EXPAND)
        assert (state.mode, state.sentence, state.reading) == (Mode.NO_DEVICE, 5, Reading.ARTICLE)
        summarised.player.plug_in()
        summarised.listen_until(6)

    def test_an_unreadable_sentence_is_announced_there_too(self, summarised: Stage) -> None:
        summarised.synthesiser.cannot_say.add("So they built")
        summarised.do(Action.EXPAND, 8)
        summarised.listen_until(10, word="This")
        assert summarised.notices == ["One sentence could not be read."]

    def test_a_voice_that_breaks_leaves_the_way_back_open(self, summarised: Stage) -> None:
        summarised.synthesiser.broken = HarkenError("No voice", "it is gone", "Install one.")
        state = summarised.do(Action.EXPAND, 8)
        assert (state.mode, state.sentence, state.expanded) == (Mode.NO_VOICE, 8, True)
        assert summarised.do(Action.EXPAND).sentence == 3
