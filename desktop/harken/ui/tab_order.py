"""The order in which Tab goes through the window: that of the screen, whatever was made first."""

from collections.abc import Iterator, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


@runtime_checkable
class LaidByHand(Protocol):
    """A widget without a layout, which says itself in what order its parts are read."""

    def parts_in_order(self) -> Sequence[QWidget]:
        """Its parts."""


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """What in `widget` can have the focus now, in the order of the screen."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        if widget.layout() is None:  # what is in it is its own, such as a list's scroll bar
            return
    for part in _parts(widget):
        yield from tab_stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, LaidByHand):
        yield from widget.parts_in_order()
    elif layout is not None:
        yield from _laid_out(layout)
    else:
        yield from (child for child in widget.children() if isinstance(child, QWidget))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget
