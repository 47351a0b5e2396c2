"""Marks: the sentence that was heard two seconds ago, kept before it is told."""

from dataclasses import replace

import pytest

from harken.article.model import Sentence, Span
from harken.listening.command import Action
from harken.listening.habits import Habits
from harken.listening.state import Mode
from tests.listening.articles import long_article, small_article
from tests.listening.heard import texts_of
from tests.listening.kept import DISK_IS_FULL
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage


@pytest.fixture
def reading(sessions: Sessions) -> Stage:
    """A session with a library that plays the small article."""
    stage = sessions.stage
    article = small_article()
    stage.session.queue.add(article)
    stage.open(article)
    stage.do(Action.PLAY)
    hear_marked(stage)
    return stage


def hear_marked(stage: Stage) -> None:
    """Has what is told of marks be among the notices."""
    stage.session.marked.connect(lambda _, message: stage.notices.append(message))


def marked(stage: Stage, note: str | None = None) -> int:
    """The sentence that a press marks now."""
    before = {mark.id for mark in stage.state.marks}
    stage.do(Action.MARK, note)
    (mark,) = [it for it in stage.state.marks if it.id not in before]
    return mark.sentence


@pytest.mark.parametrize("rate_wpm", [88, 175, 350, 700])
def test_what_was_heard_two_seconds_ago_is_marked_at_any_rate(
    reading: Stage, rate_wpm: int
) -> None:
    """At the highest rates that may be the sentence before the one before."""
    reading.do(Action.SET_RATE, rate_wpm)
    heard: list[int] = []
    while reading.state.sentence != 8:
        sentence = reading.listen(0.1).sentence
        assert sentence is not None
        heard.append(sentence)
    reading.listen(0.3)
    heard += [8] * 3
    sentence = marked(reading)
    assert sentence in heard[-22:-18]
    assert sentence != 8


def test_long_into_a_sentence_it_is_that_one(reading: Stage) -> None:
    reading.listen_until(3)
    reading.listen(2.1)
    assert reading.state.sentence == 3
    assert marked(reading) == 3


def test_at_the_start_it_is_the_first(reading: Stage) -> None:
    reading.listen(0.2)
    assert marked(reading) == 0


def test_before_anything_was_heard_it_is_the_sentence_that_comes(sessions: Sessions) -> None:
    stage = sessions.stage
    stage.session.queue.add(small_article())
    stage.open(small_article())
    assert marked(stage) == 0
    stage.do(Action.NEXT_PARAGRAPH)
    assert marked(stage) == 1


def test_in_a_pause_time_stands_still(reading: Stage) -> None:
    reading.listen_until(3)
    reading.listen(1.0)
    reading.do(Action.PAUSE)
    reading.listen(60.0)
    assert marked(reading) == 2
    reading.do(Action.PLAY)
    reading.listen(1.2)
    reading.do(Action.PAUSE)
    assert marked(reading) == 3


def test_what_is_said_in_between_is_no_listening(reading: Stage) -> None:
    reading.listen_until(3)
    reading.listen(1.0)
    reading.do(Action.SAY_STATUS)
    reading.listen(1.5)
    assert reading.state.aside
    assert marked(reading) == 2


def test_who_has_gone_elsewhere_means_what_is_heard_there(reading: Stage) -> None:
    reading.listen_until(3)
    reading.listen(1.0)
    span = small_article().sentences[9].span
    reading.do(Action.SEEK, (span.block, span.start))
    reading.listen(0.5)
    assert marked(reading) == 9


def test_another_article_begins_anew(reading: Stage) -> None:
    reading.listen_until(3)
    other = small_article("other")
    reading.session.queue.add(other)
    reading.open(other)
    assert not reading.state.marks
    assert marked(reading) == 0
    assert [it.article_id for it in reading.state.marks] == ["other"]


def test_just_after_the_next_has_followed_it_is_the_end_of_the_one_before(
    reading: Stage, sessions: Sessions
) -> None:
    reading.session.queue.add(small_article("next"))
    reading.settle()
    reading.listen_until(11)
    while reading.state.article == small_article():
        reading.listen(0.1)
    reading.do(Action.MARK)
    (mark,) = sessions.ask(lambda library: library.marks("small"))
    assert mark.sentence in (10, 11)
    assert not reading.state.marks
    reading.listen_until(3)
    reading.listen(2.1)
    assert marked(reading) == 3
    assert [it.article_id for it in reading.state.marks] == ["next"]


def test_at_the_end_it_is_the_end(reading: Stage) -> None:
    reading.listen_until(11)
    assert reading.listen(20.0).mode is Mode.ENDED
    assert marked(reading) in (10, 11)


def test_a_mark_has_the_sentence_and_the_note(reading: Stage, sessions: Sessions) -> None:
    reading.listen_until(3)
    reading.listen(2.1)
    reading.do(Action.MARK, "The best one")
    assert reading.notices == ["Marked: Nobody saw it come over the old wall."]
    (mark,) = sessions.ask(lambda library: library.marks("small"))
    assert (mark.sentence, mark.text) == (3, "Nobody saw it come over the old wall.")
    assert mark.note == "The best one"
    assert reading.state.marks == (mark,)


def test_marked_twice_it_is_one_mark_and_keeps_its_note(reading: Stage) -> None:
    reading.listen(0.2)
    reading.do(Action.MARK, "a note")
    reading.do(Action.MARK)
    (mark,) = reading.state.marks
    assert mark.note == "a note"


def test_marks_are_there_again_when_the_article_is(reading: Stage, sessions: Sessions) -> None:
    reading.listen_until(5)
    second = marked(reading)
    reading.do(Action.SEEK, (0, 0))
    first = marked(reading)
    stage = sessions.begin()
    stage.open(small_article())
    assert [mark.sentence for mark in stage.state.marks] == [first, second]


def test_marks_that_others_changed_are_read_again(reading: Stage, sessions: Sessions) -> None:
    reading.listen(0.2)
    marked(reading)
    (mark,) = reading.state.marks
    sessions.ask(lambda library: library.set_note(mark.id, "later"))
    reading.session.reload_marks()
    reading.settle()
    assert [it.note for it in reading.state.marks] == ["later"]
    sessions.ask(lambda library: library.remove_mark(mark.id))
    reading.session.reload_marks()
    reading.settle()
    assert reading.state.marks == ()


def test_nothing_is_told_before_it_is_kept(reading: Stage, sessions: Sessions) -> None:
    reading.listen(0.2)
    sessions.library.broken = DISK_IS_FULL
    reading.do(Action.SET_HABITS, Habits(confirm=True))
    for _ in range(2):
        reading.forget()
        reading.do(Action.MARK)
        assert not any(notice.startswith("Marked") for notice in reading.notices)
        assert reading.notices[-1] == "The mark could not be kept."
        assert "Not marked." in texts_of(reading)
        assert reading.state.marks == ()
    sessions.library.broken = None
    reading.do(Action.MARK)
    assert "Marked." in texts_of(reading)
    assert len(reading.state.marks) == 1


def test_a_mark_in_an_article_that_was_deleted_brings_it_back(
    reading: Stage, sessions: Sessions
) -> None:
    reading.listen(0.2)
    sessions.ask(lambda library: library.delete(["small"], 0.0))
    marked(reading)
    assert sessions.ask(lambda library: library.entry("small")) is not None
    (told,) = reading.notices
    title = small_article().title
    assert told.startswith(f"“{title}” is back in the library, since you marked it: ")
    reading.forget()
    reading.do(Action.MARK)
    assert reading.notices[0].startswith("Marked: ")


def test_without_a_library_nothing_is_marked(small: Stage) -> None:
    small.do(Action.PLAY)
    small.listen(1.0)
    small.do(Action.MARK)
    assert small.notices == ["Marks are not kept here."]
    assert small.state.marks == ()


def test_with_nothing_open_there_is_nothing_to_mark(stage: Stage) -> None:
    stage.do(Action.MARK)
    assert stage.notices == ["There is nothing to mark. Open an article first."]


def test_a_long_sentence_is_shortened_where_it_is_told(sessions: Sessions) -> None:
    stage, article = sessions.stage, long_article(40)
    long = replace(
        article, sentences=(Sentence(0, Span(2, 0, len(article.blocks[2].text))),), id="long"
    )
    hear_marked(stage)
    stage.session.queue.add(long)
    stage.open(long)
    stage.do(Action.MARK)
    (notice,) = stage.notices
    assert notice.endswith("…")
    assert 60 < len(notice) <= len("Marked: ") + 80
