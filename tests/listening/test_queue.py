"""The queue: kept as it is changed, and there again in the next session."""

from dataclasses import replace

import pytest

from harken.article.position import Reading
from harken.library.entry import Portion, Queued, Status
from harken.listening.command import Action
from harken.listening.queue import Queue
from tests.listening.articles import skip_of, small_article
from tests.listening.kept import DISK_IS_FULL
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage


def ids(queue: Queue) -> list[str]:
    return [item.entry.id for item in queue.items]


def add(sessions: Sessions, *names: str) -> Queue:
    queue = sessions.stage.session.queue
    for name in names:
        queue.add(small_article(name))
    sessions.stage.settle()
    return queue


def queue_again(sessions: Sessions) -> Queue:
    """The queue of the next session."""
    return sessions.begin().session.queue


class TestWhatIsKept:
    def test_order(self, sessions: Sessions) -> None:
        add(sessions, "a", "b")
        sessions.stage.session.queue.add(small_article("c"), after="a")
        assert ids(queue_again(sessions)) == ["a", "c", "b"]

    def test_another_order_and_portions(self, sessions: Sessions) -> None:
        add(sessions, "a", "b", "c")
        portion = Portion(Reading.SUMMARY, 2.0, locked=True)
        sessions.stage.do(Action.SET_QUEUE, (Queued("c", portion), Queued("a")))
        queue = queue_again(sessions)
        assert ids(queue) == ["c", "a"]
        assert queue.items[0].portion == portion

    def test_what_is_removed_stays_in_the_library(self, sessions: Sessions) -> None:
        add(sessions, "a", "b").remove("a")
        assert ids(queue_again(sessions)) == ["b"]
        assert sessions.ask(lambda library: library.article("a")) == small_article("a")

    def test_skips(self, sessions: Sessions) -> None:
        before = small_article("a")
        after = before.with_skip(skip_of(before, 3))
        queue = add(sessions, "a")
        queue.update(after)
        assert queue.items[0].entry.words < before.words_read()
        queue = queue_again(sessions)
        assert queue.article("a").result(timeout=10) == after
        assert queue.items[0].entry.words == after.words_read()

    def test_another_reading_of_a_source(self, sessions: Sessions) -> None:
        queue = add(sessions, "a", "b", "c")
        queue.exchange("b", small_article("whole page"))
        assert ids(queue) == ["a", "whole page", "c"]
        assert ids(queue_again(sessions)) == ["a", "whole page", "c"]

    def test_another_reading_that_is_there_already(self, sessions: Sessions) -> None:
        queue = add(sessions, "a", "b", "c")
        queue.exchange("a", small_article("c"))
        assert ids(queue) == ["c", "b"]
        assert sorted(ids(queue_again(sessions))) == ["b", "c"]

    def test_what_is_deleted_elsewhere_is_left_out(self, sessions: Sessions) -> None:
        add(sessions, "a", "b")
        sessions.ask(lambda library: library.delete(["a"], 1.0))
        assert ids(queue_again(sessions)) == ["b"]

    def test_what_was_heard_to_its_end_stays_for_this_session_only(
        self, sessions: Sessions
    ) -> None:
        queue = add(sessions, "a", "b")
        sessions.stage.do(Action.OPEN_ARTICLE, "a")
        sessions.stage.do(Action.PLAY)
        for _ in range(12):
            sessions.stage.do(Action.NEXT_SENTENCE)
        assert queue.items[0].entry.status is Status.DONE
        assert ids(queue) == ["a", "b"]
        assert ids(queue_again(sessions)) == ["b"]

    def test_what_comes_before_the_queue_was_loaded(self, sessions: Sessions) -> None:
        add(sessions, "a", "b")
        sessions.end()
        stage = sessions.begin(settled=False)
        stage.session.queue.add(small_article("c"))
        stage.settle()
        assert ids(stage.session.queue) == ["a", "b", "c"]
        assert ids(queue_again(sessions)) == ["a", "b", "c"]


class TestAddingAgain:
    def test_is_one_article_in_its_place(self, sessions: Sessions) -> None:
        queue = add(sessions, "a", "b")
        added = queue.add(small_article("a"))
        assert added.result(timeout=10) is False
        assert ids(queue) == ["a", "b"]

    def test_keeps_the_skips(self, sessions: Sessions) -> None:
        before = small_article("a")
        after = before.with_skip(skip_of(before, 3))
        add(sessions, "a").update(after)
        add(sessions, "a")
        assert sessions.stage.do(Action.OPEN_ARTICLE, "a").article == after

    def test_brings_it_back_as_it_was_left(self, sessions: Sessions) -> None:
        add(sessions, "a")
        sessions.stage.do(Action.OPEN_ARTICLE, "a")
        sessions.stage.do(Action.PLAY)
        sessions.stage.listen_until(3)
        sessions.stage.session.queue.remove("a")
        sessions.begin()
        queue = add(sessions, "a")
        assert queue.items[0].entry.status is Status.IN_PROGRESS
        assert sessions.stage.do(Action.OPEN_ARTICLE, "a").sentence == 3

    def test_what_is_done_is_to_be_heard_again(self, sessions: Sessions) -> None:
        add(sessions, "a")
        done = sessions.ask(lambda library: library.progress("a"))
        assert done is not None
        done = replace(done, status=Status.DONE, heard=1.0)
        sessions.ask(lambda library: library.keep_progress(done))
        assert ids(queue_again(sessions)) == []
        assert add(sessions, "a").items[0].entry.status is Status.UNREAD
        assert ids(queue_again(sessions)) == ["a"]


class TestPuttingWhatIsNew:
    def test_comes_with_what_is_known_of_it(self, sessions: Sessions) -> None:
        queue = add(sessions, "a", "b")
        entry = queue.items[0].entry
        queue.remove("a")
        queue.put([Queued("b"), Queued("a"), Queued("nobody's")], [entry])
        assert ids(queue) == ["b", "a"]
        assert ids(queue_again(sessions)) == ["b", "a"]

    def test_without_a_library_only_what_is_there(self, stage: Stage) -> None:
        stage.session.queue.add(small_article("a"))
        stage.do(Action.SET_QUEUE, (Queued("a"), Queued("b"), Queued("a")))
        assert ids(stage.session.queue) == ["a"]


class TestWhatCannotBeWritten:
    def test_is_told_once_and_is_there(self, sessions: Sessions) -> None:
        sessions.library.broken = DISK_IS_FULL
        queue = add(sessions, "a", "b")
        queue.put([Queued("b"), Queued("a")])
        sessions.stage.settle()
        assert sessions.stage.notices == [str(DISK_IS_FULL)]
        assert ids(queue) == ["b", "a"]
        sessions.library.broken = None
        state = sessions.stage.do(Action.OPEN_ARTICLE, "a")
        assert state.article == small_article("a")

    def test_is_written_with_the_next_change(self, sessions: Sessions) -> None:
        sessions.library.broken = DISK_IS_FULL
        add(sessions, "a", "b")
        sessions.library.broken = None
        sessions.stage.do(Action.SET_QUEUE, (Queued("b"), Queued("a")))
        assert ids(queue_again(sessions)) == ["b", "a"]

    def test_is_told_again_after_something_was_written(self, sessions: Sessions) -> None:
        for broken in (DISK_IS_FULL, None, DISK_IS_FULL):
            sessions.library.broken = broken
            add(sessions, f"an article, {len(sessions.stage.state.queue)}")
        assert sessions.stage.notices == [str(DISK_IS_FULL)] * 2

    def test_what_cannot_be_loaded_is_not_overwritten(self, sessions: Sessions) -> None:
        add(sessions, "a", "b")
        sessions.end()
        stage = sessions.begin(settled=False, broken=DISK_IS_FULL)
        stage.settle()
        sessions.library.broken = None
        add(sessions, "c")
        assert ids(stage.session.queue) == ["a", "b", "c"]
        assert ids(queue_again(sessions)) == ["a", "b", "c"]

    def test_what_came_before_a_queue_that_was_never_loaded_is_behind_it(
        self, sessions: Sessions
    ) -> None:
        add(sessions, "a", "b")
        sessions.end()
        stage = sessions.begin(settled=False, broken=DISK_IS_FULL)
        stage.session.queue.add(small_article("c"))
        stage.settle()
        sessions.library.broken = None
        assert ids(queue_again(sessions)) == ["a", "b", "c"]

    def test_an_article_is_written_with_the_next_that_comes(self, sessions: Sessions) -> None:
        add(sessions, "a")
        sessions.library.broken = DISK_IS_FULL
        add(sessions, "b")
        sessions.library.broken = None
        add(sessions, "c")
        queued = sessions.ask(lambda library: library.queue())
        assert [one.article_id for one in queued] == ["a", "b", "c"]

    @pytest.mark.parametrize("next_change", ["another article", "another order", "quitting"])
    def test_skips_are_written_with_the_next_change(
        self, sessions: Sessions, next_change: str
    ) -> None:
        after = small_article("a").with_skip(skip_of(small_article("a"), 3))
        queue = add(sessions, "a", "b")
        sessions.library.broken = DISK_IS_FULL
        queue.update(after)
        sessions.stage.settle()
        sessions.library.broken = None
        if next_change == "another article":
            add(sessions, "c")
        elif next_change == "another order":
            sessions.stage.do(Action.SET_QUEUE, (Queued("b"), Queued("a")))
        if next_change == "quitting":
            sessions.begin()
        assert sessions.ask(lambda library: library.article("a")) == after


def test_no_text_stays_in_memory(sessions: Sessions) -> None:
    queue = add(sessions, *map(str, range(20)))
    texts = queue._texts  # what must not grow cannot be seen from outside
    assert (texts._added, texts._edited) == ({}, {})


@pytest.mark.parametrize("after", [None, "nobody's"])
def test_what_follows_nothing_comes_last(sessions: Sessions, after: str | None) -> None:
    queue = add(sessions, "a", "b")
    queue.add(small_article("c"), after)
    assert ids(queue) == ["a", "b", "c"]
