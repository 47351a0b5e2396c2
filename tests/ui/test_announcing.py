"""What changes without being asked for is told to a screen reader in words."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from harken.listening.command import Action, Command
from harken.listening.habits import Habits
from tests.ui.articles import article_of, words
from tests.ui.house import House


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told; only its end of the wire is a stand-in."""
    said: list[str] = []

    def take(event: object) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assert isinstance(event.object(), QWidget)
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    return said


def test_it_tells_what_is_opened_played_paused_and_ended(house: House, told: list[str]) -> None:
    house.session.do(Command(Action.SET_HABITS, Habits(autoplay=False)))
    house.open(article_of(words(20), title="The tide"))
    for action in (Action.PLAY, Action.PAUSE, Action.PLAY):
        house.session.do(Command(action))
    house.hear_to_the_end()
    assert told == ["The tide", "Playing", "Paused", "Playing", "The end"]


def test_it_tells_messages_and_the_article_that_follows(house: House, told: list[str]) -> None:
    house.put(article_of(words(20), title="One"), article_of(words(20), title="Two"))
    house.workspace.desk.play_id("id of One")
    house.settle()
    house.workspace.messages.tell("Copied.")
    house.session.do(Command(Action.NEXT_ARTICLE))
    house.settle()
    assert "Copied." in told
    assert any(one.startswith("Two") for one in told)
    assert told[0].startswith("One")
