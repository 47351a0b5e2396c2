"""The folder in which more Piper voices are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from harken.ui.buttons import Button
from harken.ui.labels import ElidedLabel


class VoiceFolder(QWidget):
    """More Piper voices in this folder: /home/ada/voices, Choose…, None.

    Args:
        folder: What holds now; None where there is no such folder.
    """

    chosen = Signal(object)
    """The path of another folder, or None."""

    def __init__(self, folder: str | None) -> None:
        super().__init__()
        self._folder = folder
        self._path = ElidedLabel("muted", Qt.TextElideMode.ElideMiddle)
        self.choose = Button(self.tr("Choose…"))
        self.choose.setAccessibleName(self.tr("Choose the folder with more Piper voices"))
        self.forget = Button(self.tr("None"), kind="link")
        self.forget.setAccessibleName(self.tr("No folder with more Piper voices"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("More Piper voices in this folder:")))
        row.addWidget(self._path, 1)
        row.addWidget(self.forget)
        row.addWidget(self.choose)
        self.choose.clicked.connect(self._ask)
        self.forget.clicked.connect(lambda: self._take(None))
        self._show()

    def _ask(self) -> None:
        title = self.tr("Folder with Piper voices")
        folder = QFileDialog.getExistingDirectory(self, title, self._folder or "")
        if folder:
            self._take(folder)

    def _take(self, folder: str | None) -> None:
        if folder != self._folder:
            self._folder = folder
            self._show()
            self.chosen.emit(folder)

    def _show(self) -> None:
        self._path.show_text(self._folder if self._folder is not None else self.tr("none"))
        self.forget.setVisible(self._folder is not None)
