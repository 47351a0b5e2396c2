"""What the card at the end of a reading says and does."""

import pytest
from PySide6.QtWidgets import QApplication

from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.ui.buttons import Button
from harken.ui.end_card import EndCard

FROM_THE_START = [Command(Action.SEEK_SECONDS, 0.0), Command(Action.PLAY)]


@pytest.mark.parametrize(
    ("button", "commands"),
    [
        ("Hear it again", FROM_THE_START),
        (
            "Hear the whole article",
            [Command(Action.SET_READING, Reading.ARTICLE), *FROM_THE_START],
        ),
    ],
)
def test_it_starts_again_or_goes_into_the_article(
    qapp: QApplication, button: str, commands: list[Command]
) -> None:
    card, sent = EndCard(), list[Command]()
    card.commanded.connect(sent.append)
    card.show_for(Reading.SUMMARY, None)
    [found] = [one for one in card.findChildren(Button) if one.text() == button]
    found.click()
    assert sent == commands


def test_after_the_article_it_offers_only_what_is_left(qapp: QApplication) -> None:
    card = EndCard()
    card.show_for(Reading.ARTICLE, None)
    shown = [one.text() for one in card.findChildren(Button) if one.isVisibleTo(card)]
    assert shown == ["Hear it again"]
