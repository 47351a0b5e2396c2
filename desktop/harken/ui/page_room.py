"""Where parts of a page are seen in a view, and room in it for what lies on its text."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from harken.ui.text_lines import Range, bounds_of


class PageRoom:
    """Measures a page, in the viewport's coordinates unless told otherwise.

    Args:
        view: What shows the page.
    """

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view

    def heading_bottom(self) -> float:
        """Where the line under the title ends."""
        return self._bottom_of(self._view.document().findBlockByNumber(1))

    def text_bottom(self) -> float:
        """Where the last line ends, as far as the document is laid out."""
        bar = self._view.verticalScrollBar()
        if bar.maximum() == 0:
            return self._bottom_of(self._view.document().lastBlock())
        # Asking the layout for the document's size would have all of it laid out.
        height = bar.maximum() + self._view.viewport().height()
        return height - self._view.document().rootFrame().frameFormat().bottomMargin() - bar.value()

    def _bottom_of(self, block: QTextBlock) -> float:
        bounds = self._view.document().documentLayout().blockBoundingRect(block)
        return bounds.bottom() - self._view.verticalScrollBar().value()

    def reserve_after_heading(self, after_heading_px: int) -> None:
        """Keeps room for what lies on the view under the heading."""
        heading = QTextCursor(self._view.document().findBlockByNumber(1))
        form = heading.blockFormat()
        if form.bottomMargin() != after_heading_px:
            form.setBottomMargin(after_heading_px)
            heading.setBlockFormat(form)

    def reserve_after_text(self, after_text_px: int) -> None:
        """Keeps room for what lies on the view at the text's end."""
        root = self._view.document().rootFrame()
        frame = root.frameFormat()
        if frame.bottomMargin() != after_text_px:
            frame.setBottomMargin(after_text_px)
            root.setFrameFormat(frame)

    def on_screen(self, where: list[Range]) -> QRect:
        """Where ranges are seen, in the screen's coordinates; the view's middle if they are not."""
        viewport = self._view.viewport()
        bounds = bounds_of(self._view.document(), where)
        seen = bounds.translated(0, -self._view.verticalScrollBar().value()).toAlignedRect()
        seen &= viewport.rect()
        if seen.isEmpty():
            seen = QRect(viewport.rect().center(), QSize(1, 1))
        return QRect(viewport.mapToGlobal(seen.topLeft()), seen.size())
