"""The panel that sets how fast it reads."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken.speech.rate import STEPS_WPM, faster, slower, wpm_of
from harken.ui.buttons import Button, Slider
from harken.ui.doing import Doing
from harken.ui.durations import times
from harken.ui.popups import Popup

_PRESETS = (0.5, 0.8, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0)
_AT_MOST_EVERY_MS = 100
"""Of a slider that is dragged; each rate is rendered anew."""


class RatePopup(Popup):
    """0.5 x to 5 x, by slider or by the usual steps."""

    chosen = Signal(int)
    """Words a minute."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Reading speed"))
        self._text = QLabel()
        self._text.setProperty("role", "strong")
        self._slider = Slider(self.tr("Reading speed"))
        self._slider.setRange(0, len(STEPS_WPM) - 1)
        self._slider.setPageStep(5)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_AT_MOST_EVERY_MS)
        self._shown_wpm = 0
        self._slower = Button("−", kind="icon", name=self.tr("Slower"), doing=[Doing.SLOWER])
        self._faster = Button("+", kind="icon", name=self.tr("Faster"), doing=[Doing.FASTER])
        self._build()
        self._slider.valueChanged.connect(self._move)
        self._waiting.timeout.connect(self._send)
        self._slower.clicked.connect(lambda: self.chosen.emit(slower(self._shown_wpm)))
        self._faster.clicked.connect(lambda: self.chosen.emit(faster(self._shown_wpm)))

    def show_rate(self, rate_wpm: int) -> None:
        """Says how fast it reads; a slider that is moved stays where it is."""
        self._shown_wpm = rate_wpm
        self._slower.setEnabled(rate_wpm > STEPS_WPM[0])
        self._faster.setEnabled(rate_wpm < STEPS_WPM[-1])
        if self._waiting.isActive():
            return
        self._name(rate_wpm)
        blocked = self._slider.blockSignals(True)
        nearest = min(range(len(STEPS_WPM)), key=lambda step: abs(STEPS_WPM[step] - rate_wpm))
        self._slider.setValue(nearest)
        self._slider.blockSignals(blocked)

    def _name(self, rate_wpm: int) -> None:
        text = self.tr("{times} · {wpm} words a minute")
        self._text.setText(text.format(times=times(rate_wpm), wpm=rate_wpm))
        self._slider.setAccessibleDescription(self._text.text())

    def _move(self, step: int) -> None:
        self._name(STEPS_WPM[step])
        if not self._waiting.isActive():
            self._send()
            self._waiting.start()

    def _send(self) -> None:
        rate_wpm = STEPS_WPM[self._slider.value()]
        if rate_wpm != self._shown_wpm:
            self.chosen.emit(rate_wpm)

    def _build(self) -> None:
        slide = QHBoxLayout()
        slide.setSpacing(12)
        slide.addWidget(self._slower)
        slide.addWidget(self._slider, 1)
        slide.addWidget(self._faster)
        presets = QHBoxLayout()
        presets.setSpacing(8)
        for share in _PRESETS:
            button = Button(f"{share:g}×")
            button.setAccessibleName(self.tr("{times} the usual speed").format(times=share))
            wpm = wpm_of(share)
            button.clicked.connect(lambda _=False, wpm=wpm: self.chosen.emit(wpm))
            presets.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addWidget(self._text)
        layout.addLayout(slide)
        layout.addLayout(presets)
