"""The next article follows by itself, and is announced."""

from dataclasses import replace

import pytest

from harken.article.model import BlockKind
from harken.article.position import Reading
from harken.library.entry import Portion, Queued
from harken.listening.command import Action
from harken.listening.habits import Habits
from harken.listening.queue import QueueItem
from harken.listening.sleep import Sleep, SleepAt
from harken.listening.state import Mode
from harken.summary.length import Minutes
from tests.listening.articles import article_of, small_article
from tests.listening.kept import DISK_IS_FULL
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage

SHORT = article_of(
    (BlockKind.TITLE, "The short one"), (BlockKind.PARAGRAPH, "It ends at once."), name="short"
)


@pytest.fixture
def queue(sessions: Sessions) -> Stage:
    """A short article is open; the small one and another come after it."""
    stage = sessions.stage
    for article in (SHORT, small_article("a"), small_article("b")):
        stage.session.queue.add(article)
    stage.do(Action.OPEN_ARTICLE, "short")
    return stage


def open_now(stage: Stage) -> str | None:
    article = stage.state.article
    return article.id if article is not None else None


def said(stage: Stage) -> list[str]:
    return [text for text, _, _ in stage.synthesiser.rendered]


def hear_out(stage: Stage) -> None:
    """Plays the short one to its end, and a bit of what follows."""
    stage.do(Action.PLAY)
    stage.listen_until(1)
    stage.forget()
    stage.listen(12)


def test_the_next_is_announced_and_played(queue: Stage) -> None:
    began: list[QueueItem] = []
    queue.session.next_began.connect(began.append)
    hear_out(queue)
    assert (open_now(queue), queue.state.mode) == ("a", Mode.PLAYING)
    assert said(queue)[:2] == ["Next: The harbour, twenty seconds.", "The harbour"]
    assert [item.entry.id for item in began] == ["a"]
    assert queue.state.sentence is not None
    assert queue.state.sentence > 0


def test_one_after_the_other_to_the_end_of_the_queue(queue: Stage) -> None:
    queue.do(Action.PLAY)
    queue.listen(90)
    assert (open_now(queue), queue.state.mode) == ("b", Mode.ENDED)


def test_what_the_sleep_timer_held_back_comes_when_it_plays_again(queue: Stage) -> None:
    queue.do(Action.SET_SLEEP, Sleep(SleepAt.ARTICLE))
    hear_out(queue)
    assert (open_now(queue), queue.state.mode) == ("short", Mode.ENDED)
    queue.do(Action.PLAY_PAUSE)
    assert (open_now(queue), queue.state.mode) == ("a", Mode.PLAYING)


def test_whoever_has_gone_back_since_hears_it_again(queue: Stage) -> None:
    queue.do(Action.SET_SLEEP, Sleep(SleepAt.ARTICLE))
    hear_out(queue)
    queue.do(Action.PREVIOUS_ARTICLE)
    queue.do(Action.PLAY)
    assert (open_now(queue), queue.state.mode) == ("short", Mode.PLAYING)


def test_not_where_nobody_wants_it(queue: Stage) -> None:
    queue.do(Action.SET_HABITS, Habits(autoplay=False))
    hear_out(queue)
    assert (open_now(queue), queue.state.mode) == ("short", Mode.ENDED)


def test_not_where_one_went_to_the_end_in_silence(queue: Stage) -> None:
    for _ in range(3):
        queue.do(Action.NEXT_SENTENCE)
    assert (open_now(queue), queue.state.mode) == ("short", Mode.ENDED)


def test_what_is_done_is_passed_over(queue: Stage) -> None:
    queue.do(Action.OPEN_ARTICLE, "a")
    queue.do(Action.SET_HABITS, Habits(autoplay=False))
    queue.do(Action.PLAY)
    queue.listen(60)
    queue.do(Action.SET_HABITS, Habits())
    queue.do(Action.OPEN_ARTICLE, "short")
    hear_out(queue)
    assert open_now(queue) == "b"


def test_it_is_read_as_it_is_planned(queue: Stage) -> None:
    planned = Portion(Reading.SUMMARY, 0.15)
    queue.do(Action.SET_QUEUE, (Queued("short"), Queued("a", planned)))
    hear_out(queue)
    state = queue.state
    assert (state.reading, state.length) == (Reading.SUMMARY, Minutes(0.15))
    assert said(queue)[0] == "Next: The harbour, ten seconds."


def test_a_summary_that_is_not_ready_is_waited_for(queue: Stage) -> None:
    queue.ranker.at_once = False
    queue.do(Action.SET_QUEUE, (Queued("short"), Queued("a", Portion(Reading.SUMMARY, 2.0))))
    hear_out(queue)
    assert (open_now(queue), queue.state.mode) == ("a", Mode.PLAYING)
    assert said(queue) == ["Next: The harbour, two minutes."]
    queue.ranker.answer()
    queue.listen(1)
    assert queue.state.sentence == queue.state.summary[0]
    assert queue.state.word is not None


def test_it_goes_on_where_it_was_left(queue: Stage) -> None:
    queue.do(Action.OPEN_ARTICLE, "a")
    queue.do(Action.PLAY)
    queue.listen_until(7)
    queue.do(Action.PAUSE)
    queue.do(Action.OPEN_ARTICLE, "short")
    hear_out(queue)
    assert said(queue)[:2] == ["Next: The harbour, ten seconds.", "They built it in a year."]
    assert open_now(queue) == "a"


def test_a_title_in_another_language_is_said_by_its_voice(queue: Stage) -> None:
    german = replace(small_article("hafen"), title="Der Hafen", language="de")
    queue.session.queue.add(german, after="short")
    queue.settle()
    hear_out(queue)
    texts = [(text, voice) for text, voice, _ in queue.synthesiser.rendered[:3]]
    assert [text for text, _ in texts] == ["Next:", "Der Hafen", "twenty seconds"]
    assert [voice.endswith("de") for _, voice in texts] == [False, True, False]


def test_one_that_is_gone_is_passed_over(queue: Stage, sessions: Sessions) -> None:
    sessions.ask(lambda library: library.delete(["b"], 1.0))
    queue.do(Action.SET_QUEUE, (Queued("short"), Queued("b"), Queued("a")))
    hear_out(queue)
    assert open_now(queue) == "a"
    assert len(queue.state.queue) == 2


def test_a_library_that_fails_ends_it_with_a_word(queue: Stage, sessions: Sessions) -> None:
    sessions.library.broken = DISK_IS_FULL
    queue.do(Action.SET_QUEUE, (Queued("short"), Queued("b"), Queued("a")))
    hear_out(queue)
    assert (open_now(queue), queue.state.mode) == ("short", Mode.ENDED)
    assert str(DISK_IS_FULL) in queue.notices


def test_pausing_the_announcement_is_silence_before_the_next(queue: Stage) -> None:
    queue.do(Action.PLAY)
    while open_now(queue) == "short":
        queue.listen(0.1)
    state = queue.do(Action.PAUSE)
    assert (open_now(queue), state.mode, state.sentence) == ("a", Mode.PAUSED, 0)
    queue.do(Action.PLAY)
    queue.listen_until(2)
