"""Each press is confirmed by voice, so that it works with eyes shut."""

import random
from dataclasses import replace
from itertools import product

import pytest

from harken.article.position import Reading
from harken.library.entry import Queued, entry_of
from harken.listening.command import Action, Command
from harken.listening.confirmations import CONFIRMATIONS, Done, confirmation
from harken.listening.habits import Habits
from harken.listening.plan import Plan
from harken.listening.queue import QueueItem
from harken.listening.sleep import Sleep, SleepAt
from harken.listening.state import Mode
from tests.listening.articles import small_article
from tests.listening.at_random import value_for
from tests.listening.fake_player import HEADPHONES, LOUDSPEAKER
from tests.listening.heard import texts_of
from tests.listening.stage import VOICES, Stage
from tests.translated import everything_translated

CONFIRM = Habits(confirm=True)


@pytest.fixture
def confirming(small: Stage) -> Stage:
    """A session with the small article open, in which presses are confirmed."""
    small.do(Action.SET_HABITS, CONFIRM)
    small.forget()
    return small


def said(stage: Stage, action: Action, value: object = None) -> str:
    """What is said of a press, beside the reading."""
    before = stage.state
    stage.do(action, value)
    done = Done(Command(action, value), before, stage.state, "")
    text = confirmation(done)
    assert not text or text in texts_of(stage)
    stage.forget()
    return text


def test_every_action_has_its_decision() -> None:
    assert set(CONFIRMATIONS) == set(Action)


def test_every_action_has_a_sentence_or_nothing_to_say_in_every_mode(small: Stage) -> None:
    """Whatever its value is."""
    chance, before = random.Random(1), small.state
    for action, mode in product(Action, Mode):
        state = replace(before, mode=mode)
        for _ in range(8):
            value = value_for(action, before, chance)
            text = confirmation(Done(Command(action, value), state, state, "Joe"))
            assert not text or (text[0].isupper() and text.endswith((".", "!", "?")))


def test_without_the_wish_nothing_is_said(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen(1.0)
    small.forget()
    small.do(Action.FASTER)
    small.do(Action.PAUSE)
    assert not any("Faster" in text or "Paused" in text for text in texts_of(small))


def test_a_pause_is_told_and_stays_a_pause(confirming: Stage) -> None:
    confirming.do(Action.PLAY)
    before = confirming.listen_until(2, word="came")
    assert said(confirming, Action.PAUSE) == "Paused."
    assert confirming.state.aside
    state = confirming.listen(5.0)
    assert (state.mode, state.aside, state.word) == (Mode.PAUSED, False, before.word)
    assert not confirming.player.playing


def test_what_nobody_pressed_for_is_not_told(confirming: Stage) -> None:
    confirming.do(Action.PLAY)
    confirming.listen(1.0)
    confirming.session.do(Command(Action.PAUSE, unasked=True))
    confirming.settle()
    assert confirming.state.mode is Mode.PAUSED
    assert not confirming.state.aside


def test_play_needs_no_word_for_the_reading_is_heard(confirming: Stage) -> None:
    assert said(confirming, Action.PLAY) == ""
    assert said(confirming, Action.PLAY) == ""
    assert said(confirming, Action.PLAY_PAUSE) == "Paused."
    assert said(confirming, Action.PLAY_PAUSE) == ""


def test_the_reading_goes_on_behind_the_word(confirming: Stage) -> None:
    confirming.do(Action.PLAY)
    confirming.listen_until(2, word="came")
    assert said(confirming, Action.FASTER) == "Faster, 1.1 times."
    confirming.listen_until(4)
    assert confirming.state.mode is Mode.PLAYING


def test_with_a_held_key_only_the_newest_is_heard(confirming: Stage) -> None:
    for _ in range(5):
        confirming.do(Action.FASTER)
    spoken = confirming.player.words
    confirming.listen(10.0)
    assert confirming.player.words - spoken == 3, "'Faster', '1.5', 'times'"
    assert confirming.player.clips[-1].cues


@pytest.mark.parametrize(
    ("action", "value", "text"),
    [
        (Action.STOP, None, "Stopped."),
        (Action.SET_RATE, 350, "Speed: 2 times."),
        (Action.SET_RATE, 10_000, "Speed: 5 times."),
        (Action.SLOWER, None, "Slower, 0.9 times."),
        (Action.SET_PITCH, -2, "Pitch: two lower."),
        (Action.SET_PITCH, 3, "Pitch: three higher."),
        (Action.SET_PITCH, 0, "Pitch: the voice's own."),
        (Action.SET_VOLUME, 0.5, "Volume: fifty percent."),
        (Action.QUIETER, None, "Volume: ninety percent."),
        (Action.LOUDER, None, "Volume: 100 percent."),
        (Action.SET_OUTPUT, "phones", "Sound on Headphones."),
        (Action.SET_OUTPUT, None, "Sound on the system's device."),
        (Action.TOGGLE_READING, None, "Summary."),
        (Action.SET_READING, Reading.SKIM, "Skim."),
        (Action.SET_READING, Reading.ARTICLE, "Article."),
        (Action.NEXT_SENTENCE, None, "Next sentence."),
        (Action.NEXT_PARAGRAPH, None, "Next paragraph."),
        (Action.NEXT_SECTION, None, "Next section."),
        (Action.PREVIOUS_SECTION, None, "Section before."),
        (Action.SKIP_SECONDS, 15.0, "On, fifteen seconds."),
        (Action.SKIP_SECONDS, -15.0, "Back, fifteen seconds."),
        (Action.SKIP_SECONDS, -120.0, "Back, two minutes."),
        (Action.EXPAND, None, "There is nothing to expand here."),
        (Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 10.0), "Sleep in ten minutes."),
        (Action.SET_SLEEP, Sleep(SleepAt.ARTICLE), "Sleep at the end of the article."),
        (Action.SET_SLEEP, None, "Sleep timer off."),
        (Action.NEXT_ARTICLE, None, "There is no next article."),
        (Action.PREVIOUS_ARTICLE, None, "There is no article before."),
        (Action.CANCEL_RANKING, None, ""),
        (Action.LOOK_FOR_VOICES, None, ""),
    ],
)
def test_what_is_said_in_silence(
    confirming: Stage, action: Action, value: object, text: str
) -> None:
    confirming.player.come_and_go(LOUDSPEAKER, HEADPHONES)
    assert said(confirming, action, value) == text


def test_moves_are_heard_where_it_plays_and_told_where_they_lead_nowhere(
    confirming: Stage,
) -> None:
    confirming.do(Action.PLAY)
    assert said(confirming, Action.NEXT_SENTENCE) == ""
    confirming.do(Action.NEXT_SECTION)
    confirming.do(Action.NEXT_SECTION)
    confirming.listen(1.0)
    assert said(confirming, Action.NEXT_SECTION) == "There is no next section."
    confirming.listen(5.0)
    for _ in range(6):
        confirming.do(Action.NEXT_SENTENCE)
    assert confirming.state.mode is Mode.ENDED
    assert "At the end." in texts_of(confirming)


def test_the_fastest_is_told(confirming: Stage) -> None:
    confirming.do(Action.SET_RATE, 875)
    assert said(confirming, Action.FASTER) == "Fastest, 5 times."


def test_the_voice_is_told_by_its_name(confirming: Stage) -> None:
    confirming.do(Action.SET_VOICE, VOICES[1].id)
    assert "Voice: English (Great Britain)." in texts_of(confirming)


def test_an_expansion_is_told_there_and_back(confirming: Stage) -> None:
    confirming.do(Action.SET_READING, Reading.SUMMARY)
    assert said(confirming, Action.EXPAND) == "Article."
    assert said(confirming, Action.EXPAND) == "Summary."


def test_with_nothing_open_that_is_told(stage: Stage) -> None:
    stage.do(Action.SET_HABITS, CONFIRM)
    stage.forget()
    for action in (Action.PLAY, Action.PLAY_PAUSE, Action.NEXT_SENTENCE, Action.MARK):
        assert said(stage, action) == "Nothing is open."
    assert stage.listen(5.0).mode is Mode.EMPTY
    assert not stage.player.playing


def test_without_a_device_nothing_is_said(confirming: Stage) -> None:
    confirming.do(Action.PLAY)
    confirming.listen(1.0)
    confirming.player.pull_out()
    confirming.settle()
    confirming.forget()
    confirming.do(Action.FASTER)
    assert confirming.notices == []
    assert not any("Faster" in text for text in texts_of(confirming))


def test_the_article_that_was_asked_for_is_told_when_it_is_there(confirming: Stage) -> None:
    one, other = small_article("one"), small_article("other")
    for article in (one, other):
        confirming.session.queue.add(article)
    confirming.open(one)
    confirming.forget()
    confirming.do(Action.NEXT_ARTICLE)
    assert "Next article: The harbour." in texts_of(confirming)
    confirming.do(Action.PREVIOUS_ARTICLE)
    assert "Article before: The harbour." in texts_of(confirming)
    confirming.forget()
    confirming.do(Action.OPEN_ARTICLE, "other")
    assert "Article: The harbour." in texts_of(confirming)


def test_back_to_the_start_of_the_article_is_told_in_silence(confirming: Stage) -> None:
    confirming.do(Action.SEEK_SECONDS, 20.0)
    assert said(confirming, Action.PREVIOUS_ARTICLE) == "From the start."
    assert said(confirming, Action.PREVIOUS_ARTICLE) == "There is no article before."
    confirming.do(Action.PLAY)
    confirming.listen_until(4)
    assert said(confirming, Action.PREVIOUS_ARTICLE) == ""


def test_what_is_done_to_the_queue_is_told(confirming: Stage) -> None:
    for name in "abc":
        confirming.session.queue.add(small_article(name))
    assert said(confirming, Action.SET_QUEUE, tuple(map(Queued, "cab"))) == "Moved."
    assert said(confirming, Action.SET_QUEUE, tuple(map(Queued, "ca"))) == "Removed from Up next."
    assert said(confirming, Action.SET_QUEUE, tuple(map(Queued, "ca"))) == ""
    b = QueueItem(entry_of(small_article("b"), 0.0))
    assert said(confirming, Action.SET_QUEUE, (Queued("c"), b, Queued("a"))) == "Added to Up next."


def test_a_plan_that_is_given_up_is_told(confirming: Stage) -> None:
    confirming.session.queue.add(small_article())
    plans: list[Plan] = []
    confirming.session.fitting.planned.connect(plans.append)
    confirming.session.fitting.plan(600, {})
    assert said(confirming, Action.FIT_TIME, plans[0]) == ""
    assert said(confirming, Action.FIT_TIME, None) == "Plan given up."
    assert said(confirming, Action.FIT_TIME, None) == ""


def test_what_came_in_is_told_to_who_wants_to_hear_it(small: Stage) -> None:
    small.session.announce_arrival(["The sea", "The wall"])
    assert "Two articles added: The sea and The wall." not in texts_of(small)
    small.do(Action.SET_HABITS, CONFIRM)
    small.session.announce_arrival(["The sea", "The wall"])
    assert "Two articles added: The sea and The wall." in texts_of(small)


def test_all_of_it_can_be_translated(confirming: Stage) -> None:
    with everything_translated():
        for action in Action:
            value = value_for(action, confirming.state, random.Random(str(action)))
            state = confirming.state
            text = confirmation(Done(Command(action, value), state, state, "Joe"))
            assert not text or text.startswith("«")
