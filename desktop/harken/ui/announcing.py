"""Tells a screen reader, in words, what has changed without being asked for."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from harken.listening.state import Mode, SessionState


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say `text` when it has said what it is saying.

    Args:
        widget: What it is about; it is on the screen.
        text: A short sentence for people.
    """
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Announcing(QObject):
    """Announces what a session does: that it plays, pauses, has ended, reads another article.

    Args:
        window: In whose name.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: tuple[Mode, str | None] | None = None

    def show_state(self, state: SessionState) -> None:
        """Announces what is other than before."""
        article = state.article
        now = state.mode, article.id if article is not None else None
        before, self._before = self._before, now
        if before is None or before == now:
            return
        parts = []
        if now[1] != before[1] and article is not None:
            parts.append(article.title)
        if now[0] is not before[0]:
            parts.append(self._named(now[0]))
        announce(self._window, ". ".join(part for part in parts if part))

    def _named(self, mode: Mode) -> str:
        return {
            Mode.PLAYING: self.tr("Playing"),
            Mode.PAUSED: self.tr("Paused"),
            Mode.ENDED: self.tr("The end"),
            Mode.NO_DEVICE: self.tr("No sound device"),
            Mode.NO_VOICE: self.tr("No voice"),
        }.get(mode, "")
