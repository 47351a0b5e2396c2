"""Asks how much time there is, and shows what fits into it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from harken.listening.fit_plan import Choice
from harken.listening.fitting import Fitting
from harken.listening.plan import Plan
from harken.listening.state import SessionState
from harken.ui.buttons import Button, at_the_end
from harken.ui.durations import in_words
from harken.ui.fit.row import FitRow
from harken.ui.labels import muted_label, show_hint
from harken.ui.stepper import Stepper

_USUAL_MINUTES = (1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 180, 240)
_PRESETS = (10, 15, 25, 40, 60)
_WIDTH_PX, _LIST_PX = 560, 220
_AFTER_MS = 150
"""While minutes are stepped through, only where it stops is planned."""


class FitSheet(QDialog):
    """The minutes, a row for each article, and Start.

    What is read goes on behind it: it shows what fits now, and starts what fits then.

    Args:
        parent: The window.
        fitting: Makes the plans.
        minutes: To begin with.
    """

    accepted_plan = Signal(object)
    """The `Plan` to be heard."""
    minutes_chosen = Signal(int)

    def __init__(self, parent: QWidget, fitting: Fitting, minutes: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Fit my time"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fitting = fitting
        self._choices: dict[str, Choice] = {}
        self._rows: dict[str, FitRow] = {}
        self._begins = False
        """Whether the next plan is to be heard."""
        self._behind: tuple[object, ...] = ()
        """What the plan depends on that goes on behind the sheet."""
        self._heard_id: str | None = None
        """The article that is read, of which some was heard."""
        self.minutes = Stepper(self.tr("Minutes that I have"), _USUAL_MINUTES, self.tr("min"))
        self.minutes.show_value(minutes)
        self.total = muted_label()
        self.total.setWordWrap(True)
        self.start = Button(self.tr("Start listening"), kind="primary")
        self.start.setDefault(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._lay_out()
        # Who comes by the key types the minutes and presses Enter.
        self.minutes.number.setFocus()
        self.minutes.number.selectAll()
        self.minutes.changed.connect(self._on_minutes)
        self.start.clicked.connect(self._begin)
        self._timer.timeout.connect(self._ask)
        fitting.planned.connect(self._take_plan)
        self.finished.connect(fitting.forget)
        show_hint(self.total, self.tr("Planning…"), wrong=False)
        self._ask()

    def follow(self, state: SessionState) -> None:
        """Plans anew where the reading has gone on, or what is to be read is other than it was."""
        article_id = state.article.id if state.article is not None else None
        queue = tuple(item.entry.id for item in state.queue)
        behind = (article_id, state.reading, state.sentence, state.rate_wpm, state.voice, queue)
        if self._behind and behind != self._behind and not self._timer.isActive():
            self._timer.start()
        self._behind = behind
        self._heard_id = article_id if state.heard > 0 else None

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(QLabel(self.tr("I have")))
        first.addWidget(self.minutes)
        first.addStretch(1)
        for minutes in _PRESETS:
            button = Button(str(minutes))
            button.setAccessibleName(self.tr("{n} minutes").format(n=minutes))
            button.clicked.connect(lambda _=False, n=minutes: self.minutes.number.setValue(n))
            first.addWidget(button)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 16, 0)
        self._list.setSpacing(4)
        self._list.addStretch(1)
        table = QWidget()
        table.setLayout(self._list)
        scrolled = QScrollArea()
        scrolled.setWidget(table)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setAccessibleName(self.tr("What is heard"))
        scrolled.verticalScrollBar().setAccessibleName(self.tr("Scroll the plan"))
        scrolled.setMinimumHeight(_LIST_PX)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(first)
        layout.addWidget(scrolled, 1)
        layout.addWidget(self.total)
        layout.addLayout(at_the_end(cancel, self.start))
        self.setMinimumWidth(_WIDTH_PX)

    def _on_minutes(self, minutes: int) -> None:
        self.minutes_chosen.emit(minutes)
        self._plan_anew()

    def _choose(self, article_id: str, choice: Choice) -> None:
        self._choices[article_id] = choice
        self._plan_anew()

    def _plan_anew(self) -> None:
        # One that is still being made is for what was asked before.
        self._fitting.stop()
        self._begins = False
        self.start.setEnabled(False)
        show_hint(self.total, self.tr("Planning…"), wrong=False)
        self._timer.start()

    def _ask(self) -> None:
        self._fitting.plan(self.minutes.value * 60.0, self._choices)

    def _take_plan(self, plan: Plan) -> None:
        heard = any(planned.allotted.reading is not None for planned in plan.items)
        if self._begins and heard:
            self.accepted_plan.emit(plan)
            self.accept()
            return
        self._begins = False
        self._show_rows(plan)
        self.start.setEnabled(heard)
        left_out = self._left_out_text(plan)
        text = " ".join(filter(None, (self._total_text(plan, heard=heard), left_out)))
        too_long = plan.seconds > plan.asked_s * 1.05
        show_hint(self.total, text, wrong=too_long or bool(left_out))

    def _show_rows(self, plan: Plan) -> None:
        planned_ids = {planned.item.entry.id for planned in plan.items}
        for gone in self._rows.keys() - planned_ids:
            row = self._rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, planned in enumerate(plan.items):
            entry = planned.item.entry
            if entry.id not in self._rows:
                self._rows[entry.id] = FitRow(entry.title or self.tr("Untitled"))
                self._rows[entry.id].chosen.connect(self._choose)
            row = self._rows[entry.id]
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            row.show_item(planned, begun=entry.heard > 0 or entry.id == self._heard_id)

    def _total_text(self, plan: Plan, *, heard: bool) -> str:
        if not plan.items:
            return self.tr("There is nothing in Up next.")
        if not heard:
            return self.tr("Nothing is left to hear this time.")
        words = {"time": in_words(plan.seconds), "asked": in_words(plan.asked_s)}
        if plan.seconds > plan.asked_s * 1.05:
            return self.tr(
                "This takes {time}, more than {asked}. Choose a summary for something."
            ).format(**words)
        if plan.seconds < plan.asked_s * 0.95:
            return self.tr("All of it takes {time}; there is time to spare.").format(**words)
        return self.tr("{time} of {asked}").format(**words)

    def _left_out_text(self, plan: Plan) -> str:
        """Which articles are not planned, since they cannot be opened; empty where all can."""
        left_out = [one.item.entry for one in plan.items if one.left_out is not None]
        titles = ", ".join(f"“{entry.title or self.tr('Untitled')}”" for entry in left_out)
        form = self.tr("What cannot be opened is left out: {titles}.")
        return form.format(titles=titles) if titles else ""

    def _begin(self) -> None:
        """Plans once more: the last sentence may have begun a while ago."""
        self._timer.stop()
        self._begins = True
        self._ask()
