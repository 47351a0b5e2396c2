"""How the key sentences are chosen."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from harken.article.ranking import MIXED
from harken.listening.state import SessionState
from harken.summary.ranker import METHODS
from harken.ui.buttons import Toggle
from harken.ui.labels import muted_label
from harken.ui.tuning.method_names import method_names, name_of

_USUAL = ("auto", "balanced", "news")
_SIDES_PX = 24
_LINE_PX = 388
"""The panel is at least so wide inside."""


class MethodSection(QWidget):
    """The three usual ways, the others behind a button, and what the chosen one does."""

    chosen = Signal(str)
    """A name in `summary.ranker.METHODS`."""

    def __init__(self) -> None:
        super().__init__()
        self._names = method_names()
        self._state: SessionState | None = None
        self._buttons = {method: Toggle(self._names[method][0]) for method in _USUAL}
        self._more = Toggle(self.tr("More…"))
        self._menu = QMenu(self.tr("More ways to choose"), self)
        self._actions = {method: self._entry(method) for method in METHODS if method not in _USUAL}
        self._line = muted_label("", "small")
        self._line.setWordWrap(True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (*self._buttons.values(), self._more):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._line)
        self._more.setToolTip(self.tr("LexRank, TextRank, LSA and others"))
        for method, button in self._buttons.items():
            button.setToolTip(self._names[method][1])
            button.setAccessibleDescription(self._names[method][1])
            button.clicked.connect(lambda _=False, method=method: self._choose(method))
        self._more.clicked.connect(self._open_menu)

    def show_state(self, state: SessionState) -> None:
        """Marks the way that holds; for "auto", what it came to."""
        self._state = state
        name, line = self._names[state.method]
        for method, button in self._buttons.items():
            button.setChecked(method == state.method)
        for method, action in self._actions.items():
            action.setChecked(method == state.method)
        rare = state.method not in _USUAL
        self._more.setChecked(rare)
        self._more.say(name if rare else self.tr("More…"), _SIDES_PX)
        self._more.setAccessibleName(
            self.tr("More ways to choose: {name}").format(name=name)
            if rare
            else self.tr("More ways to choose")
        )
        self._line.setText(line)
        self._make_room()
        self._buttons["auto"].say(self._auto(state), _SIDES_PX)

    def _make_room(self) -> None:
        """Leaves as many lines as the longest needs: nothing moves when another is chosen."""
        metrics = self._line.fontMetrics()
        longest_px = max(metrics.horizontalAdvance(line) for _, line in self._names.values())
        lines = 1 if longest_px <= _LINE_PX else 2
        self._line.setFixedHeight(lines * metrics.lineSpacing() + 4)

    def _auto(self, state: SessionState) -> str:
        auto, _ = self._names["auto"]
        ranking = state.ranking
        if ranking is None or not state.method == ranking.method == "auto":
            return auto
        method = ranking.method_of(len(state.summary))
        # The two stand beside it, and there is no room for their names.
        came_to = self.tr("both") if method == MIXED else name_of(method)
        return self.tr("{auto} ({method})").format(auto=auto, method=came_to)

    def _choose(self, method: str) -> None:
        self.chosen.emit(method)
        self._show_again()

    def _open_menu(self) -> None:
        self._show_again()
        # It ends where its button does: the lines are long, the panel stands at the end.
        end = self._more.mapToGlobal(self._more.rect().bottomRight())
        self._menu.popup(end - QPoint(self._menu.sizeHint().width(), 0))

    def _show_again(self) -> None:
        """A press checks a button; but what holds is what the session says."""
        if self._state is not None:
            self.show_state(self._state)

    def _entry(self, method: str) -> QAction:
        name, line = self._names[method]
        action = self._menu.addAction(f"{name}\t{line}")
        action.setCheckable(True)
        action.triggered.connect(lambda _=False: self._choose(method))
        return action
