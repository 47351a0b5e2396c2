"""One article of a plan: what of it is heard, and the person's choice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from harken.article.position import Reading
from harken.listening.fit_plan import Choice
from harken.listening.plan import PlanItem
from harken.ui.choices import Choice as ChoiceBox
from harken.ui.durations import clock
from harken.ui.labels import ElidedLabel


class FitRow(QFrame):
    """The title, what is heard of it, and a list to choose something else from."""

    chosen = Signal(str, object)
    """An article's id, and a `Choice`."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._id = ""
        self._title = ElidedLabel("strong")
        self._title.show_text(title)
        self._share = ElidedLabel("small")
        choices = [
            (self.tr("As it fits"), Choice.AUTO.value),
            (self.tr("Whole"), Choice.WHOLE.value),
            (self.tr("Summary"), Choice.SUMMARY.value),
            (self.tr("Not this time"), Choice.LATER.value),
        ]
        self.choice = ChoiceBox(self.tr("How to hear “{title}”").format(title=title), choices)
        self.choice.currentIndexChanged.connect(self._choose)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._share)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addWidget(self.choice)

    def show_item(self, planned: PlanItem, *, begun: bool) -> None:
        """Shows what is planned for the article, of which some was heard where it was begun."""
        self._id = planned.item.entry.id
        blocked = self.choice.blockSignals(True)
        self.choice.choose(planned.choice.value)
        self.choice.blockSignals(blocked)
        share = self._share_text(planned, begun=begun)
        self._share.show_text(share)
        self.choice.setAccessibleDescription(share)
        self.choice.setEnabled(planned.left_out is None)

    def _choose(self) -> None:
        self.chosen.emit(self._id, Choice(self.choice.value or Choice.AUTO.value))

    def _share_text(self, planned: PlanItem, *, begun: bool) -> str:
        """What of the article is heard, in a few words."""
        allotted = planned.allotted
        if planned.left_out is not None:
            return self.tr("Left out: it cannot be opened")
        time = clock(allotted.seconds)
        if allotted.reading is None:
            return self.tr("Another time")
        if allotted.reading is Reading.SUMMARY and planned.heard_s > 0:
            return self.tr("The rest of its summary, {time}").format(time=time)
        if allotted.reading is Reading.SUMMARY:
            return self.tr("Summary, {time}").format(time=time)
        if begun:
            return self.tr("The rest of it, {time}").format(time=time)
        return self.tr("Whole, {time}").format(time=time)
