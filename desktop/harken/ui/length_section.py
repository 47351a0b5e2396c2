"""The summary's length, to the minute or exactly."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from harken.article.words import count_words
from harken.listening.state import SessionState
from harken.summary.length import Length, Minutes, kind_of, length_of_kind
from harken.ui.buttons import Toggle
from harken.ui.choices import Choice
from harken.ui.labels import muted_label, show_hint
from harken.ui.resting_field import RestingField

_MINUTES = (1, 2, 3, 5, 10)
_FIELD_PX = 88
_MOST = {"minutes": 6_000.0, "sentences": 1_000_000.0, "words": 10_000_000.0, "percent": 100.0}


class LengthSection(QWidget):
    """Usual numbers of minutes, and a field for any number of whatever it is counted in."""

    chosen = Signal(object)
    """A `Length`."""

    def __init__(self) -> None:
        super().__init__()
        self._state: SessionState | None = None
        self._typed: Length | None = None
        """What the field says in the person's own way, "1:30" or "2,50"."""
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
        self._unit.activated.connect(lambda _: self._count_anew())

    def show_state(self, state: SessionState) -> None:
        """Marks what holds."""
        known = self._state is not None and state.length == self._state.length
        self._state = state
        for minutes, button in self._presets.items():
            button.setChecked(state.length == Minutes(minutes))
        if not known:
            self._unit.choose(kind_of(state.length)[0])
        if self._field.resting:
            self._show_value()

    def begin(self) -> None:
        """Lets a number be typed at once."""
        self._typed = None
        self._show_value()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def _show_value(self) -> None:
        """Shows what was asked for, or in another unit what that came to."""
        if self._state is not None and self._state.length != self._typed:
            kind, value = kind_of(self._state.length)
            unit = self._unit.value
            self._field.show_text(_written(value if unit == kind else _came_to(self._state, unit)))
            self._say_wrong(wrong=False)

    def _count_anew(self) -> None:
        self._typed = None
        self._show_value()
        self.begin()

    def _take(self, text: str) -> None:
        self._typed = length = _length_in(self._unit.value or "minutes", text)
        if length is not None:
            self.chosen.emit(length)
        self._say_wrong(wrong=length is None)

    def _say_wrong(self, *, wrong: bool) -> None:
        share = self._unit.value == "percent"
        text = self.tr("A number up to 100, please") if share else self.tr("A number, please")
        show_hint(self._hint, text, wrong=wrong)
        self._hint.setVisible(wrong)

    def _choose(self, minutes: int) -> None:
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


def _written(value: float) -> str:
    """At most one digit after the point, as the person's language writes it."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    whole = round(value, 1) == round(value)
    return locale.toString(round(value)) if whole else locale.toString(value, "f", 1)


def _length_in(unit: str, text: str) -> Length | None:
    """What was typed, with a comma or a point, or "1:30" minutes; None where it is no length."""
    minutes, colon, seconds = text.partition(":")
    try:
        if colon and unit == "minutes":
            value = float(minutes) + float(seconds) / 60
        else:
            value = float(text.replace(",", "."))
    except ValueError:
        return None
    # A number that is none (NaN) is in no order with the others.
    if not 0 < value <= _MOST[unit]:
        return None
    whole = unit in ("sentences", "words")
    return length_of_kind(unit, max(1, round(value)) if whole else value)
