"""Keeps the settings while the window is open, and writes them soon after they change."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from harken.settings import Settings, load_settings, save_settings

_WRITE_AFTER_MS = 1_000


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
        changed = replace(self._settings, **changes)
        if changed != self._settings:
            self._settings = changed
            self._timer.start()

    def write(self) -> None:
        """Writes now what has changed."""
        self._timer.stop()
        if self._settings != self._written and save_settings(self._settings, self._path):
            self._written = self._settings
