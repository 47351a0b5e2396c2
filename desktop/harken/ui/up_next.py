"""The articles of this session, beside the one that is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from harken.ui.arrivals import Waiting
from harken.ui.durations import clock, in_words
from harken.ui.labels import muted_label
from harken.ui.reading_behind import ReadingBehind
from harken.ui.theme import Theme

WIDTH_PX = 288
NARROW_PX = 208
_WIDE_PX = 1040
_ROW_PX = 62
_CURRENT_ROW_PX = 72
_ENTRY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    id: str
    title: str
    source: str
    """Where it came from, in a word: a site or a file's name."""
    seconds: float
    """How long the whole article takes to hear."""
    summary_s: float | None = None
    """How long its summary takes, where that is known."""
    current: bool = False
    """Whether it is the article that is read."""
    heard: float = 0.0
    """How much was heard, 0 to 1."""


class UpNext(QFrame):
    """A list of articles; a click goes to one."""

    chosen = Signal(str)
    """The id of an article."""
    cancel_wanted = Signal()
    """What is being read behind the open article is not wanted any more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("upNext")
        self._total = muted_label("", "small")
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Up next"))
        self._list.setItemDelegate(_Row(theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.verticalScrollBar().setAccessibleName(self.tr("Scroll the list"))
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setAcceptDrops(False)
        self._entries: tuple[Entry, ...] = ()
        self._behind = ReadingBehind()
        self._behind.appeared.connect(self._show_what_there_is)
        self._behind.cancel_wanted.connect(self.cancel_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(muted_label(self.tr("UP NEXT"), "overline"))
        head.addStretch(1)
        head.addWidget(self._total)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 14, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._behind)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        theme.changed.connect(self._list.viewport().update)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows the articles, the current one picked out."""
        self._total.setText(in_words(sum(entry.seconds for entry in entries)))
        before, self._entries = self._entries, tuple(entries)
        for row in range(len(before), len(entries)):
            self._list.insertItem(row, QListWidgetItem())
        for row in reversed(range(len(entries), len(before))):
            self._list.takeItem(row)
        for row, entry in enumerate(entries):
            # Of hundreds of rows, few change at a time.
            if row >= len(before) or entry != before[row]:
                self._show_entry(self._list.item(row), entry)
        self._show_what_there_is()

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Shows what is being read behind the open article; None where nothing is."""
        self._behind.show_waiting(waiting)
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        self._behind.setVisible(self._behind.tells)
        self.setVisible(len(self._entries) > 1 or self._behind.tells)

    def _show_entry(self, item: QListWidgetItem, entry: Entry) -> None:
        item.setData(_ENTRY_ROLE, entry)
        item.setText(f"{entry.title}, {in_words(entry.seconds)}")
        item.setToolTip(entry.title)
        item.setSizeHint(QSize(0, _CURRENT_ROW_PX if entry.current else _ROW_PX))
        if entry.current:
            self._list.setCurrentItem(item)

    def fit(self, window_px: int) -> None:
        """Leaves a narrow window's room to the text."""
        self.setFixedWidth(WIDTH_PX if window_px >= _WIDE_PX else NARROW_PX)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ENTRY_ROLE).id)


class _Row(QStyledItemDelegate):
    """Paints title, length, source and how much was heard."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints the row's ground as the style does, then our own words."""
        entry: Entry = index.data(_ENTRY_ROLE)
        ground = QStyleOptionViewItem(option)
        super().initStyleOption(ground, index)
        ground.text = ""
        widget = ground.widget
        style = widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, ground, painter, widget)
        colours = self._theme.colours
        box: QRect = option.rect.adjusted(12, 10, -12, -8)
        font = QFont(option.font)
        font.setPixelSize(14)
        small = QFont(font)
        small.setPixelSize(13)
        bold = QFont(font)
        bold.setBold(True)
        line = QRect(box.left(), box.top(), box.width(), 20)
        _paint_line(painter, line, (bold, colours.ink, entry.title),
                    (small, colours.muted, clock(entry.seconds)))  # fmt: skip
        under = ""
        if entry.summary_s is not None:
            under = self.tr("summary {time}").format(time=clock(entry.summary_s))
        _paint_line(painter, line.translated(0, 22), (small, colours.muted, entry.source),
                    (small, colours.muted, under))  # fmt: skip
        if entry.current:
            track = QRect(box.left(), box.bottom() - 3, box.width(), 3)
            painter.fillRect(track, QColor(colours.pressed))
            track.setWidth(round(track.width() * entry.heard))
            painter.fillRect(track, QColor(colours.accent))


def _paint_line(
    painter: QPainter, line: QRect, left: tuple[QFont, str, str], right: tuple[QFont, str, str]
) -> None:
    """Two texts on one line; the left one gives way."""
    font, colour, text = right
    painter.setFont(font)
    painter.setPen(QColor(colour))
    width = painter.fontMetrics().horizontalAdvance(text)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    font, colour, text = left
    painter.setFont(font)
    painter.setPen(QColor(colour))
    room = line.adjusted(0, 0, -width - (12 if width else 0), 0)
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
