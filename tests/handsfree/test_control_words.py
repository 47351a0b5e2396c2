"""The words of `harken control` mean what the help says, and all others are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.position import Reading
from harken.handsfree.control_words import SAME_AS, WORDS, NotUnderstood, command_of
from harken.listening.command import Action, Command
from harken.listening.sleep import Sleep, SleepAt
from harken.speech.rate import MAX_WPM, MIN_WPM

MEANT = {
    "play-pause": Command(Action.PLAY_PAUSE),
    "next": Command(Action.NEXT_ARTICLE),
    "previous": Command(Action.PREVIOUS_ARTICLE),
    "summary": Command(Action.SET_READING, Reading.SUMMARY),
    "skim": Command(Action.SET_READING, Reading.SKIM),
    "rate 200": Command(Action.SET_RATE, 200),
    "rate 1.5x": Command(Action.SET_RATE, 262),
    "rate 0.5x": Command(Action.SET_RATE, MIN_WPM),
    "rate 5×": Command(Action.SET_RATE, MAX_WPM),
    "volume 50": Command(Action.SET_VOLUME, 0.5),
    "volume 0%": Command(Action.SET_VOLUME, 0.0),
    "seek +30": Command(Action.SKIP_SECONDS, 30.0),
    "seek -15": Command(Action.SKIP_SECONDS, -15.0),
    "seek 1:30": Command(Action.SEEK_SECONDS, 90.0),
    "seek 90.5": Command(Action.SEEK_SECONDS, 90.5),
    "mark": Command(Action.MARK),
    "mark ask Ana": Command(Action.MARK, "ask Ana"),
    "mark na\udcefve": Command(Action.MARK, "na?ve"),
    "sleep 20": Command(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, 20.0)),
    "sleep article": Command(Action.SET_SLEEP, Sleep(SleepAt.ARTICLE)),
    "sleep off": Command(Action.SET_SLEEP),
    "fit 25": None,
    "fit off": Command(Action.FIT_TIME),
    "clear": None,
    "open-article a1": Command(Action.OPEN_ARTICLE, "a1"),
    "status": None,
    "open /a.html": None,
    "read-clipboard": None,
    "show": None,
    "quit": None,
}


@pytest.mark.parametrize("words", MEANT)
def test_words_that_are_understood(words: str) -> None:
    assert command_of(words.split()) == MEANT[words]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "dance",
        "play loud",
        "rate",
        "rate fast",
        "rate 87",
        "rate 876",
        "rate 6x",
        "rate 1.5 x",
        "rate -200",
        "rate ²00",
        "volume 101",
        "volume loud",
        "seek",
        "seek soon",
        "seek ++3",
        "fit",
        "fit 0.5",
        "fit 1441",
        "fit in",
        "fit 25 off",
        "clear up next",
        "sleep 0",
        "sleep 1441",
        "sleep tight",
        "sleep inf",
        f"mark {'so ' * 668}",
        "open",
    ],
)
def test_words_that_are_not(words: str) -> None:
    with pytest.raises(NotUnderstood):
        command_of(words.split())


def test_every_other_name_is_one_of_a_word() -> None:
    assert set(SAME_AS.values()) <= set(WORDS)
    assert not set(SAME_AS) & set(WORDS)


@given(st.lists(st.sampled_from(list(WORDS)) | st.text(max_size=8), max_size=4))
def test_any_words_are_a_command_or_refused(words: list[str]) -> None:
    try:
        command = command_of(words)
    except NotUnderstood:
        return
    assert command is None or isinstance(command, Command)
