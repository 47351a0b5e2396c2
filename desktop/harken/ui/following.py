"""Scrolls a view with what is heard, until the person scrolls it themselves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEasingCurve, QObject, QPropertyAnimation, QRectF, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QStyle

SCROLL_MS = 150
_MARGIN_PX = 8
_FLOATING_PX = 72
"""What is revealed keeps so far from the bottom: a button may float there."""


class Following(QObject):
    """Keeps what is heard in the part of the view that nothing covers.

    Args:
        view: What is scrolled.
        heard: Rectangles of the sentence and of the word, in the document's coordinates; null
            where nothing is heard.
    """

    changed = Signal(bool)
    """Whether the view follows."""

    def __init__(
        self, view: QAbstractScrollArea, heard: Callable[[], tuple[QRectF, QRectF]]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._heard = heard
        self._active = True
        self._reduced_motion = False
        self._top_px = 0
        self._covered_top_px = 0
        self._covered_bottom_px = 0
        self._scroll = QPropertyAnimation(view.verticalScrollBar(), b"value", self)
        self._scroll.setEasingCurve(QEasingCurve.Type.OutCubic)
        # The bar's actions are the person's; `setValue` is none of them.
        view.verticalScrollBar().actionTriggered.connect(self.stop)

    @property
    def active(self) -> bool:
        """Whether the view follows."""
        return self._active

    @property
    def moving(self) -> bool:
        """Whether the view is on its way."""
        return self._scroll.state() is QPropertyAnimation.State.Running

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether the view jumps where it would glide."""
        self._reduced_motion = reduced

    def set_covered(self, top_px: int, bottom_px: int) -> None:
        """How much of the view is covered by what lies on it."""
        self._covered_top_px, self._covered_bottom_px = top_px, bottom_px

    def stand_at(self, top_px: int, *, still: bool) -> None:
        """Says where in its window the view begins now; `still`: its text stays where it was."""
        moved_px, self._top_px = top_px - self._top_px, top_px
        if still and moved_px:
            self._scroll.stop()
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + moved_px)

    def stop(self, _action: int = 0) -> None:
        """The person scrolls: the view stays where they want it."""
        self._scroll.stop()
        if self._active:
            self._active = False
            self.changed.emit(False)

    def rest(self) -> None:
        """Another text is shown: it is not on its way to anywhere in that."""
        self._scroll.stop()

    def start(self) -> None:
        """Goes to what is heard, and with it from now on."""
        if not self._active:
            self._active = True
            self.changed.emit(True)
        self.update()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Goes nowhere meanwhile, and follows on only if that moves nothing."""
        active, self._active = self._active, False
        yield
        sentence, _ = self._heard()
        at = self._view.verticalScrollBar().value()
        if active and (sentence.isNull() or self._is_uncovered(sentence, at)):
            self._active = True
        elif active:
            self.changed.emit(False)

    def update(self) -> None:
        """Something else is heard now."""
        sentence, word = self._heard()
        if not self._active or sentence.isNull():
            return
        tall = sentence.height() > self._room_px() and not word.isNull()
        bounds = word if tall else sentence
        at = self._scroll.endValue() if self.moving else self._view.verticalScrollBar().value()
        if not self._is_uncovered(bounds, at):
            self._scroll_to(self._value_for(bounds))

    def reveal(self, bounds: QRectF) -> None:
        """Stops, and goes at once to where nothing covers `bounds`."""
        self.stop()
        bar = self._view.verticalScrollBar()
        kept = bounds.adjusted(0, -_MARGIN_PX, 0, _FLOATING_PX)
        # Away from the heading, more is covered than beside it; then it goes a little further.
        for _ in range(2):
            if not self._is_uncovered(kept, bar.value()):
                bar.setValue(self._value_for(bounds))

    def heard_is_seen(self) -> bool:
        """Whether the sentence that is heard is on the screen; True where there is none."""
        sentence, _ = self._heard()
        top = self._view.verticalScrollBar().value() + self._covered_top_px
        seen = QRectF(sentence.left(), top, max(1.0, sentence.width()), self._room_px())
        return sentence.isNull() or seen.intersects(sentence)

    def _is_uncovered(self, bounds: QRectF, scrolled_px: int) -> bool:
        top = scrolled_px + self._covered_top_px
        return bounds.top() >= top and bounds.bottom() <= top + self._room_px()

    def _value_for(self, bounds: QRectF) -> int:
        return round(bounds.top() - self._covered_top_px - self._room_px() * 0.2)

    def _room_px(self) -> int:
        covered = self._covered_top_px + self._covered_bottom_px
        return max(1, self._view.viewport().height() - covered)

    def _scroll_to(self, value: int) -> None:
        bar = self._view.verticalScrollBar()
        value = max(0, min(value, bar.maximum()))
        self._scroll.stop()
        motion_ms = self._motion_ms()
        if motion_ms <= 0 or abs(value - bar.value()) > 2 * self._view.viewport().height():
            bar.setValue(value)
            return
        self._scroll.setDuration(motion_ms)
        self._scroll.setStartValue(bar.value())
        self._scroll.setEndValue(value)
        self._scroll.start()

    def _motion_ms(self) -> int:
        """Zero where the person or the system asks for no motion."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        system_ms = self._view.style().styleHint(hint, None, self._view)
        return 0 if self._reduced_motion else min(SCROLL_MS, system_ms)
