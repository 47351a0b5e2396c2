"""The small panels that rise from the player bar: rate, voice and volume."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from harken.speech.rate import DEFAULT_WPM, MAX_WPM, MIN_WPM
from harken.speech.voice import Voice
from harken.ui.buttons import Button, Field, Slider
from harken.ui.doing import Doing
from harken.ui.durations import times
from harken.ui.keys import KEYS
from harken.ui.labels import muted_label

_RATES = (0.8, 1.0, 1.2, 1.5, 2.0)
_STEP_WPM = 5
EDGE_PX = 8
"""Between a panel and the edges of its window."""
_VOICE_ROLE = Qt.ItemDataRole.UserRole


class Popup(QFrame):
    """A panel at a button, closed by a click elsewhere or Esc; Ctrl+Q closes its window."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._beneath = parent
        self.setProperty("role", "popup")
        self.setAccessibleName(name)
        self.setWindowTitle(name)
        # While it is open it takes all keys, those of the window's shortcuts too.
        quitting = next(key for key in KEYS if key.doing is Doing.QUIT)
        for keys in quitting.keys:
            QShortcut(QKeySequence(keys), self).activated.connect(self._quit)

    def _quit(self) -> None:
        window = self._beneath.window()
        self.close()
        window.close()

    def rise_from(self, button: QWidget) -> None:
        """Shows itself over `button`, inside the window."""
        self.adjustSize()
        top = button.mapToGlobal(QPoint(0, 0))
        window = button.window()
        right = window.mapToGlobal(QPoint(window.width(), 0)).x() - EDGE_PX
        x = min(top.x(), right - self.width())
        self.move(x, top.y() - self.height() - 8)
        self.show()

    def drop_from(self, button: QWidget) -> None:
        """Shows itself under `button`, inside the window as far as it fits."""
        self.adjustSize()
        window = button.window()
        first = window.mapToGlobal(QPoint(EDGE_PX, EDGE_PX))
        last = window.mapToGlobal(QPoint(window.width() - EDGE_PX, window.height() - EDGE_PX))
        last -= QPoint(self.width(), self.height())
        start_px = button.width() - self.width() if self.isRightToLeft() else 0
        below = button.mapToGlobal(QPoint(start_px, button.height() + 4))
        x = max(first.x(), min(below.x(), last.x()))
        y = max(first.y(), min(below.y(), last.y()))
        self.move(x, y)
        self.show()


class RatePopup(Popup):
    """80 to 450 words a minute, by slider or by the usual steps."""

    chosen = Signal(int)
    """Words a minute."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Reading speed"))
        self._text = QLabel()
        self._slider = Slider(self.tr("Reading speed in words a minute"))
        self._slider.setRange(MIN_WPM // _STEP_WPM, MAX_WPM // _STEP_WPM)
        self._slider.setFixedWidth(320)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        for share in _RATES:
            button = Button(f"{share:g}×")
            button.setAccessibleName(self.tr("{times} the usual speed").format(times=share))
            wpm = round(DEFAULT_WPM * share)
            button.clicked.connect(lambda _=False, wpm=wpm: self.chosen.emit(wpm))
            steps.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.addWidget(self._text)
        layout.addWidget(self._slider)
        layout.addLayout(steps)
        self._slider.valueChanged.connect(lambda step: self.chosen.emit(step * _STEP_WPM))

    def show_rate(self, rate_wpm: int) -> None:
        """Says how fast it reads."""
        text = self.tr("{times} · {wpm} words a minute")
        self._text.setText(text.format(times=times(rate_wpm), wpm=rate_wpm))
        blocked = self._slider.blockSignals(True)
        self._slider.setValue(round(rate_wpm / _STEP_WPM))
        self._slider.blockSignals(blocked)


class VolumePopup(Popup):
    """How loud."""

    chosen = Signal(float)
    """0 to 1."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Volume"))
        self._slider = Slider(self.tr("Volume"))
        self._slider.setRange(0, 100)
        self._slider.setFixedWidth(200)
        self._text = muted_label()
        self._text.setFixedWidth(48)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addWidget(self._slider)
        layout.addWidget(self._text)
        self._slider.valueChanged.connect(lambda percent: self.chosen.emit(percent / 100))

    def show_volume(self, volume: float) -> None:
        """Says how loud it is."""
        blocked = self._slider.blockSignals(True)
        self._slider.setValue(round(volume * 100))
        self._slider.blockSignals(blocked)
        self._text.setText(f"{round(volume * 100)} %")


class VoicePopup(Popup):
    """The installed voices, those of the article's language first."""

    chosen = Signal(str)
    """A voice's id."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Voices"))
        self._field = Field(self.tr("Find a voice"), self.tr("Find a voice"))
        self._list = QListWidget()
        self._list.setObjectName("voices")
        self._list.setAccessibleName(self.tr("Voices"))
        self._list.setFixedSize(320, 320)
        self._list.verticalScrollBar().setAccessibleName(self.tr("Scroll the voices"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._filter)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)

    def show_voices(self, voices: Sequence[Voice], language: str, current: str | None) -> None:
        """Lists the voices; the one in use is picked out."""
        primary = language.split("-", maxsplit=1)[0]
        self._field.clear()
        self._list.clear()
        named = Counter(voice.name for voice in voices)
        for voice in sorted(voices, key=lambda v: (not _speaks(v, primary), v.name.lower())):
            whole = " · ".join([voice.name, *voice.languages[:1]])
            # The name alone where it is enough: there is little room.
            item = QListWidgetItem(voice.name if named[voice.name] == 1 else whole)
            item.setToolTip(whole)
            item.setData(_VOICE_ROLE, voice.id)
            self._list.addItem(item)
            if voice.id == current:
                self._list.setCurrentItem(item)
        self._field.setFocus()

    def _filter(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.strip().lower() not in item.toolTip().lower())

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_VOICE_ROLE))
        self.close()


def _speaks(voice: Voice, primary: str) -> bool:
    return any(language.split("-")[0] == primary for language in voice.languages)
