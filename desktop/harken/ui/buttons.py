"""Buttons and fields as this window uses them: named, and polite to the keys of the player."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSlider, QStyle, QStyleOptionSlider, QWidget

from harken.ui.icons import icon
from harken.ui.theme import Theme

_PRESSING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SLIDING = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip


def keeps_key(event: QEvent, keys: set[Qt.Key]) -> bool:
    """Whether a widget keeps this key from the window's shortcuts; then the event is accepted."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() not in keys or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    event.accept()
    return True


class Button(QPushButton):
    """A button that the mouse presses without taking the focus, and Space presses when it has it.

    Args:
        text: What it says; also its accessible name unless `name` gives one.
        kind: A look of the style sheet: "primary", "link", "icon", "transport", "play", "pill".
        name: The accessible name and the tool tip of a button without text.
    """

    def __init__(
        self, text: str = "", *, kind: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(name or text)
        if name:
            self.setToolTip(name)

    def event(self, event: QEvent) -> bool:
        """Keeps Space and Enter for itself while it has the focus."""
        return keeps_key(event, _PRESSING) or super().event(event)


class IconButton(Button):
    """A button with one of our icons, drawn anew in each theme.

    Args:
        drawing: The icon's name.
        name: The accessible name and tool tip.
        role: The colour's role: "ink" or "on_accent".
    """

    def __init__(
        self,
        theme: Theme,
        drawing: str,
        name: str,
        *,
        kind: str = "icon",
        size_px: int = 20,
        role: str = "ink",
    ) -> None:
        super().__init__(kind=kind, name=name)
        self._theme = theme
        self._drawing = drawing
        self._role = role
        self.setIconSize(QSize(size_px, size_px))
        theme.changed.connect(self._draw)
        self._draw()

    def show_as(self, drawing: str, name: str) -> None:
        """Takes another icon and name, as pause does while it plays."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        if drawing != self._drawing:
            self._drawing = drawing
            self._draw()

    def _draw(self) -> None:
        colours = self._theme.colours
        faint = colours.panel if self._role == "on_accent" else colours.muted
        colour: str = getattr(colours, self._role)
        self.setIcon(icon(self._drawing, colour, self.iconSize().width(), faint))


class Slider(QSlider):
    """A horizontal slider that goes to where it is clicked, and keeps the arrow keys.

    Args:
        name: The accessible name.
    """

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        """Keeps the keys that move it while it has the focus."""
        return keeps_key(event, _SLIDING) or super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Moves the handle under the pointer, from where it can be dragged on."""
        if event.button() is Qt.MouseButton.LeftButton:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            handle = self.style().subControlRect(
                QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
            )
            room = self.width() - handle.width()
            at = round(event.position().x() - handle.width() / 2)
            self.setSliderPosition(
                QStyle.sliderValueFromPosition(
                    self.minimum(), self.maximum(), at, room, option.upsideDown
                )
            )
        super().mousePressEvent(event)


class Field(QLineEdit):
    """A line to type in; Esc is its own, for who types wants to leave it, not to stop the voice.

    Args:
        name: The accessible name.
        hint: Shown while it is empty.
    """

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptDrops(False)
        self.setClearButtonEnabled(False)

    def event(self, event: QEvent) -> bool:
        """Keeps Esc."""
        return keeps_key(event, {Qt.Key.Key_Escape}) or super().event(event)
