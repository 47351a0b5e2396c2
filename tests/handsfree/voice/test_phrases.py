"""What can be said, and what it does."""

import pytest

from harken.handsfree.voice.phrases import CALL, PHRASES
from harken.listening.command import Action, Command
from tests.listening.articles import small_article
from tests.listening.stage import Stage


def test_there_are_sixteen_and_each_does_another_thing() -> None:
    assert len(PHRASES) == 16
    commands = list(PHRASES.values())
    assert all(commands.count(command) == 1 for command in commands)


def test_each_is_two_plain_words() -> None:
    assert all(word.isascii() and word.isalpha() and word.islower() for word in [CALL, *PHRASES])


@pytest.mark.parametrize("word", PHRASES)
def test_a_session_obeys_it_in_silence_and_while_it_reads(word: str, stage: Stage) -> None:
    stage.session.do(PHRASES[word])
    stage.session.open(small_article())
    stage.session.do(Command(Action.PLAY))
    stage.session.do(PHRASES[word])
    assert stage.session.state.article is not None
