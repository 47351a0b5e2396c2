"""What is read aloud, how long the voice pauses, and where more voices are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken.article.pauses import DEFAULT_PAUSES, LONGEST_PAUSE_MS, Pauses
from harken.speech.reading_rules import ReadingRules
from harken.ui.buttons import Button
from harken.ui.choices import Tick
from harken.ui.labels import heading_label
from harken.ui.settings_pages.voice_folder import VoiceFolder
from harken.ui.stepper import Stepper

_STEP_MS = 50


class ReadingRulesPage(QWidget):
    """Code and tables, pauses, and the folder of voices."""

    changed = Signal()
    """The person wishes something else to be read, or other pauses."""

    def __init__(self, rules: ReadingRules, voice_folder: str | None) -> None:
        super().__init__()
        self.code = Tick(
            self.tr("Read code aloud"), self.tr("Otherwise the voice says that it skips it.")
        )
        self.tables = Tick(
            self.tr("Read tables aloud"), self.tr("Otherwise the voice says that it skips them.")
        )
        self.code.setChecked(rules.read_code)
        self.tables.setChecked(rules.read_tables)
        usual = range(0, LONGEST_PAUSE_MS + 1, _STEP_MS)
        self.after_sentence, self.after_paragraph, self.after_heading = (
            Stepper(name, usual, self.tr("ms"))
            for name in (
                self.tr("After a sentence"),
                self.tr("After a paragraph"),
                self.tr("After a heading"),
            )
        )
        self.reset = Button(self.tr("Reset"), kind="link")
        self.reset.setAccessibleName(self.tr("Reset the pauses"))
        self.folder = VoiceFolder(voice_folder)
        self._show_pauses(rules.pauses)
        self._lay_out()
        for tick in (self.code, self.tables):
            tick.toggled.connect(self.changed)
        for stepper in self._steppers():
            stepper.changed.connect(self._tell_pauses)
        self.reset.clicked.connect(self._reset_pauses)

    @property
    def pauses(self) -> Pauses:
        """The pauses that are shown."""
        return Pauses(*(stepper.value for stepper in self._steppers()))

    def _steppers(self) -> tuple[Stepper, Stepper, Stepper]:
        return self.after_sentence, self.after_paragraph, self.after_heading

    def _show_pauses(self, pauses: Pauses) -> None:
        self.after_sentence.show_value(pauses.after_sentence_ms)
        self.after_paragraph.show_value(pauses.after_paragraph_ms)
        self.after_heading.show_value(pauses.after_heading_ms)
        self.reset.setEnabled(pauses != DEFAULT_PAUSES)

    def _tell_pauses(self) -> None:
        self.reset.setEnabled(self.pauses != DEFAULT_PAUSES)
        self.changed.emit()

    def _reset_pauses(self) -> None:
        self._show_pauses(DEFAULT_PAUSES)
        self.changed.emit()

    def _lay_out(self) -> None:
        ticks = QHBoxLayout()
        ticks.setSpacing(24)
        ticks.addWidget(self.code)
        ticks.addWidget(self.tables)
        ticks.addStretch(1)
        pauses = QGridLayout()
        pauses.setVerticalSpacing(6)
        for row, stepper in enumerate(self._steppers()):
            label = QLabel(stepper.accessibleName())
            label.setBuddy(stepper.number)
            pauses.addWidget(label, row, 0)
            pauses.addWidget(stepper, row, 1)
        pauses.addWidget(self.reset, 2, 2)
        pauses.setColumnMinimumWidth(0, 160)
        pauses.setColumnStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(ticks)
        layout.addWidget(heading_label(self.tr("PAUSES")))
        layout.addLayout(pauses)
        layout.addWidget(heading_label(self.tr("MORE VOICES")))
        layout.addWidget(self.folder)
        layout.addStretch(1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
