"""Tells, under the list of articles, that more are being read while one is open."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from harken.ui.arrivals import Waiting
from harken.ui.buttons import Button
from harken.ui.labels import ElidedLabel

_AFTER_MS = 400
"""What is read sooner is not worth a word."""


class ReadingBehind(QFrame):
    """What is being read, how far it is, and a way to stop it."""

    cancel_wanted = Signal()
    appeared = Signal()
    """It has been going on long enough to be told."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("readingBehind")
        self._name = ElidedLabel("strong")
        self._step = ElidedLabel("small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of reading"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._told = False
        cancel = Button(self.tr("Cancel"), kind="link")
        cancel.setAccessibleName(self.tr("Stop reading more articles"))
        cancel.clicked.connect(self.cancel_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._step)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addLayout(row)
        self._timer.timeout.connect(self._tell)
        self.hide()

    @property
    def tells(self) -> bool:
        """Whether there is something to tell."""
        return self._told

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Shows how far it is; None where nothing is being read."""
        if waiting is None:
            self._timer.stop()
            self._told = False
            return
        if not self._told and not self._timer.isActive():
            self._timer.start()
        several = waiting.total > 1
        self._bar.setRange(0, waiting.total if several else 0)
        self._bar.setValue(waiting.done)
        self._name.show_text(self.tr("Reading {name}").format(name=waiting.name))
        count = self.tr("{n} of {all} done").format(n=waiting.done, all=waiting.total)
        parts = [count if several else "", waiting.step]
        self._step.show_text(" · ".join(part for part in parts if part))
        self._step.setVisible(any(parts))

    def _tell(self) -> None:
        self._told = True
        self.appeared.emit()
