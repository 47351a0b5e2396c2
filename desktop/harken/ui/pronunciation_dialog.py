"""Asks how a word is to be said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from harken.speech.pronunciation import Pronunciation, why_unusable
from harken.ui.buttons import Button, Field, at_the_end
from harken.ui.choices import Choice, Tick
from harken.ui.labels import muted_label, show_hint
from harken.ui.languages import language_name

_CHECK_AFTER_MS = 300
"""To try out a regular expression may take a moment; not at every key."""


class PronunciationDialog(QDialog):
    """One entry of the person's own pronunciations.

    Args:
        parent: The settings.
        languages: What can be chosen: primary BCP 47 subtags.
        entry: What is changed; None for a new one.
    """

    given = Signal(object)
    """The `Pronunciation`; it can be used."""

    def __init__(
        self, parent: QWidget, languages: Sequence[str], entry: Pronunciation | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pronunciation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._written = Field(self.tr("Written"), self.tr("Harken"))
        self._spoken = Field(self.tr("Said as"), self.tr("Har ken"))
        offered = list(languages)
        if entry is not None and entry.language is not None and entry.language not in offered:
            offered.append(entry.language)
        self._language = Choice(
            self.tr("Language"),
            [(self.tr("Every language"), None), *((language_name(it), it) for it in offered)],
        )
        self._pattern = Tick(
            self.tr("What is written is a pattern"),
            self.tr("A regular expression, whose groups can be said as \\1, \\2 …"),
        )
        self._why = muted_label()
        self._why.setWordWrap(True)
        self._why.setMinimumHeight(40)
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._save = Button(self.tr("Save"), kind="primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_AFTER_MS)
        self._timer.timeout.connect(self._check)
        self._build()
        if entry is not None:
            self._written.setText(entry.written)
            self._spoken.setText(entry.spoken)
            self._language.choose(entry.language)
            self._pattern.setChecked(entry.is_pattern)
        self._connect()
        self._check()

    @property
    def entry(self) -> Pronunciation:
        """What the fields say."""
        pattern = self._pattern.isChecked()
        written = self._written.text()
        return Pronunciation(
            written if pattern else written.strip(),
            self._spoken.text() if pattern else self._spoken.text().strip(),
            self._language.value,
            pattern,
        )

    def _connect(self) -> None:
        self._written.textChanged.connect(self._check_soon)
        self._spoken.textChanged.connect(self._check_soon)
        self._pattern.toggled.connect(self._check)
        self._save.clicked.connect(self._give)

    def _check_soon(self) -> None:
        if self._pattern.isChecked():
            show_hint(self._why, self.tr("Checking…"), wrong=False)
            self._timer.start()
        else:
            self._check()

    def _check(self) -> None:
        self._timer.stop()
        why = why_unusable(self.entry)
        self._save.setEnabled(why is None)
        wrong = why is not None and bool(self._written.text())
        if why is None:
            why = self.tr("Found as a whole word; in capitals or not where it is in small letters.")
            if self._pattern.isChecked():
                why = self.tr("A regular expression; of several entries, the upper one counts.")
        show_hint(self._why, why, wrong=wrong)
        self._written.setAccessibleDescription(why)

    def _give(self) -> None:
        self._check()
        if self._save.isEnabled():
            self.given.emit(self.entry)
            self.accept()

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        for text, field in (
            (self.tr("Written"), self._written),
            (self.tr("Said as"), self._spoken),
            (self.tr("Language"), self._language),
        ):
            label = QLabel(text)
            label.setMinimumHeight(44)
            form.addRow(label, field)
        form.addRow("", self._pattern)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self._why)
        layout.addLayout(at_the_end(cancel, self._save))
        self.setMinimumWidth(440)
