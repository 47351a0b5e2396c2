"""When the page is shown that says how to get a voice."""

from PySide6.QtCore import QObject, Signal

from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState
from harken.ui.theme import Theme
from harken.ui.voices.installed import InstalledVoices
from harken.ui.voices.no_voice_page import NoVoicePage


class NoVoice(QObject):
    """Stands in for the article while there is no voice, until the person reads on silently.

    Args:
        theme: The page's colours.
        session: Whose voice may be missing.
        installed: Knows why; is told to look when the session finds or loses voices.
        parent: The owner.
    """

    changed = Signal()
    """The page is wanted now, or is not any more."""

    def __init__(
        self, theme: Theme, session: Session, installed: InstalledVoices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.page = NoVoicePage(theme)
        self._session = session
        self._installed = installed
        self._missing = False
        self._reads_silently = False
        self.page.look_wanted.connect(self._look)
        self.page.silence_wanted.connect(self._read_silently)
        session.changed.connect(self._follow)
        session.notice.connect(self._hear)
        installed.changed.connect(self._show_reason)

    @property
    def wanted(self) -> bool:
        """Whether the page is to be shown."""
        return self._session.state.mode is Mode.NO_VOICE and not self._reads_silently

    def _follow(self, state: SessionState) -> None:
        missing = state.mode is Mode.NO_VOICE
        if missing != self._missing:
            self._missing = missing
            self._reads_silently = False
            self._installed.look()
            self.page.show_looking(False)
            self.changed.emit()

    def _hear(self, text: str) -> None:
        """Whoever asks for a voice in vain is shown the page again."""
        why = self._installed.why_none
        if why and why in text and self._session.state.mode is Mode.NO_VOICE:
            self._reads_silently = False
            self.page.show_looking(False)
            self.changed.emit()

    def _look(self) -> None:
        self.page.show_looking(True)
        self._session.do(Command(Action.LOOK_FOR_VOICES))

    def _read_silently(self) -> None:
        self._reads_silently = True
        self.changed.emit()

    def _show_reason(self) -> None:
        self.page.show_reason(self._installed.why_none)
        self.changed.emit()
