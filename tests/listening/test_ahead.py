"""What is prepared ahead: the parts of a long sentence, and sentences that cannot be read."""

import pytest

from harken.article.model import BlockKind
from harken.article.pace import amounts_of, total
from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.state import Mode
from harken.summary.length import Sentences
from tests.listening.articles import article_of
from tests.listening.heard import heard_sentences, texts_of
from tests.listening.stage import Stage

WORDS = [f"word{number}," for number in range(600)]
"""Said in three parts."""
LONG = article_of(
    (BlockKind.TITLE, "The wall"),
    (BlockKind.PARAGRAPH, f"It stood for years. {' '.join(WORDS)} and fell. Then came the tide."),
    (BlockKind.PARAGRAPH, "They built it again. It holds."),
)
FIRST, LONG_ONE, LAST = 1, 2, 3


def words_heard(stage: Stage) -> list[str]:
    """Each word of the long sentence, once a visit."""
    told = [it.word for it in stage.places if it.sentence == LONG_ONE and it.word is not None]
    once = [word for at, word in enumerate(told) if at == 0 or told[at - 1] != word]
    return [LONG.text_of(word) for word in once]


class TestALongSentence:
    @pytest.fixture
    def skimmed(self, stage: Stage) -> Stage:
        """The long sentence is all there is of the summary, and begins to be heard."""
        stage.open(LONG)
        stage.do(Action.SET_LENGTH, Sentences(1))
        stage.do(Action.SET_READING, Reading.SKIM)
        stage.do(Action.PLAY)
        stage.listen_until(LONG_ONE, word="word3")
        return stage

    def test_it_is_said_in_parts(self, skimmed: Stage) -> None:
        assert len(texts_of(skimmed)[-3:]) == 3
        assert all("word" in text for text in texts_of(skimmed)[-3:])

    @pytest.mark.parametrize("word", ["word3", "word300", "word590"])
    def test_another_length_loses_no_part_of_it_and_says_none_twice(
        self, skimmed: Stage, word: str
    ) -> None:
        skimmed.listen_until(LONG_ONE, word=word)
        before = len(words_heard(skimmed))
        skimmed.do(Action.SET_LENGTH, Sentences(9))
        skimmed.listen_until(LAST)
        heard = words_heard(skimmed)
        assert len(heard) > before
        assert heard == [*(it.strip(",") for it in WORDS), "and", "fell"]

    def test_no_part_is_taken_for_the_whole_of_its_time(self, skimmed: Stage) -> None:
        while skimmed.state.mode is Mode.PLAYING:
            skimmed.listen(1)
        state = skimmed.state
        pace = skimmed.session.paces.pace(state.voice or "", state.rate_wpm)
        told_s = pace.seconds(total(amounts_of(LONG, [LONG_ONE])))
        assert state.summary_s == pytest.approx(told_s, rel=0.01)


class TestUnreadableSentences:
    def test_several_are_passed_over_as_long_as_others_can_be_read(self, stage: Stage) -> None:
        stage.synthesiser.cannot_say |= {"The wall", "It stood", "Then came", "They built"}
        stage.open(LONG)
        stage.do(Action.PLAY)
        while stage.state.mode is Mode.PLAYING:
            stage.listen(1)
        assert stage.state.mode is Mode.ENDED
        assert heard_sentences(stage) == [LONG_ONE, 5]
