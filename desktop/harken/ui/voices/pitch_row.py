"""How high the voice speaks."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from harken.ui.buttons import Slider
from harken.ui.labels import muted_label

_HIGHEST_SEMITONES = 12
_SETTLES_MS = 200
"""A slider that is dragged is not followed semitone by semitone: each is rendered anew."""
_VALUE_PX = 110


class PitchRow(QWidget):
    """A slider in semitones, 0 being the voice's own pitch."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel(self.tr("Pitch"))
        self._slider = Slider(self.tr("Pitch in semitones"))
        self._slider.setRange(-_HIGHEST_SEMITONES, _HIGHEST_SEMITONES)
        self._value = muted_label()
        self._value.setFixedWidth(_VALUE_PX)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLES_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._slider, 1)
        row.addWidget(self._value)
        self._slider.valueChanged.connect(self._move)
        self._timer.timeout.connect(lambda: self.chosen.emit(self._slider.value()))

    def show_pitch(self, semitones: int, *, pitched: bool) -> None:
        """Says how high it is, and whether the voice in use can speak higher and lower.

        Args:
            semitones: Above the voice's own pitch.
            pitched: Whether there is a choice.
        """
        self.setEnabled(pitched)
        tip = "" if pitched else self.tr("The voice in use has one pitch only.")
        self.setToolTip(tip)
        self._slider.setAccessibleDescription(tip)
        if self._timer.isActive() or self._slider.isSliderDown():
            return
        blocked = self._slider.blockSignals(True)
        self._slider.setValue(semitones)
        self._slider.blockSignals(blocked)
        self._name(semitones, pitched=pitched)

    def _move(self, semitones: int) -> None:
        self._name(semitones, pitched=True)
        self._timer.start()

    def _name(self, semitones: int, *, pitched: bool) -> None:
        if not pitched:
            text = self.tr("always the same")
        elif semitones:
            # The sign of subtraction is as wide as the plus.
            text = self.tr("{n} semitones").format(n=f"{semitones:+}".replace("-", "−"))
        else:
            text = self.tr("the voice's own")
        self._value.setText(text)
