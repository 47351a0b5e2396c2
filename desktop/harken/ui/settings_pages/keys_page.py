"""The keys: what each does, and how to have others."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from harken.ui.buttons import Button
from harken.ui.choices import Tick
from harken.ui.doing import Doing
from harken.ui.doing_names import doing_groups, doing_names
from harken.ui.key_dialog import KeyDialog
from harken.ui.key_texts import is_single, shown_key
from harken.ui.keymap import Keymap
from harken.ui.labels import muted_label
from harken.ui.row_table import ROW_PX, RowTable

_LEAST_ROWS = 4
_KEYS_PX = 240


class KeysPage(QWidget):
    """A table of all there is to do, with its keys, and the buttons to change them.

    Args:
        keymap: Which key does what; told at once what is chosen.
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap
        self.single_keys = Tick(
            self.tr("Keys of one character"),
            self.tr("Without them, K or ? do nothing; Space, arrows and Ctrl+O still do."),
        )
        self.table = _Table()
        self.table.setHorizontalHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.table.setAccessibleName(self.tr("Keys"))
        self.clashes = muted_label("", "small")
        self.clashes.setWordWrap(True)
        self.change = Button(self.tr("Change…"))
        self.add = Button(self.tr("Add another…"))
        self.remove = Button(self.tr("Remove"))
        self.reset = Button(self.tr("Reset"))
        self.reset_all = Button(self.tr("Reset all"), kind="link")
        self._doings: dict[int, Doing] = {}
        self._keys: dict[Doing, QTableWidgetItem] = {}
        self._fill()
        self._lay_out()
        self._connect()
        self._show()

    def choose(self, doing: Doing) -> None:
        """Chooses one row."""
        self.table.selectRow(next(row for row, it in self._doings.items() if it is doing))

    @property
    def chosen(self) -> Doing | None:
        """What the chosen row does."""
        return self._doings.get(self.table.currentRow())

    def _fill(self) -> None:
        names = doing_names()
        for heading, doings in doing_groups():
            self._add_heading(heading)
            for doing in doings:
                row = self.table.rowCount()
                self.table.insertRow(row)
                self.table.setItem(row, 0, QTableWidgetItem(names[doing]))
                self._keys[doing] = QTableWidgetItem()
                self.table.setItem(row, 1, self._keys[doing])
                self._doings[row] = doing
        self.table.setCurrentCell(next(iter(self._doings)), 0)

    def _add_heading(self, heading: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        item = QTableWidgetItem(heading)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        font.setPixelSize(12)
        item.setFont(font)
        item.setForeground(self.palette().placeholderText())
        self.table.setItem(row, 0, item)
        under = QTableWidgetItem()
        under.setFlags(Qt.ItemFlag.NoItemFlags)  # a screen reader finds it all the same
        self.table.setItem(row, 1, under)
        self.table.setSpan(row, 0, 1, 2)

    def _show(self) -> None:
        """Shows the keys that hold."""
        blocked = self.single_keys.blockSignals(True)
        self.single_keys.setChecked(self._keymap.single_keys)
        self.single_keys.blockSignals(blocked)
        for doing, item in self._keys.items():
            item.setText(self._shown(doing))
        names = doing_names()
        form = self.tr("{key} was given twice: it is for “{kept}”, not for “{lost}”.")
        self.clashes.setText(
            "\n".join(
                form.format(key=shown_key(one.key), kept=names[one.kept], lost=names[one.lost])
                for one in self._keymap.clashes
            )
        )
        self.clashes.setVisible(bool(self._keymap.clashes))
        self._show_what_can_be_done()

    def _shown(self, doing: Doing) -> str:
        names = []
        for key in self._keymap.given_to(doing):
            rests = is_single(key) and not self._keymap.single_keys
            form = self.tr("{key} (off)") if rests else "{key}"
            names.append(form.format(key=shown_key(key)))
        return QCoreApplication.translate("Keys", " or ").join(names) or self.tr("no key")

    def _show_what_can_be_done(self) -> None:
        doing = self.chosen
        keys = self._keymap.given_to(doing) if doing is not None else ()
        self.change.setEnabled(doing is not None)
        self.add.setEnabled(bool(keys))
        self.remove.setEnabled(bool(keys))
        self.reset.setEnabled(doing is not None and not self._keymap.is_usual(doing))
        self.reset_all.setEnabled(any(not self._keymap.is_usual(one) for one in Doing))

    def _ask(self, *, more: bool) -> None:
        doing = self.chosen
        if doing is None:
            return
        dialog = KeyDialog(self, self._keymap, doing)
        before = self._keymap.given_to(doing) if more else ()
        dialog.given.connect(
            lambda key: self._keymap.give(doing, tuple(dict.fromkeys((*before, key))))
        )
        dialog.open()

    def _remove(self) -> None:
        if self.chosen is not None:
            self._keymap.give(self.chosen, ())

    def _reset(self) -> None:
        if self.chosen is not None:
            self._keymap.reset(self.chosen)

    def _choose_single_keys(self, on: bool) -> None:
        self._keymap.single_keys = on

    def _connect(self) -> None:
        self._keymap.changed.connect(self._show)
        self.single_keys.toggled.connect(self._choose_single_keys)
        self.table.currentCellChanged.connect(self._show_what_can_be_done)
        self.table.itemDoubleClicked.connect(lambda _: self._ask(more=False))
        self.table.change_wanted.connect(lambda: self._ask(more=False))
        self.table.delete_wanted.connect(self._remove)
        self.change.clicked.connect(lambda: self._ask(more=False))
        self.add.clicked.connect(lambda: self._ask(more=True))
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._keymap.reset_all)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.change, self.add, self.remove, self.reset):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.single_keys)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.clashes)
        layout.addLayout(buttons)


class _Table(RowTable):
    """Keys are changed in it, too."""

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(2, self.tr("Scroll the keys"), least_px=_LEAST_ROWS * ROW_PX)
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, _KEYS_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter changes the chosen row's keys."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.change_wanted.emit()
        else:
            super().keyPressEvent(event)
