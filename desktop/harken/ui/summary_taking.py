"""Taking the summary along: to the clipboard, or as a file."""

from collections.abc import Mapping
from concurrent.futures import Future, wait
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from harken.export.file_name import file_name
from harken.export.text_file import save_text
from harken.listening.main_thread import deliver
from harken.listening.session import Session
from harken.paths import documents_dir
from harken.summary.written import Phrases, markdown, plain_text
from harken.ui.disk import disk_work
from harken.ui.memory import Memory
from harken.ui.messages import Messages
from harken.ui.remembering import Remembering

_MARKDOWN, _TEXT = "md", "txt"
_ENDINGS = {".md": _MARKDOWN, ".markdown": _MARKDOWN, ".txt": _TEXT}
_FINISH_WITHIN_S = 5.0
"""A window that closes is waited for no longer."""


class SummaryTaking(QObject):
    """Copies and saves the summary of the current article.

    Args:
        window: What the dialog belongs to.
        session: Whose article and summary it is.
        messages: Tells what became of it.
        memory: Knows where it was saved last.
        remembering: Keeps it for the next time.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        messages: Messages,
        memory: Memory,
        remembering: Remembering,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._messages = messages
        self._memory = memory
        self._remembering = remembering
        self._saving: set[Future[Path]] = set()

    def copy(self) -> None:
        """Puts the summary on the clipboard, as text."""
        text = self._written(_TEXT)
        if text is not None:
            QGuiApplication.clipboard().setText(text)
            self._messages.tell(self.tr("The summary is on the clipboard."))

    def save(self) -> None:
        """Asks for a file, and writes the summary into it that there is now."""
        article = self._session.state.article
        marked, plain = self._written(_MARKDOWN), self._written(_TEXT)
        if article is None or marked is None or plain is None:
            return
        filters = {
            self.tr("Markdown (*.md)"): _MARKDOWN,
            self.tr("Plain text (*.txt)"): _TEXT,
        }
        folder = self._memory.settings.text_folder or str(documents_dir())
        dialog = QFileDialog(self._window, self.tr("Save the summary"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.selectFile(file_name(article.title, "summary", _MARKDOWN))
        dialog.filterSelected.connect(lambda name: _show_ending(dialog, filters[name]))
        # By the time a file is chosen another article may be open.
        texts = {_MARKDOWN: marked, _TEXT: plain}
        dialog.fileSelected.connect(
            lambda name: self._write(Path(name), filters[dialog.selectedNameFilter()], texts)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def finish(self) -> None:
        """Waits for what is being written, for the window closes; a dead disk not for ever."""
        wait(self._saving, _FINISH_WITHIN_S)

    def _write(self, chosen: Path, format_: str, texts: Mapping[str, str]) -> None:
        known = _ENDINGS.get(chosen.suffix.lower())
        # Whether a file of the longer name may be replaced, nobody was asked.
        target = chosen if known else chosen.with_name(f"{chosen.name}.{format_}")
        text = texts[known or format_]
        saving = disk_work(lambda: save_text(text, target, replace=target == chosen))
        self._saving.add(saving)
        saving.add_done_callback(self._saving.discard)
        deliver(saving, self, self._tell_saved, self._messages.fail)

    def _tell_saved(self, path: Path) -> None:
        self._remembering.keep_text_folder(str(path.parent))
        self._messages.tell(self.tr("Saved: {path}").format(path=path))

    def _written(self, format_: str) -> str | None:
        """The summary as a text; None where there is none."""
        state = self._session.state
        if state.article is None or state.ranking is None or not state.summary:
            return None
        write = markdown if format_ == _MARKDOWN else plain_text
        phrases = Phrases(
            keywords=self.tr("Keywords:"),
            made=self.tr("{count} of {all} sentences ({percent} %), by the method “{method}”."),
        )
        return write(state.article, state.ranking, state.summary, phrases)


def _show_ending(dialog: QFileDialog, format_: str) -> None:
    """Gives the name in a dialog the ending of a format, where it has another's."""
    for chosen in dialog.selectedFiles():
        if Path(chosen).suffix.lower() in _ENDINGS:
            dialog.selectFile(Path(chosen).with_suffix(f".{format_}").name)
