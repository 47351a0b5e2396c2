"""How long the summary is: a slider, and in words what the person will get."""

from bisect import bisect_left
from enum import IntEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QWidget

from harken.ui.buttons import Button, Slider
from harken.ui.doing import Doing
from harken.ui.durations import in_words
from harken.ui.icons import pixmap
from harken.ui.summary_row.result import count_in_words, share_in_words
from harken.ui.theme import Theme

_GAP_PX = 8
_ICON_PX = 20
_BUTTON_SIDES_PX = 20
"""Around the button's icon and text, and between them."""
_BARE_BUTTON_PX = 44
_FOCUS_PX = 90
"""Longer words to focus on end in an ellipsis."""
_LEAST_FOCUS_PX = 40
"""With less room an ellipsis would be nearly all of them."""
_ONE_BY_ONE = 30
"""Up to so many sentences each step of the slider adds one; further on, a tenth."""


class Detail(IntEnum):
    """How much is said, by the room there is; the more, the higher."""

    NONE = 0
    TIME = 1
    COUNT = 2
    ALL = 3


_SLIDER_PX = {Detail.ALL: 96, Detail.COUNT: 96, Detail.TIME: 72, Detail.NONE: 72}


class LengthChoice(QWidget):
    """The slider, and the button that says the length and opens all there is to tune."""

    length_chosen = Signal(int)
    """The summary's length in sentences."""
    tuning_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._slider = Slider(self.tr("Length of the summary"))
        self._slider.setToolTip(self._slider.accessibleName())
        self._tune = Button(kind="tune", doing=[Doing.TUNE])
        self._tune.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self._counts: list[int] = []
        self._texts: dict[Detail, str] = dict.fromkeys(Detail, "")
        self._widest: list[dict[Detail, str]] = []
        self._detail = Detail.ALL
        self._spare_px = 0
        self._weighed = False
        self._focus = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP_PX)
        layout.addWidget(self._slider)
        layout.addWidget(self._tune)
        self._slider.valueChanged.connect(self._choose)
        self._tune.clicked.connect(self.tuning_wanted)
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def button(self) -> QWidget:
        """What opens the tuning."""
        return self._tune

    def show_length(self, sentences: int, most: int, seconds: float, most_seconds: float) -> None:
        """Says how long the summary is.

        Args:
            sentences: Its length.
            most: How many sentences the article could give.
            seconds: How long it takes to hear.
            most_seconds: How long the whole article takes to hear.
        """
        self._counts = _steps(most)
        blocked = self._slider.blockSignals(True)
        self._slider.setRange(0, max(0, len(self._counts) - 1))
        self._slider.setValue(bisect_left(self._counts, sentences))
        self._slider.blockSignals(blocked)
        self._slider.setEnabled(most > 1)
        self._texts = self._said(sentences, most, seconds)
        # Some seconds are written longer than more of them: 3 min 59 s, 4 min.
        below_s = min(599.0, most_seconds // 60 * 60 - 1)
        most_said = max(most_seconds, below_s, key=lambda s: len(in_words(s)))
        under_a_percent = max(1, (most - 1) // 100)
        self._widest = [self._said(n, most, most_said) for n in (most, under_a_percent)]
        self._slider.setAccessibleDescription(self._texts[Detail.ALL])
        share = self.tr("{n} of the {all} sentences that can be in a summary.")
        hint = self.tr("Tune the summary: length, way of choosing, focus")
        self._tune.setToolTip(f"{share.format(n=sentences, all=most)}\n{hint}")
        self._name()

    def show_emphasis(self, focus: str, picked: int) -> None:
        """Says what weighs more than usual.

        Args:
            focus: The words that pull sentences up; "" for none, or where no sentence has them.
            picked: How many sentences are pinned or left out.
        """
        self._focus = " ".join(focus.split())
        weighed = bool(self._focus or picked)
        if weighed != self._weighed:
            self._weighed = weighed
            self._tune.setProperty("weighed", weighed)
            self._tune.style().unpolish(self._tune)
            self._tune.style().polish(self._tune)
            self._draw()
        self._name()

    def fit(self, detail: Detail, spare_px: int = 0) -> None:
        """Says so much, and the words to focus on where all is said and there is room to spare."""
        self._detail, self._spare_px = detail, spare_px
        self._slider.setFixedWidth(_SLIDER_PX[detail])
        text, width_px = self._texts[detail], self._button_px(detail)
        if detail is Detail.ALL:
            # What a longer text would need is free as well.
            text = self._with_focus(text, width_px + spare_px - _ICON_PX - _BUTTON_SIDES_PX)
        self._tune.setText(text)
        text_px = self._tune.fontMetrics().horizontalAdvance(text)
        self._tune.setFixedWidth(max(width_px, text_px + _ICON_PX + _BUTTON_SIDES_PX))

    def width_px(self, detail: Detail) -> int:
        """How wide it is where it says so much; the same for each length of the same article."""
        return _SLIDER_PX[detail] + _GAP_PX + self._button_px(detail)

    def _button_px(self, detail: Detail) -> int:
        if detail is Detail.NONE:
            return _BARE_BUTTON_PX
        advance = self._tune.fontMetrics().horizontalAdvance
        texts_px = (advance(texts[detail]) for texts in (self._texts, *self._widest))
        return max(texts_px) + _ICON_PX + _BUTTON_SIDES_PX

    def _said(self, sentences: int, most: int, seconds: float) -> dict[Detail, str]:
        time, count = in_words(seconds), count_in_words(sentences)
        share = share_in_words(sentences, most)
        return {
            Detail.ALL: f"{time} · {count} · {share}",
            Detail.COUNT: f"{time} · {count}",
            Detail.TIME: time,
            Detail.NONE: "",
        }

    def _with_focus(self, text: str, room_px: int) -> str:
        if not self._focus:
            return text
        metrics = self._tune.fontMetrics()
        form = self.tr("{length} · “{focus}”")
        around_px = metrics.horizontalAdvance(form.format(length=text, focus=""))
        left_px = min(_FOCUS_PX, room_px - around_px)
        if left_px < min(_LEAST_FOCUS_PX, metrics.horizontalAdvance(self._focus)):
            return text
        focus = metrics.elidedText(self._focus, Qt.TextElideMode.ElideRight, left_px)
        return form.format(length=text, focus=focus)

    def _name(self) -> None:
        name = self.tr("Tune the summary: {length}").format(length=self._texts[Detail.ALL])
        if self._focus:
            name = self.tr("{name}; focus: {focus}").format(name=name, focus=self._focus)
        self._tune.setAccessibleName(name)
        self.fit(self._detail, self._spare_px)

    def _draw(self) -> None:
        colours = self._theme.colours
        colour = colours.accent if self._weighed else colours.muted
        self._tune.setIcon(QIcon(pixmap("tune", colour, _ICON_PX)))

    def _choose(self, step: int) -> None:
        if step < len(self._counts):
            self.length_chosen.emit(self._counts[step])


def _steps(most: int) -> list[int]:
    counts = list(range(1, min(most, _ONE_BY_ONE) + 1))
    while counts and counts[-1] < most:
        counts.append(min(most, counts[-1] + max(1, counts[-1] // 10)))
    return counts
