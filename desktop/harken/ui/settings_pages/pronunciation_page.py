"""The person's own pronunciations, and a sentence to try them out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken.speech.reading_rules import ReadingRules
from harken.speech.spoken_form import spoken_text
from harken.ui.buttons import Button, Field
from harken.ui.choices import Choice
from harken.ui.labels import heading_label
from harken.ui.languages import language_name
from harken.ui.pronunciation_table import PronunciationTable

_SAY_AFTER_MS = 150
"""While a sentence is typed, what is said of it is worked out so often at most."""


class PronunciationPage(QWidget):
    """How words are said.

    Args:
        rules: What holds now.
        rules_now: What holds while a sentence is tried out.
        languages: What can be chosen for a word: primary BCP 47 subtags.
        language: That of the article that is open; what is tried out is taken for it first.
    """

    hear_wanted = Signal(str, str)
    """Text to be said as it is, and its language."""
    silence_wanted = Signal()

    def __init__(
        self,
        rules: ReadingRules,
        rules_now: Callable[[], ReadingRules],
        languages: Sequence[str],
        language: str,
    ) -> None:
        super().__init__()
        self._rules_now = rules_now
        self.words = PronunciationTable(languages, rules.pronunciations)
        self.field = Field(self.tr("Sentence to try out"), self.tr("Type a sentence to try it"))
        primary = language.split("-", maxsplit=1)[0]
        offered = languages if primary in languages else [primary, *languages]
        self.language = Choice(
            self.tr("Language of the sentence"), [(language_name(it), it) for it in offered]
        )
        self.language.choose(primary)
        self.hear = Button(self.tr("Hear it"))
        self.said = QLabel()
        self._speaks = False
        self._spoken = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAY_AFTER_MS)
        self._lay_out()
        self._connect()
        self.tell("")

    def show_speaking(self, speaks: bool) -> None:
        """Whether the sentence is being said."""
        self._speaks = speaks
        self._show_hear()

    def tell(self, text: str) -> None:
        """Says something about the sentence."""
        self.said.setText(text)
        self.said.setAccessibleName(text or self.tr("What is said of the sentence"))
        self.field.setAccessibleDescription(text)

    def show_said(self) -> None:
        """Shows what is said of the sentence."""
        self._timer.stop()
        text = self.field.text().strip()
        language = self.language.value or "en"
        self._spoken = spoken_text(text, language, self._rules_now()) if text else ""
        if self._spoken:
            self.tell(self.tr("Said as: {spoken}").format(spoken=self._spoken))
        else:
            self.tell(self.tr("Nothing is said of it.") if text else "")
        self._show_hear()

    def press_hear(self) -> None:
        """Says the sentence, or stops saying it."""
        if self._speaks:
            self.silence_wanted.emit()
            return
        self.show_said()
        if self._spoken:
            self.hear_wanted.emit(self._spoken, self.language.value or "en")

    def _connect(self) -> None:
        self.field.textChanged.connect(self._say_soon)
        self.field.returnPressed.connect(self.press_hear)
        self.language.currentIndexChanged.connect(self.show_said)
        self._timer.timeout.connect(self.show_said)
        self.hear.clicked.connect(self.press_hear)

    def _say_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _show_hear(self) -> None:
        self.hear.setText(self.tr("Stop") if self._speaks else self.tr("Hear it"))
        self.hear.setAccessibleName(
            self.tr("Stop saying it") if self._speaks else self.tr("Hear the sentence")
        )
        self.hear.setEnabled(self._speaks or bool(self._spoken))

    def _lay_out(self) -> None:
        trial = QHBoxLayout()
        trial.setSpacing(8)
        trial.addWidget(self.field, 1)
        trial.addWidget(self.language)
        trial.addWidget(self.hear)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(36)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.words, 1)
        layout.addWidget(heading_label(self.tr("TRY IT")))
        layout.addLayout(trial)
        layout.addWidget(self.said)
