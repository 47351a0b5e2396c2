"""Which colours are in force, and the palette and the style sheet made of them."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from harken.ui.colours import CONTRAST, DARK, LIGHT, SEPIA, Colours
from harken.ui.style_sheet import style_sheet


class ThemeChoice(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    SEPIA = "sepia"
    CONTRAST = "contrast"


_CHOSEN = {
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.DARK: DARK,
    ThemeChoice.SEPIA: SEPIA,
    ThemeChoice.CONTRAST: CONTRAST,
}


_DARK = (ThemeChoice.DARK, ThemeChoice.CONTRAST)


class Theme(QObject):
    """Keeps the application's palette and style sheet; follows the system unless told otherwise.

    Args:
        choice: What the settings remember.
    """

    changed = Signal()

    def __init__(self, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__()
        self._choice = choice
        self._light, self._dark = ThemeChoice.LIGHT, ThemeChoice.DARK
        self._note()
        self._colours = self._wanted()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._update)
        hints.accessibility().contrastPreferenceChanged.connect(self._update)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._colours

    @property
    def is_dark(self) -> bool:
        """Whether light letters stand on a dark ground."""
        return self._colours in (DARK, CONTRAST)

    def choose(self, choice: ThemeChoice) -> None:
        """Takes the person's choice."""
        if choice is not self._choice:
            self._choice = choice
            self._note()
            self._update(chosen=True)

    def toggle(self) -> None:
        """Goes from light to dark and back, to those of each that were chosen last."""
        self.choose(self._light if self.is_dark else self._dark)

    def _note(self) -> None:
        if self._choice in _DARK:
            self._dark = self._choice
        elif self._choice is not ThemeChoice.SYSTEM:
            self._light = self._choice

    def _wanted(self) -> Colours:
        if self._choice is not ThemeChoice.SYSTEM:
            return _CHOSEN[self._choice]
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _update(self, *_: object, chosen: bool = False) -> None:
        wanted = self._wanted()
        if wanted is not self._colours:
            self._colours = wanted
            self._apply()
            self.changed.emit()
        elif chosen:
            self.changed.emit()

    def _apply(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setPalette(palette(self._colours))
        app.setStyleSheet(style_sheet(self._colours))


def palette(colours: Colours) -> QPalette:
    """The Fusion palette of these colours: it holds on every platform, offscreen too."""
    role = QPalette.ColorRole
    made = QPalette()
    for colour, roles in (
        (colours.panel, (role.Window, role.Button, role.AlternateBase, role.ToolTipBase)),
        (colours.paper, (role.Base,)),
        (colours.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (colours.muted, (role.PlaceholderText,)),
        (colours.edge, (role.Mid,)),
        (colours.accent, (role.Highlight, role.Link, role.Accent)),
        (colours.on_accent, (role.HighlightedText,)),
    ):
        for one in roles:
            made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.disabled))
    return made
