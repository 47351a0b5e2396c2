"""The last word of a window that cannot be made to work."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from harken.errors import HarkenError


def tell_not_opened(window: QWidget, error: Exception, log: Path) -> None:
    """Says why in a dialog; the window is closed with it.

    Args:
        window: What cannot work.
        error: Why; a fault of ours is told in plain words.
        log: Where it is written down in full.
    """
    tr = QCoreApplication.translate
    told = error
    if not isinstance(told, HarkenError):
        told = HarkenError(
            tr("NotOpened", "Harken cannot start"),
            tr("NotOpened", "something went wrong in it, which is a fault of ours"),
            tr("NotOpened", "Start it again; if that does not help, install it again."),
        )
    dialog = QMessageBox(QMessageBox.Icon.Critical, "Harken", f"{told.what}.", parent=window)
    dialog.setTextFormat(Qt.TextFormat.PlainText)
    why = told.why[:1].upper() + told.why[1:]
    written = tr("NotOpened", "What happened is written in {log}.").format(log=log)
    dialog.setInformativeText(f"{why}. {told.next_step}\n\n{written}")
    dialog.addButton(tr("NotOpened", "Quit"), QMessageBox.ButtonRole.RejectRole)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.finished.connect(window.close)
    dialog.open()
