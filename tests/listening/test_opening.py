"""Going from article to article, and back to where one was."""

import sqlite3
from contextlib import closing

import pytest

from harken.article.emphasis import Emphasis
from harken.article.position import Reading
from harken.library.entry import Portion, Queued
from harken.listening.command import Action, Command
from harken.listening.habits import Habits
from harken.listening.state import Mode
from harken.summary.length import Minutes, Sentences
from tests.listening.articles import skip_of, small_article
from tests.listening.kept import DISK_IS_FULL
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage


def queue(stage: Stage, *names: str) -> Stage:
    for name in names:
        stage.session.queue.add(small_article(name))
    stage.settle()
    return stage


@pytest.fixture
def three(sessions: Sessions) -> Stage:
    """A queue of three; the second is open."""
    stage = queue(sessions.stage, "a", "b", "c")
    stage.do(Action.OPEN_ARTICLE, "b")
    return stage


def open_now(stage: Stage) -> str | None:
    article = stage.state.article
    return article.id if article is not None else None


class TestOpening:
    def test_in_silence_it_is_silent(self, three: Stage) -> None:
        assert three.do(Action.OPEN_ARTICLE, "c").mode is Mode.READY
        assert not three.player.playing

    def test_playing_goes_on_in_it(self, three: Stage) -> None:
        three.do(Action.PLAY)
        three.listen(1)
        assert three.do(Action.OPEN_ARTICLE, "c").mode is Mode.PLAYING
        three.listen_until(2)
        assert open_now(three) == "c"

    def test_one_that_is_open_stays_as_it_is(self, three: Stage) -> None:
        three.do(Action.PLAY)
        before = three.listen_until(3)
        assert three.do(Action.OPEN_ARTICLE, "b") == before

    def test_of_two_wishes_the_later_one_counts(self, three: Stage) -> None:
        three.session.do(Command(Action.OPEN_ARTICLE, "a"))
        three.session.do(Command(Action.OPEN_ARTICLE, "c"))
        three.settle()
        assert open_now(three) == "c"

    def test_an_article_that_somebody_brings_counts_more_than_an_older_wish(
        self, three: Stage
    ) -> None:
        three.session.do(Command(Action.OPEN_ARTICLE, "a"))
        three.open(small_article("brought"))
        assert open_now(three) == "brought"

    def test_from_the_library_it_comes_before_the_one_that_is_open(self, three: Stage) -> None:
        three.session.queue.remove("a")
        three.settle()
        three.do(Action.OPEN_ARTICLE, "a")
        assert [item.entry.id for item in three.state.queue] == ["a", "b", "c"]
        assert three.state.queue_at == 0

    def test_one_that_is_gone_is_told_and_leaves_the_queue(
        self, three: Stage, sessions: Sessions
    ) -> None:
        sessions.ask(lambda library: library.delete(["a"], 1.0))
        three.do(Action.OPEN_ARTICLE, "a")
        assert open_now(three) == "b"
        assert len(three.state.queue) == 2
        assert three.notices == ["The article is not in the library any more."]

    def test_a_library_that_fails_is_told(self, three: Stage, sessions: Sessions) -> None:
        sessions.library.broken = DISK_IS_FULL
        three.do(Action.OPEN_ARTICLE, "a")
        assert open_now(three) == "b"
        assert three.notices == [str(DISK_IS_FULL)]

    def test_works_without_a_library(self, stage: Stage) -> None:
        queue(stage, "a", "b")
        stage.do(Action.OPEN_ARTICLE, "b")
        assert open_now(stage) == "b"
        stage.do(Action.OPEN_ARTICLE, "nobody's")
        assert open_now(stage) == "b"


def damage(sessions: Sessions, article_id: str) -> None:
    """Damages an article's text, on the disk, and begins another session."""
    sessions.end()
    with closing(sqlite3.connect(sessions.path)) as file, file:
        file.execute("UPDATE body SET form = x'00' WHERE article = ?", (article_id,))
    sessions.begin()


class TestADamagedArticle:
    def test_is_told_and_passed_over_at_the_end_of_the_one_before(
        self, three: Stage, sessions: Sessions
    ) -> None:
        damage(sessions, "b")
        stage = sessions.stage
        stage.do(Action.OPEN_ARTICLE, "a")
        stage.do(Action.PLAY)
        for _ in range(60):
            if open_now(stage) != "a":
                break
            stage.listen(1.0)
        assert (open_now(stage), stage.state.mode) == ("c", Mode.PLAYING)
        assert len(stage.notices) == 1

    def test_is_told_and_passed_over_by_next_and_previous(
        self, three: Stage, sessions: Sessions
    ) -> None:
        damage(sessions, "b")
        stage = sessions.stage
        stage.do(Action.OPEN_ARTICLE, "a")
        stage.do(Action.NEXT_ARTICLE)
        assert open_now(stage) == "c"
        stage.do(Action.PREVIOUS_ARTICLE)
        assert open_now(stage) == "a"
        assert len(stage.notices) == 2


class TestNextAndPrevious:
    def test_next(self, three: Stage) -> None:
        assert three.do(Action.NEXT_ARTICLE).queue_at == 2

    def test_twice_before_the_first_is_there_is_two_on(self, three: Stage) -> None:
        three.do(Action.OPEN_ARTICLE, "a")
        three.session.do(Command(Action.NEXT_ARTICLE))
        three.session.do(Command(Action.NEXT_ARTICLE))
        three.settle()
        assert open_now(three) == "c"

    def test_next_and_back_before_it_is_there_stays(self, three: Stage) -> None:
        three.session.do(Command(Action.NEXT_ARTICLE))
        three.session.do(Command(Action.PREVIOUS_ARTICLE))
        three.settle()
        assert open_now(three) == "b"

    @pytest.mark.parametrize(
        ("left", "action", "arrives"),
        [
            ("ac", Action.NEXT_ARTICLE, "c"),
            ("ac", Action.PREVIOUS_ARTICLE, "a"),
            ("ca", Action.NEXT_ARTICLE, "c"),
            ("a", Action.NEXT_ARTICLE, "b"),
            ("a", Action.PREVIOUS_ARTICLE, "a"),
        ],
    )
    def test_of_one_that_was_taken_out_what_was_beside_it(
        self, three: Stage, left: str, action: Action, arrives: str
    ) -> None:
        three.do(Action.SET_QUEUE, tuple(map(Queued, left)))
        three.do(action)
        assert open_now(three) == arrives

    def test_after_the_last_nothing_changes(self, three: Stage) -> None:
        three.do(Action.NEXT_ARTICLE)
        three.do(Action.PLAY)
        before = three.listen_until(3)
        assert three.do(Action.NEXT_ARTICLE) == before
        assert three.notices == ["There is no next article."]

    def test_previous_from_the_start(self, three: Stage) -> None:
        three.do(Action.PLAY)
        three.listen(2.5)
        assert three.do(Action.PREVIOUS_ARTICLE).queue_at == 0

    def test_previous_from_further_in_is_the_start(self, three: Stage) -> None:
        three.do(Action.PLAY)
        three.listen_until(4)
        state = three.do(Action.PREVIOUS_ARTICLE)
        assert (state.queue_at, state.sentence, state.mode) == (1, 0, Mode.PLAYING)
        assert three.do(Action.PREVIOUS_ARTICLE).queue_at == 0

    def test_previous_after_the_end_is_the_start(self, three: Stage) -> None:
        for _ in range(12):
            three.do(Action.NEXT_SENTENCE)
        assert three.state.mode is Mode.ENDED
        state = three.do(Action.PREVIOUS_ARTICLE)
        assert (state.queue_at, state.sentence, state.mode) == (1, 0, Mode.PAUSED)

    def test_before_the_first_nothing_changes(self, three: Stage) -> None:
        before = three.do(Action.PREVIOUS_ARTICLE)
        assert three.do(Action.PREVIOUS_ARTICLE) == before
        assert three.notices == ["There is no article before this one."]

    def test_next_of_one_that_is_not_in_the_queue_is_the_first(self, three: Stage) -> None:
        three.open(small_article("brought"))
        assert three.do(Action.NEXT_ARTICLE).queue_at == 0

    @pytest.mark.parametrize("action", [Action.NEXT_ARTICLE, Action.PREVIOUS_ARTICLE])
    def test_with_nothing_there(self, stage: Stage, action: Action) -> None:
        assert stage.do(action).mode is Mode.EMPTY


class TestAsItWasLeft:
    def test_reading_and_both_places(self, three: Stage, sessions: Sessions) -> None:
        three.do(Action.SET_LENGTH, Sentences(4))
        three.do(Action.PLAY)
        three.listen_until(3)
        three.do(Action.SET_READING, Reading.SUMMARY)
        in_summary = three.listen_until(three.state.summary[1])
        three.do(Action.OPEN_ARTICLE, "c")
        assert three.state.reading is Reading.ARTICLE
        again = sessions.begin().do(Action.OPEN_ARTICLE, "b")
        assert (again.reading, again.sentence) == (Reading.SUMMARY, in_summary.sentence)
        assert again.summary == in_summary.summary
        assert sessions.stage.do(Action.SET_READING, Reading.ARTICLE).sentence == 3

    def test_the_skim(self, three: Stage, sessions: Sessions) -> None:
        three.do(Action.SET_READING, Reading.SKIM)
        three.do(Action.PLAY)
        place = three.listen_until(three.state.summary[1])
        again = sessions.begin().do(Action.OPEN_ARTICLE, "b")
        assert (again.reading, again.sentence) == (Reading.SKIM, place.sentence)

    def test_to_the_word_within_a_session(self, three: Stage) -> None:
        three.do(Action.PLAY)
        place = three.listen_until(3, word="old").position
        three.do(Action.OPEN_ARTICLE, "c")
        assert three.do(Action.OPEN_ARTICLE, "b").position == place

    def test_what_was_chosen_for_it(self, three: Stage, sessions: Sessions) -> None:
        emphasis = Emphasis("wall", frozenset({3}), frozenset({4}))
        three.do(Action.SET_LENGTH, Sentences(2))
        three.do(Action.SET_METHOD, "balanced")
        three.do(Action.SET_EMPHASIS, emphasis)
        three.do(Action.OPEN_ARTICLE, "c")
        three.do(Action.SET_LENGTH, Sentences(5))
        three.do(Action.SET_METHOD, "auto")
        again = three.do(Action.OPEN_ARTICLE, "b")
        assert (again.length, again.method, again.emphasis) == (Sentences(2), "balanced", emphasis)
        stage = sessions.begin()
        stage.do(Action.SET_LENGTH, Minutes(3.0))
        again = stage.do(Action.OPEN_ARTICLE, "b")
        assert (again.length, again.method, again.emphasis) == (Sentences(2), "balanced", emphasis)
        assert stage.do(Action.OPEN_ARTICLE, "a").length == Minutes(3.0)

    def test_what_is_planned_comes_first(self, three: Stage) -> None:
        three.do(Action.SET_QUEUE, (Queued("b"), Queued("a", Portion(Reading.SUMMARY, 0.1))))
        state = three.do(Action.OPEN_ARTICLE, "a")
        assert (state.reading, state.length) == (Reading.SUMMARY, Minutes(0.1))
        state = three.do(Action.OPEN_ARTICLE, "b")
        assert (state.reading, state.length) == (Reading.ARTICLE, Minutes(1.0))


class TestResuming:
    def test_goes_to_the_sentence_heard_last_in_silence(
        self, three: Stage, sessions: Sessions
    ) -> None:
        three.do(Action.PLAY)
        three.listen_until(5, word="flour")
        stage = sessions.begin()
        stage.session.resume()
        stage.settle()
        state = stage.state
        assert (state.queue_at, state.sentence, state.mode) == (1, 5, Mode.READY)

    def test_waits_for_the_queue(self, three: Stage, sessions: Sessions) -> None:
        sessions.end()
        stage = sessions.begin(settled=False)
        stage.session.resume()
        stage.settle()
        assert open_now(stage) == "a"

    def test_in_the_reading_it_was_left_in_whatever_was_planned(
        self, three: Stage, sessions: Sessions
    ) -> None:
        three.do(Action.SET_QUEUE, (Queued("b", Portion(Reading.SUMMARY, 0.1)), Queued("a")))
        three.do(Action.PLAY)
        three.listen_until(3)
        stage = sessions.begin()
        stage.session.resume()
        stage.settle()
        assert (stage.state.reading, stage.state.sentence) == (Reading.ARTICLE, 3)

    def test_after_the_end_of_one_it_is_the_next(self, three: Stage, sessions: Sessions) -> None:
        three.do(Action.SET_HABITS, Habits(autoplay=False))
        three.do(Action.PLAY)
        three.listen(60)
        assert three.state.mode is Mode.ENDED
        stage = sessions.begin()
        stage.session.resume()
        stage.settle()
        assert [item.entry.id for item in stage.state.queue] == ["a", "c"]
        assert open_now(stage) == "c"

    def test_does_nothing_where_one_is_open(self, three: Stage) -> None:
        before = three.state
        three.session.resume()
        three.settle()
        assert three.state == before

    def test_does_nothing_where_there_is_nothing(self, stage: Stage) -> None:
        stage.session.resume()
        stage.settle()
        assert stage.state.mode is Mode.EMPTY


def test_the_next_one_is_loaded_ahead(three: Stage, sessions: Sessions) -> None:
    sessions.library.broken = DISK_IS_FULL
    three.do(Action.NEXT_ARTICLE)
    assert open_now(three) == "c"


def test_the_next_one_is_loaded_with_its_latest_skips(three: Stage) -> None:
    after = small_article("c").with_skip(skip_of(small_article("c"), 2))
    three.session.queue.update(after)
    three.settle()
    assert three.do(Action.NEXT_ARTICLE).article == after
