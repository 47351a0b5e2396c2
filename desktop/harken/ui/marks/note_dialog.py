"""Asks for a note on a mark."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from harken.library.entry import Mark
from harken.ui.buttons import Button, Field, at_the_end
from harken.ui.labels import muted_label


class NoteDialog(QDialog):
    """The sentence, a field and Keep.

    Args:
        parent: The window.
        mark: What the note is on; the note that it has can be changed.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget, mark: Mark) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Note on the mark"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sentence = muted_label(mark.text)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        self.field = Field(self.tr("Note on the mark"), self.tr("A note, if you like"))
        self.field.setText(mark.note)
        self.field.setMinimumWidth(400)
        self.keep = Button(self.tr("Keep"), kind="primary")
        self.keep.setDefault(True)
        cancel = Button(self.tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(sentence)
        layout.addWidget(self.field)
        layout.addLayout(at_the_end(cancel, self.keep))
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._give)
        self.field.setFocus()

    def _give(self) -> None:
        self.given.emit(self.field.text().strip())
        self.accept()
