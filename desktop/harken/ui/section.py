"""A part of the window's side: its name, which folds and unfolds it, and what is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from harken.ui.buttons import Button
from harken.ui.labels import muted_label
from harken.ui.theme import Theme

_TOLD_INDENT_PX = 12
"""Where the lines of the lists begin."""


class Section(QFrame):
    """Its head is always seen; a press on it shows or hides the rest.

    Where it is open it takes the room that others leave.

    Args:
        theme: The colours.
        title: Its name, as the head shows it.
    """

    toggled = Signal(bool)
    """The person wants it open, or folded."""
    named = Signal(str)
    """What the head says to a screen reader now."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._head = Button(title, kind="section")
        self._head.setCheckable(True)
        self._head.setChecked(True)
        self._head.clicked.connect(self.toggled)
        self._told = muted_label("", "small")
        self._head_row = QHBoxLayout()
        self._head_row.setContentsMargins(0, 0, 8, 0)
        self._head_row.setSpacing(4)
        self._head_row.addWidget(self._head)
        self._head_row.addWidget(self._told, 1)
        self._body = QWidget()
        self.body = QVBoxLayout(self._body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head_row)
        layout.addWidget(self._body, 1)
        self.show_title(True)

    @property
    def title(self) -> str:
        """Its name, as the head shows it."""
        return self._title

    @property
    def is_open(self) -> bool:
        """Whether what is in it is shown."""
        return self._head.isChecked()

    @property
    def head_px(self) -> int:
        """How high the head is."""
        return self._head_row.sizeHint().height()

    def add_to_head(self, button: QWidget) -> None:
        """Puts a button at the end of the head."""
        self._head_row.addWidget(button)

    def show_title(self, shown: bool) -> None:
        """Whether the head has the name in it; else that is said elsewhere."""
        self._head.setVisible(shown)
        self._told.setIndent(-1 if shown else _TOLD_INDENT_PX)
        side = Qt.AlignmentFlag.AlignRight if shown else Qt.AlignmentFlag.AlignLeft
        self._told.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def open(self, wanted: bool) -> None:
        """Shows what is in it, or its head alone."""
        self._head.setChecked(wanted)
        self._body.setVisible(wanted)
        vertical = QSizePolicy.Policy.Preferred if wanted else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def tell(self, text: str, spoken: str = "") -> None:
        """Says something in the head, such as how much there is; `spoken` says it in full."""
        self._told.setText(text)
        self._told.setToolTip(spoken)
        said = spoken or text
        self._head.setAccessibleName(f"{self._title}, {said}" if said else self._title)
        self.named.emit(self._head.accessibleName())
