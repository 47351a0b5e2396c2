"""What becomes of the reading when a voice or a sound device fails, goes or comes back."""

from PySide6.QtCore import QObject, Signal, Slot

from harken.errors import HarkenError
from harken.listening.narrator import Narrator
from harken.listening.reader import Reader
from harken.listening.state import Mode
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.playback.player import Player
from harken.speech.synthesiser import UnreadableSentence


class Recovery(QObject):
    """Has the reading wait, pause or go on otherwise, and tells people why. Main thread only.

    Args:
        here: The place.
        narrator: Tells of voices.
        reader: Tells of what cannot be said.
        player: Tells of devices.
        transport: Waits, pauses and goes on.
        parent: The owner.
    """

    changed = Signal()
    """The mode is another, or the voice."""
    notice = Signal(str)
    """A short message for people."""
    device_notice = Signal(str)
    """One about the sound device: what was said of it before holds no more."""

    def __init__(
        self,
        here: Whereabouts,
        narrator: Narrator,
        reader: Reader,
        player: Player,
        transport: Transport,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._narrator = narrator
        self._reader = reader
        self._transport = transport
        self._failure: tuple[HarkenError, str] | None = None
        """Why it does not go on and in which language, while other voices are looked for."""
        player.device_lost.connect(self._on_device_lost)
        player.device_back.connect(self._on_device_back)
        player.moved.connect(self._on_moved)
        narrator.found.connect(self._on_voices)
        narrator.missing.connect(self._on_no_voice)
        reader.unreadable.connect(self.notice)
        reader.failed.connect(self._on_failed)

    @Slot()
    def _on_voices(self) -> None:
        failure, self._failure = self._failure, None
        if not self._reader.idle:
            failure = None  # something was asked for since, and is tried already
        error, language = failure or (None, self._here.language)
        replaced = self._narrator.replaced(language)
        if replaced is not None and self._transport.mode is not Mode.EMPTY:
            message = self.tr("The voice {gone} is gone. {other} reads on.")
            self.notice.emit(message.format(gone=replaced[0], other=replaced[1]))
        if error is not None and replaced is None:
            self._pause_for(error)
        else:
            self._transport.regain_voices()
        self.changed.emit()

    @Slot(object)
    def _on_no_voice(self, error: Exception) -> None:
        self._failure = None
        self._transport.lose_voices()
        self.notice.emit(str(error))
        self.changed.emit()

    @Slot(object, str)
    def _on_failed(self, error: HarkenError, language: str) -> None:
        self._transport.end_aside()
        if isinstance(error, UnreadableSentence):
            self._pause_for(error)
        else:
            # Another voice may read on from here.
            self._failure = error, language
            self._narrator.look_for_voices()
        self.changed.emit()

    def _pause_for(self, error: HarkenError) -> None:
        self._transport.pause()
        self.notice.emit(str(error))

    @Slot(str)
    def _on_device_lost(self, message: str) -> None:
        if self._transport.mode is Mode.PLAYING or self._transport.aside:
            self._transport.lose_device()
            self.device_notice.emit(message)
            self.changed.emit()

    @Slot()
    def _on_device_back(self) -> None:
        if self._transport.mode is Mode.NO_DEVICE:
            self._transport.regain_device()
            self.device_notice.emit(self.tr("The sound device is back."))
            self.changed.emit()

    @Slot(str)
    def _on_moved(self, message: str) -> None:
        if self._transport.mode in (Mode.PLAYING, Mode.NO_DEVICE) or self._transport.aside:
            self._transport.pause()
            self.device_notice.emit(message)
            self.changed.emit()
