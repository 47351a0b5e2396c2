"""What is told in the place of the length while there is no summary to choose from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from harken.ui.buttons import Button
from harken.ui.labels import muted_label

_GAP_PX = 8


class RankingStatus(QWidget):
    """A line of text, and buttons for what can be done about it."""

    cancel_wanted = Signal()
    again_wanted = Signal()
    auto_wanted = Signal()
    """Another attempt in the usual way."""
    all_wanted = Signal()
    """No sentence is to be left out any more."""

    def __init__(self) -> None:
        super().__init__()
        self._text = muted_label()
        self._cancel = Button(self.tr("Cancel"))
        self._again = Button(self.tr("Try again"))
        self._auto = Button(self.tr("Use Auto"))
        self._auto.setAccessibleName(self.tr("Choose the key sentences by Auto"))
        self._clear = Button(self.tr("Clear"))
        self._clear.setAccessibleName(self.tr("Leave out no sentence"))
        self._buttons = (self._cancel, self._again, self._auto, self._clear)
        self._long = self._short = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP_PX)
        for widget in (self._text, *self._buttons):
            layout.addWidget(widget)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._again.clicked.connect(self.again_wanted)
        self._auto.clicked.connect(self.auto_wanted)
        self._clear.clicked.connect(self.all_wanted)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Says nothing: what is under way may be done before anybody could read of it."""
        self._say("", "")

    def show_progress(self, done: float) -> None:
        """Says how much is done, 0 to 1."""
        percent = int(100 * done)
        finding, short = self.tr("Finding the key sentences…"), self.tr("Finding…")
        if percent:
            finding, short = f"{finding} {percent} %", f"{short} {percent} %"
        self._say(finding, short, self._cancel)

    def show_too_short(self) -> None:
        """Says that there is nothing to leave out."""
        self._say(self.tr("Too short to shorten: read whole"), self.tr("Read whole"))

    def show_none(self, *, offers_auto: bool) -> None:
        """Says that there is no summary, and offers another attempt."""
        buttons = (self._again, self._auto) if offers_auto else (self._again,)
        self._say(self.tr("No summary"), self.tr("No summary"), *buttons)

    def show_all_left_out(self) -> None:
        """Says that no sentence is left to choose from, and how to have them back."""
        short = self.tr("All left out")
        self._say(self.tr("You left out every sentence"), short, self._clear)

    def fit(self, room_px: int) -> None:
        """Says less where there is little room."""
        self._text.setText(self._long if self.width_px() <= room_px else self._short)

    def width_px(self) -> int:
        """How wide it is where it says all."""
        shown = [one for one in self._buttons if one.isVisibleTo(self)]
        buttons_px = sum(one.sizeHint().width() + _GAP_PX for one in shown)
        return self._text.fontMetrics().horizontalAdvance(self._long) + buttons_px

    def _say(self, long: str, short: str, *buttons: Button) -> None:
        self._long, self._short = long, short
        self._text.setText(long)
        self._text.setAccessibleName(long)
        for one in self._buttons:
            one.setVisible(one in buttons)
