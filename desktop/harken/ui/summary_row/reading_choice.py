"""Which reading is heard: the summary, the article, or the article by its key sentences."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from harken.article.position import Reading
from harken.ui.buttons import Toggle
from harken.ui.doing import Doing
from harken.ui.durations import clock

_GAP_PX = 10


class ReadingChoice(QWidget):
    """Two buttons in one, and a third that skims the article."""

    chosen = Signal(object)
    """A `Reading`."""

    def __init__(self) -> None:
        super().__init__()
        self._summary = Toggle(segment="left")
        self._article = Toggle(segment="right")
        self._skim = Toggle(self.tr("Skim"), doing=[Doing.SKIM])
        self._skim.setToolTip(self.tr("Shows the article and reads only its key sentences"))
        self._skim.setAccessibleDescription(self._skim.toolTip())
        group = QButtonGroup(self)
        group.addButton(self._summary)
        group.addButton(self._article)
        self._reading = Reading.ARTICLE
        self._plain: dict[Toggle, str] = {}
        self._timed: dict[Toggle, str] = {}
        self._widest: dict[Toggle, str] = {}
        segments = QHBoxLayout()
        segments.setSpacing(0)
        segments.addWidget(self._summary)
        segments.addWidget(self._article)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP_PX)
        layout.addLayout(segments)
        layout.addWidget(self._skim)
        self._summary.clicked.connect(lambda: self._choose(Reading.SUMMARY))
        self._article.clicked.connect(lambda: self._choose(Reading.ARTICLE))
        self._skim.clicked.connect(
            lambda skims: self._choose(Reading.SKIM if skims else Reading.ARTICLE)
        )

        self._join()

    def changeEvent(self, event: QEvent) -> None:
        """Joins the two anew where they change sides."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._join()

    def show_reading(self, reading: Reading, summary_s: float | None, article_s: float) -> None:
        """Says which reading is chosen, and how long each takes.

        Args:
            reading: What is chosen.
            summary_s: How long the summary takes; None while there is none.
            article_s: How long the article takes.
        """
        self._reading = reading
        summary, article = self.tr("Summary"), self.tr("Article")
        timed = self.tr("{reading} · {time}")
        self._plain = {self._summary: summary, self._article: article}
        self._timed = {
            self._summary: timed.format(reading=summary, time=clock(summary_s or 0)),
            self._article: timed.format(reading=article, time=clock(article_s)),
        }
        if summary_s is None:
            self._timed[self._summary] = summary
        # A summary may become as long as the article: nothing moves while a length is chosen.
        self._widest = self._timed | {
            self._summary: timed.format(reading=summary, time=clock(article_s))
        }
        for button, text in self._timed.items():
            button.setAccessibleName(text)
        self._skim.setEnabled(summary_s is not None)
        self._check()

    def show_skim(self, shown: bool) -> None:
        """Whether the button that skims has its place."""
        self._skim.setVisible(shown)

    def fit(self, sides_px: int, *, times: bool = True) -> None:
        """Leaves so much room beside each text, and says how long each takes or does not."""
        for button, text in (self._timed if times else self._plain).items():
            button.setText(text)
            widest = self._widest[button] if times else text
            button.setFixedWidth(button.width_px(widest, sides_px))
        self._skim.setFixedWidth(self._skim.width_px(self._skim.text(), sides_px))

    def width_px(self, sides_px: int) -> int:
        """How wide it is with all it has to say, and so much room beside each text."""
        width_px = sum(button.width_px(text, sides_px) for button, text in self._widest.items())
        if self._skim.isVisibleTo(self):
            width_px += _GAP_PX + self._skim.width_px(self._skim.text(), sides_px)
        return width_px

    def _join(self) -> None:
        """Leaves the outer corners round."""
        # A style sheet knows left and right, but not where a line begins.
        sides = ("right", "left") if self.isRightToLeft() else ("left", "right")
        for button, side in zip((self._summary, self._article), sides, strict=True):
            button.setProperty("segment", side)
            button.style().unpolish(button)
            button.style().polish(button)

    def _choose(self, reading: Reading) -> None:
        self.chosen.emit(reading)
        self._check()  # The session may have stayed with what it had.

    def _check(self) -> None:
        summary = self._reading is Reading.SUMMARY
        self._summary.setChecked(summary)
        self._article.setChecked(not summary)
        self._skim.setChecked(self._reading is Reading.SKIM)
