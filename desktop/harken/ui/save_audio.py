"""The dialog that saves an article or its summary as an audio file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from harken.article.model import Article
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.export.audio import ExportedAudio, Order
from harken.export.file_name import file_name, free_path
from harken.export.formats import FORMATS
from harken.export.rendering import Cancelled
from harken.listening.state import SessionState
from harken.speech.reading_rules import DEFAULT_RULES, ReadingRules
from harken.ui.audio_saving import AudioSaving
from harken.ui.buttons import Button, at_the_end
from harken.ui.durations import clock
from harken.ui.labels import ElidedLabel, muted_label

_ANNOUNCED_IN = "en"
"""The language of what is said in place of a sentence, where there are no words in its own."""


class SaveAudioDialog(QDialog):
    """What, as what, where; then progress, and the file.

    Args:
        parent: The window.
        state: The session's; it has an article and a voice.
        folder: Where files go unless another folder is chosen.
        format_: "mp3" or "wav".
        rules: How the sentences are read.
        voice_for: The id of the voice for a language, if there is one; main thread only.
    """

    chosen = Signal(str, str)
    """The folder and the format that were used, to be remembered."""
    said = Signal(str, int, object, object, object)
    """What `Paces.learn` takes, of each passage that is saved."""
    saved = Signal(str)
    """The file's name."""
    broke = Signal(object)
    """An exception that is a fault of ours."""

    def __init__(
        self,
        parent: QWidget,
        state: SessionState,
        folder: Path,
        format_: str,
        rules: ReadingRules = DEFAULT_RULES,
        *,
        voice_for: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save as audio"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self._state = state
        self._folder = folder
        self._rules = rules
        self._voice_for = voice_for
        self._saving: AudioSaving | None = None
        self._saved: ExportedAudio | None = None
        article_time, summary_time = clock(state.article_s), clock(state.summary_s)
        self._article = QRadioButton(self.tr("The article · {time}").format(time=article_time))
        self._summary = QRadioButton(self.tr("The summary · {time}").format(time=summary_time))
        self._formats = {name: QRadioButton(name.upper()) for name in sorted(FORMATS)}
        self._where = ElidedLabel("muted", Qt.TextElideMode.ElideMiddle)
        self._progress = QProgressBar()
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of saving"))
        self._status = muted_label()
        self._status.setWordWrap(True)
        self._other = Button(self.tr("Other folder…"))
        self._cancel = Button(self.tr("Cancel"))
        self._save = Button(self.tr("Save"), kind="primary")
        self._build()
        self._formats.get(format_, self._formats["mp3"]).setChecked(True)
        summary = state.reading is not Reading.ARTICLE and bool(state.summary)
        (self._summary if summary else self._article).setChecked(True)
        self._summary.setEnabled(bool(state.summary))
        self._show_target()

    @property
    def target(self) -> Path:
        """The file that Save writes: never one that is there already."""
        article = self._state.article
        assert article is not None
        what = "summary" if self._summary.isChecked() else "article"
        return free_path(self._folder, file_name(article.title, what, self._format()))

    def save(self) -> None:
        """Starts to save."""
        article = self._state.article
        assert article is not None
        read = [sentence.index for sentence in article.sentences_read()]
        title = article.title
        if self._summary.isChecked():
            heading = [index for index in read if article.sentences[index].span.block == 0]
            # An article of a title alone has it as its summary.
            read = sorted({*heading, *self._state.summary})
            title = self.tr("{title} (summary)").format(title=title)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            target = self.target
        except OSError as error:
            self._show_failure(
                HarkenError(
                    self.tr("Cannot use {folder}").format(folder=self._folder),
                    error.strerror or self.tr("the system refused"),
                    self.tr("Choose another folder."),
                )
            )
            return
        order = self._order(article, read, target, title)
        self.chosen.emit(str(self._folder), self._format())
        self._set_busy(True)
        self._status.setText(self.tr("Saving {name} …").format(name=target.name))
        self._saving = AudioSaving(order, self)
        self._saving.progressed.connect(lambda part: self._progress.setValue(round(part * 1000)))
        self._saving.said.connect(self.said)
        self._saving.done.connect(self._finish)
        self._saving.failed.connect(self._fail)

    def reject(self) -> None:
        """Cancels what is being saved, or closes the dialog: for the button, Esc and the frame."""
        if self._saving is not None:
            self._status.setText(self.tr("Stopping …"))
            self._saving.cancel()
        else:
            super().reject()

    def stop(self) -> None:
        """Ends everything at once, for the window closes."""
        if self._saving is not None:
            self._saving.close()
            self._saving = None
        self.close()

    def _order(self, article: Article, read: Sequence[int], target: Path, title: str) -> Order:
        """What is to be saved, as it would be heard."""
        state, reader = self._state, self._state.voice or ""
        languages = {article.language_of(article.sentences[index]) for index in read}
        # Asked now: the order is carried out on another thread.
        voices = {it: self._voice_for(it) or reader for it in (*languages, _ANNOUNCED_IN)}
        return Order(
            article,
            tuple(read),
            target,
            title,
            reader,
            state.rate_wpm,
            self._rules,
            lambda language: voices.get(language, reader),
            state.pitch_semitones,
        )

    def _format(self) -> str:
        return next(name for name, button in self._formats.items() if button.isChecked())

    def _show_target(self) -> None:
        try:
            self._where.show_text(str(self.target))
        except OSError:
            self._where.show_text(str(self._folder))

    def _choose_folder(self) -> None:
        title = self.tr("Where to save the audio")
        folder = QFileDialog.getExistingDirectory(self, title, str(self._folder))
        if folder:
            self._folder = Path(folder)
            self._show_target()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self._article, self._other, self._save, *self._formats.values()):
            widget.setEnabled(not busy)
        self._summary.setEnabled(not busy and bool(self._state.summary))
        self._progress.setVisible(busy)
        self._progress.setValue(0)

    def _finish(self, audio: ExportedAudio) -> None:
        self._saving, self._saved = None, audio
        self._progress.setValue(1000)
        text = self.tr("Saved: {path}, {time}")
        self._status.setText(text.format(path=audio.path, time=clock(audio.seconds)))
        self._cancel.setText(self.tr("Close"))
        self._save.setText(self.tr("Show in folder"))
        self._save.setEnabled(True)
        self.saved.emit(audio.path.name)

    def _fail(self, error: Exception) -> None:
        self._saving = None
        self._set_busy(False)
        self._show_target()
        if isinstance(error, Cancelled):
            self._status.setText(self.tr("Stopped; nothing was saved."))
        elif isinstance(error, HarkenError):
            self._show_failure(error)
        else:
            self._status.setText(self.tr("Something went wrong in Harken; nothing was saved."))
            self.broke.emit(error)

    def _show_failure(self, error: HarkenError) -> None:
        self._status.setText(str(error))

    def _press_save(self) -> None:
        if self._saved is None:
            self.save()
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.path.parent)))
            self.accept()

    def _build(self) -> None:
        choices = QGridLayout()
        choices.setHorizontalSpacing(24)
        for column, (title, buttons) in enumerate(
            ((self.tr("What"), (self._article, self._summary)),
             (self.tr("Format"), tuple(self._formats.values())))
        ):  # fmt: skip
            choices.addWidget(muted_label(title, "overline"), 0, column)
            group = QButtonGroup(self)
            for row, button in enumerate(buttons, start=1):
                group.addButton(button)
                choices.addWidget(button, row, column)
                button.toggled.connect(self._show_target)
        folder = QHBoxLayout()
        folder.addWidget(self._where, 1)
        folder.addWidget(self._other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addLayout(choices)
        layout.addWidget(muted_label(self.tr("Where"), "overline"))
        layout.addLayout(folder)
        layout.addWidget(self._progress)
        layout.addWidget(self._status)
        layout.addLayout(at_the_end(self._cancel, self._save))
        self._progress.hide()
        self._save.setDefault(True)
        self._other.clicked.connect(self._choose_folder)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._press_save)
