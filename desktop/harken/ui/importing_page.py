"""Shown while the first article is being read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from harken.ui.buttons import Button
from harken.ui.labels import ElidedLabel, muted_label

_WIDTH_PX = 440


class ImportingPage(QWidget):
    """What is being read, how it goes, and a way to stop it."""

    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importingPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Where the focus waits, with no button at the ready to be pressed by mistake.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = ElidedLabel("strong")
        self._name.setFixedWidth(_WIDTH_PX)
        self._name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._step = muted_label()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH_PX)
        self._bar.setAccessibleName(self.tr("Progress of reading"))
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.cancel_wanted)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for widget in (self._name, self._bar, self._step, cancel):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(8)
        layout.addStretch(1)

    def show_progress(self, name: str, step: str, done: int = 0, total: int = 1) -> None:
        """Says what is being read, the step that it is at, and how many of all are done."""
        title = self.tr("Reading {name}").format(name=name)
        self._name.show_text(title)
        self.setAccessibleName(title)
        count = self.tr("{n} of {all} done").format(n=done, all=total) if total > 1 else ""
        self._step.setText(" · ".join(part for part in (count, step) if part))
        self._bar.setRange(0, total if total > 1 else 0)
        self._bar.setValue(done)
