"""The status, asked for in the middle of the reading."""

from harken.listening.command import Action
from harken.listening.state import Mode
from tests.listening.heard import note_words, texts_of, words_of
from tests.listening.stage import Stage


def test_the_status_is_said_and_shown_and_no_word_is_lost(small: Stage) -> None:
    words = note_words(small)
    small.do(Action.PLAY)
    small.listen_until(2, word="came")
    small.do(Action.SAY_STATUS)
    assert small.notices == ["Twenty seconds left."]
    assert "Twenty seconds left." in texts_of(small)
    small.listen_until(4)
    assert small.state.mode is Mode.PLAYING
    assert set(words_of(small, 2, 3)) <= set(words)


def test_in_silence_it_stays_silent_behind_it(small: Stage) -> None:
    small.do(Action.SAY_STATUS)
    assert small.state.aside
    state = small.listen(10.0)
    assert (state.mode, state.aside, small.player.playing) == (Mode.READY, False, False)


def test_asked_again_while_it_is_said_the_title_comes_first(small: Stage) -> None:
    small.do(Action.SAY_STATUS)
    small.listen(0.3)
    small.do(Action.SAY_STATUS)
    small.listen(20.0)
    small.do(Action.SAY_STATUS)
    plain, with_title, later = small.notices
    assert with_title == f"The harbour. {plain}"
    assert later == plain


def test_after_another_word_it_is_asked_for_the_first_time(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen_until(2, word="came")
    small.do(Action.SAY_STATUS)
    small.do(Action.SPELL_WORD)
    small.do(Action.SAY_STATUS)
    assert not small.notices[-1].startswith("The harbour")


def test_without_a_device_it_can_be_read(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen(1.0)
    small.player.pull_out()
    small.settle()
    small.forget()
    small.do(Action.SAY_STATUS)
    assert len(small.notices) == 1
    assert small.notices[0].startswith("There is no sound device.")


def test_with_nothing_open_it_says_so(stage: Stage) -> None:
    stage.do(Action.SAY_STATUS)
    assert stage.notices == ["Nothing is open. Add an article to hear it."]
    assert stage.listen(5.0).mode is Mode.EMPTY
    assert not stage.player.playing
