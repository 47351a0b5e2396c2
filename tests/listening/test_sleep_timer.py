"""Falling silent by itself: after minutes with a fade, and at the end of something."""

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer

from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.sleep import Sleep, SleepAt
from harken.listening.sleep_timer import FADE_S, SleepTimer
from harken.listening.state import Mode
from tests.listening.articles import long_article, small_article
from tests.listening.stage import Stage

MINUTE = Sleep(SleepAt.MINUTES, 1.0)


@pytest.fixture
def long(stage: Stage) -> Stage:
    """A session that plays an article of many minutes."""
    stage.open(long_article(2000))
    stage.do(Action.PLAY)
    return stage


def counts(stage: Stage) -> bool:
    """Whether a timer of the sleep timer's runs."""
    timer = stage.session.findChild(SleepTimer)
    assert timer is not None
    return any(it.isActive() for it in timer.findChildren(QTimer))


# Minutes.


def test_after_the_minutes_it_pauses(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    assert long.listen(59.9).mode is Mode.PLAYING
    state = long.listen(0.2)
    assert state.mode is Mode.PAUSED
    assert state.sleep is None
    assert state.sleep_left_s is None
    assert long.notices == ["The sleep timer has paused the reading."]
    assert not counts(long)


def test_the_last_seconds_fade_evenly_and_the_volume_stays_the_persons(long: Stage) -> None:
    long.do(Action.SET_VOLUME, 0.8)
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(60 - FADE_S - 0.1)
    assert long.player.volume == 0.8
    heard: list[float] = []
    for _ in range(100):
        long.listen(0.1)
        heard.append(long.player.volume)
    assert heard == sorted(heard, reverse=True)
    assert heard[-1] < 0.001
    assert max(one - other for one, other in pairwise(heard)) < 0.02
    assert long.state.volume == 0.8
    assert long.listen(0.5).mode is Mode.PAUSED
    assert long.player.volume == 0.8


def test_the_place_is_the_sentence_that_was_heard_when_the_fade_began(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    before = long.listen(60 - FADE_S)
    later = long.listen(FADE_S - 0.2)
    assert later.sentence is not None and before.sentence is not None
    assert later.sentence > before.sentence
    state = long.listen(0.5)
    assert (state.mode, state.sentence, state.word) == (Mode.PAUSED, before.sentence, None)
    long.do(Action.PLAY)
    long.listen(0.5)
    assert long.state.sentence == before.sentence
    assert long.player.volume == 1.0


def test_a_pause_stops_the_clock(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(30.0)
    long.do(Action.PAUSE)
    assert not counts(long)
    assert long.listen(300.0).sleep_left_s == 30
    long.do(Action.PLAY)
    assert counts(long)
    assert long.listen(29.5).mode is Mode.PLAYING
    assert long.listen(1.0).mode is Mode.PAUSED


def test_what_is_left_is_told_each_whole_second(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    long.forget()
    long.listen(45.0)
    told = [state.sleep_left_s for state in long.changes]
    seconds = [it for at, it in enumerate(told) if at == 0 or told[at - 1] != it]
    assert seconds in ([*range(59, 14, -1)], [*range(59, 15, -1)])


def test_another_wish_in_the_fade_gives_the_full_volume_back_at_once(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(55.0)
    assert long.player.volume < 0.5
    long.do(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 5.0))
    assert long.player.volume == 1.0
    assert long.state.sleep_left_s == 300


@pytest.mark.parametrize(
    ("action", "value"),
    [
        (Action.PLAY, None),
        (Action.SET_SLEEP, None),
        (Action.NEXT_SENTENCE, None),
        (Action.FASTER, None),
        (Action.SAY_STATUS, None),
        (Action.PAUSE, None),
        (Action.STOP, None),
    ],
)
def test_whoever_asks_for_something_in_the_fade_is_awake(
    long: Stage, action: Action, value: object
) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(55.0)
    long.do(action, value)
    assert long.player.volume == 1.0
    assert long.state.sleep is None
    played = long.state.mode
    assert long.listen(20.0).mode is played


def test_louder_in_the_fade_is_louder_than_before_it(long: Stage) -> None:
    long.do(Action.SET_VOLUME, 0.5)
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(55.0)
    long.do(Action.LOUDER)
    assert long.player.volume == pytest.approx(0.6)


def test_what_the_program_asks_by_itself_wakes_nobody(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(55.0)
    long.do(Action.LOOK_FOR_VOICES)
    long.do(Action.SET_QUEUE, ())
    assert long.player.volume < 0.5
    assert long.listen(6.0).mode is Mode.PAUSED


def test_headphones_pulled_out_in_the_fade_end_it(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(55.0)
    long.player.move()
    long.settle()
    assert long.state.mode is Mode.PAUSED
    assert long.state.sleep is None
    assert long.player.volume == 1.0


def test_while_there_is_no_device_the_clock_stands_still(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(20.0)
    long.player.pull_out()
    assert long.listen(100.0).mode is Mode.NO_DEVICE
    assert long.state.sleep_left_s == 40
    long.player.plug_in()
    assert long.listen(39.0).mode is Mode.PLAYING
    assert long.listen(1.5).mode is Mode.PAUSED


@pytest.mark.parametrize("minutes", [0.0, -3.0, math.nan, -math.inf])
def test_minutes_that_are_none_are_no_wish(long: Stage, minutes: float) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    assert long.do(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, minutes)).sleep is None
    assert not counts(long)


def test_more_than_a_day_is_a_day(long: Stage) -> None:
    state = long.do(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, math.inf))
    assert state.sleep_left_s == 24 * 60 * 60


def test_a_few_seconds_are_all_fade(long: Stage) -> None:
    long.do(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 2 / 60))
    long.listen(1.0)
    assert long.player.volume == pytest.approx(0.25, abs=0.05)
    assert long.listen(1.2).mode is Mode.PAUSED


def test_a_wish_made_in_silence_counts_from_play_on(stage: Stage) -> None:
    stage.open(long_article(2000))
    stage.do(Action.SET_SLEEP, MINUTE)
    assert stage.listen(100.0).sleep_left_s == 60
    stage.do(Action.PLAY)
    assert stage.listen(59.0).mode is Mode.PLAYING
    assert stage.listen(2.0).mode is Mode.PAUSED


def test_the_wish_outlives_the_opening_of_another_article(long: Stage) -> None:
    long.do(Action.SET_SLEEP, MINUTE)
    long.listen(30.0)
    long.open(small_article())
    assert long.state.sleep_left_s == 30


# The end of a sentence.


def test_at_the_end_of_the_sentence_it_pauses_before_the_next(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen_until(2, word="in")
    small.do(Action.SET_SLEEP, Sleep(SleepAt.SENTENCE))
    assert small.state.sleep == Sleep(SleepAt.SENTENCE)
    words = small.player.words
    state = small.listen(20.0)
    assert (state.mode, state.sentence, state.word) == (Mode.PAUSED, 3, None)
    assert small.player.words == words + 1, "only 'slowly' was still to be heard"
    assert state.sleep is None
    assert small.notices == ["The sleep timer has paused the reading."]
    small.do(Action.PLAY)
    small.listen_until(4)


def test_a_wish_that_is_taken_back_lets_the_reading_go_on(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen_until(2, word="in")
    small.do(Action.SET_SLEEP, Sleep(SleepAt.SENTENCE))
    small.do(Action.SET_SLEEP, None)
    small.listen_until(4)
    assert small.state.mode is Mode.PLAYING


def test_the_sentence_is_the_one_that_is_heard_then(small: Stage) -> None:
    """In silence it is the one that comes; whoever moves on means the one after."""
    small.do(Action.SET_SLEEP, Sleep(SleepAt.SENTENCE))
    small.do(Action.PLAY)
    small.listen(0.3)
    small.do(Action.NEXT_PARAGRAPH)
    small.do(Action.NEXT_PARAGRAPH)
    state = small.listen(20.0)
    assert (state.mode, state.sentence) == (Mode.PAUSED, 3)


def test_another_rate_in_the_sentence_changes_nothing_of_its_end(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen_until(2, word="came")
    small.do(Action.SET_SLEEP, Sleep(SleepAt.SENTENCE))
    small.do(Action.FASTER)
    state = small.listen(20.0)
    assert (state.mode, state.sentence) == (Mode.PAUSED, 3)


def test_after_the_last_sentence_the_reading_has_ended(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen_until(11)
    small.do(Action.SET_SLEEP, Sleep(SleepAt.SENTENCE))
    state = small.listen(10.0)
    assert (state.mode, state.sleep) == (Mode.ENDED, None)
    small.do(Action.PLAY)
    small.listen_until(2)


def test_the_sentence_of_a_summary_ends_there_too(small: Stage) -> None:
    small.do(Action.SET_READING, Reading.SUMMARY)
    small.do(Action.PLAY)
    first, second, *_ = small.state.summary
    small.listen_until(first)
    small.do(Action.SET_SLEEP, Sleep(SleepAt.SENTENCE))
    state = small.listen(20.0)
    assert (state.mode, state.sentence) == (Mode.PAUSED, second)


# The end of an article.


@pytest.mark.parametrize("at", [SleepAt.ARTICLE, SleepAt.QUEUE, SleepAt.MINUTES])
def test_where_nothing_follows_the_end_is_the_timers_end(small: Stage, at: SleepAt) -> None:
    """Else it would put to sleep who listens again the next day."""
    small.do(Action.PLAY)
    small.do(Action.SET_SLEEP, Sleep(at, 30.0))
    state = small.listen(60.0)
    assert (state.mode, state.sleep) == (Mode.ENDED, None)
    assert not counts(small)


def test_an_end_in_the_fade_leads_back_to_where_the_fade_began(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen_until(9)
    small.do(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 10 / 60))
    state = small.listen(12.0)
    assert (state.mode, state.sentence, state.sleep) == (Mode.PAUSED, 9, None)
    assert small.player.volume == 1.0


class TestWithAnotherArticleToFollow:
    @pytest.fixture
    def two(self, stage: Stage) -> Stage:
        """Plays the last sentences of the first of two articles."""
        for name in ("one", "two"):
            stage.session.queue.add(small_article(name))
        stage.open(small_article("one"))
        stage.do(Action.PLAY)
        stage.do(Action.SEEK, (6, 0))
        return stage

    def open_now(self, stage: Stage) -> str:
        article = stage.state.article
        assert article is not None
        return article.id

    def test_the_end_of_the_article_keeps_the_next_from_beginning(self, two: Stage) -> None:
        two.do(Action.SET_SLEEP, Sleep(SleepAt.ARTICLE))
        state = two.listen(40.0)
        assert (state.mode, state.sleep) == (Mode.ENDED, None)
        assert self.open_now(two) == "one"
        two.do(Action.NEXT_ARTICLE)
        assert self.open_now(two) == "two"

    def test_the_end_of_the_queue_is_the_end_of_its_last_article(self, two: Stage) -> None:
        two.do(Action.SET_SLEEP, Sleep(SleepAt.QUEUE))
        two.listen(15.0)
        assert self.open_now(two) == "two"
        assert two.state.sleep == Sleep(SleepAt.QUEUE)
        state = two.listen(60.0)
        assert (state.mode, state.sleep) == (Mode.ENDED, None)

    def test_the_end_of_the_summary_is_the_end_of_the_article(self, two: Stage) -> None:
        two.do(Action.SET_READING, Reading.SUMMARY)
        two.do(Action.SET_SLEEP, Sleep(SleepAt.ARTICLE))
        assert two.listen(60.0).mode is Mode.ENDED
        assert self.open_now(two) == "one"

    def test_the_last_sentence_is_the_last_that_is_heard(self, two: Stage) -> None:
        two.listen_until(11)
        two.do(Action.SET_SLEEP, Sleep(SleepAt.SENTENCE))
        assert two.listen(20.0).mode is Mode.ENDED
        assert self.open_now(two) == "one"

    def test_minutes_go_on_in_the_next_article(self, two: Stage) -> None:
        two.do(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 0.5))
        assert two.listen(29.0).mode is Mode.PLAYING
        assert self.open_now(two) == "two"
        state = two.listen(3.0)
        assert (state.mode, state.sleep) == (Mode.PAUSED, None)

    def test_what_fades_at_the_end_does_not_begin_the_next(self, two: Stage) -> None:
        two.listen_until(10)
        two.do(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 10 / 60))
        state = two.listen(20.0)
        assert (state.mode, state.sentence) == (Mode.PAUSED, 10)
        assert self.open_now(two) == "one"
        assert two.player.volume == 1.0
