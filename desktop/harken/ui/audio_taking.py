"""Taking an article along as audio: opens the dialog that saves it, one at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from harken.listening.session import Session
from harken.paths import music_dir
from harken.ui.memory import Memory
from harken.ui.messages import Messages
from harken.ui.remembering import Remembering

if TYPE_CHECKING:
    from harken.ui.save_audio import SaveAudioDialog


class AudioTaking(QObject):
    """Saves what is read of the current article.

    Args:
        window: What the dialog belongs to.
        session: Whose article it is.
        messages: Tells what is a fault of ours.
        memory: Knows where audio was saved last, and as what.
        remembering: Keeps it for the next time.
    """

    saved = Signal(str)
    """A file's name."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        messages: Messages,
        memory: Memory,
        remembering: Remembering,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._messages = messages
        self._memory = memory
        self._remembering = remembering
        self.dialog: SaveAudioDialog | None = None

    def save(self) -> None:
        """Opens the dialog, unless it is open or there is no article."""
        from harken.ui.save_audio import SaveAudioDialog

        state = self._session.state
        if state.article is None or self.dialog is not None:
            return
        settings = self._memory.settings
        folder = Path(settings.audio_folder) if settings.audio_folder else music_dir()
        self.dialog = SaveAudioDialog(
            self._window,
            state,
            folder,
            settings.audio_format,
            settings.reading_rules,
            voice_for=self._session.voice_for,
        )
        self.dialog.chosen.connect(self._remembering.keep_audio)
        self.dialog.said.connect(self._session.paces.learn)
        self.dialog.saved.connect(self.saved)
        self.dialog.broke.connect(self._messages.fail)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def stop(self) -> None:
        """Ends what is being saved, for the window closes."""
        if self.dialog is not None:
            self.dialog.stop()

    def _forget(self) -> None:
        self.dialog = None
