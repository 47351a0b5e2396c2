"""Which voices there are, as far as the window knows."""

from PySide6.QtCore import QObject, Signal

from harken.errors import HarkenError
from harken.listening.main_thread import deliver
from harken.speech.synthesiser import Synthesiser
from harken.speech.voice import Voice


class InstalledVoices(QObject):
    """Asks for the voices, and knows them from then on.

    Args:
        synthesiser: Knows what is installed.
        parent: The owner.
    """

    changed = Signal()

    def __init__(self, synthesiser: Synthesiser, parent: QObject) -> None:
        super().__init__(parent)
        self._synthesiser = synthesiser
        self.voices: tuple[Voice, ...] = ()
        self.why_none = ""
        """Why there is none, for people; empty where there is one, or it is not known yet."""

    def look(self) -> None:
        """Asks again: another may have been installed meanwhile."""
        deliver(self._synthesiser.voices(), self, self._take, self._do_without)

    def _take(self, voices: list[Voice]) -> None:
        self._tell(tuple(voices), "")

    def _do_without(self, error: Exception) -> None:
        # The session tells of what is no `HarkenError`.
        self._tell((), error.why if isinstance(error, HarkenError) else "")

    def _tell(self, voices: tuple[Voice, ...], why_none: str) -> None:
        if (voices, why_none) != (self.voices, self.why_none):
            self.voices, self.why_none = voices, why_none
            self.changed.emit()
