"""The field for words to look for in the library."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent

from harken.ui.buttons import Field
from harken.ui.icons import pixmap
from harken.ui.theme import Theme

_MOST_PX, _LEAST_PX = 260, 72
_ICON_PX = 16


class SearchField(Field):
    """Down and Enter go on to what was found; Esc gives up the search.

    Args:
        theme: The colours.
    """

    entered = Signal()
    """The person wants to choose of what was found."""
    left = Signal()
    """Nothing is looked for any more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("Search the library"), self.tr("Search library"))
        self.setObjectName("searchField")
        self._theme = theme
        self._glass = QAction(self.tr("Search"), self)
        self.addAction(self._glass, Field.ActionPosition.LeadingPosition)
        self.setMaximumWidth(_MOST_PX)
        self.setMinimumWidth(_LEAST_PX)
        theme.changed.connect(self._draw)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves the field for what was found, or for the text."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        self._glass.setIcon(QIcon(pixmap("search", self._theme.colours.muted, _ICON_PX)))
