"""A command that is to be typed in a terminal, all of it to be seen."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy


class CommandText(QPlainTextEdit):
    """As many lines as the command needs; it can be selected and not changed.

    Args:
        command: What is to be typed.
    """

    def __init__(self, command: str) -> None:
        super().__init__()
        self.setObjectName("commandText")
        self.setAccessibleName(self.tr("Command"))
        self.setPlainText(command)
        self.setReadOnly(True)
        # A path may be longer than the line.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for show in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            show(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # By keyboard one goes to the button that copies it, which names it, too.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # A command runs from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Is as high as its lines."""
        super().resizeEvent(event)
        text = self.blockBoundingGeometry(self.document().firstBlock())
        frame_px = self.height() - self.viewport().height()
        self.setFixedHeight(ceil(text.translated(self.contentOffset()).bottom()) + frame_px)
