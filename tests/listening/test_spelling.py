"""A word is spelled in between, and the reading goes on as it was."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from harken.article.model import Block, BlockKind, Span
from harken.listening.command import Action
from harken.listening.session import Mode
from harken.listening.spelling import spelled, word_at
from tests.listening.articles import article_of, skip_of, small_article
from tests.listening.heard import heard_sentences, texts_of
from tests.listening.stage import Stage


class TestWhatIsSaid:
    @pytest.mark.parametrize(
        ("text", "signs"),
        [
            ("café", ["C", "A", "F", "É"]),
            ("cafe\u0301", ["C", "A", "F", "É"]),
            ("$5.00", ["$", "5", ".", "0", "0"]),
            ("Straße", ["S", "T", "R", "A", "ß", "E"]),
            ("हिन्दी", ["हि", "न्", "दी"]),
            ("漢字", ["漢", "字"]),
            ("of the", ["O", "F", "T", "H", "E"]),
        ],
    )
    def test_letters_digits_and_signs_one_by_one(self, text: str, signs: list[str]) -> None:
        article = article_of((BlockKind.TITLE, text))
        said = spelled(article, Span(0, 0, len(text)))
        assert [it.spoken for it in said] == signs
        assert all(it.sentence is None and it.language == "en" for it in said)

    def test_in_the_language_of_its_block(self) -> None:
        article = article_of((BlockKind.TITLE, "Haus"))
        german = Block(BlockKind.PARAGRAPH, "Haus", language="de")
        article = article.__class__(
            **{
                name: getattr(article, name)
                for name in ("id", "title", "author", "published", "language", "source")
            },
            blocks=(german,),
            sentences=article.sentences,
        )
        assert {it.language for it in spelled(article, Span(0, 0, 4))} == {"de"}

    def test_what_has_no_end_is_not_spelled_to_it(self) -> None:
        text = "x" * 5000
        article = article_of((BlockKind.TITLE, text))
        assert len(spelled(article, Span(0, 0, len(text)))) < 100

    def test_the_word_at_a_place(self) -> None:
        article = small_article()
        assert word_at(article, 2, 0) == Span(2, 0, 2)
        assert word_at(article, 2, 2) == Span(2, 3, 7)  # the space before a word
        assert word_at(article, 2, 10_000) is None
        assert word_at(article, 99, 0) is None
        assert word_at(article, -1, 0) is None


class TestInTheReading:
    @pytest.fixture
    def spelling(self, small: Stage) -> Stage:
        """The word "over" is spelled while the article is read, and its first letter is heard."""
        small.do(Action.PLAY)
        small.listen_until(3, word="over")
        before = small.player.words
        small.do(Action.SPELL_WORD)
        small.listen(0.04)
        assert small.player.words == before + 1
        return small

    def test_it_goes_on_with_the_word_that_was_spelled(self, small: Stage) -> None:
        small.do(Action.PLAY)
        state = small.listen_until(3, word="over")
        small.synthesiser.rendered.clear()
        assert small.do(Action.SPELL_WORD) == replace(state, aside=True)
        small.listen(1)
        assert texts_of(small)[:4] == ["O", "V", "E", "R"]
        assert small.state.mode is Mode.PLAYING
        small.listen_until(3, word="over")
        small.listen_until(4)

    @pytest.mark.parametrize("silence", [Action.PAUSE, Action.STOP])
    def test_silent_it_stays_silent_behind_it(self, small: Stage, silence: Action) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="over")
        state = small.do(silence)
        waiting = len(small.player.clips)
        small.do(Action.SPELL_WORD)
        small.listen(10)
        assert len(small.player.clips) >= waiting + 4
        assert not small.player.playing
        assert small.state == state
        small.do(Action.PLAY)
        small.listen_until(4)

    def test_of_any_place_and_the_place_does_not_move(self, small: Stage) -> None:
        state = small.state
        small.do(Action.SPELL_WORD, (3, 4))
        small.listen(10)
        assert [it for it in texts_of(small) if len(it) == 1] == ["N", "O", "O", "N"]
        assert small.state == state

    def test_play_in_the_middle_has_the_reading_follow(self, small: Stage) -> None:
        small.do(Action.SPELL_WORD)
        small.listen(0.2)
        assert small.do(Action.PLAY_PAUSE).mode is Mode.PLAYING
        small.listen_until(1)

    def test_pause_in_the_middle_ends_it(self, small: Stage) -> None:
        small.do(Action.SPELL_WORD)
        small.listen(0.2)
        assert small.do(Action.PAUSE).mode is Mode.READY
        assert not small.player.playing

    def test_a_pause_while_it_plays_ends_it_too(self, spelling: Stage) -> None:
        state = spelling.do(Action.PLAY_PAUSE)
        assert (state.mode, state.aside) == (Mode.PAUSED, False)
        spelling.do(Action.PLAY_PAUSE)
        spelling.listen(0.1)
        assert (spelling.state.mode, spelling.word()) == (Mode.PLAYING, "over")
        spelling.listen_until(4)

    @pytest.mark.parametrize(
        ("action", "value"), [(Action.SET_RATE, 120), (Action.SET_PITCH, 3), (Action.SLOWER, None)]
    )
    def test_the_letters_that_are_left_are_said_in_another_way(
        self, spelling: Stage, action: Action, value: object
    ) -> None:
        rate_wpm = spelling.do(action, value).rate_wpm
        spelling.listen(3)
        letters = [(text, rate) for text, _, rate in spelling.synthesiser.rendered if text in "VER"]
        assert letters[-2:] == [("E", rate_wpm), ("R", rate_wpm)]
        assert not spelling.listen(1).aside
        spelling.listen_until(4)

    def test_what_changes_the_reading_meanwhile_leaves_it_alone(self, spelling: Stage) -> None:
        article = spelling.state.article
        assert article is not None
        spelling.session.update(article.with_skip(skip_of(article, 4)))
        spelling.settle()
        assert spelling.state.aside
        spelling.listen_until(5)
        assert 4 not in heard_sentences(spelling)

    def test_without_a_sound_device_there_is_none_and_none_follows(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="over")
        small.player.pull_out()
        small.notices.clear()
        assert small.do(Action.SPELL_WORD).mode is Mode.NO_DEVICE
        assert small.notices == ["There is no sound device."]
        small.player.plug_in()
        small.listen_until(4)
        assert not any(len(text) == 1 for text in texts_of(small))

    def test_a_device_that_is_lost_while_it_plays_ends_it(self, spelling: Stage) -> None:
        spelling.player.pull_out()
        assert (spelling.state.mode, spelling.state.aside) == (Mode.NO_DEVICE, False)
        spelling.player.plug_in()
        assert spelling.listen(0.1).mode is Mode.PLAYING
        assert spelling.word() == "over"

    @pytest.mark.parametrize("last", [Action.PAUSE, Action.SET_PITCH])
    def test_after_the_end_play_still_starts_again(self, small: Stage, last: Action) -> None:
        small.do(Action.SKIP_SECONDS, 1e9)
        small.do(Action.SPELL_WORD, (2, 0))
        small.do(last, 2)
        small.listen(5)
        assert (small.state.mode, small.player.playing) == (Mode.ENDED, False)
        small.do(Action.PLAY)
        small.listen(0.1)
        assert small.state.sentence == 0

    def test_what_the_voice_cannot_say_is_passed_over(self, small: Stage) -> None:
        small.synthesiser.cannot_say |= {"T", "H", "E"}
        small.do(Action.SPELL_WORD)
        small.listen(1)
        assert not small.player.playing
        small.synthesiser.cannot_say.clear()
        small.do(Action.PLAY)
        small.listen_until(1)

    def test_a_lost_device_ends_it(self, small: Stage) -> None:
        small.do(Action.SPELL_WORD)
        small.player.pull_out()
        assert (small.state.mode, small.player.playing) == (Mode.READY, False)

    def test_another_article_ends_it(self, small: Stage) -> None:
        small.do(Action.SPELL_WORD)
        small.open(small_article("other"))
        assert not small.player.playing

    def test_without_a_voice_nothing_is_said(self, qapp: QCoreApplication) -> None:
        stage = Stage(voices=[])
        stage.open(small_article())
        stage.do(Action.SPELL_WORD)
        assert (stage.state.mode, stage.player.playing) == (Mode.NO_VOICE, False)
        stage.close()
