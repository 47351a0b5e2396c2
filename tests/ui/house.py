"""The real window over a real session; only voice and loudspeaker are those of the stage."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import shiboken6
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from harken.article.model import Article
from harken.importing.importer import Importer
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker
from harken.ui.article_row import Row
from harken.ui.memory import Memory
from harken.ui.parts import Parts
from harken.ui.theme import Theme, ThemeChoice
from harken.ui.window import Window
from harken.ui.workspace import Workspace
from tests.listening.kept import WatchedLibrary
from tests.listening.stage import VOICES, FakePlayer, FakeRanker, FakeSynthesiser

PATIENCE_S = 30.0


class TrialPlayer(FakePlayer):
    """What is tried out in the settings is heard from it."""

    closed = False

    def close(self) -> None:
        self.closed = True


class House:
    """A window, shown, and what a person does to it."""

    def __init__(
        self,
        importer: Importer,
        settings: Path,
        ranker: Ranker | FakeRanker | None = None,
        at_first_sight: Callable[[Window], None] = lambda _: None,
    ) -> None:
        self.player = FakePlayer()
        self.trial_players: list[TrialPlayer] = []
        self.synthesiser = FakeSynthesiser(VOICES)
        synthesiser = cast("Synthesiser", self.synthesiser)
        self.memory_folder = settings.parent
        self.memory = Memory(settings)
        self.theme = Theme(ThemeChoice(self.memory.settings.theme))
        self.library = WatchedLibrary(None)
        self.session = Session(
            synthesiser,
            cast("Player", self.player),
            cast("Ranker", ranker if ranker is not None else FakeRanker()),
            self.library,
        )
        self.window = Window(self.theme, self.memory)
        self.window.show()
        at_first_sight(self.window)
        self.workspace = Workspace(
            self.window, Parts(self.session, importer, synthesiser, self._new_player)
        )
        self.settle()

    def _new_player(self) -> Player:
        self.trial_players.append(TrialPlayer())
        return cast("Player", self.trial_players[-1])

    def settle(self) -> None:
        """Lets everything happen that is due, in the library, too."""
        for _ in range(5):
            self.library.is_idle()
            QApplication.processEvents()

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        """Waits until something holds."""
        until = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < until, f"waited in vain for {what}"
            QApplication.processEvents()
            time.sleep(0.002)
        self.settle()

    def open(self, article: Article) -> None:
        """Opens an article that was made by hand."""
        self.session.open(article)
        self.settle()

    def put(self, *articles: Article) -> None:
        """Puts articles that were made by hand into the queue."""
        for article in articles:
            self.session.queue.add(article)
        self.settle()

    def hear(self, ticks: int = 50) -> None:
        """Lets the voice read for a second or so."""
        for _ in range(ticks):
            self.player.pass_time()
            QApplication.processEvents()

    def hear_to_the_end(self) -> None:
        """Lets the voice read all there is."""
        while self.state.mode is Mode.PLAYING:
            self.hear(1)

    def hear_to_the_end_of(self, title: str) -> None:
        """Lets the voice read until another article has begun."""
        self.wait_for(lambda: self._has_gone_on_from(title), f"the end of {title}")

    def _has_gone_on_from(self, title: str) -> bool:
        self.hear(1)
        return self.state.article is not None and self.state.article.title != title

    def drop(self, mime: QMimeData, on: QWidget | None = None) -> Qt.DropAction:
        """Drags something over the window, drops it, and says what the source is told."""
        target = on if on is not None else self.window
        while not target.acceptDrops():
            parent = target.parentWidget()
            assert parent is not None, "nothing takes the drop"
            target = parent
        action = drop_on(target, mime)
        self.settle()
        return action

    @property
    def state(self) -> SessionState:
        return self.session.state

    @property
    def up_next(self) -> list[Row]:
        """What Up next shows."""
        model = self.workspace.side.up_next.model
        return [model.row(place) for place in range(model.rowCount())]

    @property
    def shown_text(self) -> str:
        """What the reading pane shows."""
        return self.workspace.reading.view.toPlainText()

    @property
    def messages(self) -> list[str]:
        """What the notices say, newest first."""
        return [f"{one.title} {one.text}".strip() for one in self.workspace.notices.notices]

    def close(self) -> None:
        """Closes the window and ends all of it."""
        self.window.close()
        shiboken6.delete(self.window)
        self.session.close()
        shiboken6.delete(self.session)
        self.library.close()
        shiboken6.delete(self.theme)
        shiboken6.delete(self.memory)


def drop_on(target: QWidget, mime: QMimeData, *, gone: bool = False) -> Qt.DropAction:
    """Drags over a widget and drops there; `gone`: the source ends when it lets go."""
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), actions, mime, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    dropped = QMimeData() if gone else mime
    event = QDropEvent(QPointF(50, 50), actions, dropped, buttons, keys)
    QApplication.sendEvent(target, event)
    assert event.isAccepted()
    return event.dropAction()
