"""What is kept of listening: places, status, choices; and what is not, where none is wanted."""

import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from unittest.mock import patch

import pytest
from PySide6.QtCore import QTimer

from harken.article.position import Reading
from harken.errors import HarkenError
from harken.library.entry import NO_CHOICES, Choices, Portion, Progress, Queued, Status
from harken.library.library import Library
from harken.listening.command import Action, Command
from harken.listening.habits import Habits
from harken.listening.state import Mode
from harken.summary.length import Sentences
from tests.listening.articles import small_article
from tests.listening.kept import DISK_IS_FULL
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage

MONTH_S = 30 * 24 * 60 * 60.0


@pytest.fixture
def heard(sessions: Sessions) -> Stage:
    """Two articles; the first is open. Nothing follows by itself."""
    stage = sessions.stage
    for name in ("a", "b"):
        stage.session.queue.add(small_article(name))
    stage.do(Action.SET_HABITS, Habits(autoplay=False))
    stage.do(Action.SET_LENGTH, Sentences(3))
    stage.do(Action.OPEN_ARTICLE, "a")
    return stage


def progress(sessions: Sessions) -> Progress:
    kept = sessions.ask(lambda library: library.progress("a"))
    assert kept is not None
    return kept


def kept_sentence(sessions: Sessions) -> int | None:
    """Where the article was left, as the library has it."""
    places = [it for it in progress(sessions).places if it.reading is Reading.ARTICLE]
    sentence = small_article("a").sentence_at(places[0].block, places[0].offset) if places else None
    return sentence.index if sentence is not None else None


class TestThePlace:
    def test_is_kept_as_each_sentence_begins(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        for sentence in range(1, 6):
            heard.listen_until(sentence)
            assert kept_sentence(sessions) == sentence

    def test_is_not_written_with_each_word(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3, word="Nobody")
        asked = sessions.library.asked
        heard.listen_until(3, word="wall")
        assert sessions.library.asked == asked

    def test_is_kept_to_the_word_when_it_falls_silent(
        self, heard: Stage, sessions: Sessions
    ) -> None:
        heard.do(Action.PLAY)
        place = heard.listen_until(3, word="old").position
        heard.do(Action.PAUSE)
        assert progress(sessions).places == (place,)

    def test_is_kept_at_the_end_of_the_session(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        place = heard.listen_until(3, word="old").position
        sessions.begin()
        assert progress(sessions).places == (place,)

    def test_is_kept_where_one_went_in_silence(self, heard: Stage, sessions: Sessions) -> None:
        for _ in range(4):
            heard.do(Action.NEXT_SENTENCE)
        assert kept_sentence(sessions) == 4
        assert progress(sessions).status is Status.UNREAD

    def test_is_not_kept_where_nothing_was_heard(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.OPEN_ARTICLE, "b")
        assert progress(sessions) == Progress("a", Reading.ARTICLE)

    def test_that_cannot_be_kept_is_told_once(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        sessions.library.broken = DISK_IS_FULL
        heard.listen_until(4)
        assert heard.notices == [str(DISK_IS_FULL)]
        sessions.library.broken = None
        heard.listen_until(5)
        assert kept_sentence(sessions) == 5


class TestTheStatus:
    def test_is_in_progress_from_the_first_sentence(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        assert progress(sessions).status is Status.UNREAD
        heard.listen(1)
        kept = progress(sessions)
        assert kept.status is Status.IN_PROGRESS
        assert kept.heard_s is not None
        assert heard.state.queue[0].entry.status is Status.IN_PROGRESS

    def test_is_done_at_the_end(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        heard.listen(60)
        assert heard.state.mode is Mode.ENDED
        kept = progress(sessions)
        assert (kept.status, kept.heard, kept.places) == (Status.DONE, 1.0, ())
        assert heard.state.queue[0].entry.status is Status.DONE

    def test_is_in_progress_when_it_is_heard_again(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        heard.listen(60)
        heard.do(Action.PREVIOUS_SENTENCE)
        assert progress(sessions).status is Status.DONE
        heard.do(Action.PLAY)
        heard.listen(1)
        assert progress(sessions).status is Status.IN_PROGRESS

    def test_is_done_after_the_summary_alone(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.SET_READING, Reading.SUMMARY)
        heard.do(Action.PLAY)
        heard.listen(60)
        assert progress(sessions).status is Status.DONE

    def test_is_not_done_after_the_summary_where_the_article_was_begun(
        self, heard: Stage, sessions: Sessions
    ) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.SET_READING, Reading.SUMMARY)
        heard.listen(60)
        assert heard.state.mode is Mode.ENDED
        assert progress(sessions).status is Status.IN_PROGRESS
        assert kept_sentence(sessions) == 3

    def test_is_done_after_the_summary_where_no_more_was_planned(
        self, heard: Stage, sessions: Sessions
    ) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.SET_QUEUE, (Queued("a", Portion(Reading.SUMMARY, 1.0)), Queued("b")))
        heard.do(Action.SET_READING, Reading.SUMMARY)
        heard.listen(60)
        assert progress(sessions).status is Status.DONE

    def test_how_much_was_heard(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        state = heard.listen_until(7)
        heard.do(Action.PAUSE)
        share = state.elapsed_s / (state.elapsed_s + state.remaining_s)
        assert progress(sessions).heard == pytest.approx(share, abs=0.01)
        assert heard.state.queue[0].entry.heard == pytest.approx(share, abs=0.01)


class TestChoices:
    def test_are_kept_when_they_are_made(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.SET_LENGTH, Sentences(2))
        heard.do(Action.SET_METHOD, "balanced")
        kept = sessions.ask(lambda library: library.choices("a"))
        assert kept == Choices(("sentences", 2), "balanced")

    def test_that_nobody_made_are_not(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        assert sessions.ask(lambda library: library.choices("a")) == NO_CHOICES

    def test_that_came_to_nothing_are_not(self, heard: Stage, sessions: Sessions) -> None:
        heard.ranker.refused = {"lsa"}
        heard.do(Action.SET_METHOD, "lsa")
        assert sessions.ask(lambda library: library.choices("a")).method is None


class TestWithoutHistory:
    def test_nothing_is_written(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.SET_HABITS, Habits(keep_history=False, autoplay=False))
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.PAUSE)
        sessions.begin()
        assert progress(sessions) == Progress("a", Reading.ARTICLE)

    def test_this_session_knows_it_all_the_same(self, heard: Stage) -> None:
        heard.do(Action.SET_HABITS, Habits(keep_history=False, autoplay=False))
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.OPEN_ARTICLE, "b")
        assert heard.state.queue[0].entry.status is Status.IN_PROGRESS
        heard.listen(60)
        assert heard.do(Action.OPEN_ARTICLE, "a").sentence == 3
        assert heard.state.queue[1].entry.status is Status.DONE

    def test_what_was_kept_before_stays(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.SET_HABITS, Habits(keep_history=False, autoplay=False))
        heard.listen(60)
        assert heard.state.mode is Mode.ENDED
        assert kept_sentence(sessions) == 3
        assert progress(sessions).status is Status.IN_PROGRESS


class TestForgetting:
    def test_all_is_as_if_nobody_had_listened(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.OPEN_ARTICLE, "b")
        heard.listen_until(3)
        heard.do(Action.PAUSE)
        heard.session.forget_history()
        heard.settle()
        assert progress(sessions) == Progress("a", Reading.ARTICLE)
        assert {item.entry.status for item in heard.state.queue} == {Status.UNREAD}
        assert heard.do(Action.OPEN_ARTICLE, "a").sentence == 0

    def test_what_was_heard_while_the_clock_was_ahead_too(
        self, heard: Stage, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now_s = time.time
        with monkeypatch.context() as clock:
            clock.setattr(time, "time", lambda: now_s() + MONTH_S)
            heard.do(Action.PLAY)
            heard.listen_until(3)
            heard.do(Action.OPEN_ARTICLE, "b")
        assert (progress(sessions).heard_s or 0.0) > now_s()
        sessions.library.unforgetful = DISK_IS_FULL
        heard.session.forget_history()
        heard.settle()
        assert heard.do(Action.OPEN_ARTICLE, "a").sentence == 0, "not told meanwhile"
        sessions.library.unforgetful = None
        sessions.begin()
        assert progress(sessions) == Progress("a", Reading.ARTICLE)

    def test_of_the_article_that_comes_next(self, heard: Stage) -> None:
        heard.do(Action.OPEN_ARTICLE, "b")
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.OPEN_ARTICLE, "a")
        heard.do(Action.PAUSE)
        heard.session.forget_history()
        heard.settle()
        assert heard.do(Action.NEXT_ARTICLE).sentence == 0

    def test_that_it_cannot_be_done_is_told_whatever_was_told_before(
        self, heard: Stage, sessions: Sessions
    ) -> None:
        sessions.library.broken = DISK_IS_FULL
        for _ in range(2):
            heard.forget()
            heard.session.forget_history()
            heard.settle()
            assert str(DISK_IS_FULL) in heard.notices

    @pytest.mark.parametrize("next_one", ["change of the queue", "article", "end"])
    def test_what_failed_is_done_with_the_next_writing(
        self, heard: Stage, sessions: Sessions, next_one: str
    ) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.PAUSE)
        sessions.library.broken = DISK_IS_FULL
        heard.session.forget_history()
        heard.settle()
        sessions.library.broken = None
        assert progress(sessions).status is Status.IN_PROGRESS
        match next_one:
            case "change of the queue":
                heard.do(Action.SET_QUEUE, tuple(reversed(heard.state.queue)))
            case "article":
                heard.do(Action.OPEN_ARTICLE, "b")
            case _:
                sessions.begin()
        assert progress(sessions) == Progress("a", Reading.ARTICLE)

    def test_what_was_heard_since_stays_and_nothing_of_before(
        self, heard: Stage, sessions: Sessions
    ) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.OPEN_ARTICLE, "b")
        heard.listen_until(3)
        sessions.library.broken = DISK_IS_FULL
        heard.session.forget_history()
        heard.listen_until(5)
        sessions.library.broken = None
        heard.listen_until(8)
        heard.do(Action.PAUSE)
        sessions.begin()
        assert progress(sessions) == Progress("a", Reading.ARTICLE)
        kept = sessions.ask(lambda library: library.progress("b"))
        assert kept is not None and len(kept.places) == 1
        assert sessions.stage.do(Action.OPEN_ARTICLE, "b").sentence == 8

    def test_what_failed_does_not_come_back_meanwhile(
        self, heard: Stage, sessions: Sessions
    ) -> None:
        """Not by being opened, nor by being added again; only who looks in the file finds it."""
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.OPEN_ARTICLE, "b")
        heard.do(Action.PAUSE)
        sessions.begin()
        stage = sessions.stage
        queue = stage.session.queue
        entry = queue.items[0].entry
        queue.remove("a")
        stage.settle()
        sessions.library.unforgetful = DISK_IS_FULL
        stage.session.forget_history()
        stage.settle()
        queue.put([Queued("a"), Queued("b")], [entry])
        assert queue.items[0].entry.status is Status.UNREAD
        queue.remove("a")
        assert stage.do(Action.OPEN_ARTICLE, "a").sentence == 0
        assert queue.items[0].entry.status is Status.UNREAD
        queue.remove("a")
        queue.add(small_article("a"))
        stage.settle()
        assert queue.items[-1].entry.status is Status.UNREAD
        assert progress(sessions).status is Status.IN_PROGRESS

    def test_a_place_gone_to_in_silence_since_stays(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.PAUSE)
        sessions.library.unforgetful = DISK_IS_FULL
        heard.session.forget_history()
        heard.settle()
        heard.do(Action.NEXT_SENTENCE)
        assert kept_sentence(sessions) == 3
        sessions.library.unforgetful = None
        for _ in range(2):
            heard.do(Action.NEXT_SENTENCE)
        heard.do(Action.OPEN_ARTICLE, "b")
        assert kept_sentence(sessions) == 6
        assert progress(sessions).status is Status.UNREAD

    def test_what_is_under_way_is_not_asked_for_again(
        self, heard: Stage, sessions: Sessions, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done = []
        for work in ("forget_history", "remake_copies", "empty_log"):
            monkeypatch.setattr(Library, work, lambda *_, work=work: done.append(work))
        heard.session.forget_history()
        for article_id in ("b", "c"):
            heard.session.queue.add(small_article(article_id))
            heard.session.queue.remove(article_id)
        heard.settle()
        sessions.begin()
        assert done == ["forget_history", "remake_copies", "empty_log"]

    @pytest.fixture
    def reader(self, heard: Stage, sessions: Sessions) -> Iterator[sqlite3.Connection]:
        """Another program reads what is in the log; a library that waited for it would for ever."""
        heard.do(Action.PLAY)
        heard.listen_until(3)
        heard.do(Action.PAUSE)
        with (
            patch("harken.library.database.BUSY_S", math.inf),
            closing(sqlite3.connect(sessions.path, isolation_level=None)) as other,
        ):
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM article").fetchone()
            yield other

    def test_another_program_that_reads_holds_up_only_the_clearing_of_the_log(
        self, heard: Stage, sessions: Sessions, reader: sqlite3.Connection
    ) -> None:
        heard.session.forget_history()
        heard.settle()
        assert progress(sessions) == Progress("a", Reading.ARTICLE)
        assert [notice for notice in heard.notices if "another program holds" in notice]
        heard.forget()
        heard.session.queue.remove("b")
        heard.do(Action.NEXT_SENTENCE)
        assert kept_sentence(sessions) == 4
        assert heard.notices == []

    @pytest.mark.parametrize("after", ["a while", "the end"])
    def test_the_log_is_cleared_after_a_while_or_at_the_end(
        self, heard: Stage, sessions: Sessions, reader: sqlite3.Connection, after: str
    ) -> None:
        log = sessions.path.with_name(f"{sessions.path.name}-wal")
        heard.session.forget_history()
        heard.settle()
        assert log.stat().st_size > 0
        reader.execute("ROLLBACK")
        if after == "a while":
            again = heard.session.queue.forgetting.findChild(QTimer)
            assert again is not None and again.isActive()
            again.timeout.emit()
        else:
            heard.session.close()
        heard.settle()
        assert log.stat().st_size == 0

    def test_a_place_that_was_being_written_is_not_written_again(
        self, heard: Stage, sessions: Sessions
    ) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        sessions.library.broken = DISK_IS_FULL
        heard.session.do(Command(Action.PAUSE))
        sessions.library.broken = None
        heard.session.forget_history()
        heard.settle()
        heard.do(Action.OPEN_ARTICLE, "b")
        heard.do(Action.PLAY)
        heard.listen_until(3)
        assert progress(sessions) == Progress("a", Reading.ARTICLE)

    def test_what_is_open_stays_where_it_is(self, heard: Stage, sessions: Sessions) -> None:
        heard.do(Action.PLAY)
        heard.listen_until(3)
        place = heard.do(Action.PAUSE).position
        heard.session.forget_history()
        heard.settle()
        assert heard.state.position == place
        sessions.begin()
        assert progress(sessions) == Progress("a", Reading.ARTICLE)


@pytest.mark.parametrize("broken", [DISK_IS_FULL, None])
def test_what_could_not_be_written_at_the_end_is_known_then(
    heard: Stage, sessions: Sessions, broken: HarkenError | None
) -> None:
    heard.do(Action.PLAY)
    heard.listen_until(3)
    library, session = sessions.library, heard.session
    library.broken = broken
    session.close()
    library.close()
    assert str(session.not_kept) == str(broken)


def test_a_place_that_another_program_prevents_at_the_end_is_known_then(
    heard: Stage, sessions: Sessions
) -> None:
    heard.do(Action.PLAY)
    heard.listen_until(3)
    with closing(sqlite3.connect(sessions.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        heard.session.close()
        sessions.library.close()
    assert heard.session.not_kept is not None


def test_what_could_not_be_written_is_written_at_the_end(heard: Stage, sessions: Sessions) -> None:
    heard.do(Action.PLAY)
    heard.listen_until(3)
    sessions.library.broken = DISK_IS_FULL
    heard.do(Action.SET_METHOD, "balanced")
    heard.session.queue.add(small_article("c"))
    place = heard.do(Action.PAUSE).position
    sessions.library.broken = None
    stage = sessions.begin()
    assert progress(sessions).places == (place,)
    assert sessions.ask(lambda library: library.choices("a")).method == "balanced"
    assert [item.entry.id for item in stage.state.queue] == ["a", "b", "c"]
