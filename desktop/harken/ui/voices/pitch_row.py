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
        self._value.setMinimumWidth(_VALUE_PX)
        self._value.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLES_MS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._slider, 3)
        row.addWidget(self._value, 1)
        self._slider.valueChanged.connect(self._move)
        self._timer.timeout.connect(lambda: self.chosen.emit(self._slider.value()))

    def show_pitch(self, semitones: int, unchanging: str | None) -> None:
        """Says how high it is, and whether the voice in use can speak higher and lower.

        Args:
            semitones: Above the voice's own pitch.
            unchanging: The name of the voice in use, where it has one pitch only; empty where
                there is none in use.
        """
        self.setEnabled(unchanging is None)
        self._slider.setVisible(unchanging is None)
        if unchanging is not None:
            said = self.tr("{voice}'s pitch cannot be changed.").format(voice=unchanging)
            self._value.setText(said if unchanging else "")
        elif not (self._timer.isActive() or self._slider.isSliderDown()):
            blocked = self._slider.blockSignals(True)
            self._slider.setValue(semitones)
            self._slider.blockSignals(blocked)
            self._name(semitones)

    def _move(self, semitones: int) -> None:
        self._name(semitones)
        self._timer.start()

    def _name(self, semitones: int) -> None:
        if semitones:
            # The sign of subtraction is as wide as the plus.
            text = self.tr("{n} semitones").format(n=f"{semitones:+}".replace("-", "−"))
        else:
            text = self.tr("the voice's own")
        self._value.setText(text)
