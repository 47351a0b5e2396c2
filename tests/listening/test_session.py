"""What each command does, sentence by sentence and word by word."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from harken.article.emphasis import Emphasis
from harken.article.model import BlockKind, Span
from harken.article.position import PlaybackPosition, Reading
from harken.errors import HarkenError
from harken.listening.command import Action
from harken.listening.habits import Habits
from harken.listening.session import Mode
from harken.speech.pronunciation import Pronunciation
from harken.speech.rate import MAX_WPM, MIN_WPM, wpm_of
from harken.speech.reading_rules import ReadingRules
from harken.summary.length import Percent, Sentences
from tests.listening.articles import article_of, skip_of, small_article
from tests.listening.heard import heard_sentences
from tests.listening.stage import VOICES, Stage, ranking_of
from tests.translated import everything_translated


class TestListening:
    def test_at_first_there_is_nothing(self, stage: Stage) -> None:
        state = stage.state
        assert state.mode is Mode.EMPTY
        assert (state.article, state.position, state.sentence, state.word) == (None,) * 4

    def test_an_open_article_waits_at_its_start(self, small: Stage) -> None:
        state = small.state
        assert (state.mode, state.sentence, state.elapsed_s) == (Mode.READY, 0, 0.0)
        assert state.remaining_s == state.article_s > 0
        assert state.position == PlaybackPosition("small", Reading.ARTICLE, 0, 0)

    def test_it_is_read_from_the_title_to_the_end_each_word_once(self, small: Stage) -> None:
        small.do(Action.PLAY)
        state = small.listen(120)
        assert state.mode is Mode.ENDED
        assert heard_sentences(small) == list(range(12))
        article = small_article()
        words = [article.text_of(state.word) for state in small.places if state.word]
        spoken = " ".join(block.text for block in article.blocks)
        assert words == [word.strip(".") for word in spoken.split()]

    def test_the_place_follows_the_word_that_is_heard(self, small: Stage) -> None:
        small.do(Action.PLAY)
        state = small.listen_until(3, word="wall")
        assert state.word == Span(2, 51, 55)
        assert state.position == PlaybackPosition("small", Reading.ARTICLE, 2, 51)
        assert 0 < state.elapsed_s < state.article_s
        assert state.elapsed_s + state.remaining_s == pytest.approx(state.article_s)

    def test_pause_keeps_the_word_and_play_goes_on_there(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(2, word="in")
        assert small.do(Action.PLAY_PAUSE).mode is Mode.PAUSED
        assert small.listen(5).mode is Mode.PAUSED
        assert small.word() == "in"
        small.do(Action.PLAY_PAUSE)
        small.listen_until(2, word="slowly")
        assert heard_sentences(small) == [0, 1, 2]

    def test_stop_goes_back_to_the_start_of_the_sentence(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(2, word="slowly")
        state = small.do(Action.STOP)
        assert (state.mode, state.sentence, state.word) == (Mode.READY, 2, None)
        small.do(Action.PLAY)
        assert small.listen_until(2, word="It").sentence == 2

    def test_after_the_end_play_starts_again(self, small: Stage) -> None:
        small.do(Action.SEEK, (6, 60))
        assert small.listen(20).mode is Mode.ENDED
        assert small.state.remaining_s == 0
        assert small.do(Action.PLAY).mode is Mode.PLAYING
        small.listen_until(0, word="The")

    def test_only_two_sentences_are_prepared_ahead(self, small: Stage) -> None:
        assert len(small.synthesiser.rendered) == 3
        small.do(Action.PLAY)
        small.listen_until(1)
        assert len(small.synthesiser.rendered) == 4

    def test_opening_another_article_falls_silent(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen(1)
        state = small.open(small_article("other"))
        assert (state.mode, state.sentence, state.word) == (Mode.READY, 0, None)
        assert not small.player.playing

    def test_an_article_that_was_open_before_is_taken_up_where_it_was_left(
        self, small: Stage
    ) -> None:
        small.do(Action.PLAY)
        small.listen_until(5, word="moved")
        small.open(small_article("other"))
        state = small.open(small_article())
        assert (state.mode, state.sentence) == (Mode.READY, 5)
        small.do(Action.PLAY)
        small.listen_until(5, word="moved")

    def test_an_article_that_was_heard_to_its_end_starts_again(self, small: Stage) -> None:
        small.do(Action.SEEK, (6, 60))
        small.listen(20)
        small.open(small_article("other"))
        assert small.open(small_article()).sentence == 0


class TestMoving:
    @pytest.mark.parametrize(
        ("start", "action", "end"),
        [
            (3, Action.NEXT_SENTENCE, 4),
            (3, Action.PREVIOUS_SENTENCE, 2),
            (0, Action.PREVIOUS_SENTENCE, 0),
            (2, Action.NEXT_PARAGRAPH, 4),
            (3, Action.NEXT_PARAGRAPH, 4),
            (3, Action.PREVIOUS_PARAGRAPH, 2),
            (2, Action.PREVIOUS_PARAGRAPH, 1),
            (0, Action.PREVIOUS_PARAGRAPH, 0),
            (2, Action.NEXT_SECTION, 6),
            (7, Action.NEXT_SECTION, 7),  # there is none
            (8, Action.PREVIOUS_SECTION, 6),
            (6, Action.PREVIOUS_SECTION, 1),
            (0, Action.PREVIOUS_SECTION, 0),
        ],
    )
    def test_steps(self, small: Stage, start: int, action: Action, end: int) -> None:
        span = small_article().sentences[start].span
        small.do(Action.SEEK, (span.block, span.start))
        small.do(Action.PAUSE)
        state = small.do(action)
        assert (state.sentence, state.mode) == (end, Mode.PAUSED)

    @pytest.mark.parametrize("action", [Action.NEXT_SENTENCE, Action.NEXT_PARAGRAPH])
    def test_past_the_last_the_reading_has_ended(self, small: Stage, action: Action) -> None:
        small.do(Action.SEEK, (6, 60))
        assert small.do(action).mode is Mode.ENDED
        assert small.do(action).mode is Mode.ENDED
        state = small.do(Action.PREVIOUS_SENTENCE)
        assert (state.mode, state.sentence) == (Mode.PAUSED, 11)

    def test_a_step_while_playing_is_heard_at_once(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(2, word="in")
        small.do(Action.NEXT_PARAGRAPH)
        small.listen(0.1)
        assert (small.state.mode, small.word()) == (Mode.PLAYING, "By")

    def test_far_into_a_sentence_previous_starts_it_again(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="wall")
        assert small.do(Action.PREVIOUS_SENTENCE).sentence == 3
        assert small.do(Action.PREVIOUS_SENTENCE).sentence == 2

    def test_a_click_on_a_word_is_heard_from_that_word_on(self, small: Stage) -> None:
        start = small_article().blocks[3].text.index("stood") + 2
        state = small.do(Action.SEEK, (3, start))
        assert (state.mode, state.sentence) == (Mode.PLAYING, 4)
        small.listen(0.1)
        assert small.word() == "stood"

    def test_a_click_behind_the_text_goes_to_the_end(self, small: Stage) -> None:
        assert small.do(Action.SEEK, (99, 0)).sentence == 11

    @pytest.mark.parametrize(("seconds", "sentence"), [(-5.0, 0), (0.0, 0), (1e9, 11)])
    def test_a_time_outside_is_the_start_or_the_end(
        self, small: Stage, seconds: float, sentence: int
    ) -> None:
        assert small.do(Action.SEEK_SECONDS, seconds).sentence == sentence

    def test_a_time_leads_to_the_sentence_that_is_heard_then(self, small: Stage) -> None:
        small.do(Action.PLAY)
        elapsed_s = small.listen_until(8).elapsed_s
        small.do(Action.STOP)
        state = small.do(Action.SEEK_SECONDS, elapsed_s + 0.1)
        assert (state.sentence, state.mode) == (8, Mode.READY)

    def test_what_has_nothing_to_say_is_passed_over(self, stage: Stage) -> None:
        stage.open(
            article_of(
                (BlockKind.TITLE, "Stars"),
                (BlockKind.PARAGRAPH, "* * *"),
                (BlockKind.PARAGRAPH, "Before. After."),
                (BlockKind.PARAGRAPH, "* * *"),
            )
        )
        stage.do(Action.PLAY)
        assert stage.listen(10).mode is Mode.ENDED
        assert heard_sentences(stage) == [0, 2, 3]
        stage.do(Action.SEEK, (2, 0))
        assert stage.do(Action.PREVIOUS_SENTENCE).sentence == 0
        assert stage.do(Action.NEXT_SENTENCE).sentence == 2

    @pytest.mark.parametrize("blocks", [[(BlockKind.TITLE, "")], [(BlockKind.TITLE, "* * *")]])
    def test_an_article_with_nothing_to_say_never_hangs(
        self, stage: Stage, blocks: list[tuple[BlockKind, str]]
    ) -> None:
        stage.open(article_of(*blocks))
        state = stage.do(Action.PLAY)
        assert state.mode in (Mode.READY, Mode.ENDED)
        assert not stage.player.playing


class TestRateVoiceVolume:
    def test_another_rate_goes_on_at_the_same_word(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="come")
        state = small.do(Action.FASTER)
        assert (state.rate_wpm, small.word()) == (wpm_of(1.1), "come")
        small.listen(0.05)
        assert small.word() == "come"
        small.listen_until(3, word="over")
        assert small.synthesiser.rendered[-1][2] == wpm_of(1.1)

    def test_rates_stay_within_bounds(self, small: Stage) -> None:
        assert small.do(Action.SET_RATE, 10_000).rate_wpm == MAX_WPM
        assert small.do(Action.FASTER).rate_wpm == MAX_WPM
        assert small.do(Action.SET_RATE, -1).rate_wpm == MIN_WPM
        assert small.do(Action.SLOWER).rate_wpm == MIN_WPM

    def test_a_faster_rate_is_done_sooner(self, small: Stage) -> None:
        before_s = small.state.article_s
        assert small.do(Action.SET_RATE, 350).article_s < before_s * 0.8

    def test_another_voice_goes_on_at_the_same_word(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="come")
        assert small.do(Action.SET_VOICE, "espeak_pcm:gmw/en").voice == "espeak_pcm:gmw/en"
        small.listen(0.05)
        assert small.word() == "come"
        assert small.synthesiser.rendered[-1][1] == "espeak_pcm:gmw/en"

    def test_the_voice_suits_the_language_unless_the_listener_says_otherwise(
        self, small: Stage
    ) -> None:
        assert small.state.voice == "espeak_pcm:gmw/en-us"
        assert small.do(Action.SET_VOICE, "espeak_pcm:gmw/de").voice == "espeak_pcm:gmw/de"
        assert small.do(Action.SET_VOICE, "not installed").voice == "espeak_pcm:gmw/en-us"
        assert small.do(Action.SET_VOICE, None).voice == "espeak_pcm:gmw/en-us"

    def test_a_voice_chosen_before_any_article_reads_what_it_can_speak(self, stage: Stage) -> None:
        stage.do(Action.SET_VOICE, "espeak_pcm:gmw/de")
        assert stage.open(small_article()).voice == "espeak_pcm:gmw/en-us"

    def test_each_language_keeps_the_voice_that_was_chosen_for_its_article(
        self, stage: Stage
    ) -> None:
        english, german = small_article(), replace(small_article("other"), language="de")
        stage.open(english)
        assert stage.do(Action.SET_VOICE, "espeak_pcm:gmw/en").voice == "espeak_pcm:gmw/en"
        assert stage.open(german).voice == "espeak_pcm:gmw/de"
        assert stage.do(Action.SET_VOICE, "espeak_pcm:gmw/de").voice == "espeak_pcm:gmw/de"
        assert stage.open(english).voice == "espeak_pcm:gmw/en"
        assert stage.open(german).voice == "espeak_pcm:gmw/de"

    def test_choosing_the_voice_that_reads_already_has_nothing_read_anew(
        self, stage: Stage
    ) -> None:
        stage.open(small_article())
        stage.do(Action.SET_VOICE, "espeak_pcm:gmw/en")
        stage.open(small_article("other"))
        stage.synthesiser.rendered.clear()
        stage.do(Action.SET_VOICE, "espeak_pcm:gmw/en")
        assert stage.synthesiser.rendered == []

    def test_the_volume_stays_within_bounds(self, small: Stage) -> None:
        assert small.do(Action.SET_VOLUME, 0.25).volume == small.player.volume == 0.25
        assert small.do(Action.SET_VOLUME, 7.0).volume == 1.0
        assert small.do(Action.SET_VOLUME, -1).volume == 0.0


class TestRules:
    """Other rules for what is said, given while an article is read."""

    SEQUEL = ReadingRules(pronunciations=(Pronunciation("it", "they"), Pronunciation("saw", "met")))

    def test_they_count_from_the_next_sentence_on_and_disturb_nothing(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="come")
        small.synthesiser.rendered.clear()
        assert small.do(Action.SET_RULES, self.SEQUEL).mode is Mode.PLAYING
        assert small.word() == "come"
        small.listen_until(5)
        said = [spoken for spoken, *_ in small.synthesiser.rendered]
        assert said[:2] == ["By noon they stood in the street.", "The bakers moved their flour."]
        assert heard_sentences(small) == [0, 1, 2, 3, 4, 5]

    def test_what_is_said_otherwise_is_shown_where_it_stands(self, small: Stage) -> None:
        small.do(Action.SET_RULES, self.SEQUEL)
        small.do(Action.PLAY)
        small.listen_until(3, word="saw")
        assert "Nobody met they come over the old wall." in [
            spoken for spoken, *_ in small.synthesiser.rendered
        ]

    def test_before_anything_is_heard_the_first_sentence_has_them_too(self, small: Stage) -> None:
        small.synthesiser.rendered.clear()
        small.do(Action.SET_RULES, ReadingRules(pronunciations=(Pronunciation("harbour", "sea"),)))
        assert small.synthesiser.rendered[0][0] == "The sea"

    def test_the_same_rules_again_have_nothing_read_anew(self, small: Stage) -> None:
        small.do(Action.SET_RULES, self.SEQUEL)
        small.synthesiser.rendered.clear()
        small.do(Action.SET_RULES, self.SEQUEL)
        assert small.synthesiser.rendered == []

    def test_they_last_through_another_article_and_its_summary(self, small: Stage) -> None:
        small.do(Action.SET_RULES, self.SEQUEL)
        small.open(small_article("other"))
        small.do(Action.SET_LENGTH, Percent(100))
        small.synthesiser.rendered.clear()
        small.do(Action.SET_READING, Reading.SUMMARY)
        small.do(Action.PLAY)
        small.listen(60)
        assert "they came in slowly." in [spoken for spoken, *_ in small.synthesiser.rendered]

    def test_a_sentence_whose_last_word_comes_back_is_not_said_twice(self, small: Stage) -> None:
        silent = ReadingRules(pronunciations=(Pronunciation("over the old wall", ""),))
        small.do(Action.SET_RULES, silent)
        small.do(Action.PLAY)
        small.listen_until(3, word="come")
        small.synthesiser.rendered.clear()
        small.do(Action.SET_RULES, ReadingRules())
        small.listen_until(4)
        assert not any("Nobody" in spoken for spoken, *_ in small.synthesiser.rendered)

    def test_code_is_announced_and_passed_over_until_it_is_asked_for(self, stage: Stage) -> None:
        code = (BlockKind.CODE, "x is one. y is two. z is three.")
        paragraph = (BlockKind.PARAGRAPH, "The end.")
        stage.open(article_of((BlockKind.TITLE, "A title"), code, paragraph))
        stage.do(Action.PLAY)
        stage.listen_until(1)
        assert "Code skipped." in [spoken for spoken, *_ in stage.synthesiser.rendered]
        assert stage.listen_until(4).sentence == 4
        assert heard_sentences(stage) == [0, 1, 4]
        assert stage.do(Action.PREVIOUS_SENTENCE).sentence == 1
        stage.do(Action.SET_RULES, ReadingRules(read_code=True))
        stage.listen_until(4)
        assert heard_sentences(stage)[-3:] == [2, 3, 4]

    def test_a_click_on_what_is_said_otherwise_starts_with_its_first_word(
        self, small: Stage
    ) -> None:
        own = ReadingRules(pronunciations=(Pronunciation("it", "the great water"),))
        small.do(Action.SET_RULES, own)
        span = small_article().sentences[2].span
        small.do(Action.SEEK, (span.block, span.start + 1))
        small.listen(0.05)
        assert small.word() == "It"
        small.listen(0.6)
        assert small.word() == "It"


class TestSilentEnd:
    """The article ends with code, of which only the first sentence says that it is skipped."""

    def test_a_click_there_is_the_end(self, stage: Stage) -> None:
        stage.open(article_of((BlockKind.TITLE, "A title"), (BlockKind.CODE, "x is. y is.")))
        assert stage.do(Action.SEEK, (1, 7)).mode is Mode.ENDED
        assert stage.state.sentence == 2

    def test_play_from_there_starts_again(self, stage: Stage) -> None:
        stage.open(article_of((BlockKind.TITLE, "A title"), (BlockKind.CODE, "x is. y is.")))
        stage.do(Action.SEEK_SECONDS, 1e9)
        assert stage.state.mode is Mode.READY
        assert stage.do(Action.PLAY).mode is Mode.PLAYING
        stage.listen_until(0, word="title")


class TestSummary:
    def test_its_sentences_are_read_in_their_order(self, small: Stage) -> None:
        small.do(Action.SET_LENGTH, Sentences(3))
        state = small.do(Action.SET_READING, Reading.SUMMARY)
        assert len(state.summary) == 3
        assert state.summary == tuple(sorted(state.summary))
        small.do(Action.PLAY)
        assert small.listen(60).mode is Mode.ENDED
        assert heard_sentences(small) == list(state.summary)

    def test_each_reading_keeps_its_place(self, small: Stage) -> None:
        small.do(Action.SET_LENGTH, Sentences(4))
        small.do(Action.PLAY)
        small.listen_until(5, word="moved")
        state = small.do(Action.TOGGLE_READING)
        first, second, *_ = state.summary
        assert (state.mode, state.sentence) == (Mode.PLAYING, first)
        small.listen_until(second)
        state = small.do(Action.TOGGLE_READING)
        assert (state.reading, state.sentence) == (Reading.ARTICLE, 5)
        small.listen_until(5, word="moved")
        assert small.do(Action.TOGGLE_READING).sentence == second

    def test_another_length_keeps_the_sentence_while_it_is_in(self, small: Stage) -> None:
        small.do(Action.SET_LENGTH, Sentences(6))
        small.do(Action.SET_READING, Reading.SUMMARY)
        longest = ranking_of(small_article()).order[0]
        small.do(Action.PLAY)
        small.listen_until(longest)
        state = small.do(Action.SET_LENGTH, Sentences(1))
        assert (state.summary, state.sentence, state.mode) == ((longest,), longest, Mode.PLAYING)

    def test_another_length_does_not_disturb_the_sentence_that_is_heard(self, small: Stage) -> None:
        small.do(Action.SET_LENGTH, Percent(100))
        small.do(Action.SET_READING, Reading.SUMMARY)
        small.do(Action.PLAY)
        small.listen_until(3, word="come")
        small.synthesiser.rendered.clear()
        for count in (2, 5, 4, 8, 6):
            small.do(Action.SET_LENGTH, Sentences(count))
        text = small_article().text_of(small_article().sentences[3].span)
        assert text not in [spoken for spoken, *_ in small.synthesiser.rendered]
        summary = small.state.summary
        after = summary[summary.index(3) + 1]
        small.listen_until(after)
        assert heard_sentences(small)[-2:] == [3, after]

    def test_another_length_goes_to_the_nearest_sentence_after(self, small: Stage) -> None:
        small.do(Action.SET_LENGTH, Percent(100))
        small.do(Action.SET_READING, Reading.SUMMARY)
        state = small.do(Action.SET_LENGTH, Sentences(2))
        assert state.sentence == state.summary[0]

    def test_a_summary_in_minutes_does_not_grow_with_the_rate(self, small: Stage) -> None:
        before = small.state.summary
        assert small.do(Action.SET_RATE, 400).summary == before

    def test_play_waits_for_a_summary_that_is_on_its_way(self, stage: Stage) -> None:
        stage.ranker.at_once = False
        stage.open(small_article())
        stage.do(Action.SET_READING, Reading.SUMMARY)
        state = stage.do(Action.PLAY)
        assert (state.mode, state.sentence, stage.notices) == (Mode.PLAYING, None, [])
        stage.ranker.answer()
        stage.settle()
        stage.listen(0.1)
        assert stage.state.sentence == stage.state.summary[0]

    def test_without_a_summary_there_is_a_message_and_the_article_is_still_there(
        self, stage: Stage
    ) -> None:
        stage.ranker.at_once = False
        stage.open(small_article())
        stage.do(Action.SET_READING, Reading.SUMMARY)
        stage.do(Action.PLAY)
        [(future, *_)] = stage.ranker.asked
        future.set_exception(HarkenError("Cannot summarise", "too long", "Listen to it."))
        stage.settle()
        assert stage.state.mode is Mode.READY
        assert any("Cannot summarise" in notice for notice in stage.notices)
        stage.do(Action.TOGGLE_READING)
        assert stage.do(Action.PLAY).mode is Mode.PLAYING

    def test_a_ranking_that_comes_too_late_is_of_no_interest(self, stage: Stage) -> None:
        stage.ranker.at_once = False
        stage.open(small_article())
        late = stage.ranker.asked[0].future
        stage.open(small_article("other"))
        assert late.cancelled()


class TestSkips:
    def test_what_is_skipped_while_playing_is_not_heard(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(2, word="in")
        small.session.update(small_article().with_skip(skip_of(small_article(), 3)))
        small.settle()
        assert (small.state.mode, small.word()) == (Mode.PLAYING, "in")
        small.listen_until(4)
        assert heard_sentences(small) == [0, 1, 2, 4]

    def test_a_skipped_place_moves_to_the_next_that_is_read(self, small: Stage) -> None:
        small.do(Action.SEEK, (2, 20))
        small.session.update(small_article().with_skip(skip_of(small_article(), 3)))
        small.settle()
        assert small.state.sentence == 4

    def test_what_is_skipped_leaves_the_summary(self, small: Stage) -> None:
        small.do(Action.SET_LENGTH, Percent(100))
        assert 3 in small.state.summary
        small.session.update(small_article().with_skip(skip_of(small_article(), 3)))
        assert 3 not in small.state.summary

    def test_an_update_of_another_article_opens_it(self, small: Stage) -> None:
        small.session.update(small_article("other"))
        assert small.state.article == small_article("other")
        assert small.state.mode is Mode.READY


class TestFaults:
    def test_an_unreadable_sentence_is_announced_and_passed_over(self, small: Stage) -> None:
        small.synthesiser.cannot_say.add("Nobody saw it")
        small.do(Action.PLAY)
        assert small.listen(120).mode is Mode.ENDED
        assert heard_sentences(small) == [0, 1, 2, *range(4, 12)]
        assert [text for text, *_ in small.synthesiser.rendered].count(
            "One sentence could not be read."
        ) == 1
        assert small.notices == ["One sentence could not be read."]

    def test_even_an_unreadable_announcement_does_not_stop_the_reading(self, small: Stage) -> None:
        small.synthesiser.cannot_say |= {"Nobody saw it", "could not be read"}
        small.do(Action.PLAY)
        assert small.listen(120).mode is Mode.ENDED

    def test_a_voice_that_reads_nothing_pauses_the_reading(self, small: Stage) -> None:
        small.synthesiser.cannot_say.add("")
        small.do(Action.SEEK, (3, 0))
        assert small.state.mode is Mode.PAUSED
        assert any("Cannot read" in notice for notice in small.notices)
        small.synthesiser.cannot_say.clear()
        small.do(Action.PLAY)
        assert small.listen(0.1).mode is Mode.PLAYING
        assert small.state.sentence == 4

    def test_without_a_voice_it_says_so_and_play_looks_again(self, small: Stage) -> None:
        small.synthesiser.broken = HarkenError("No voice", "it is gone", "Install one.")
        state = small.do(Action.SEEK, (3, 0))
        assert (state.mode, state.sentence) == (Mode.NO_VOICE, 4)
        assert small.notices == [str(small.synthesiser.broken)]
        small.synthesiser.broken = None
        assert small.do(Action.PLAY).mode is Mode.PLAYING
        small.listen_until(4, word="By")

    def test_without_a_voice_nothing_plays_and_play_after_the_end_starts_again(
        self, small: Stage
    ) -> None:
        small.synthesiser.broken = HarkenError("No voice", "it is gone", "Install one.")
        small.do(Action.PLAY)
        for _ in range(10):
            assert small.do(Action.NEXT_PARAGRAPH).mode is Mode.NO_VOICE
        assert small.do(Action.PLAY).mode is Mode.NO_VOICE
        assert small.notices[1:] == [str(small.synthesiser.broken)]
        small.synthesiser.broken = None
        assert small.do(Action.PLAY).mode is Mode.PLAYING
        small.listen_until(0, word="The")

    def test_with_no_voice_installed_an_article_can_still_be_opened(
        self, qapp: QCoreApplication
    ) -> None:
        stage = Stage(voices=[])
        state = stage.open(small_article())
        assert (state.mode, state.voice) == (Mode.NO_VOICE, None)
        assert stage.do(Action.PLAY).mode is Mode.NO_VOICE
        stage.synthesiser.installed = VOICES
        assert stage.do(Action.PLAY).mode is Mode.PLAYING
        stage.listen_until(0, word="The")
        stage.close()

    def test_a_lost_device_keeps_the_place_and_goes_on_when_it_is_back(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="over")
        small.player.pull_out()
        state = small.listen(5)
        assert (state.mode, state.sentence, small.word()) == (Mode.NO_DEVICE, 3, "over")
        small.player.plug_in()
        assert small.listen(0.1).mode is Mode.PLAYING
        assert len(small.notices) == 2
        small.listen_until(3, word="the")

    def test_pause_while_the_device_is_lost_stays_paused(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.player.pull_out()
        assert small.do(Action.PLAY_PAUSE).mode is Mode.PAUSED
        small.player.plug_in()
        assert small.state.mode is Mode.PAUSED
        assert not small.player.playing

    def test_stale_sound_of_before_a_seek_is_never_heard(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.synthesiser.held = []
        small.do(Action.SEEK, (2, 0))
        stale = small.synthesiser.held
        small.synthesiser.held = None
        small.do(Action.SEEK, (5, 0))
        for future, clip in stale:
            if future.set_running_or_notify_cancel():
                future.set_result(clip)
        small.listen(0.1)
        assert small.state.sentence == 7
        assert heard_sentences(small) == [7]


class TestWhatIsTold:
    def test_words_are_told_as_places_only(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.changes.clear()
        small.listen_until(3)
        assert small.changes == []
        assert len(small.places) > 5

    def test_a_change_is_told_once(self, small: Stage) -> None:
        small.changes.clear()
        small.do(Action.PLAY)
        small.do(Action.PLAY)
        assert [state.mode for state in small.changes] == [Mode.PLAYING]

    def test_in_another_language_the_messages_are_translated_and_so_is_what_the_voice_says(
        self, small: Stage
    ) -> None:
        small.synthesiser.cannot_say.add("Nobody saw it")
        with everything_translated():
            small.do(Action.PLAY)
            small.listen_until(1)
            small.player.pull_out()
            small.player.plug_in()
            small.do(Action.EXPAND)
            small.session.update(article_of((BlockKind.TITLE, "")))
            small.do(Action.PLAY)
        assert small.notices == [
            "«One sentence could not be read.»",
            "The sound device has gone.",  # the loudspeaker's own message
            "«The sound device is back.»",
            "«From a sentence of the summary, this leads to its place in the article.»",
            "«There is nothing to read here.»",
        ]
        assert "«One sentence could not be read.»" in [it for it, *_ in small.synthesiser.rendered]

    @pytest.mark.parametrize("action", list(Action))
    def test_no_command_troubles_a_session_without_an_article(
        self, stage: Stage, action: Action
    ) -> None:
        values = {
            Action.OPEN_ARTICLE: "gone",
            Action.SET_QUEUE: (),
            Action.SET_HABITS: Habits(),
            Action.SEEK: (0, 0),
            Action.SEEK_SECONDS: 3.0,
            Action.SKIP_SECONDS: -15.0,
            Action.SET_PITCH: 2,
            Action.SET_RATE: 200,
            Action.SET_VOLUME: 0.5,
            Action.SET_READING: Reading.SUMMARY,
            Action.SET_LENGTH: Sentences(2),
            Action.SET_METHOD: "balanced",
            Action.SET_EMPHASIS: Emphasis("harbour"),
            Action.SET_RULES: ReadingRules(read_code=True),
        }
        assert stage.do(action, values.get(action)).mode is Mode.EMPTY
