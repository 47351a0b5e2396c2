"""Buttons, sliders and fields as this window uses them: each with a name."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSlider, QWidget

from harken.ui.doing import Doing
from harken.ui.icons import pixmap
from harken.ui.theme import Theme

# Without them "48 s · 6 sentences" begins with its last word there.
_ISOLATE, _END = "\u2068", "\u2069"
_HANDLE_PX = 22
"""The width of a slider's handle in the style sheet, its border included."""


class Button(QPushButton):
    """A button that the mouse presses without taking the focus.

    Args:
        text: What it says; also its accessible name unless `name` gives one.
        kind: A look of the style sheet: "primary", "link", "icon", "transport", "play", "pill".
        name: The accessible name and the tool tip of a button without text.
        doing: What it does and its keys do, too: the tool tip names them; see `KeyHints`.
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: str = "",
        name: str = "",
        doing: Sequence[Doing] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.doing = tuple(doing)
        self._hint = self._keys = ""
        self.setText(text)
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(name or text)
        if name:
            self.setToolTip(name)

    def setToolTip(self, hint: str) -> None:  # noqa: N802  Qt's name
        """Says `hint`, and which keys do the same."""
        self._hint = hint
        if hint and self._keys:
            hint = self.tr("{hint} ({keys})").format(hint=hint, keys=self._keys)
        super().setToolTip(hint)

    def show_keys(self, keys: str) -> None:
        """Says which keys do the same; "" for none."""
        self._keys = keys
        self.setToolTip(self._hint)

    def setText(self, text: str) -> None:
        """Says `text`; in a window that runs right to left, too, in the order of its own script."""
        super().setText(f"{_ISOLATE}{text}{_END}" if text and self.isRightToLeft() else text)


class Toggle(Button):
    """A button that stays pressed; its text is bold then, and nothing moves for it.

    Args:
        text: What it says.
        segment: "left" or "right" where two stand together as one.
        doing: What it does and its keys do, too.
    """

    def __init__(self, text: str = "", *, segment: str = "", doing: Sequence[Doing] = ()) -> None:
        super().__init__(text, doing=doing)
        self.setCheckable(True)
        self.setProperty("segment" if segment else "toggle", segment or True)

    def width_px(self, text: str, sides_px: int) -> int:
        """How wide it is with `text` and so much room beside it, left and right together."""
        bold = self.font()
        bold.setBold(True)
        return QFontMetrics(bold).horizontalAdvance(text) + sides_px

    def say(self, text: str, sides_px: int) -> None:
        """Says `text`, never narrower than that in bold."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setMinimumWidth(self.width_px(text, sides_px))


class IconButton(Button):
    """A button with one of our icons, drawn anew in each theme.

    Args:
        drawing: The icon's name.
        name: The accessible name and tool tip.
        role: The colour's role: "ink" or "on_accent".
        faint: Whether it has another colour while it is disabled.
        doing: What it does and its keys do, too.
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
        faint: bool = False,
        doing: Sequence[Doing] = (),
    ) -> None:
        super().__init__(kind=kind, name=name, doing=doing)
        self._theme = theme
        self._drawing = drawing
        self._role = role
        self._faint = faint
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
        colour: str = getattr(colours, self._role)
        icon = QIcon(pixmap(self._drawing, colour, self.iconSize().width()))
        if self._faint:
            role = "panel" if self._role == "on_accent" else "muted"
            faint = pixmap(self._drawing, getattr(colours, role), self.iconSize().width())
            icon.addPixmap(faint, QIcon.Mode.Disabled)
        self.setIcon(icon)


def at_the_end(*buttons: QPushButton) -> QHBoxLayout:
    """A dialog's last row: its buttons at the end of the line."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


class Slider(QSlider):
    """A horizontal slider that goes to where it is clicked.

    Args:
        name: The accessible name.
    """

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        # A style sheet's "sub-page" is on the left whichever way the slider runs.
        self.setProperty("mirrored", self.isRightToLeft())
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Moves the handle under the pointer, from where it can be dragged on."""
        if event.button() is Qt.MouseButton.LeftButton:
            # Down before it moves: who listens can tell that more is to come.
            self.setSliderDown(True)
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the handle."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go of the handle."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def _follow(self, event: QMouseEvent) -> None:
        # Left of the handle's middle and right of it, half a handle cannot be reached.
        room_px = max(1, self.width() - _HANDLE_PX)
        part = (event.position().x() - _HANDLE_PX / 2) / room_px
        part = 1 - part if self.isRightToLeft() else part
        steps = self.maximum() - self.minimum()
        self.setSliderPosition(self.minimum() + round(min(1.0, max(0.0, part)) * steps))


class Field(QLineEdit):
    """A line to type in.

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
