"""Asks for the address of an article."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from harken.ui.buttons import Button, Field, at_the_end
from harken.ui.labels import muted_label, show_hint


class LinkDialog(QDialog):
    """A field and Fetch.

    Args:
        parent: The window.
        link: A link to begin with, such as the one on the clipboard.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget, link: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a link"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = Field(self.tr("Link to an article"), "https://…")
        self._field.setText(link)
        self._field.selectAll()
        self._field.setMinimumWidth(400)
        self._fetch = Button(self.tr("Fetch"), kind="primary")
        self._fetch.setDefault(True)
        cancel = Button(self.tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(QLabel(self.tr("Address of the article")))
        layout.addWidget(self._field)
        self._hint = muted_label()
        layout.addWidget(self._hint)
        layout.addLayout(at_the_end(cancel, self._fetch))
        cancel.clicked.connect(self.reject)
        self._fetch.clicked.connect(self._give)
        self._field.textChanged.connect(self._check)
        self._check(link)

    def _check(self, text: str) -> None:
        text = text.strip()
        works = is_address(text)
        self._fetch.setEnabled(works)
        wrong = bool(text) and not works
        hint = self.tr("Only this page is fetched; nothing else is sent.")
        if wrong:
            hint = self.tr("This is no address of a web page.")
        show_hint(self._hint, hint, wrong=wrong)

    def _give(self) -> None:
        self.given.emit(self._field.text().strip())
        self.accept()


def is_address(text: str) -> bool:
    """Whether `text` may be the address of a web page, with or without its scheme."""
    scheme, mark, rest = text.partition("://")
    site = re.split("[/?#]", rest if mark else text, maxsplit=1)[0]
    bare = mark == "" and "." not in site and ":" not in site and site != "localhost"
    return bool(site) and not bare and not re.search(r"\s", text) and scheme != ""
