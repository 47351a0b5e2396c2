"""What is told to be left is what is heard: also at once after another voice or rate was chosen."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest

from harken.article.pace import letters_in
from harken.article.position import Reading
from harken.library.entry import Portion, Queued
from harken.listening.command import Action
from harken.listening.plan import Plan
from harken.listening.spoken_durations import said_duration
from harken.listening.state import Mode, SessionState
from harken.listening.status import status_text
from harken.speech.paces import Paces
from tests.listening.articles import long_article
from tests.listening.fake_voice import SECONDS_PER_CHARACTER_AT_175_WPM, VOICES
from tests.listening.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")

SLOW_VOICE, TAKES = VOICES[1].id, 2
SENTENCE = "The quiet water came over the old wall once again."
PORTIONS = (
    *(None, Portion(Reading.ARTICLE)),
    *(Portion(Reading.SUMMARY, minutes) for minutes in (0.5, 9.0)),
)
SENTENCE_S = 6.5
"""At half the rate: so much may be off in each article, of which also the name is said."""
CHANGES = (Action.SET_RATE, 100), (Action.SET_RATE, 300), (Action.SET_VOICE, SLOW_VOICE)


@contextmanager
def three_articles(chance: Random) -> Iterator[Stage]:
    """A session with a queue, of which the first article is open; one of its voices is slow."""
    stage = Stage()
    stage.synthesiser.takes[SLOW_VOICE] = TAKES
    # The voice has no letters that take longer than others.
    a_letter_s = SECONDS_PER_CHARACTER_AT_175_WPM * len(SENTENCE) / letters_in(SENTENCE)
    takes = {it.id: stage.synthesiser.takes.get(it.id, 1) for it in VOICES}
    stage.session.paces = Paces({it: {175: (1e6, 1e6 * a_letter_s * takes[it])} for it in takes})
    articles = [long_article(words) for words in chance.sample(range(120, 500), 3)]
    for article in articles:
        stage.session.queue.add(article)
    stage.open(articles[0])
    yield stage
    stage.close()
    stage.free()


def hear_out(stage: Stage) -> tuple[float, float]:
    """How long it plays until another article follows, and until it is silent by itself."""
    begun_s, first = stage.player.flowed_s, stage.state.queue_at
    follows_s: float | None = None
    for _ in range(4000):
        state = stage.listen(0.5)
        if follows_s is None and state.queue_at != first:
            follows_s = stage.player.flowed_s - begun_s
        if state.mode is Mode.ENDED:
            break
    all_s = stage.player.flowed_s - begun_s
    return follows_s or all_s, all_s


def assert_told(state: SessionState, told_s: float, heard_s: tuple[float, float]) -> None:
    """What is told of the article and of all is heard, to a sentence each, and said in words."""
    assert state.remaining_s == pytest.approx(heard_s[0], abs=SENTENCE_S)
    assert told_s == pytest.approx(heard_s[1], abs=3 * SENTENCE_S)
    first, all_ = said_duration(state.remaining_s), said_duration(told_s)
    assert status_text(state).casefold().endswith(f" {first} left. {all_} in all.")


def change_voice_or_rate(stage: Stage, chance: Random) -> SessionState:
    """After some time of listening; what is told then."""
    stage.listen(chance.uniform(0.5, 30.0))
    stage.do(*chance.choice(CHANGES))
    stage.settle()
    return stage.state


@pytest.mark.parametrize("seed", range(5))
def test_of_the_queue(seed: int) -> None:
    chance = Random(seed)
    with three_articles(chance) as stage:
        ids = [item.entry.id for item in stage.state.queue]
        stage.do(Action.SET_QUEUE, tuple(Queued(one, chance.choice(PORTIONS)) for one in ids))
        stage.do(Action.PLAY)
        state = change_voice_or_rate(stage, chance)
        assert_told(state, state.queue_s, hear_out(stage))


@pytest.mark.parametrize("seed", [*range(6), 48])
def test_of_a_plan(seed: int) -> None:
    chance, plans = Random(seed), list[Plan]()
    with three_articles(chance) as stage:
        stage.session.fitting.planned.connect(plans.append)
        stage.session.fitting.plan(chance.uniform(150, 400), {})
        stage.settle()
        stage.do(Action.FIT_TIME, plans[-1])
        state = change_voice_or_rate(stage, chance)
        assert state.plan_rest_s is not None
        assert_told(state, state.plan_rest_s, hear_out(stage))
