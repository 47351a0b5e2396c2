"""All there is to tune about a summary, in one panel: length, way of choosing, focus."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from harken.listening.command import Action, Command
from harken.listening.state import SessionState
from harken.ui.labels import muted_label
from harken.ui.popups import EDGE_PX, Popup
from harken.ui.summary_row.result import focus_is_found, result_in_words
from harken.ui.theme import Theme
from harken.ui.tuning.focus_section import FocusSection
from harken.ui.tuning.length_section import LengthSection
from harken.ui.tuning.method_section import MethodSection

_WIDTH_PX = 424


class TuningPopup(Popup):
    """Shows the session's state; sends commands. All of it holds at once."""

    commanded = Signal(object)
    """A `Command` for the session."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Tune the summary"))
        self._row = parent
        self.length = LengthSection()
        self.method = MethodSection()
        self.focus = FocusSection(theme)
        self.result = muted_label("", "small")
        self._state: SessionState | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for heading, section in (
            (self.tr("LENGTH"), self.length),
            (self.tr("KEY SENTENCES BY"), self.method),
            (self.tr("FOCUS"), self.focus),
        ):
            if layout.count():
                layout.addSpacing(8)
            title = QHBoxLayout()
            title.addWidget(muted_label(heading, "overline"))
            title.addStretch(1)
            if section is self.length:
                # In a low window the panel covers the row that says it.
                title.addWidget(self.result)
            layout.addLayout(title)
            layout.addWidget(section)
        self.setMinimumWidth(_WIDTH_PX)
        for signal, action in (
            (self.length.chosen, Action.SET_LENGTH),
            (self.method.chosen, Action.SET_METHOD),
            (self.focus.chosen, Action.SET_EMPHASIS),
        ):
            signal.connect(lambda value, action=action: self._do(action, value))

    def show_state(self, state: SessionState) -> None:
        """Shows what holds; only while it is open, for the session tells much."""
        self._state = state
        if self.isVisible():
            self._show(state)

    def open_at(self, button: QWidget) -> None:
        """Opens under `button`."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # Only then it knows its font, and how wide a text is.
        if self._state is not None:
            self._show(self._state)
        self.drop_from(button)
        self.length.begin()

    def leave_article(self) -> None:
        """Closes itself, for words that are just being typed are not for the next article."""
        self.focus.field.give_up()
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stays inside the window when it has more to say."""
        super().resizeEvent(event)
        window = self._row.window()
        last_y = window.mapToGlobal(QPoint(0, window.height() - EDGE_PX)).y() - self.height()
        if self.isVisible() and self.y() > last_y:
            self.move(self.x(), last_y)

    def _show(self, state: SessionState) -> None:
        self.result.setText(result_in_words(state))
        self.length.show_state(state)
        self.method.show_state(state)
        self.focus.show_emphasis(state.emphasis, found=focus_is_found(state))
        for section in (self.length, self.method, self.focus):
            # Qt tells the layouts around it only of what is shown already.
            layout = section.layout()
            assert layout is not None
            layout.activate()
            section.updateGeometry()
        self.adjustSize()

    def _do(self, action: Action, value: object) -> None:
        self.commanded.emit(Command(action, value))
