"""The settings: what is read, how it looks, and how words are said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from harken.speech.reading_rules import ReadingRules
from harken.ui.buttons import Button
from harken.ui.look_section import LookSection
from harken.ui.pages import Pages
from harken.ui.settings_pages.pronunciation_page import PronunciationPage
from harken.ui.settings_pages.reading_page import ReadingRulesPage
from harken.ui.sheet_size import resize_within

_WIDTH_PX, _HEIGHT_PX = 840, 600
_LOOK_WIDTH_PX = 400


class SettingsDialog(QDialog):
    """Everything holds at once; there is nothing to confirm.

    Args:
        parent: The window.
        rules: What holds now.
        languages: What can be chosen for a word: primary BCP 47 subtags.
        language: That of the article that is open; what is tried out is taken for it first.
        voice_folder: Where more voices lie.
    """

    rules_changed = Signal(object)
    """The `ReadingRules` that hold from now on."""

    def __init__(
        self,
        parent: QWidget,
        rules: ReadingRules,
        languages: Sequence[str],
        language: str,
        voice_folder: str | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reading = ReadingRulesPage(rules, voice_folder)
        self.look = LookSection()
        self.pronunciation = PronunciationPage(rules, lambda: self.rules, languages, language)
        self.look_page = QScrollArea()
        self._pages = Pages(self.tr("Pages of the settings"))
        self._lay_out()
        self.reading.changed.connect(self._tell_rules)
        self.pronunciation.words.changed.connect(self._tell_rules)
        resize_within(self, _WIDTH_PX, _HEIGHT_PX)

    @property
    def rules(self) -> ReadingRules:
        """What the dialog says."""
        return ReadingRules(
            self.reading.code.isChecked(),
            self.reading.tables.isChecked(),
            self.pronunciation.words.entries,
            self.reading.pauses,
        )

    def add_page(self, page: QWidget, name: str) -> None:
        """Puts another page behind those that are there."""
        self._pages.add(page, name)

    def show_page(self, page: QWidget) -> None:
        """Turns to one of the pages."""
        self._pages.turn_to(page)

    def try_out(self, sentence: str) -> None:
        """Shows what is said of a sentence."""
        self.show_page(self.pronunciation)
        self.pronunciation.field.setText(sentence)
        self.pronunciation.field.setFocus()
        self.pronunciation.show_said()

    def _tell_rules(self) -> None:
        self.rules_changed.emit(self.rules)
        self.pronunciation.show_said()

    def _lay_out(self) -> None:
        self.look.setFixedWidth(_LOOK_WIDTH_PX)
        self.look.setContentsMargins(0, 12, 0, 0)
        self.look_page.setWidget(self.look)
        self.look_page.setFrameShape(QFrame.Shape.NoFrame)
        self.look_page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.look_page.setAccessibleName(self.tr("Look"))
        self.look_page.verticalScrollBar().setAccessibleName(self.tr("Scroll the page"))
        for page, name in (
            (self.reading, self.tr("Reading")),
            (self.look_page, self.tr("Look")),
            (self.pronunciation, self.tr("Pronunciation")),
        ):
            self._pages.add(page, name)
        close = Button(self.tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._pages, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
