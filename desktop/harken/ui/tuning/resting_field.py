"""A field that waits until whoever types in it rests."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

from harken.ui.buttons import Field

REST_MS = 600


class RestingField(Field):
    """Tells its text once it is settled: by Enter, by a rest, or when it is left.

    Args:
        name: The accessible name.
        hint: Shown while it is empty.
        esc_empties: Whether Esc empties it before it closes what the field stands in.
    """

    settled = Signal(str)
    """Another text than the last that was shown or told."""

    def __init__(self, name: str, hint: str = "", *, esc_empties: bool = False) -> None:
        super().__init__(name, hint)
        self._esc_empties = esc_empties
        self._told = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.settle)
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self.settle)

    @property
    def resting(self) -> bool:
        """Whether nobody is typing in it."""
        return not self._rest.isActive()

    def show_text(self, text: str) -> None:
        """Shows what holds, unless somebody is just writing something else."""
        self._told = text
        if self.resting and self.text().strip() != text:
            self.setText(text)

    def settle(self) -> None:
        """Tells the text now, should it be another."""
        self._rest.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.settled.emit(text)

    def give_up(self) -> None:
        """Shows what was last shown or told, in the place of what is being typed."""
        self._rest.stop()
        self.show_text(self._told)

    def _wait(self) -> None:
        self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties it, should it be of that kind."""
        if self._esc_empties and event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.settle()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on to something else has written what was to be written."""
        self.settle()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """So has who closes the window around it."""
        super().hideEvent(event)
        self.settle()
