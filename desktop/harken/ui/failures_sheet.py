"""The sheet of what could not be read, and why."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextEdit, QVBoxLayout, QWidget

from harken.errors import HarkenError
from harken.ui.buttons import Button

_WIDTH_PX, _HEIGHT_PX = 560, 360


class FailuresSheet(QDialog):
    """All of them, as text that can be copied."""

    def __init__(self, parent: QWidget, errors: Sequence[HarkenError]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What could not be read"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QTextEdit()
        text.setObjectName("sheetText")
        text.setAccessibleName(self.tr("What could not be read, and why"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.verticalScrollBar().setAccessibleName(self.tr("Scroll the list"))
        text.setHtml("".join(map(_paragraph, errors)))
        close = Button(self.tr("Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(text, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(_WIDTH_PX, _HEIGHT_PX)


def _paragraph(error: HarkenError) -> str:
    """What failed in bold; the folder, which is the same in most of them, under the rest."""
    folder, slash, name = error.what.rpartition("/")
    verb, _, folder = folder.partition(" /") if " /" in folder else ("", "", "")
    named = slash and folder and "://" not in error.what
    what = f"{verb} {name}" if named else error.what
    lines = [f"<b>{escape(what)}</b>", escape(f"{error.why[:1].upper()}{error.why[1:]}.")]
    lines.append(escape(error.next_step))
    if named:
        lines.append(f"<small>{escape(f'/{folder}')}</small>")
    return f"<p>{'<br>'.join(lines)}</p>"
