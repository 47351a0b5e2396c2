"""The settings: what is read, and how words are said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken.speech.reading_rules import ReadingRules
from harken.speech.spoken_form import spoken_text
from harken.ui.buttons import Button, Field
from harken.ui.choices import Choice, Tick
from harken.ui.labels import muted_label
from harken.ui.languages import language_name
from harken.ui.pronunciation_table import PronunciationTable

_WIDTH_PX, _HEIGHT_PX = 640, 600
_SAY_AFTER_MS = 150
"""While a sentence is typed, what is said of it is worked out so often at most."""


class SettingsDialog(QDialog):
    """Everything holds at once; there is nothing to confirm.

    Args:
        parent: The window.
        rules: What holds now.
        languages: What can be chosen for a word: primary BCP 47 subtags.
        language: That of the article that is open; what is tried out is taken for it first.
    """

    rules_changed = Signal(object)
    """The `ReadingRules` that hold from now on."""
    hear_wanted = Signal(str, str)
    """Text to be said as it is, and its language."""
    silence_wanted = Signal()

    def __init__(
        self, parent: QWidget, rules: ReadingRules, languages: Sequence[str], language: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._code = Tick(
            self.tr("Read code aloud"), self.tr("Otherwise the voice says that it skips it.")
        )
        self._tables = Tick(
            self.tr("Read tables aloud"), self.tr("Otherwise the voice says that it skips them.")
        )
        self._code.setChecked(rules.read_code)
        self._tables.setChecked(rules.read_tables)
        self._words = PronunciationTable(languages, rules.pronunciations)
        self._field = Field(self.tr("Sentence to try out"), self.tr("Type a sentence to try it"))
        primary = language.split("-", maxsplit=1)[0]
        offered = languages if primary in languages else [primary, *languages]
        self._language = Choice(
            self.tr("Language of the sentence"), [(language_name(it), it) for it in offered]
        )
        self._language.choose(primary)
        self._hear = Button(self.tr("Hear it"))
        self._said = QLabel()
        self._speaks = False
        self._spoken = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAY_AFTER_MS)
        self._build()
        self._connect()
        self._show_said()
        self.resize(_WIDTH_PX, min(_HEIGHT_PX, parent.window().height()))

    @property
    def rules(self) -> ReadingRules:
        """What the dialog says."""
        return ReadingRules(self._code.isChecked(), self._tables.isChecked(), self._words.entries)

    def try_out(self, sentence: str) -> None:
        """Shows what is said of a sentence."""
        self._field.setText(sentence)
        self._field.setFocus()
        self._show_said()

    def show_speaking(self, speaks: bool) -> None:
        """Whether the sentence is being said."""
        self._speaks = speaks
        self._show_hear()

    def show_failure(self, why: str) -> None:
        """Why the sentence cannot be said."""
        self._tell(why)

    def _connect(self) -> None:
        self._code.toggled.connect(self._tell_rules)
        self._tables.toggled.connect(self._tell_rules)
        self._words.changed.connect(self._tell_rules)
        self._field.textChanged.connect(self._say_soon)
        self._field.returnPressed.connect(self._press_hear)
        self._language.currentIndexChanged.connect(self._show_said)
        self._timer.timeout.connect(self._show_said)
        self._hear.clicked.connect(self._press_hear)

    def _tell_rules(self) -> None:
        self.rules_changed.emit(self.rules)
        self._show_said()

    def _say_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show_said(self) -> None:
        self._timer.stop()
        text = self._field.text().strip()
        self._spoken = spoken_text(text, self._language.value or "en", self.rules) if text else ""
        if self._spoken:
            self._tell(self.tr("Said as: {spoken}").format(spoken=self._spoken))
        else:
            self._tell(self.tr("Nothing is said of it.") if text else "")
        self._show_hear()

    def _tell(self, text: str) -> None:
        self._said.setText(text)
        self._field.setAccessibleDescription(text)

    def _show_hear(self) -> None:
        self._hear.setText(self.tr("Stop") if self._speaks else self.tr("Hear it"))
        self._hear.setAccessibleName(
            self.tr("Stop saying it") if self._speaks else self.tr("Hear the sentence")
        )
        self._hear.setEnabled(self._speaks or bool(self._spoken))

    def _press_hear(self) -> None:
        if self._speaks:
            self.silence_wanted.emit()
            return
        self._show_said()
        if self._spoken:
            self.hear_wanted.emit(self._spoken, self._language.value or "en")

    def _build(self) -> None:
        ticks = QHBoxLayout()
        ticks.setSpacing(24)
        ticks.addWidget(self._code)
        ticks.addWidget(self._tables)
        ticks.addStretch(1)
        trial = QHBoxLayout()
        trial.setSpacing(8)
        trial.addWidget(self._field, 1)
        trial.addWidget(self._language)
        trial.addWidget(self._hear)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.setWordWrap(True)
        self._said.setMinimumHeight(36)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        close = Button(self.tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(6)
        layout.addWidget(muted_label(self.tr("READING"), "overline"))
        layout.addLayout(ticks)
        layout.addWidget(muted_label(self.tr("PRONUNCIATION"), "overline"))
        layout.addWidget(self._words, 1)
        layout.addSpacing(8)
        layout.addWidget(muted_label(self.tr("TRY IT"), "overline"))
        layout.addLayout(trial)
        layout.addWidget(self._said)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
