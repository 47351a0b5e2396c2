"""The sheet of keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from harken.ui.buttons import Button
from harken.ui.doing import Doing
from harken.ui.keys import KEYS, shown_keys
from harken.ui.labels import muted_label

_MOST_ROWS_PX = 368
"""Of more, the rest is scrolled to: the sheet fits the lowest window."""


class KeysSheet(QDialog):
    """All keys and what they do, in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = [key for key in KEYS if key.keys]
        names = self._names()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        half = (len(shown) + 1) // 2
        for place, key in enumerate(shown):
            column, row = divmod(place, half)
            keys = QLabel(shown_keys(key))
            keys.setProperty("role", "strong")
            grid.addWidget(keys, row, 2 * column)
            grid.addWidget(QLabel(names[key.doing]), row, 2 * column + 1)
        grid.setColumnMinimumWidth(1, 200)
        table = QWidget()
        table.setLayout(grid)
        grid.setContentsMargins(0, 0, 16, 0)
        scrolled = QScrollArea()
        scrolled.setWidget(table)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setAccessibleName(self.tr("Keys"))
        scrolled.verticalScrollBar().setAccessibleName(self.tr("Scroll the keys"))
        size = table.sizeHint()
        scrolled.setMinimumWidth(size.width())
        scrolled.setFixedHeight(min(size.height(), _MOST_ROWS_PX))
        note = self.tr("Keyboards and headsets with media keys work too.")
        close = Button(self.tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        foot = QHBoxLayout()
        foot.addWidget(muted_label(note), 1)
        foot.addWidget(close)
        layout.addWidget(scrolled)
        layout.addLayout(foot)

    def _names(self) -> dict[Doing, str]:
        return {
            Doing.PLAY_PAUSE: self.tr("Play or pause"),
            Doing.PREVIOUS_SENTENCE: self.tr("Previous sentence"),
            Doing.NEXT_SENTENCE: self.tr("Next sentence"),
            Doing.PREVIOUS_PARAGRAPH: self.tr("Previous paragraph"),
            Doing.NEXT_PARAGRAPH: self.tr("Next paragraph"),
            Doing.PREVIOUS_SECTION: self.tr("Previous section"),
            Doing.NEXT_SECTION: self.tr("Next section"),
            Doing.BACK_15_SECONDS: self.tr("Back 15 seconds"),
            Doing.REPEAT_SENTENCE: self.tr("Sentence again"),
            Doing.SPELL_WORD: self.tr("Spell the word"),
            Doing.SLOWER: self.tr("Slower"),
            Doing.FASTER: self.tr("Faster"),
            Doing.READING: self.tr("Summary or article"),
            Doing.SKIM: self.tr("Skim the article"),
            Doing.EXPAND: self.tr("Expand this point, or back"),
            Doing.TUNE: self.tr("Tune the summary"),
            Doing.WHY: self.tr("Why this sentence"),
            Doing.VOICES: self.tr("Choose a voice"),
            Doing.STOP: self.tr("Stop"),
            Doing.OPEN: self.tr("Add files"),
            Doing.PASTE: self.tr("Paste text, a link or files"),
            Doing.LINK: self.tr("Fetch a link"),
            Doing.FIND: self.tr("Find in the article"),
            Doing.SAVE_SUMMARY: self.tr("Save the summary"),
            Doing.SAVE_AUDIO: self.tr("Save as audio"),
            Doing.LOOK: self.tr("Text and colours"),
            Doing.BIGGER_TEXT: self.tr("Bigger text"),
            Doing.SMALLER_TEXT: self.tr("Smaller text"),
            Doing.USUAL_TEXT: self.tr("Usual text size"),
            Doing.DIM_OTHERS: self.tr("Dim other paragraphs"),
            Doing.SETTINGS: self.tr("Settings"),
            Doing.SHEET: self.tr("This sheet"),
            Doing.QUIT: self.tr("Quit"),
        }
