"""The panel that sets when it falls silent by itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken.listening.sleep import Sleep, SleepAt
from harken.ui.buttons import Button, Toggle
from harken.ui.labels import muted_label, stand_at_the_start
from harken.ui.popups import Popup
from harken.ui.sleep_words import sleep_in_words
from harken.ui.stepper import Stepper

_MINUTES = (5, 10, 15, 30, 45, 60)
_USUAL_MINUTES = (1, 2, 3, 5, 10, 15, 20, 25, 30, 45, 60, 90, 120, 180, 240, 480)
_FIRST_MINUTES = 20
_IN_A_ROW = 3


class SleepPopup(Popup):
    """Minutes, or the end of something; what was chosen holds at once."""

    chosen = Signal(object)
    """A `Sleep`; None for off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Sleep timer"))
        self._text = QLabel()
        self._text.setProperty("role", "strong")
        stand_at_the_start(self._text)
        self._ends = {
            SleepAt.SENTENCE: self.tr("Sentence"),
            SleepAt.ARTICLE: self.tr("Article"),
            SleepAt.QUEUE: self.tr("Queue"),
        }
        self._choices: dict[Sleep, Toggle] = {}
        self._last: Sleep | None = None
        """What was chosen last."""
        self.minutes = Stepper(self.tr("Minutes"), _USUAL_MINUTES, self.tr("min"))
        self.minutes.show_value(_FIRST_MINUTES)
        self.start = Button(self.tr("Set"))
        self.start.setAccessibleName(self.tr("Sleep after so many minutes"))
        self.off = Button(self.tr("Off"), kind="link")
        self.off.setAccessibleName(self.tr("Sleep timer off"))
        self._build()
        self.start.clicked.connect(self._choose_minutes)
        self.minutes.number.lineEdit().returnPressed.connect(self._choose_minutes)
        self.off.clicked.connect(self._give(None))
        self.show_sleep(None, None)

    def show_sleep(self, sleep: Sleep | None, left_s: float | None) -> None:
        """Says when it falls silent by itself."""
        self._text.setText(sleep_in_words(sleep, left_s))
        self.off.setEnabled(sleep is not None)
        self._last = sleep or self._last
        for choice, button in self._choices.items():
            button.setChecked(choice == sleep)

    def showEvent(self, event: QShowEvent) -> None:
        """Begins at what holds or was chosen last, or else at the minutes."""
        super().showEvent(event)
        choice = self._choices.get(self._last) if self._last is not None else None
        if choice is not None:
            choice.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._ask_for_minutes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit begins the minutes, wherever the focus is."""
        if event.text().isdecimal():
            self._ask_for_minutes()
            self.minutes.number.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _ask_for_minutes(self) -> None:
        self.minutes.number.setFocus(Qt.FocusReason.PopupFocusReason)
        self.minutes.number.selectAll()

    def _choose_minutes(self) -> None:
        # What is typed counts, though the mouse presses without taking the focus.
        self.minutes.number.interpretText()
        self._give(Sleep(SleepAt.MINUTES, self.minutes.value))()

    def _give(self, sleep: Sleep | None) -> Callable[[], None]:
        def give() -> None:
            self.chosen.emit(sleep)
            self.close()

        return give

    def _offer(self, sleep: Sleep, text: str, name: str) -> Toggle:
        button = Toggle(text)
        button.setAccessibleName(name)
        button.clicked.connect(self._give(sleep))
        self._choices[sleep] = button
        return button

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, minutes in enumerate(_MINUTES):
            name = self.tr("Sleep after {n} minutes").format(n=minutes)
            text = self.tr("{n} min").format(n=minutes)
            button = self._offer(Sleep(SleepAt.MINUTES, minutes), text, name)
            grid.addWidget(button, *divmod(place, _IN_A_ROW))
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self.minutes)
        own.addWidget(self.start, 1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        for at, text in self._ends.items():
            name = self.tr("Sleep at the end: {what}").format(what=text)
            ends.addWidget(self._offer(Sleep(at), text, name), 1)
        head = QHBoxLayout()
        head.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.off)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(grid)
        layout.addLayout(own)
        layout.addWidget(muted_label(self.tr("AT THE END OF THE"), "overline"))
        layout.addLayout(ends)
