"""The window as it is first seen: everything that is needed to be painted and to take a drop.

It imports little, so that it is on the screen soon; `workspace.py` brings in the rest.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QKeyCombination, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from harken.ui.doing import Doing
from harken.ui.empty_page import EmptyPage
from harken.ui.header import Header
from harken.ui.importing_page import ImportingPage
from harken.ui.memory import Memory
from harken.ui.player_bar import PlayerBar
from harken.ui.tab_order import tab_stops
from harken.ui.theme import Theme

if TYPE_CHECKING:
    from harken.importing.source import Source
    from harken.ui.drop_veil import DropVeil


class ToOpen(NamedTuple):
    """What was asked for by "Open with…", `harken FILE` or a key for what was just copied."""

    sources: "Sequence[Source]"


Wish: TypeAlias = "QMimeData | ToOpen | list[Source] | Doing | str"
"""Something dropped, sources to open or to add, something to do, or a link that was typed."""

_UNSEEN_MS = 1_000
LEAST_WIDTH_PX, LEAST_HEIGHT_PX = 720, 480


class _Ground(QWidget):
    """Tells when it was painted for the first time."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._once = QTimer(self)
        self._once.setSingleShot(True)
        self._once.timeout.connect(self.painted)
        # A window that starts out of sight is not painted for a long time.
        self._once.start(_UNSEEN_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tells it once the picture is on its way."""
        super().paintEvent(event)
        if self._once.isActive() and self._once.interval():
            self._once.start(0)


class Window(QMainWindow):
    """The header, the pages and the player bar; takes drops from the first moment on."""

    seen = Signal()
    """It was painted for the first time."""
    asked = Signal()
    """Something was asked for; `wishes` has it."""
    resized = Signal(int)
    """The width."""
    closing = Signal()

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self.theme = theme
        self.memory = memory
        self.wishes: list[Wish] = []
        """What was asked for and not done yet."""
        self.early_keys: list[QKeyCombination] | None = []
        """What was pressed before there were shortcuts; None from then on."""
        self.header = Header(theme)
        self.empty = EmptyPage(theme)
        self.importing = ImportingPage()
        self.player_bar = PlayerBar(theme, memory.settings.rate_wpm, memory.settings.volume)
        self.pages = QStackedWidget()
        self._above = QVBoxLayout()
        self._middle = QHBoxLayout()
        self._veil: DropVeil | None = None
        self._offered = QMimeData()
        self.setWindowTitle("Harken")
        self.setMinimumSize(LEAST_WIDTH_PX, LEAST_HEIGHT_PX)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        memory.place_window(self)
        self.empty.setFocus()

    def add(self, sources: "Sequence[Source]") -> None:
        """Takes sources, as if they had been dropped."""
        if sources:
            self.ask(list(sources))

    def open(self, sources: "Sequence[Source]") -> None:
        """Takes sources to see the first of them now, whatever came before."""
        if sources:
            self.ask(ToOpen(sources))

    def ask(self, wish: "Wish") -> None:
        """Asks for something: at once where somebody is there to do it, else a little later."""
        self.wishes.append(wish)
        if not isinstance(wish, str) and self.pages.currentWidget() is self.empty:
            self.show_page(self.importing)
        self.asked.emit()

    def put_beside(self, side: QWidget) -> None:
        """Puts a list at the left of the pages."""
        self._middle.insertWidget(0, side)

    def put_above(self, bar: QWidget) -> None:
        """Puts a bar above the pages, under those that are there."""
        self._above.addWidget(bar)

    def show_page(self, page: QWidget) -> None:
        """Shows one of the pages; the focus follows if it was in the one that goes."""
        if page is self.pages.currentWidget():
            return
        self.pages.setCurrentWidget(page)
        focused = QApplication.focusWidget()
        if focused is None or not focused.isVisible() or not focused.isEnabled():
            page.setFocus()

    def focus_page(self) -> None:
        """Gives the keyboard to what is shown."""
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def _connect(self) -> None:
        self.header.paste_wanted.connect(lambda: self.ask(Doing.PASTE))
        self.header.link_wanted.connect(lambda: self.ask(Doing.LINK))
        self.header.files_wanted.connect(lambda: self.ask(Doing.OPEN))
        self.header.look_wanted.connect(lambda: self.ask(Doing.LOOK))
        self.header.menu_wanted.connect(lambda: self.ask(Doing.MENU))
        self.empty.link_given.connect(self.ask)
        self.empty.files_wanted.connect(lambda: self.ask(Doing.OPEN))
        self.empty.sample_wanted.connect(lambda: self.ask(Doing.SAMPLE))
        self.importing.cancel_wanted.connect(self._cancel)

    def _cancel(self) -> None:
        self.wishes.clear()
        self.ask(Doing.CANCEL)
        if self.pages.currentWidget() is self.importing:
            self.show_page(self.empty)

    def _lay_out(self) -> None:
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.importing)
        self._above.setSpacing(0)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addLayout(self._above)
        content.addWidget(self.pages, 1)
        self._middle.setSpacing(0)
        self._middle.addLayout(content, 1)
        self._central = _Ground()
        self._central.painted.connect(self.seen)
        layout = QVBoxLayout(self._central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.player_bar)
        self.setCentralWidget(self._central)

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing wanted: as long as there are no shortcuts, it waits for them."""
        if self.early_keys is not None:
            self.early_keys.append(event.keyCombination())
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes what can be read; by copy alone, for a source that moves deletes its file."""
        if not carries_source(event.mimeData()):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # Read now: under X11 a program may end as soon as it has let go, and Qt would then wait
        # for seconds for what is gone.
        self._offered = copied(event.mimeData())
        if self.pages.currentWidget() is self.empty:
            self.empty.show_hovered(True)
        else:
            from harken.ui.drop_veil import DropVeil

            if self._veil is None:
                self._veil = DropVeil(self.theme, self._central)
            self._veil.cover()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Takes the drop wherever in the window it is."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went away."""
        self._end_hover()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes the drop, whether somebody works with it already or only a little later."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._end_hover()
        offered, self._offered = self._offered, QMimeData()
        self.ask(offered if is_filled(offered) else copied(event.mimeData()))

    def _end_hover(self) -> None:
        self.empty.show_hovered(False)
        if self._veil is not None:
            self._veil.hide()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802  Qt's name
        """Tab goes through the window as it is seen now, messages that came late included."""
        stops = list(tab_stops(self._central))
        focused = QApplication.focusWidget()
        if not stops:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        if focused in stops:
            place = stops.index(focused) + (1 if forward else -1)
        else:
            place = 0 if forward else -1
        stops[place % len(stops)].setFocus(reason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells the width."""
        super().resizeEvent(event)
        self.resized.emit(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells it before anything is gone."""
        self.closing.emit()
        super().closeEvent(event)


def carries_source(mime: QMimeData) -> bool:
    """Whether a drag is worth taking; quick, for it is asked while the pointer moves."""
    return mime.hasUrls() or mime.hasHtml() or mime.hasText()


def is_filled(mime: QMimeData) -> bool:
    """Whether anything came of what was offered."""
    return bool(mime.urls() or mime.html() or mime.text())


def copied(mime: QMimeData) -> QMimeData:
    """What a drag carries, to be kept when the drag is over."""
    copy = QMimeData()
    if mime.hasUrls():
        copy.setUrls(mime.urls())
    if mime.hasHtml():
        copy.setHtml(mime.html())
    if mime.hasText():
        copy.setText(mime.text())
    return copy
