"""Another rate, voice or pitch in the middle of a sentence: no word is lost, none said twice."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harken.article.model import Article, BlockKind
from harken.article.pace import letters_in
from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.session import Mode
from harken.speech.lengths import part_lengths
from harken.speech.paces import Paces
from harken.speech.voice import Voice
from harken.summary.length import Minutes
from tests.listening.articles import article_of, long_article, small_article
from tests.listening.heard import texts_of, words_heard, words_of
from tests.listening.stage import VOICES, Stage

_BRITISH = VOICES[1].id


def _winding_article() -> Article:
    """A title, and a long sentence of sixteen clauses."""
    numbers = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    sides = ("the water and on the wall", "the market and on the lane")
    clauses = ", ".join(f"the {it} house looks on {side}" for side in sides for it in numbers)
    return article_of((BlockKind.TITLE, "Houses."), (BlockKind.PARAGRAPH, clauses + "."))


class TestWhilePlaying:
    @pytest.mark.parametrize(
        ("action", "value"),
        [
            (Action.SET_RATE, 300),
            (Action.FASTER, None),
            (Action.SET_VOICE, _BRITISH),
            (Action.SET_PITCH, 4),
        ],
    )
    def test_it_is_heard_from_the_next_word_on(
        self, small: Stage, action: Action, value: object
    ) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        small.do(action, value)
        assert small.player.splices == 1
        small.listen_until(5)
        assert words_heard(small)[:-1] == words_of(small, 0, 4)

    def test_where_words_were_not_measured_it_is_heard_from_the_next_sentence_on(
        self, small: Stage
    ) -> None:
        small.synthesiser.measures = False
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        small.do(Action.SET_RATE, 500)
        assert small.player.splices == 0
        small.listen_until(5)
        assert words_heard(small)[:-1] == words_of(small, 0, 4)
        assert [rate for text, _, rate in small.synthesiser.rendered if "noon" in text][-1] == 500

    def test_while_the_pause_after_a_sentence_is_heard_the_next_one_changes(
        self, small: Stage
    ) -> None:
        small.do(Action.PLAY)
        small.listen_until(2, word="slowly")
        small.listen(0.5)
        small.do(Action.SET_RATE, 300)
        small.listen_until(5)
        assert small.player.splices == 0
        assert words_heard(small)[:-1] == words_of(small, 0, 4)

    def test_of_many_changes_only_the_last_is_said(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        small.synthesiser.held = []
        for rate in range(180, 400, 10):
            small.do(Action.SET_RATE, rate)
        waiting = [it for it, _ in small.synthesiser.held if not it.cancelled()]
        assert len(waiting) <= 3
        small.synthesiser.release()
        small.settle()
        assert small.player.splices == 1
        small.listen_until(5)
        assert words_heard(small)[:-1] == words_of(small, 0, 4)

    def test_while_another_voice_takes_its_time_the_old_one_reads_on(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        small.synthesiser.held = []
        small.do(Action.SET_VOICE, _BRITISH)
        small.listen_until(5, word="bakers")
        small.synthesiser.release()
        small.settle()
        assert small.player.splices == 1
        small.listen_until(8)
        assert words_heard(small)[:-1] == words_of(small, 0, 7)

    def test_where_it_takes_longer_than_what_was_ready_the_reading_waits(
        self, small: Stage
    ) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        small.synthesiser.held = []
        small.do(Action.SET_VOICE, _BRITISH)
        assert small.listen(60).mode is Mode.PLAYING
        small.synthesiser.release()
        small.listen_until(8)
        assert words_heard(small)[:-1] == words_of(small, 0, 7)

    def test_a_voice_that_makes_the_summary_shorter_reads_what_is_left_of_it(
        self, stage: Stage
    ) -> None:
        stage.session.paces = Paces({_BRITISH: {175: (1e6, 2e5)}})
        stage.open(long_article(2000))
        stage.do(Action.SET_LENGTH, Minutes(2))
        stage.do(Action.SET_READING, Reading.SUMMARY)
        stage.do(Action.PLAY)
        stage.listen(6)
        before = stage.state.summary
        stage.do(Action.SET_VOICE, _BRITISH)
        assert len(stage.state.summary) < len(before)
        while (state := stage.listen(1)).mode is Mode.PLAYING:
            assert state.article is not None and state.sentence is not None
            span = state.article.sentences[state.sentence].span
            assert state.word is None or span.contains(state.word)
        assert stage.state.sentence == stage.state.summary[-1]
        assert all(one < other for one, other in pairwise(words_heard(stage)))

    def test_a_change_in_the_last_sentence_still_ends(self, small: Stage) -> None:
        small.do(Action.SEEK, (6, 60))
        small.listen(0.1)
        small.do(Action.SET_RATE, 300)
        assert small.listen(10).mode is Mode.ENDED

    def test_a_change_that_never_comes_at_the_end_ends_the_reading(self, small: Stage) -> None:
        small.do(Action.SEEK, (6, 60))
        small.listen(0.1)
        small.synthesiser.held = []
        small.do(Action.SET_VOICE, _BRITISH)
        assert small.listen(10).mode is Mode.ENDED
        small.synthesiser.release()
        assert small.do(Action.PLAY).mode is Mode.PLAYING
        small.listen_until(1)

    def test_what_takes_its_time_is_learned_of_the_voice_that_said_it(self, small: Stage) -> None:
        small.synthesiser.measures = False
        small.do(Action.SET_RATE, 120)
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        small.do(Action.SET_RATE, 360)
        small.listen_until(4)
        heard = small.session.paces.heard[VOICES[0].id]
        assert 120 in heard and 360 not in heard


class TestWhileSilent:
    def test_it_is_heard_from_the_word_that_was_heard_last(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="over")
        small.do(Action.PAUSE)
        small.do(Action.SET_RATE, 300)
        assert small.word() == "over"
        small.do(Action.PLAY)
        small.listen_until(4)
        assert words_heard(small)[:-1] == words_of(small, 0, 3)


class TestSlowVoice:
    @pytest.fixture(params=["piper", "flite", "pico"])
    def slow(self, qapp: object, request: pytest.FixtureRequest) -> Stage:
        driver: str = request.param
        return Stage([Voice(f"{driver}:test", "Test", ("en-us",), driver, natural=True)])

    def test_some_seconds_are_always_ready(self, slow: Stage) -> None:
        slow.open(small_article())
        slow.do(Action.SET_RATE, 600)
        assert sum(clip.seconds for clip in slow.player.clips[1:]) >= 8
        assert slow.player.waiting <= 9
        slow.close()

    def test_what_it_is_asked_for_is_never_much_at_once(self, slow: Stage) -> None:
        slow.synthesiser.held = []
        slow.open(long_article(400))
        assert len(slow.synthesiser.held) == 3
        slow.close()

    def test_a_long_sentence_is_heard_by_its_clauses(self, slow: Stage) -> None:
        slow.open(_winding_article())
        texts = texts_of(slow)
        lengths = part_lengths(slow.synthesiser.rendered[0][1])
        assert lengths is not None
        assert max(map(letters_in, texts)) <= lengths.most
        assert all(text.endswith((", ", ".")) for text in texts)
        slow.do(Action.PLAY)
        assert slow.listen(200).mode is Mode.ENDED
        assert words_heard(slow) == words_of(slow, 0, 1)
        slow.close()

    def test_from_inside_a_sentence_only_the_rest_is_rendered(self, slow: Stage) -> None:
        slow.open(_winding_article())
        slow.synthesiser.rendered.clear()
        text = _winding_article().blocks[1].text
        slow.do(Action.SEEK, (1, text.index("sixth") + 2))
        assert texts_of(slow)[0].startswith("sixth")
        slow.close()


@pytest.mark.usefixtures("qapp")
@settings(max_examples=25, deadline=None)
@given(
    changes=st.lists(
        st.tuples(
            st.sampled_from([0.02, 0.1, 0.35, 0.8, 2.0]),
            st.one_of(
                st.tuples(st.just(Action.SET_RATE), st.integers(88, 875)),
                st.tuples(st.just(Action.SET_VOICE), st.sampled_from([it.id for it in VOICES])),
                st.tuples(st.just(Action.SET_PITCH), st.integers(-12, 12)),
                st.tuples(st.just("hold"), st.none()),
                st.tuples(st.just("release"), st.none()),
                st.tuples(st.just("measure"), st.booleans()),
            ),
        ),
        max_size=25,
    )
)
def test_whatever_changes_each_word_is_heard_once(
    changes: list[tuple[float, tuple[str, object]]],
) -> None:
    stage = Stage()
    stage.open(small_article())
    stage.do(Action.PLAY)
    for wait_s, (what, value) in changes:
        stage.listen(wait_s)
        if what == "hold":
            stage.synthesiser.held = stage.synthesiser.held or []
        elif what == "release":
            stage.synthesiser.release()
        elif what == "measure":
            stage.synthesiser.measures = bool(value)
        else:
            stage.do(Action(what), value)
    stage.synthesiser.release()
    for _ in range(60):
        if stage.listen(2).mode is Mode.ENDED:
            break
    assert stage.state.mode is Mode.ENDED
    assert words_heard(stage) == words_of(stage, 0, 11)
    assert all(one < other for one, other in pairwise(words_heard(stage)))
    stage.close()
