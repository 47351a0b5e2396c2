"""Colours by role, light and dark, and the style sheet made of them."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from harken.ui.style_sheet import style_sheet


class Colours(NamedTuple):
    """One colour for each role; every text on its ground meets WCAG AA."""

    paper: str
    panel: str
    """The ground of the header, the side and the player bar."""
    ink: str
    muted: str
    line: str
    accent: str
    accent_hover: str
    on_accent: str
    sentence: str
    """The tint of the sentence being read."""
    word: str
    on_word: str
    key: str
    """The key sentences' marks."""
    error: str


LIGHT = Colours(
    paper="#FCFBF8",
    panel="#F5F3EE",
    ink="#22252A",
    muted="#62676E",
    line="#E4E1DA",
    accent="#0F766E",
    accent_hover="#0B5F59",
    on_accent="#FFFFFF",
    sentence="#E3F1EE",
    word="#FFD666",
    on_word="#22252A",
    key="#D97706",
    error="#B42318",
)
DARK = Colours(
    paper="#16181C",
    panel="#1C1F24",
    ink="#E6E6E3",
    muted="#9AA0A8",
    line="#2A2D33",
    accent="#2DD4BF",
    accent_hover="#5EEAD4",
    on_accent="#10201E",
    sentence="#1D302E",
    word="#F5C84B",
    on_word="#16181C",
    key="#F59E0B",
    error="#F97066",
)

READING_FONTS = ["Noto Serif", "Source Serif 4", "Charter", "Georgia", "Cambria", "DejaVu Serif"]
READING_TEXT_PX = 18


class ThemeChoice(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def reading_font(size_px: int, *, bold: bool = False) -> QFont:
    """The serif that articles are set in, whichever of the system's is there."""
    font = QFont(READING_FONTS)
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(size_px)
    font.setBold(bold)
    return font


class Theme(QObject):
    """Keeps the application's palette and style sheet; follows the system unless told otherwise.

    Args:
        choice: What the settings remember.
    """

    changed = Signal()

    def __init__(self, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__()
        self._choice = choice
        self._colours = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._update)
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
        """Whether the dark colours are in force."""
        return self._colours is DARK

    def choose(self, choice: ThemeChoice) -> None:
        """Takes the person's choice."""
        if choice is not self._choice:
            self._choice = choice
            self._update(chosen=True)

    def _wanted(self) -> Colours:
        if self._choice is ThemeChoice.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

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
        app.setStyleSheet(style_sheet(self._colours._asdict()))


def palette(colours: Colours) -> QPalette:
    """The Fusion palette of these colours: it holds on every platform, offscreen too."""
    role = QPalette.ColorRole
    made = QPalette()
    for colour, roles in (
        (colours.panel, (role.Window, role.Button, role.AlternateBase, role.ToolTipBase)),
        (colours.paper, (role.Base,)),
        (colours.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (colours.muted, (role.PlaceholderText,)),
        (colours.accent, (role.Highlight, role.Link, role.Accent)),
        (colours.on_accent, (role.HighlightedText,)),
    ):
        for one in roles:
            made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.muted))
    return made
