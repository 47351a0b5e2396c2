"""The words and the sentences that weigh more or less than usual."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.ui.buttons import Button, IconButton
from harken.ui.labels import muted_label
from harken.ui.theme import Theme
from harken.ui.tuning.resting_field import RestingField


class FocusSection(QWidget):
    """A field for words to focus on; and how many sentences are pinned or left out."""

    chosen = Signal(object)
    """An `Emphasis`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._emphasis = NO_EMPHASIS
        hint = self.tr("Focus on words…")
        self.field = RestingField(self.tr("Words to focus on"), hint, esc_empties=True)
        self._clear = IconButton(theme, "close", self.tr("No focus"))
        self._not_found = muted_label(self.tr("No sentence has these words"), "small")
        self._picked = QWidget()
        self._count = QLabel()
        self._forget = Button(self.tr("Clear"))
        self._forget.setAccessibleName(self.tr("Neither pin nor leave out any sentence"))
        self._build()
        self.field.settled.connect(self._focus_on)
        self.field.textChanged.connect(self._offer_to_clear)
        self._clear.clicked.connect(self._focus_on_nothing)
        self._forget.clicked.connect(
            lambda: self.chosen.emit(replace(NO_EMPHASIS, focus=self._emphasis.focus))
        )
        self._offer_to_clear("")

    def show_emphasis(self, emphasis: Emphasis, *, found: bool = True) -> None:
        """Shows what weighs more and what weighs nothing.

        Args:
            emphasis: The wishes.
            found: Whether any sentence has the words to focus on.
        """
        self._emphasis = emphasis
        self.field.show_text(emphasis.focus)
        self._not_found.setVisible(bool(emphasis.focus) and not found)
        pinned, excluded = len(emphasis.pinned), len(emphasis.excluded)
        told = []
        if pinned:
            told.append(self.tr("{n} pinned").format(n=pinned))
        if excluded:
            told.append(self.tr("{n} left out").format(n=excluded))
        self._count.setText(" · ".join(told))
        self._picked.setVisible(bool(told))

    def _focus_on(self, words: str) -> None:
        self.chosen.emit(replace(self._emphasis, focus=words))

    def _focus_on_nothing(self) -> None:
        self.field.clear()
        self.field.settle()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_to_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._clear)
        picked = QHBoxLayout(self._picked)
        picked.setContentsMargins(0, 0, 0, 0)
        picked.addWidget(self._count, 1)
        picked.addWidget(self._forget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._not_found)
        layout.addWidget(self._picked)
