"""About Harken: its version and licence, and where what it keeps lies."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken import __version__
from harken.paths import faults_path, library_path
from harken.settings import settings_path
from harken.ui.buttons import Button, Field
from harken.ui.icons import pixmap
from harken.ui.labels import muted_label

_WIDTH_PX = 600
_LOGO_PX = 40


class AboutDialog(QDialog):
    """What Harken is, and its files.

    Args:
        parent: The window.
        keeps_history: Whether it is remembered what was listened to.
    """

    def __init__(self, parent: QWidget, *, keeps_history: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Harken"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        history = (
            self.tr("What you listened to is remembered, on this computer only.")
            if keeps_history
            else self.tr("What you listened to is not remembered.")
        )
        self.history = self._text(history)
        close = Button(self.tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        what = self.tr(
            "Turns an article into something to hear: clean text, a summary, and a voice that "
            "reads either, offline."
        )
        licence = self.tr("Free software: GNU General Public License, version 3 or later.")
        layout.addWidget(self._text(f"{what} {licence}"))
        layout.addLayout(self._files())
        layout.addWidget(self.history)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self.setFixedWidth(_WIDTH_PX)
        close.setFocus()

    def _head(self) -> QHBoxLayout:
        logo = QLabel()
        logo.setPixmap(pixmap("harken", "", _LOGO_PX))
        logo.setAccessibleName(self.tr("Harken's logo"))
        name = muted_label(self.tr("Harken {version}").format(version=__version__), "strong")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(logo)
        head.addWidget(name, 1)
        return head

    def _files(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, opening, path) in enumerate(
            (
                (self.tr("Library"), self.tr("Open the library's folder"), library_path()),
                (self.tr("Settings"), self.tr("Open the settings' folder"), settings_path()),
                (self.tr("Log of faults"), self.tr("Open the log's folder"), faults_path()),
            )
        ):
            shown = Field(name)
            shown.setText(str(path))
            shown.setReadOnly(True)
            shown.setCursorPosition(0)
            folder = Button(self.tr("Open folder"))
            folder.setAccessibleName(opening)
            folder.clicked.connect(lambda _=False, path=path: _open_folder(path))
            label = QLabel(name)
            label.setBuddy(shown)
            for column, widget in enumerate((label, shown, folder)):
                grid.addWidget(widget, row, column)
        return grid

    @staticmethod
    def _text(text: str) -> QLabel:
        label = muted_label(text)
        label.setWordWrap(True)
        return label


def _open_folder(path: Path) -> None:
    """Shows the folder a file is in, or would be: the nearest one that there is."""
    folder = next(one for one in path.parents if one.is_dir())
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
