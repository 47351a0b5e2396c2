"""Keeps the settings while the window is open, and writes them soon after they change."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from harken.settings import Settings, load_settings, save_settings

_WRITE_AFTER_MS = 1_000
_FIRST_WIDTH_PX, _FIRST_HEIGHT_PX = 1200, 780
_PLACED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)
_SEEN_PX = 64
"""A window is put back only where at least so much of it can be seen and grasped."""


class Memory(QObject):
    """The settings, read once.

    Args:
        path: The settings' file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._settings = load_settings(path)
        self._written = self._settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_AFTER_MS)
        self._timer.timeout.connect(self.write)

    @property
    def settings(self) -> Settings:
        """What is remembered now."""
        return self._settings

    def keep(self, **changes: Any) -> None:
        """Remembers other values of some of the settings' fields."""
        changed = self._settings._replace(**changes)
        if changed != self._settings:
            self._settings = changed
            self._timer.start()

    def write(self) -> None:
        """Writes now what has changed."""
        self._timer.stop()
        if self._settings != self._written and save_settings(self._settings, self._path):
            self._written = self._settings

    def place_window(self, window: QWidget) -> None:
        """Puts the window where it was, should that be on a screen that is still there.

        From then on its place is remembered as everything is: soon after it has changed.
        """
        settings = self._settings
        window.resize(_FIRST_WIDTH_PX, _FIRST_HEIGHT_PX)
        if settings.window is not None:
            where = QRect(*settings.window)
            if can_be_seen(where):
                window.setGeometry(where)
            else:
                window.resize(where.size())
        if settings.maximised:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remembers where a window is that was moved."""
        if event.type() in _PLACED and isinstance(watched, QWidget) and watched.isVisible():
            self.keep_window(watched)
        return False

    def keep_window(self, window: QWidget) -> None:
        """Remembers where the window is."""
        normal = window.normalGeometry()
        where = normal if normal.isValid() else window.geometry()
        self.keep(
            window=(where.x(), where.y(), where.width(), where.height()),
            maximised=window.isMaximized(),
        )


def can_be_seen(where: QRect) -> bool:
    """Whether enough of a window lies on a screen to grasp it."""
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(where)
        if seen.width() >= _SEEN_PX and seen.height() >= _SEEN_PX:
            return True
    return False
