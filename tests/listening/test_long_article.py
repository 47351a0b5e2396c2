"""A whole book, ranked by the real ranker in a process of its own."""

import random
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from harken.article.model import Article, BlockKind
from harken.child import Child
from harken.listening.command import Action, Command
from harken.listening.session import Session, SessionState
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker
from tests.listening.articles import article_of
from tests.listening.stage import VOICES, FakePlayer, FakeSynthesiser

WORDS = ["water", "wall", "harbour", "baker", "flour", "street", "noon", "tide", "clock", "cork"]
PATIENCE_MS = 60_000


def book(sentences: int) -> Article:
    """So many sentences, each another one."""
    dice = random.Random(1)
    texts = [" ".join(dice.choices(WORDS, k=12)).capitalize() + "." for _ in range(sentences)]
    paragraphs = (" ".join(texts[at : at + 4]) for at in range(0, sentences, 4))
    body = ((BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs)
    return article_of((BlockKind.TITLE, "A book"), *body)


@pytest.fixture
def session(qapp: QCoreApplication) -> Iterator[Session]:
    child = Child("harken.text_child")
    player = FakePlayer()
    voice = FakeSynthesiser(VOICES)
    session = Session(cast("Synthesiser", voice), cast("Player", player), Ranker(child))
    yield session
    session.close()
    child.close()


def test_its_ranking_shows_progress_can_be_given_up_and_asked_for_again(
    session: Session, qtbot: QtBot
) -> None:
    told: list[SessionState] = []
    session.changed.connect(told.append)
    session.open(book(10_000))
    qtbot.waitUntil(lambda: bool(told[-1].ranking_progress), timeout=PATIENCE_MS)

    session.do(Command(Action.CANCEL_RANKING))

    assert (session.state.ranking, session.state.ranking_progress) == (None, None)
    told.clear()
    session.do(Command(Action.RANK))
    qtbot.waitUntil(lambda: session.state.ranking is not None, timeout=PATIENCE_MS)
    shown = [it.ranking_progress for it in told if it.ranking_progress is not None]
    assert shown == sorted(set(shown))
    assert shown[0] == 0.0 and len(shown) > 2
    assert session.state.summary


def test_a_method_that_takes_no_book_leaves_the_summary_as_it_was(
    session: Session, qtbot: QtBot
) -> None:
    notices: list[str] = []
    session.notice.connect(notices.append)
    session.open(book(1_200))
    qtbot.waitUntil(lambda: session.state.ranking is not None, timeout=PATIENCE_MS)
    summary = session.state.summary

    session.do(Command(Action.SET_METHOD, "lsa"))
    qtbot.waitUntil(lambda: bool(notices), timeout=PATIENCE_MS)

    state = session.state
    assert (state.method, state.summary, state.ranking_progress) == ("auto", summary, None)
    assert len(notices) == 1 and "1,000 sentences" in notices[0]
