"""The icon in the tray, on desktops that have one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from harken.listening.command import Action, Command
from harken.listening.state import Mode, SessionState
from harken.ui.icons import application_icon

_MOST_TITLE = 80
"""A tool tip is one line."""


class Tray(QObject):
    """Play, next, show and quit, without the window.

    Args:
        window: The owner of its menu.
    """

    commanded = Signal(object)
    """A `Command`."""
    window_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._menu = QMenu(window)
        self._play = self._add(self.tr("Play"))
        self._play.triggered.connect(lambda: self.commanded.emit(Command(Action.PLAY_PAUSE)))
        self._next = self._add(self.tr("Next article"))
        self._next.triggered.connect(lambda: self.commanded.emit(Command(Action.NEXT_ARTICLE)))
        self._menu.addSeparator()
        self._add(self.tr("Show Harken")).triggered.connect(self.window_wanted)
        self._add(self.tr("Quit")).triggered.connect(self.quit_wanted)
        self._icon: QSystemTrayIcon | None = None
        self._hint = "Harken"
        self.is_there()

    def is_there(self) -> bool:
        """Whether there is a tray now; the icon is put there as soon as this is known."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(application_icon(), self)
            self._icon.setContextMenu(self._menu)
            self._icon.setToolTip(self._hint)
            self._icon.activated.connect(self._on_click)
            self._icon.show()
        return True

    def show_state(self, state: SessionState) -> None:
        """Shows another state."""
        plays = state.mode in (Mode.PLAYING, Mode.NO_DEVICE)
        self._play.setText(self.tr("Pause") if plays else self.tr("Play"))
        self._play.setEnabled(state.article is not None)
        self._next.setEnabled(state.following is not None)
        title = " ".join(state.article.title.split()) if state.article is not None else ""
        if len(title) > _MOST_TITLE:
            title = f"{title[:_MOST_TITLE].rstrip()}…"
        self._hint = self.tr("{title} — Harken").format(title=title) if title else "Harken"
        if self._icon is not None and self._icon.toolTip() != self._hint:
            self._icon.setToolTip(self._hint)

    def close(self) -> None:
        """Takes the icon away."""
        if self._icon is not None:
            self._icon.hide()

    def _add(self, text: str) -> QAction:
        return self._menu.addAction(text)

    def _on_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.window_wanted.emit()
