"""The ☰ menu."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from harken import __version__
from harken.ui.theme import Theme, ThemeChoice


class MainMenu(QMenu):
    """What is needed seldom."""

    save_wanted = Signal()
    copy_wanted = Signal()
    find_wanted = Signal()
    theme_chosen = Signal(object)
    """A `ThemeChoice`."""
    keys_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("Menu"), parent)
        self._with_article = [
            self._add(self.tr("Save as audio…"), "Ctrl+S", self.save_wanted),
            self._add(self.tr("Copy the summary"), "", self.copy_wanted),
            self._add(self.tr("Find in the article…"), "Ctrl+F", self.find_wanted),
        ]
        self.addSeparator()
        self._themes = self._add_themes(theme)
        self.addSeparator()
        self._add(self.tr("Keys"), "?", self.keys_wanted)
        self.addAction(self.tr("About Harken"), self._show_about)
        self._add(self.tr("Quit"), "Ctrl+Q", self.quit_wanted)
        theme.changed.connect(lambda: self._themes[theme.choice].setChecked(True))
        self.set_article(False, False)

    def set_article(self, there_is: bool, summary: bool) -> None:
        """Whether there is an article, and a summary of it."""
        for action in self._with_article:
            action.setEnabled(there_is)
        self._with_article[1].setEnabled(summary)

    def _add(self, text: str, keys: str, signal: SignalInstance) -> QAction:
        # The keys are only shown here: `keys.py` owns the shortcuts.
        action = self.addAction(f"{text}\t{keys}" if keys else text)
        action.triggered.connect(lambda _=False: signal.emit())
        return action

    def _add_themes(self, theme: Theme) -> dict[ThemeChoice, QAction]:
        names = {
            ThemeChoice.SYSTEM: self.tr("As the system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        menu = self.addMenu(self.tr("Colours"))
        group = QActionGroup(self)
        actions: dict[ThemeChoice, QAction] = {}
        for choice, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(choice is theme.choice)
            action.triggered.connect(lambda _=False, choice=choice: self.theme_chosen.emit(choice))
            group.addAction(action)
            actions[choice] = action
        return actions

    def _show_about(self) -> None:
        box = QMessageBox(self.parentWidget())
        box.setWindowTitle(self.tr("About Harken"))
        box.setText(self.tr("Harken {version}").format(version=__version__))
        box.setInformativeText(
            self.tr(
                "Turns an article into something to hear: clean text, a summary, and a voice that "
                "reads either, offline.\n\nFree software under the GNU General Public License, "
                "version 3 or later."
            )
        )
        box.open()
