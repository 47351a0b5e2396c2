"""How the text looks: chosen in a panel or by keys, shown at once, and remembered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from harken.ui.look import DEFAULT_LOOK, Look, look_of
from harken.ui.look_section import LookSection
from harken.ui.memory import Memory
from harken.ui.popups import Popup
from harken.ui.theme import Theme

if TYPE_CHECKING:
    from harken.ui.reading_page import ReadingPage


class LookPopup(Popup):
    """The section at the button that says Aa."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Text and colours"))
        self.section = LookSection()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.section)

    def open_at(self, button: QWidget) -> None:
        """Opens under `button`, the text's size ready to be changed."""
        self.drop_from(button)
        self.section.text_size.number.setFocus()


class LookControl(QObject):
    """Keeps the look of a page, and the sections that show it.

    Args:
        page: What is shown so.
        theme: The colours.
        memory: What is remembered.
    """

    changed = Signal(object, object)
    """The `Look` and the `ThemeChoice` that hold from now on."""

    def __init__(self, page: "ReadingPage", theme: Theme, memory: Memory) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._memory = memory
        self._popup: LookPopup | None = None
        theme.changed.connect(self._tell)
        page.show_look(self.look)
        page.view.size_wanted.connect(lambda bigger: self.resize_text(1 if bigger else -1))

    @property
    def look(self) -> Look:
        """What holds."""
        return look_of(self._memory.settings)

    def choose(self, look: Look) -> None:
        """Shows the text like this from now on."""
        if look != self.look:
            self._memory.keep(**look._asdict())
            self._page.show_look(look)
            self._tell()

    def resize_text(self, steps: int) -> None:
        """Makes the text so many steps bigger."""
        self.choose(self.look.resized(steps))

    def reset_size(self) -> None:
        """Makes the text as big as it was for a new person."""
        self.choose(self.look._replace(text_px=DEFAULT_LOOK.text_px))

    def toggle_dimming(self) -> None:
        """Dims all paragraphs but the one that is read, or no longer."""
        self.choose(self.look._replace(dim_others=not self.look.dim_others))

    def open(self, button: QWidget) -> None:
        """Opens the panel under its button."""
        if self._popup is None:
            self._popup = LookPopup(button)
            self.attend(self._popup.section)
        self._popup.open_at(button)

    def attend(self, section: LookSection) -> None:
        """Takes what is chosen in a section, and keeps it up to date as long as it is there."""
        section.show_look(self.look, self._theme.choice)
        section.chosen.connect(self.choose)
        section.theme_chosen.connect(self._theme.choose)
        self.changed.connect(section.show_look)

    def _tell(self) -> None:
        self.changed.emit(self.look, self._theme.choice)
