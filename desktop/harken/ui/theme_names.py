"""What the themes are called."""

from PySide6.QtCore import QCoreApplication

from harken.ui.theme import ThemeChoice


def theme_names() -> dict[ThemeChoice, str]:
    """The themes in the order in which they are offered."""
    tr = QCoreApplication.translate
    return {
        ThemeChoice.SYSTEM: tr("Themes", "As the system"),
        ThemeChoice.LIGHT: tr("Themes", "Light"),
        ThemeChoice.DARK: tr("Themes", "Dark"),
        ThemeChoice.SEPIA: tr("Themes", "Sepia"),
        ThemeChoice.CONTRAST: tr("Themes", "High contrast"),
    }
