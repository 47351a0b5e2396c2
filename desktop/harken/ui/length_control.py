"""Which reading, and how long the summary is."""

from bisect import bisect_left

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QWidget

from harken.article.position import Reading
from harken.ui.buttons import Button, Slider
from harken.ui.durations import clock, in_words
from harken.ui.labels import muted_label
from harken.ui.reading_view import SIDE_PX

_NARROW_PX = 660
_SLIDER_PX, _NARROW_SLIDER_PX = 150, 72
_ONE_BY_ONE = 30
"""Up to so many sentences each step of the slider adds one; further on, a tenth."""
_BUTTON_SIDES_PX, _NARROW_BUTTON_SIDES_PX = 40, 24


class LengthControl(QWidget):
    """Summary or article, and the slider of the summary's length."""

    reading_chosen = Signal(object)
    """A `Reading`."""
    length_chosen = Signal(int)
    """The summary's length in sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("controls")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._summary = self._segment("left")
        self._article = self._segment("right")
        group = QButtonGroup(self)
        group.addButton(self._summary)
        group.addButton(self._article)
        self._slider = Slider(self.tr("Length of the summary"))
        self._caption = muted_label(self.tr("Length"))
        self._text = QLabel()
        self._long_text = self._short_text = ""
        self._counts: list[int] = []
        self._build()
        self._summary.clicked.connect(lambda: self.reading_chosen.emit(Reading.SUMMARY))
        self._article.clicked.connect(lambda: self.reading_chosen.emit(Reading.ARTICLE))
        self._slider.valueChanged.connect(self._choose)

    def show_reading(self, reading: Reading, summary_s: float, article_s: float) -> None:
        """Says which reading is chosen, and how long both take."""
        self._summary.setText(self.tr("Summary · {time}").format(time=clock(summary_s)))
        self._article.setText(self.tr("Article · {time}").format(time=clock(article_s)))
        for button, one in ((self._summary, Reading.SUMMARY), (self._article, Reading.ARTICLE)):
            button.setChecked(one is reading)
            button.setAccessibleName(button.text())
        self._fit(self.width())

    def show_length(self, sentences: int, most: int, seconds: float) -> None:
        """Says how long the summary is.

        Args:
            sentences: Its length.
            most: How many sentences the article could give.
            seconds: How long it takes to hear.
        """
        self._counts = _steps(most)
        blocked = self._slider.blockSignals(True)
        self._slider.setRange(0, max(0, len(self._counts) - 1))
        self._slider.setValue(bisect_left(self._counts, sentences))
        self._slider.blockSignals(blocked)
        self._slider.setEnabled(most > 1)
        count = (
            self.tr("1 sentence")
            if sentences == 1
            else self.tr("{count} sentences").format(count=sentences)
        )
        self._say(f"{in_words(seconds)} · {count}", count)

    def show_waiting(self, text: str) -> None:
        """There is no summary (yet): says why."""
        self._summary.setText(self.tr("Summary"))
        self._slider.setEnabled(False)
        self._say(text, text)

    def _say(self, text: str, short: str) -> None:
        self._long_text, self._short_text = text, short
        self._text.setAccessibleName(text)
        self._fit(self.width())

    def stand_by(self, text_runs: str) -> None:
        """Stands where the text's lines begin: "ltr" at the left, "rtl" at the right."""
        self._row.setStretch(0, 1 if text_runs == "rtl" else 0)
        self._row.setStretch(self._row.count() - 1, 0 if text_runs == "rtl" else 1)

    def set_stuck(self, stuck: bool) -> None:
        """Whether the text scrolls away under it; then a line parts the two."""
        if self.property("stuck") != stuck:
            self.setProperty("stuck", stuck)
            self.style().unpolish(self)
            self.style().polish(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says less where there is little room."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        narrow = width < max(_NARROW_PX, self._wide_px())
        for button in (self._summary, self._article):
            sides_px = _NARROW_BUTTON_SIDES_PX if narrow else _BUTTON_SIDES_PX
            button.setMinimumWidth(self._bold_px(button) + sides_px)
        self._row.setSpacing(8 if narrow else 16)
        self._caption.setVisible(not narrow)
        self._slider.setFixedWidth(_NARROW_SLIDER_PX if narrow else _SLIDER_PX)
        self._text.setText(self._short_text if narrow else self._long_text)
        # In a wide font even that may be too much; the slider and its name still say it.
        self._text.setVisible(not narrow or width >= self._narrow_px())

    def _wide_px(self) -> int:
        """How much room all of it takes."""
        texts_px = sum(
            self._bold_px(button) + _BUTTON_SIDES_PX for button in (self._summary, self._article)
        )
        said_px = self._text.fontMetrics().horizontalAdvance(self._long_text)
        caption_px = self._caption.sizeHint().width()
        gaps_px = 2 * SIDE_PX + 3 * 16
        return texts_px + caption_px + _SLIDER_PX + said_px + gaps_px

    def _narrow_px(self) -> int:
        """How much room the least of it takes."""
        buttons_px = sum(
            max(button.minimumWidth(), button.sizeHint().width())
            for button in (self._summary, self._article)
        )
        said_px = self._text.fontMetrics().horizontalAdvance(self._short_text)
        return buttons_px + _NARROW_SLIDER_PX + said_px + 2 * SIDE_PX + 2 * 8

    @staticmethod
    def _bold_px(button: Button) -> int:
        """Wide enough for the bold of the chosen one, so that nothing moves."""
        bold = button.font()
        bold.setBold(True)
        return QFontMetrics(bold).horizontalAdvance(button.text())

    def _segment(self, side: str) -> Button:
        button = Button()
        button.setProperty("segment", side)
        button.setCheckable(True)
        return button

    def _build(self) -> None:
        segments = QHBoxLayout()
        segments.setSpacing(0)
        segments.addWidget(self._summary)
        segments.addWidget(self._article)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SIDE_PX, 6, SIDE_PX, 6)
        self._row.addStretch(0)
        self._row.addLayout(segments)
        for widget in (self._caption, self._slider, self._text):
            self._row.addWidget(widget)
        self._row.addStretch(1)

    def _choose(self, step: int) -> None:
        if step < len(self._counts):
            self.length_chosen.emit(self._counts[step])


def _steps(most: int) -> list[int]:
    counts = list(range(1, min(most, _ONE_BY_ONE) + 1))
    while counts and counts[-1] < most:
        counts.append(min(most, counts[-1] + max(1, counts[-1] // 10)))
    return counts
