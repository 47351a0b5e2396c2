"""What is shown while there is no voice: how one is installed on this system."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from harken.ui.buttons import Button
from harken.ui.icons import pixmap
from harken.ui.labels import muted_label
from harken.ui.theme import Theme
from harken.ui.typefaces import reading_font
from harken.ui.voices.advice import commands_here, where_to_look
from harken.ui.voices.command_text import CommandText

_WIDTH_PX = 560
_ICON_PX = 48
_COPIED_MS = 2_000
_LOW_PX = 400
"""In a lower page there is no room for the drawing."""


class NoVoicePage(QScrollArea):
    """Commands to copy, a way to look again, and a way to read without a voice.

    Args:
        theme: Its colours.
        commands: What is to be typed in a terminal, the best first.
    """

    look_wanted = Signal()
    """To look for voices again."""
    silence_wanted = Signal()
    """To read with the eyes."""

    def __init__(self, theme: Theme, commands: Sequence[str] | None = None) -> None:
        super().__init__()
        self.setObjectName("noVoicePage")
        self.setAccessibleName(self.tr("There is no voice"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setAccessibleName(self.tr("Scroll the page"))
        self._theme = theme
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(_ICON_PX, _ICON_PX))
        self._icon.setAccessibleName(self.tr("No sound"))
        self._reason = self._text("muted")
        self._look = Button(self.tr("Look again"), kind="primary")
        self.setFocusProxy(self._look)
        self._build(commands_here() if commands is None else commands)
        theme.changed.connect(self._draw)
        self._draw()

    def show_reason(self, why: str) -> None:
        """Says why there is no voice: "no voice is installed"."""
        self._reason.setText(f"{why[:1].upper()}{why[1:]}." if why else "")
        self._reason.setVisible(bool(why))

    def show_looking(self, looks: bool) -> None:
        """Whether voices are being looked for."""
        self._look.setText(self.tr("Looking…") if looks else self.tr("Look again"))
        self._look.setAccessibleName(self._look.text())

    def _build(self, commands: Sequence[str]) -> None:
        inside = QWidget()
        inside.setObjectName("noVoice")
        column = QVBoxLayout()
        column.setSpacing(6)
        title = QLabel(self.tr("There is no voice to read with"))
        title.setWordWrap(True)
        # The sheet's size of controls would win over the font.
        title.setStyleSheet("font-size: 26px; font-weight: 700;")
        title.setFont(reading_font(26, bold=True))
        hint = where_to_look(sys.platform)
        column.addStretch(1)
        column.addWidget(self._icon)
        column.addWidget(title)
        column.addWidget(self._reason)
        column.addSpacing(4)
        if hint:
            column.addWidget(self._text("", hint))
        for number, command in enumerate(commands):
            first = number == 0 and not hint
            text = self.tr("Type this in a terminal:") if first else self.tr("Or this:")
            column.addWidget(self._text("", text))
            column.addLayout(self._command(command))
        column.addSpacing(4)
        column.addLayout(self._foot())
        column.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setMaximumWidth(_WIDTH_PX)
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 8, 24, 8)
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        self.setWidget(inside)

    def _command(self, command: str) -> QHBoxLayout:
        copy = Button(self.tr("Copy"))
        copy.setAccessibleName(self.tr("Copy {command}").format(command=command))
        back = QTimer(copy)
        back.setSingleShot(True)
        back.setInterval(_COPIED_MS)
        back.timeout.connect(lambda: copy.setText(self.tr("Copy")))
        copy.setMinimumWidth(96)

        def put() -> None:
            QGuiApplication.clipboard().setText(command)
            copy.setText(self.tr("Copied"))
            back.start()

        copy.clicked.connect(put)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(CommandText(command), 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _foot(self) -> QHBoxLayout:
        silent = Button(self.tr("Read it silently"))
        self._look.clicked.connect(self.look_wanted)
        silent.clicked.connect(self.silence_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._look)
        foot.addWidget(silent)
        foot.addStretch(1)
        return foot

    @staticmethod
    def _text(role: str, text: str = "") -> QLabel:
        label = muted_label(text, role)
        label.setWordWrap(True)
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes room for what can be done."""
        super().resizeEvent(event)
        self._icon.setVisible(event.size().height() >= _LOW_PX)

    def _draw(self) -> None:
        self._icon.setPixmap(pixmap("volume-off", self._theme.colours.accent, _ICON_PX))
