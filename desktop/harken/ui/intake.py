"""The ways in: files that are chosen, links, the clipboard, drops and the sample."""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from harken.importing.kinds import SUFFIXES
from harken.importing.source import BytesSource, FileSource, LinkSource, Source
from harken.listening.main_thread import deliver
from harken.paths import sample_article
from harken.ui.arrivals import Waiting
from harken.ui.drops import sources_of
from harken.ui.link_dialog import LinkDialog
from harken.ui.standard_input import read_standard_input

_ENDINGS = " ".join(f"*{suffix}" for suffix in SUFFIXES)


class Intake(QObject):
    """Turns what the person hands over into sources.

    Args:
        window: What the dialogs belong to.
    """

    given = Signal(object)
    """A list of sources, never empty."""
    nothing_given = Signal(str)
    """A message for people: there was nothing to read."""
    failed = Signal(object)
    """A `HarkenError`: standard input cannot be read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._reading: Future[BytesSource] | None = None

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
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
        articles = self.tr("What Harken reads ({endings})").format(endings=_ENDINGS)
        dialog.setNameFilters([articles, self.tr("All files (*)")])
        dialog.filesSelected.connect(
            lambda names: self.give([FileSource(Path(name)) for name in names])
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_folder(self) -> None:
        """Asks for a folder, whose files are all read."""
        dialog = QFileDialog(self._window, self.tr("Add a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.give([FileSource(Path(name))]))
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

    def take_standard_input(self) -> None:
        """Takes what is piped into the program, when it has come to its end."""
        self._reading = reading = read_standard_input()
        deliver(
            reading,
            self,
            lambda source: self._end_reading(reading, self.given, [source]),
            lambda error: self._end_reading(reading, self.failed, error),
        )

    def waiting(self) -> Waiting | None:
        """What is waited for; None where nothing is."""
        if self._reading is None:
            return None
        return Waiting(self.tr("standard input"), self.tr("Waiting for its end"), done=0, total=1)

    def cancel(self) -> None:
        """Waits for nothing any more."""
        self._reading = None

    def _end_reading(
        self, reading: "Future[BytesSource]", signal: SignalInstance, outcome: object
    ) -> None:
        if reading is self._reading:
            self._reading = None
            signal.emit(outcome)

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
