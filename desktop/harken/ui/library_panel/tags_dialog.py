"""Asks for an article's tags."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from harken.library.entry import Entry
from harken.ui.buttons import Button, Field, at_the_end
from harken.ui.labels import ElidedLabel, muted_label


class TagsDialog(QDialog):
    """A field with commas between the tags.

    Args:
        parent: The window.
        entry: The article.
    """

    given = Signal(object)
    """A tuple of tags."""

    def __init__(self, parent: QWidget, entry: Entry) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tags"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = ElidedLabel("strong")
        title.show_text(entry.title)
        self.field = Field(self.tr("Tags of the article"), self.tr("travel, sea"))
        self.field.setText(", ".join(entry.tags))
        self.field.selectAll()
        self.field.setMinimumWidth(360)
        save = Button(self.tr("Save"), kind="primary")
        save.setDefault(True)
        cancel = Button(self.tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self.field)
        layout.addWidget(muted_label(self.tr("With commas between them.")))
        layout.addLayout(at_the_end(cancel, save))
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)

    def _give(self) -> None:
        self.given.emit(tags_in(self.field.text()))
        self.accept()


def tags_in(text: str) -> Sequence[str]:
    """The tags that a text names, each once: "Sea" and "sea" are one, as it was written first."""
    named: dict[str, str] = {}
    for part in text.split(","):
        tag = " ".join(part.split())
        if tag:
            named.setdefault(tag.casefold(), tag)
    return tuple(named.values())
