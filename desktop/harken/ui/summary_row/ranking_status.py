"""What is told in the place of the length while there is no summary to choose from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from harken.ui.buttons import Button
from harken.ui.labels import muted_label

_GAP_PX = 8


class RankingStatus(QWidget):
    """A line of text, and a button that cancels or tries again."""

    cancel_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = muted_label()
        self._cancel = Button(self.tr("Cancel"))
        self._again = Button(self.tr("Try again"))
        self._long = self._short = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP_PX)
        for widget in (self._text, self._cancel, self._again):
            layout.addWidget(widget)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._again.clicked.connect(self.again_wanted)
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
        self._say(finding, short, button=self._cancel)

    def show_too_short(self) -> None:
        """Says that there is nothing to leave out."""
        self._say(self.tr("Too short to shorten: read whole"), self.tr("Read whole"))

    def show_none(self) -> None:
        """Says that there is no summary, and offers another attempt."""
        self._say(self.tr("No summary"), self.tr("No summary"), button=self._again)

    def fit(self, room_px: int) -> None:
        """Says less where there is little room."""
        self._text.setText(self._long if self.width_px() <= room_px else self._short)

    def width_px(self) -> int:
        """How wide it is where it says all."""
        shown = [one for one in (self._cancel, self._again) if one.isVisibleTo(self)]
        buttons_px = sum(one.sizeHint().width() + _GAP_PX for one in shown)
        return self._text.fontMetrics().horizontalAdvance(self._long) + buttons_px

    def _say(self, long: str, short: str, *, button: Button | None = None) -> None:
        self._long, self._short = long, short
        self._text.setText(long)
        self._text.setAccessibleName(long)
        for one in (self._cancel, self._again):
            one.setVisible(one is button)
