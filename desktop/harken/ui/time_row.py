"""The slider of the time, between what was heard and what is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from harken.ui.buttons import Slider
from harken.ui.durations import clock
from harken.ui.labels import muted_label

_STEPS_PER_SECOND = 10
_HEIGHT_PX = 26


class TimeRow(QHBoxLayout):
    """A slider that is dragged stays under the hand, and its time is sought when it is let go.

    Args:
        name: The accessible name of the slider.
    """

    chosen = Signal(float)
    """Seconds from the start of the reading."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.elapsed, self.remaining = muted_label("", "small"), muted_label("", "small")
        self.slider = Slider(name)
        self.slider.setFixedHeight(_HEIGHT_PX)
        self._heard = (0.0, 0.0)
        self.setSpacing(12)
        self.addWidget(self.elapsed)
        self.addWidget(self.slider, 1)
        self.addWidget(self.remaining)
        self.slider.valueChanged.connect(self._choose)
        self.slider.sliderReleased.connect(self._let_go)

    def set_active(self, active: bool) -> None:
        """Whether there is any time to go to."""
        self.slider.setEnabled(active)
        for widget in (self.slider, self.elapsed, self.remaining):
            widget.setVisible(active)

    def show_time(self, elapsed_s: float, remaining_s: float) -> None:
        """Says how much was heard and how much is left."""
        self._heard = (elapsed_s, remaining_s)
        if self.slider.isSliderDown():
            return
        self._name_times(elapsed_s, remaining_s)
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(0, max(1, round((elapsed_s + remaining_s) * _STEPS_PER_SECOND)))
        self.slider.setValue(round(elapsed_s * _STEPS_PER_SECOND))
        self.slider.setSingleStep(5 * _STEPS_PER_SECOND)
        self.slider.setPageStep(30 * _STEPS_PER_SECOND)
        self.slider.blockSignals(blocked)

    def _name_times(self, elapsed_s: float, remaining_s: float) -> None:
        self.elapsed.setText(clock(elapsed_s))
        self.remaining.setText(f"−{clock(remaining_s)}")

    def _choose(self, step: int) -> None:
        if self.slider.isSliderDown():
            left = self.slider.maximum() - step
            self._name_times(step / _STEPS_PER_SECOND, left / _STEPS_PER_SECOND)
        else:
            self.chosen.emit(step / _STEPS_PER_SECOND)

    def _let_go(self) -> None:
        self.chosen.emit(self.slider.value() / _STEPS_PER_SECOND)
        # The voice begins at a sentence: where that is the one it was at, nobody tells so.
        self.show_time(*self._heard)
