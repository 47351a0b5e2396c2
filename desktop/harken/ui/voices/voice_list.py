"""The voices of one language, one under the other."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from harken.ui.buttons import Button
from harken.ui.theme import Theme
from harken.ui.voices.catalogue import Shelf
from harken.ui.voices.voice_row import VoiceRow

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class VoiceList(QScrollArea):
    """Natural voices, favourites and the one in use first; the rest is folded away behind them.

    Up and Down go from voice to voice, Tab from button to button.
    """

    favoured = Signal(str, bool)
    """A voice's id, and whether it is a favourite now."""
    heard = Signal(str)
    silenced = Signal()
    used = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("voices")
        self.setAccessibleName(self.tr("Voices"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setAccessibleName(self.tr("Scroll the voices"))
        self._theme = theme
        self.rows: list[VoiceRow] = []
        self._folded: list[VoiceRow] = []
        self._column = QVBoxLayout()
        self._unfold = Button(kind="link")

    @property
    def is_unfolded(self) -> bool:
        """Whether all voices are shown."""
        return not self._folded

    def focused_star(self) -> str | None:
        """The voice whose star has the keyboard's focus."""
        return next((row.voice.id for row in self.rows if row.buttons[0].hasFocus()), None)

    def focus_star(self, voice: str) -> None:
        """Gives the keyboard's focus to a voice's star, or to what it is folded behind."""
        for row in self.rows:
            if row.voice.id == voice:
                button = self._unfold if row in self._folded else row.buttons[0]
                button.setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(button)

    def show_shelf(self, shelf: Shelf, favourites: Collection[str], *, unfolded: bool) -> None:
        """Shows the voices of another language.

        Args:
            shelf: The voices.
            favourites: The ids of those that are starred.
            unfolded: Whether the robotic ones are shown at once, where there are others.
        """
        inside = QWidget()
        inside.setObjectName("voiceRows")
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        self.rows = [self._row(shelf, number, favourites) for number in range(len(shelf.voices))]
        folded = [row for row in self.rows if not row.voice.natural and not row.is_favourite]
        self._folded = [] if unfolded or len(folded) == len(self.rows) else folded
        self._unfold = Button(kind="link")
        self._unfold.clicked.connect(self._show_folded)
        for row in self.rows:
            if row not in self._folded:
                column.addWidget(row)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeading)
        for row in self._folded:
            row.hide()
            column.addWidget(row)
        column.addStretch(1)
        self._name_folded()
        self.setWidget(inside)

    def show_used(self, voice: str | None) -> None:
        """Says which voice reads this language; it is never folded away."""
        for row in self.rows:
            used = row.voice.id == voice
            row.show_used(used)
            if used and row in self._folded:
                self._folded.remove(row)
                self._column.removeWidget(row)
                self._column.insertWidget(self._column.indexOf(self._unfold), row)
                row.show()
                self._name_folded()

    def show_speaking(self, voice: str | None) -> None:
        """Says which voice is being heard."""
        for row in self.rows:
            row.show_speaking(row.voice.id == voice)

    def _row(self, shelf: Shelf, number: int, favourites: Collection[str]) -> VoiceRow:
        voice = shelf.voices[number]
        row = VoiceRow(self._theme, voice, shelf.name)
        row.show_favourite(voice.id in favourites)
        row.favoured.connect(lambda favourite: self.favoured.emit(voice.id, favourite))
        row.heard.connect(lambda: self.heard.emit(voice.id))
        row.silenced.connect(self.silenced)
        row.used.connect(lambda: self.used.emit(voice.id))
        for button in row.buttons:
            button.installEventFilter(self)
        return row

    def _name_folded(self) -> None:
        text = self.tr("Show the robotic voices ({n})").format(n=len(self._folded))
        self._unfold.setText(text)
        self._unfold.setVisible(bool(self._folded))

    def _show_folded(self) -> None:
        for row in self._folded:
            row.show()
        if self._unfold.hasFocus():
            self._folded[0].buttons[-1].setFocus()
        self._folded = []
        self._name_folded()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Goes to the same button of the next voice."""
        step = _STEPS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if step is None or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        seen = [row for row in self.rows if not row.isHidden()]
        at = next(n for n, row in enumerate(seen) if watched in row.buttons)
        if 0 <= at + step < len(seen):
            column = seen[at].buttons.index(watched)
            button = seen[at + step].buttons[column]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(button)
        return True
