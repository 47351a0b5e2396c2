"""Voices that vanish, fail or come while someone listens: no word is lost, none is said twice."""

from dataclasses import replace

import pytest

from harken.article.model import Article, Block, BlockKind
from harken.errors import HarkenError
from harken.listening.command import Action, Command
from harken.listening.session import Mode
from harken.speech.voice import Voice
from tests.listening.articles import article_of, small_article
from tests.listening.heard import note_words, texts_of, words_of
from tests.listening.stage import VOICES, Stage

_AMERICAN, _BRITISH, _GERMAN = VOICES
_OTHER_GERMAN = Voice("espeak_pcm:gmw/de-x", "Other German", ("de",), "espeak_pcm")
_BROKEN = HarkenError("No voice", "it is gone", "Install one.")


@pytest.fixture
def reading(small: Stage) -> Stage:
    """The article is heard, and in its third sentence the word "it"."""
    small.do(Action.PLAY)
    small.listen_until(3, word="it")
    return small


class TestGone:
    def test_the_best_that_is_left_reads_on(self, small: Stage) -> None:
        heard = note_words(small)
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        small.synthesiser.installed = [_BRITISH, _GERMAN]
        while small.state.mode is Mode.PLAYING:
            small.listen(1)
        assert small.state.mode is Mode.ENDED
        assert heard == words_of(small, 0, 11)
        assert small.state.voice == _BRITISH.id
        assert small.notices == [
            "The voice English (America) is gone. English (Great Britain) reads on."
        ]

    def test_silent_it_is_another_that_will_read(self, small: Stage) -> None:
        small.synthesiser.installed = [_GERMAN]
        state = small.do(Action.NEXT_PARAGRAPH)
        assert (state.mode, state.voice, state.sentence) == (Mode.READY, _GERMAN.id, 1)
        assert small.notices == ["The voice English (America) is gone. German reads on."]
        small.do(Action.PLAY)
        small.listen_until(2)

    def test_what_is_ready_is_heard_and_then_none_is_left(self, reading: Stage) -> None:
        reading.synthesiser.broken = _BROKEN
        ready = reading.player.waiting
        while reading.state.mode is Mode.PLAYING:
            reading.listen(0.5)
        assert reading.state.mode is Mode.NO_VOICE
        assert (reading.state.sentence, reading.player.waiting) == (3 + ready, 0)
        assert reading.notices == [str(_BROKEN)]
        reading.synthesiser.broken = None
        heard = note_words(reading)
        reading.do(Action.PLAY)
        reading.listen_until(8)
        assert heard[:-1] == words_of(reading, 3 + ready, 7)

    @pytest.mark.parametrize(
        ("mishap", "ill"),
        [("broken", _BROKEN), ("installed", []), ("refusing", {_AMERICAN.id})],
    )
    def test_what_heals_before_it_is_due_is_never_noticed(
        self, small: Stage, mishap: str, ill: object
    ) -> None:
        heard = note_words(small)
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        well = getattr(small.synthesiser, mishap)
        setattr(small.synthesiser, mishap, ill)
        small.listen_until(4)
        setattr(small.synthesiser, mishap, well)
        small.listen_until(10)
        assert heard[:-1] == words_of(small, 0, 9)
        assert small.notices == []

    def test_one_that_is_there_and_does_not_speak_pauses_the_reading(self, reading: Stage) -> None:
        reading.synthesiser.refusing = {_AMERICAN.id}
        while reading.state.mode is Mode.PLAYING:
            reading.listen(0.5)
        assert reading.state.mode is Mode.PAUSED
        assert reading.notices == ["Cannot read: its file is damaged. Choose one."]
        reading.do(Action.SET_VOICE, _BRITISH.id)
        reading.do(Action.PLAY)
        reading.listen_until(8)

    def test_another_article_does_not_play_once_there_is_a_voice(self, small: Stage) -> None:
        small.synthesiser.installed = []
        small.do(Action.LOOK_FOR_VOICES)
        small.synthesiser.installed = VOICES
        small.session.do(Command(Action.PLAY))
        assert small.open(small_article("other")).mode is Mode.READY
        assert not small.player.playing


class TestLookedFor:
    def test_while_the_same_reads_nothing_is_disturbed(self, small: Stage) -> None:
        heard = note_words(small)
        small.do(Action.PLAY)
        small.listen_until(3, word="it")
        small.forget()
        small.synthesiser.installed = [*VOICES, _OTHER_GERMAN]
        small.do(Action.LOOK_FOR_VOICES)
        assert (texts_of(small), small.player.openings, small.player.splices) == ([], [], 0)
        small.listen_until(4)
        assert heard[:-1] == words_of(small, 0, 3)

    def test_one_that_was_chosen_and_comes_reads_from_the_next_word_on(self, qapp: object) -> None:
        stage = Stage(voices=[_AMERICAN])
        stage.session.recall_voices({"en": _BRITISH.id})
        stage.open(small_article())
        heard = note_words(stage)
        stage.do(Action.PLAY)
        stage.listen_until(3, word="it")
        stage.synthesiser.installed = VOICES
        assert stage.do(Action.LOOK_FOR_VOICES).voice == _BRITISH.id
        assert stage.player.splices == 1
        stage.listen_until(4)
        assert heard[:-1] == words_of(stage, 0, 3)
        stage.close()

    def test_one_that_is_gone_gives_way_at_the_next_word(self, reading: Stage) -> None:
        reading.synthesiser.installed = [_BRITISH]
        assert reading.do(Action.LOOK_FOR_VOICES).mode is Mode.PLAYING
        assert reading.player.splices == 1
        assert reading.notices == [
            "The voice English (America) is gone. English (Great Britain) reads on."
        ]

    def test_what_is_spelled_goes_on(self, reading: Stage) -> None:
        before = reading.player.words
        reading.do(Action.SPELL_WORD)
        reading.do(Action.LOOK_FOR_VOICES)
        while reading.state.aside:
            reading.listen(0.02)
        assert reading.player.words == before + len("it")


def _english_with_german() -> Article:
    """A title, and a paragraph of three sentences in German."""
    text = "Die alte Mauer hielt das Wasser fern. Noch ein Satz steht hier. Und noch einer."
    plain = article_of((BlockKind.TITLE, "The wall."), (BlockKind.PARAGRAPH, text))
    title, german = plain.blocks
    return replace(plain, blocks=(title, Block(german.kind, german.text, language="de")))


class TestAPartInAnotherLanguage:
    @pytest.fixture
    def german(self, qapp: object) -> Stage:
        stage = Stage([*VOICES, _OTHER_GERMAN])
        stage.open(_english_with_german())
        stage.do(Action.PLAY)
        stage.listen_until(1, word="Mauer")
        stage.forget()
        return stage

    def test_its_own_default_is_heard_from_the_next_word_on(self, german: Stage) -> None:
        heard = note_words(german)
        german.session.recall_voices({"de": _OTHER_GERMAN.id})
        german.settle()
        assert german.player.splices == 1
        assert german.listen(20).mode is Mode.ENDED
        assert {voice for _, voice, _ in german.synthesiser.rendered} == {_OTHER_GERMAN.id}
        assert heard == words_of(german, 1, 3)[3:]
        german.close()

    def test_another_default_for_the_rest_disturbs_nothing(self, german: Stage) -> None:
        german.session.recall_voices({"fr": _BRITISH.id})
        german.settle()
        assert (texts_of(german), german.player.splices) == ([], 0)
        german.close()
