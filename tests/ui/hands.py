"""What a person's hands and eyes do with the parts of a window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from harken.ui.buttons import Button, Field


def button(root: QWidget, text: str) -> Button:
    """The one button that says so."""
    [found] = [one for one in root.findChildren(Button) if one.text() == text]
    return found


def checked(root: QWidget) -> list[str]:
    """What the buttons say that are pressed."""
    return [one.text() for one in root.findChildren(Button) if one.isChecked()]


def type_into(field: Field, text: str) -> None:
    """Types over what is there."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def enter(field: Field, text: str) -> None:
    """Types over what is there, and presses Enter."""
    type_into(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
