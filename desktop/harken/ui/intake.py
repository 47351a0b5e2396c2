"""The ways in: files that are chosen, links, the clipboard, drops and the sample."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from harken.importing.source import FileSource, LinkSource, Source
from harken.paths import sample_article
from harken.ui.drops import sources_of
from harken.ui.link_dialog import LinkDialog

_ENDINGS = "*.html *.htm *.xhtml *.mhtml *.md *.markdown *.txt *.text"


class Intake(QObject):
    """Turns what the person hands over into sources.

    Args:
        window: What the dialogs belong to.
    """

    given = Signal(object)
    """A list of sources, never empty."""
    nothing_given = Signal(str)
    """A message for people: there was nothing to read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def paste(self) -> None:
        """Takes what is on the clipboard: files, else `text/html`, else text."""
        self._take(
            QGuiApplication.clipboard().mimeData(),
            self.tr("There is nothing to paste. Copy a text, a link or files first."),
        )

    def drop(self, mime: QMimeData) -> None:
        """Takes what was dropped."""
        self._take(mime, self.tr("There is nothing to read in what was dropped."))

    def choose_files(self) -> None:
        """Asks for files."""
        dialog = QFileDialog(self._window, self.tr("Add files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        articles = self.tr("Articles ({endings})").format(endings=_ENDINGS)
        dialog.setNameFilters([articles, self.tr("All files (*)")])
        dialog.filesSelected.connect(
            lambda names: self.give([FileSource(Path(name)) for name in names])
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_link(self) -> None:
        """Asks for a link; one on the clipboard is there already."""
        # The stubs do not say so, but an empty clipboard may have no data at all.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        found = sources_of(mime) if mime is not None else []
        link = found[0].url if len(found) == 1 and isinstance(found[0], LinkSource) else ""
        dialog = LinkDialog(self._window, link)
        dialog.given.connect(self.take_link)
        dialog.open()

    def take_link(self, link: str) -> None:
        """Takes a link that was typed; its scheme may be missing."""
        self.give([LinkSource(link if "://" in link else f"https://{link}")])

    def take_sample(self) -> None:
        """Takes the bundled article."""
        self.give([FileSource(sample_article())])

    def give(self, sources: Sequence[Source]) -> None:
        """Hands on some sources."""
        if sources:
            self.given.emit(list(sources))

    def _take(self, mime: QMimeData | None, otherwise: str) -> None:
        sources = sources_of(mime) if mime is not None else []
        if sources:
            self.give(sources)
        else:
            self.nothing_given.emit(otherwise)
