"""The summary's length, to the minute or exactly."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from harken.article.words import count_words
from harken.listening.state import SessionState
from harken.summary.length import Length, Minutes, kind_of
from harken.ui.buttons import Toggle
from harken.ui.choices import Choice
from harken.ui.labels import muted_label, show_hint
from harken.ui.tuning.resting_field import RestingField
from harken.ui.tuning.typed_length import MOST, length_in, written

_MINUTES = (1, 2, 3, 5, 10)
_FIELD_PX = 88


class LengthSection(QWidget):
    """Usual numbers of minutes, and a field for any number of whatever it is counted in."""

    chosen = Signal(object)
    """A `Length`."""

    def __init__(self) -> None:
        super().__init__()
        self._state: SessionState | None = None
        self._typed: Length | None = None
        """What the field says in the person's own way, "1:30" or "2,50"."""
        self._entered = ""
        """What was typed and not confirmed by Enter: the next unit that is chosen is for it."""
        self._wrong = False
        """Whether what the field says is no length, or not yet."""
        self._presets = {minutes: self._preset(minutes) for minutes in _MINUTES}
        self._field = RestingField(self.tr("Length of the summary, exactly"))
        self._field.setFixedWidth(_FIELD_PX)
        self._unit = Choice(
            self.tr("Counted in"),
            [
                (self.tr("minutes"), "minutes"),
                (self.tr("sentences"), "sentences"),
                (self.tr("words"), "words"),
                (self.tr("percent of the sentences"), "percent"),
            ],
        )
        self._hint = muted_label("", "small")
        self._hint.hide()
        self._build()
        self._field.settled.connect(self._take)
        self._field.returnPressed.connect(self._confirm)
        self._field.editingFinished.connect(self._finish)
        self._unit.activated.connect(lambda _: self._count_anew())

    def show_state(self, state: SessionState) -> None:
        """Marks what holds."""
        known = self._state is not None and state.length == self._state.length
        if not known and state.length != self._typed:
            self._forget_typed()
        self._state = state
        for minutes, button in self._presets.items():
            button.setChecked(state.length == Minutes(minutes))
        if not known:
            self._unit.choose(kind_of(state.length)[0])
        if self._field.resting:
            self._show_value()

    def begin(self) -> None:
        """Lets a number be typed at once."""
        self._forget_typed()
        self._show_value()
        self._focus()

    def _focus(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def _show_value(self) -> None:
        """Shows what was asked for, or in another unit what that came to."""
        if self._state is None or self._state.length == self._typed or self._wrong:
            return
        kind, value = kind_of(self._state.length)
        unit = self._unit.value
        self._field.show_text(written(value if unit == kind else _came_to(self._state, unit)))

    def _forget_typed(self) -> None:
        self._typed, self._entered = None, ""
        self._say_wrong(wrong=False)

    def _take(self, text: str) -> None:
        self._entered = text
        self._typed = length = length_in(self._unit.value or "minutes", text)
        self._say_wrong(wrong=length is None)
        if length is not None:
            self.chosen.emit(length)

    def _count_anew(self) -> None:
        """Takes what was just typed in the unit that was chosen, or tells the length in it."""
        self._field.settle()
        entered = self._entered
        self._forget_typed()
        if length_in(self._unit.value or "minutes", entered) is not None:
            self._field.show_text(entered)
            self._take(entered)
        # The focus stays in the box: by keyboard each step to the unit that is meant is a choice.
        self._show_value()

    def _finish(self) -> None:
        """Shows what holds in the place of what is no length; what would be one stays told."""
        if self._wrong:
            self._wrong = False
            self._show_value()
            self._field.selectAll()

    def _confirm(self) -> None:
        if self._typed is not None:
            self._entered = ""

    def _say_wrong(self, *, wrong: bool) -> None:
        unit = self._unit.value or "minutes"
        told = {
            "minutes": self.tr("More than 0 and up to {most}, please, such as 2.5 or 2:30"),
            "percent": self.tr("More than 0 and up to {most}, please"),
        }
        text = told.get(unit, self.tr("A whole number from 1 to {most}, please"))
        self._wrong = wrong
        show_hint(self._hint, text.format(most=QLocale().toString(int(MOST[unit]))), wrong=wrong)
        self._hint.setVisible(wrong)

    def _choose(self, minutes: int) -> None:
        self._field.give_up()
        self._forget_typed()
        self.chosen.emit(Minutes(minutes))
        if self._state is not None:
            self.show_state(self._state)

    def _preset(self, minutes: int) -> Toggle:
        button = Toggle(self.tr("{n} min").format(n=minutes))
        name = self.tr("Make it 1 minute") if minutes == 1 else self.tr("Make it {n} minutes")
        button.setAccessibleName(name.format(n=minutes))
        button.clicked.connect(lambda _=False: self._choose(minutes))
        return button

    def _build(self) -> None:
        presets = QHBoxLayout()
        presets.setSpacing(8)
        group = QButtonGroup(self)
        # None of them is checked where the length is another.
        group.setExclusive(False)
        for button in self._presets.values():
            group.addButton(button)
            presets.addWidget(button)
        exact = QHBoxLayout()
        exact.setSpacing(8)
        exact.addWidget(self._field)
        exact.addWidget(self._unit, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(presets)
        layout.addLayout(exact)
        layout.addWidget(self._hint)


def _came_to(state: SessionState, unit: str | None) -> float:
    """The summary's length in one of the units."""
    if state.article is None or state.ranking is None:
        return 0.0
    if unit == "minutes":
        return state.summary_s / 60
    if unit == "percent":
        return 100 * len(state.summary) / max(1, len(state.ranking.order))
    if unit == "sentences":
        return len(state.summary)
    spans = (state.article.sentences[index].span for index in state.summary)
    return sum(count_words(state.article.text_of(span)) for span in spans)
