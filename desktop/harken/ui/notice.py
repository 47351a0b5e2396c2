"""Friendly messages above the article: what happened, why, and what to do next."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from harken.errors import HarkenError
from harken.ui.announcing import announce
from harken.ui.buttons import Button, IconButton
from harken.ui.icons import pixmap
from harken.ui.theme import Theme

INFO_MS = 10_000
"""After so long a message that asks for nothing goes away; it stays while somebody is at it."""
ERROR_MS = 60_000
"""After so long one that tells what failed does: who was away for a moment still finds it."""
_MOST_HEIGHT_PX = 216
_ICON_PX = 20


class Notice(QFrame):
    """One message; tells of an error longer than of anything else."""

    closed = Signal(object)
    acted = Signal()
    more_wanted = Signal()

    def __init__(self, theme: Theme, tone: str, title: str, text: str, action: str = "") -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", tone)
        self.title, self.text = title, text
        self._theme, self._tone = theme, tone
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(_ICON_PX, _ICON_PX))
        self._icon.setAccessibleName(self.tr("Problem") if tone == "error" else self.tr("Message"))
        theme.changed.connect(self._draw)
        self._draw()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 4)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addLayout(self._words(), 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(12)
        layout.addLayout(self._actions)
        if action:
            self.offer(action).connect(self.acted)
        self._more = Button(kind="link")
        self._more.clicked.connect(self.more_wanted)
        self._more.hide()
        layout.addWidget(self._more)
        close = IconButton(theme, "close", self.tr("Close this message"), kind="transport")
        close.clicked.connect(self.close_notice)
        layout.addWidget(close)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(ERROR_MS if tone == "error" else INFO_MS)
        self._leaving.timeout.connect(self.close_notice)
        self._goes = False

    def go_by_itself(self) -> None:
        """From now on goes away once neither mouse nor keyboard was at it for a while.

        So WCAG 2.2.1 asks for it: who reads slowly, or is on the way to the button, has the time.
        """
        self._goes = True
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._stay_or_go)
        self._stay_or_go()

    def offer(self, action: str) -> SignalInstance:
        """Offers something to do; with that a message that is no error goes away.

        Returns:
            Emitted when it is wanted.
        """
        button = Button(action, kind="link")
        if self._tone != "error":
            button.clicked.connect(self.close_notice)
        self._actions.addWidget(button)
        return button.clicked

    def close_notice(self) -> None:
        """Has the area take it away."""
        self.closed.emit(self)

    def height_px(self, width_px: int) -> int:
        """How high it is where it is that wide."""
        self.ensurePolished()
        layout = self.layout()
        assert layout is not None
        return max(self.minimumSizeHint().height(), layout.totalHeightForWidth(max(1, width_px)))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while the mouse is over it."""
        super().enterEvent(event)
        self._stay_or_go()

    def leaveEvent(self, event: QEvent) -> None:
        """Goes, a while after the mouse."""
        super().leaveEvent(event)
        self._stay_or_go()

    def _stay_or_go(self) -> None:
        focus = self.window().focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._leaving.stop()
        elif self._goes and not self._leaving.isActive():
            self._leaving.start()

    def show_more(self, count: int) -> None:
        """Says how many messages there is no room for."""
        text = self.tr("{n} more").format(n=count)
        self._more.setText(text)
        self._more.setAccessibleName(text)
        self._more.setVisible(count > 0)

    def _draw(self) -> None:
        colours = self._theme.colours
        colour = colours.error if self._tone == "error" else colours.accent
        drawing = "alert" if self._tone == "error" else "info"
        self._icon.setPixmap(pixmap(drawing, colour, _ICON_PX))

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        for text, role in ((self.title, "strong"), (self.text, "muted")):
            if not text:
                continue
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("role", role)
            # Long paths and addresses have no space to wrap at.
            label.setMinimumWidth(1)
            words.addWidget(label)
        return words


class NoticeArea(QScrollArea):
    """The messages, newest first; more than there is room for can be scrolled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("notices")
        self.setAccessibleName(self.tr("Messages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._layout = QVBoxLayout(self._inside)
        self._layout.setContentsMargins(16, 8, 16, 0)
        self._layout.setSpacing(8)
        self._layout.addStretch(1)
        self.setWidget(self._inside)
        self._notices: list[Notice] = []
        self._all_wanted = False
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown, newest first."""
        return tuple(self._notices)

    def show_error(self, error: HarkenError) -> Notice:
        """Shows what failed, why, and what to do next."""
        text = f"{_sentence(error.why)} {error.next_step}"
        return self._add_passing("error", f"{error.what}.", text)

    def show_failures(self, title: str, text: str, action: str) -> Notice:
        """Shows a failure with something to do about it; it stays until it is closed."""
        return self._add("error", title, text, action)

    def show_message(self, title: str, text: str = "", action: str = "") -> Notice:
        """Shows a message that goes away by itself."""
        return self._add_passing("info", title, text, action)

    def show_lasting(self, title: str, text: str = "") -> Notice:
        """Shows a message that stays until it is closed."""
        return self._add("info", title, text)

    def take_away(self, notice: Notice) -> None:
        """Removes a message; one that is gone already does no harm."""
        if notice in self._notices:
            self._notices.remove(notice)
            self._layout.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
            self.fit()

    def dismiss(self) -> bool:
        """Removes all messages; False where there was none."""
        shown = self.notices
        for notice in shown:
            self.take_away(notice)
        return bool(shown)

    def _add_passing(self, tone: str, title: str, text: str, action: str = "") -> Notice:
        notice = self._add(tone, title, text, action)
        notice.go_by_itself()
        return notice

    def _add(self, tone: str, title: str, text: str, action: str = "") -> Notice:
        for shown in self._notices:
            if (shown.title, shown.text) == (title, text):
                self.take_away(shown)
                break
        notice = Notice(self._theme, tone, title, text, action)
        notice.closed.connect(self.take_away)
        notice.more_wanted.connect(self._show_all)
        self._notices.insert(0, notice)
        self._layout.insertWidget(0, notice)
        self.fit()
        announce(self, f"{title} {text}".strip())
        return notice

    def sizeHint(self) -> QSize:
        """As high as the messages, up to a limit."""
        wanted = self._layout.totalHeightForWidth(max(1, self.viewport().width()))
        return QSize(200, min(wanted, self._room_px()))

    def _room_px(self) -> int:
        """The article is what the window is for: in a low one it keeps most of the room."""
        return min(_MOST_HEIGHT_PX, max(64, self.window().height() // 4))

    def _show_all(self) -> None:
        self._all_wanted = True
        self.fit()

    def fit(self) -> None:
        """Shows as many of the newest as there is room for, and says how many more there are."""
        self._all_wanted = self._all_wanted and len(self._notices) > 1
        shown = len(self._notices) if self._all_wanted else self._count_with_room()
        for place, notice in enumerate(self._notices):
            notice.setVisible(place < shown)
            notice.show_more(len(self._notices) - shown if place == 0 else 0)
        self.setVisible(bool(self._notices))
        if self._notices:
            self._layout.activate()
            self.setFixedHeight(max(1, self.sizeHint().height()))

    def _count_with_room(self) -> int:
        """How many of the newest are seen whole; at least one is seen."""
        margins = self._layout.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        left_px = self._room_px() - margins.top() - margins.bottom()
        for place, notice in enumerate(self._notices):
            left_px -= notice.height_px(width)
            if left_px < 0:
                return max(1, place)
            left_px -= self._layout.spacing()
        return len(self._notices)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that wrap elsewhere need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
