"""Lets a sink fall silent without a click."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtMultimedia import QAudioSink

_STEPS = (0.5, 0.2, 0.0)
_STEP_MS = 10
_FADE_MS = 70
"""A change of the volume is heard 35 to 60 ms later: it comes after Qt's buffer but before the
server's. Where what is buffered is dropped, such a fade is all that can be done against a click."""


class FadeOut(QObject):
    """Takes a sink's volume down, then drops what it has buffered, then does what is to follow.

    Args:
        parent: The owner.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.then: Callable[[], None] | None = None
        """What follows when it is silent; it may be another while the fade is on its way."""
        self._sink: QAudioSink | None = None
        self._volume = 1.0
        self._step = 0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)

    @property
    def active(self) -> bool:
        """Whether a sink is on its way to silence."""
        return self._sink is not None

    def begin(self, sink: QAudioSink, volume: float, then: Callable[[], None] | None) -> None:
        """Begins to fade; a fade that is on its way goes on, with another thing to follow.

        Args:
            sink: What sounds. It must live on until the end, or until `cancel`.
            volume: Its loudness now, linear from 0 to 1.
            then: What follows.
        """
        self.then = then
        if not self.active:
            self._sink, self._volume, self._step = sink, volume, 0
            self._go_on()

    def cancel(self) -> None:
        """Lets the volume be as it is, and nothing follow."""
        self._timer.stop()
        self._sink = self.then = None

    @Slot()
    def _go_on(self) -> None:
        assert self._sink is not None
        if self._step < len(_STEPS):
            self._sink.setVolume(self._volume * _STEPS[self._step])
            self._step += 1
            gone_ms = _STEP_MS * (len(_STEPS) - 1)
            self._timer.start(_FADE_MS - gone_ms if self._step == len(_STEPS) else _STEP_MS)
            return
        sink, then = self._sink, self.then
        self.cancel()
        sink.reset()
        if then is not None:
            then()
