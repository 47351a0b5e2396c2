"""A small player that stays above all other windows."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from harken.listening.command import Action, Command
from harken.listening.state import Mode, SessionState
from harken.ui.buttons import IconButton
from harken.ui.doing import Doing
from harken.ui.durations import clock
from harken.ui.icons import application_icon
from harken.ui.key_commands import KEY_COMMANDS
from harken.ui.labels import ElidedLabel, muted_label, stand_at_the_start
from harken.ui.sheet_size import TITLE_BAR_PX
from harken.ui.theme import Theme

_WIDTH_PX, _HEIGHT_PX = 400, 116
_EDGE_PX = 16
"""Between it and the edges of the screen, at first."""


class MiniPlayer(QMainWindow):
    """What is playing, and the buttons that are needed most.

    A main window, as Qt calls nothing else a window to a screen reader. It belongs to no other
    window: one that did would be minimised with it.

    Args:
        theme: Its colours.
        place: Where it was, in logical pixels; None for the screen's corner, at the bottom right.
    """

    commanded = Signal(object)
    """A `Command`."""
    window_wanted = Signal()
    """To see the whole window again."""
    closed = Signal(object)
    """Where it was: a `QPoint`."""

    def __init__(self, theme: Theme, place: QPoint | None) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("miniPlayer")
        self.setWindowIcon(application_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The program ends with its window, and only with that.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._theme = theme
        self._title = ElidedLabel("strong")
        self._left = muted_label("", "small")
        self._back = self._button("back-15", self.tr("Back 15 seconds"), Doing.BACK_15_SECONDS)
        self._previous = self._button(
            "previous-sentence", self.tr("Previous sentence"), Doing.PREVIOUS_SENTENCE
        )
        self._play = IconButton(
            theme, "play", self.tr("Play"), kind="play", size_px=28, role="on_accent", faint=True,
            doing=[Doing.PLAY_PAUSE],
        )  # fmt: skip
        self._next = self._button("next-sentence", self.tr("Next sentence"), Doing.NEXT_SENTENCE)
        self._next_article = self._button(
            "next-article", self.tr("Next article"), Doing.NEXT_ARTICLE
        )
        self._window = IconButton(
            theme, "window", self.tr("Show the whole window"), kind="transport", size_px=24,
            doing=[Doing.MINI_PLAYER],
        )  # fmt: skip
        self._play.clicked.connect(lambda: self.commanded.emit(Command(Action.PLAY_PAUSE)))
        self._window.clicked.connect(self.window_wanted)
        self._lay_out()
        self.setFixedSize(_WIDTH_PX, _HEIGHT_PX)
        stand_at_the_start(self._title)
        self._play.setFocus()
        self.move(place if place is not None else self._corner())

    def show_state(self, state: SessionState) -> None:
        """Shows another state."""
        title = state.article.title if state.article is not None else ""
        name = self.tr("{title} — Harken, small player")
        self.setWindowTitle(name.format(title=title) if title else self.tr("Harken, small player"))
        self._title.show_text(title or self.tr("Nothing to play yet"))
        for button in (self._back, self._previous, self._play, self._next):
            button.setEnabled(state.article is not None)
        self._next_article.setEnabled(state.following is not None)
        if state.mode in (Mode.PLAYING, Mode.NO_DEVICE):
            self._play.show_as("pause", self.tr("Pause"))
        elif state.mode is Mode.ENDED:
            self._play.show_as("again", self.tr("Play again"))
        else:
            self._play.show_as("play", self.tr("Play"))
        self.show_place(state)

    def show_place(self, state: SessionState) -> None:
        """Shows what is left."""
        there_is = state.article is not None
        self._left.setText(f"−{clock(state.remaining_s)}" if there_is else "")
        self._left.setAccessibleName(
            self.tr("{time} left").format(time=clock(state.remaining_s)) if there_is else ""
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells where it was."""
        self.closed.emit(self.pos())
        super().closeEvent(event)

    def _corner(self) -> QPoint:
        """Where it hides least of what else is on the screen."""
        frame_px = QPoint(_WIDTH_PX + _EDGE_PX, _HEIGHT_PX + _EDGE_PX + TITLE_BAR_PX)
        return self.screen().availableGeometry().bottomRight() - frame_px

    def _button(self, drawing: str, name: str, doing: Doing) -> IconButton:
        button = IconButton(
            self._theme, drawing, name, kind="transport", size_px=24, faint=True, doing=[doing]
        )
        button.clicked.connect(lambda: self.commanded.emit(KEY_COMMANDS[doing]))
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._left)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self._back, self._previous, self._play, self._next, self._next_article):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._window)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(buttons)
        self.setCentralWidget(body)
