"""Going back or on by seconds, and hearing a sentence again."""

import math

import pytest

from harken.listening.command import Action
from harken.listening.session import Mode
from harken.listening.state import SessionState
from tests.listening.articles import long_article, small_article
from tests.listening.stage import TICK_S, Stage

_A_WORD_S = 0.75
"""The longest word of the articles, and the pause after a sentence."""


def heard_at(stage: Stage) -> list[tuple[float, SessionState]]:
    """What was heard until now, with the time at which it was."""
    return list(zip(stage.times, stage.places, strict=True))


class TestBySeconds:
    def test_back_goes_to_the_word_that_was_heard_then(self, stage: Stage) -> None:
        stage.open(long_article(400))
        stage.do(Action.PLAY)
        stage.listen(40)
        now_s = stage.times[-1]
        wanted_s = now_s - 15
        state = stage.do(Action.SKIP_SECONDS, -15.0)
        at_s = next(time_s for time_s, it in heard_at(stage) if it.position == state.position)
        assert abs(at_s - wanted_s) <= _A_WORD_S / 2 + 2 * TICK_S
        assert state.mode is Mode.PLAYING
        assert stage.listen(0.1).position == state.position

    def test_back_and_on_again_comes_to_the_same_word(self, stage: Stage) -> None:
        stage.open(long_article(400))
        stage.do(Action.PLAY)
        state = stage.listen(40)
        stage.do(Action.PAUSE)
        stage.do(Action.SKIP_SECONDS, -15.0)
        back = stage.do(Action.SKIP_SECONDS, 15.0)
        assert abs(back.elapsed_s - state.elapsed_s) <= _A_WORD_S
        assert back.mode is Mode.PAUSED

    def test_before_the_start_is_the_start(self, small: Stage) -> None:
        small.do(Action.SEEK, (2, 30))
        state = small.do(Action.SKIP_SECONDS, -1e9)
        assert (state.mode, state.sentence, state.word) == (Mode.PLAYING, 0, None)

    def test_past_the_end_the_reading_has_ended(self, small: Stage) -> None:
        assert small.do(Action.SKIP_SECONDS, math.inf).mode is Mode.ENDED
        assert small.do(Action.SKIP_SECONDS, 15.0).mode is Mode.ENDED
        state = small.do(Action.SKIP_SECONDS, -1.0)
        assert (state.mode, state.sentence) == (Mode.PAUSED, 11)

    def test_no_number_leads_nowhere(self, small: Stage) -> None:
        before = small.do(Action.SEEK, (2, 30)).position
        assert small.do(Action.SKIP_SECONDS, math.nan).position == before

    def test_faster_it_goes_further(self, stage: Stage) -> None:
        stage.open(long_article(800))
        stage.do(Action.SKIP_SECONDS, 60.0)
        slow = stage.state.sentence
        stage.do(Action.STOP)
        stage.do(Action.SEEK_SECONDS, 0.0)
        stage.do(Action.SET_RATE, 700)
        fast = stage.do(Action.SKIP_SECONDS, 60.0).sentence
        assert slow is not None and fast is not None and fast > 2 * slow


class TestRepeat:
    def test_the_sentence_is_heard_from_its_start(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="over")
        state = small.do(Action.REPEAT_SENTENCE)
        assert (state.mode, state.sentence, state.word) == (Mode.PLAYING, 3, None)
        small.listen_until(3, word="Nobody")

    @pytest.mark.parametrize("first", [Action.PAUSE, Action.STOP])
    def test_silent_it_plays(self, small: Stage, first: Action) -> None:
        small.do(Action.SEEK, (2, 30))
        small.do(first)
        assert small.do(Action.REPEAT_SENTENCE).mode is Mode.PLAYING

    def test_after_the_end_it_is_the_last_sentence(self, small: Stage) -> None:
        small.do(Action.SKIP_SECONDS, 1e9)
        state = small.do(Action.REPEAT_SENTENCE)
        assert (state.mode, state.sentence) == (Mode.PLAYING, 11)
        assert len(small_article().sentences) == 12
