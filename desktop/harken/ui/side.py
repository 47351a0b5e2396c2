"""The left side of the window: Up next, and the library under it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from harken.ui.section import Section
from harken.ui.side_tabs import SideTabs
from harken.ui.up_next.panel import UpNext

WIDTH_PX = 288
NARROW_PX = 208
_WIDE_PX = 1040
_BOTH_FROM_PX = 480
"""In a lower side only one section is seen at a time."""
_MARGINS_PX, _LOW_MARGINS_PX = (8, 6, 8, 8), (8, 0, 8, 0)
"""Left, top, right, bottom; in a low side the room is for one more line."""


class Side(QFrame):
    """Shown once there is something to hear, unless the person has put it away.

    Args:
        up_next: The upper part.
        library: The lower part.
        wanted: Whether the person wants to see it.
    """

    wanted_changed = Signal(bool)

    def __init__(self, up_next: UpNext, library: Section, *, wanted: bool) -> None:
        super().__init__()
        self.setObjectName("side")
        self._up_next, self._library = up_next, library
        self._sections: tuple[Section, Section] = (up_next, library)
        self._open: dict[Section, bool] = {up_next: True, library: True}
        """What is open where there is room for both."""
        self._first: Section = up_next
        """What is open where there is not."""
        self._alone: Section | None = None
        """What has all the room for itself for a while."""
        self._wanted = wanted
        self._filled = False
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._tabs = SideTabs([section.title for section in self._sections])
        self._tabs.chosen.connect(lambda place: self._toggle(self._sections[place], True))
        self._layout.addWidget(self._tabs)
        for section in self._sections:
            self._layout.addWidget(section, 1)
            section.toggled.connect(lambda wanted, one=section: self._toggle(one, wanted))
        for section, tab in zip(self._sections, self._tabs.buttons, strict=True):
            section.named.connect(tab.setAccessibleName)
        self._layout.addStretch(0)
        up_next.changed.connect(self._share)
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether the person wants to see it."""
        return self._wanted

    def show_filled(self, filled: bool) -> None:
        """Whether there is anything to show."""
        self._filled = filled
        self.setVisible(self._filled and self._wanted)

    def want(self, wanted: bool) -> None:
        """The person wants to see it, or its room for the text."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.wanted_changed.emit(wanted)
        self.show_filled(self._filled)

    def reveal(self, section: Section) -> None:
        """Shows a section, whatever was put away or folded."""
        self.want(True)
        if not section.is_open:
            self._toggle(section, True)

    def leave_alone(self, section: Section | None) -> None:
        """Gives a section all the room, or both theirs again."""
        if section is not self._alone:
            self._alone = section
            self._arrange()

    def fit(self, window_px: int) -> None:
        """Leaves a narrow window's room to the text."""
        self.setFixedWidth(WIDTH_PX if window_px >= _WIDE_PX else NARROW_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Opens as much as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _toggle(self, section: Section, wanted: bool) -> None:
        self._alone = None
        if self._has_room_for_both:
            self._open[section] = wanted
        else:
            self._first = section
        self._arrange()

    @property
    def _has_room_for_both(self) -> bool:
        return self.height() >= _BOTH_FROM_PX

    def _arrange(self) -> None:
        both = self._has_room_for_both
        self._layout.setContentsMargins(*(_MARGINS_PX if both else _LOW_MARGINS_PX))
        first = self._first if self._alone is None else self._alone
        self._tabs.show_chosen(self._sections.index(first))
        self._tabs.setVisible(not both)
        for section in self._sections:
            wanted = self._open[section] if both and self._alone is None else section is first
            section.open(wanted)
            section.show_title(both)
            section.setVisible(both or wanted)
        self._share()

    def _share(self) -> None:
        """Gives Up next what it needs, up to half of the room; the library has the rest."""
        margins = self._layout.contentsMargins()
        room_px = self.height() - margins.top() - margins.bottom()
        if not self._has_room_for_both:
            rest_px = self._tabs.sizeHint().height()
        elif self._library.is_open:
            rest_px = room_px // 2
        else:
            rest_px = self._library.head_px
        self._up_next.keep_within(room_px - rest_px)
