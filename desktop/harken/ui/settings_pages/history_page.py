"""What is remembered of listening, where it lies, and how to have it forgotten."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from harken.paths import library_path
from harken.settings import settings_path
from harken.ui.buttons import Button
from harken.ui.choices import Tick
from harken.ui.labels import heading_label, muted_label


class HistoryPage(QWidget):
    """A switch for the history, and a button that forgets it.

    Args:
        keeps_history: What holds now.
    """

    changed = Signal(dict)
    """Fields of the settings and what they hold from now on."""
    forget_wanted = Signal()
    """The person has confirmed it."""

    def __init__(self, keeps_history: bool) -> None:
        super().__init__()
        self.keep = Tick(
            self.tr("Remember what I listened to"),
            self.tr("Which articles were heard, when, and how far."),
        )
        self.keep.setChecked(keeps_history)
        self.forget = Button(self.tr("Forget what I listened to…"))
        self.done = muted_label()
        kept = self.tr(
            "Articles, marks, and what was heard are in the library: {library}\n\nYour settings "
            "are in {settings}\n\nAll of it stays on this computer. Without the history, Harken "
            "knows where you are in an article only until it is closed."
        )
        self.where = muted_label(
            kept.format(library=_breakable(library_path()), settings=_breakable(settings_path()))
        )
        self.where.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.keep)
        layout.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.done)
        layout.addWidget(heading_label(self.tr("WHAT IS KEPT WHERE")))
        layout.addWidget(self.where)
        layout.addStretch(1)
        self.keep.toggled.connect(lambda on: self.changed.emit({"keep_history": on}))
        self.forget.clicked.connect(self._ask)

    def show_forgotten(self) -> None:
        """Says that it is done."""
        self.done.setText(self.tr("Forgotten: every article is unread again."))

    def _ask(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Forget what I listened to"))
        box.setText(self.tr("Forget what was heard, when, and how far?"))
        box.setInformativeText(self.tr("The articles and your marks stay. This cannot be undone."))
        forget = box.addButton(self.tr("Forget"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        forget.clicked.connect(self.forget_wanted)
        box.open()


def _breakable(path: Path) -> str:
    """A path that can be wrapped after each of its folders."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
