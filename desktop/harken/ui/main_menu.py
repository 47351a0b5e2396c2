"""The ☰ menu."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from harken.ui.doing import Doing
from harken.ui.keymap import Keymap
from harken.ui.theme import Theme, ThemeChoice
from harken.ui.theme_names import theme_names


class MainMenu(QMenu):
    """What is needed seldom."""

    folder_wanted = Signal()
    save_wanted = Signal()
    copy_wanted = Signal()
    save_summary_wanted = Signal()
    find_wanted = Signal()
    marks_wanted = Signal()
    theme_chosen = Signal(object)
    """A `ThemeChoice`."""
    look_wanted = Signal()
    dimming_wanted = Signal()
    voices_wanted = Signal()
    settings_wanted = Signal()
    fit_wanted = Signal()
    sleep_wanted = Signal()
    mini_wanted = Signal()
    keys_wanted = Signal()
    about_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, theme: Theme, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(self.tr("Menu"), parent)
        self.setAccessibleName(self.tr("Menu"))
        self._keymap = keymap
        self._keyed: list[tuple[QAction, str, Doing]] = []
        self._add(self.tr("Add a folder…"), self.folder_wanted)
        self.addSeparator()
        save_audio = self._add(self.tr("Save as audio…"), self.save_wanted, Doing.SAVE_AUDIO)
        self._with_summary = [
            self._add(self.tr("Copy the summary"), self.copy_wanted),
            self._add(self.tr("Save the summary…"), self.save_summary_wanted, Doing.SAVE_SUMMARY),
        ]
        find = self._add(self.tr("Find in the article…"), self.find_wanted, Doing.FIND)
        self._with_article = [save_audio, find]
        self._add(self.tr("Your marks…"), self.marks_wanted, Doing.MARKS)
        self.addSeparator()
        self._add(self.tr("Text and colours…"), self.look_wanted, Doing.LOOK)
        self._themes = self._add_themes(theme)
        self.dimming = self._add(
            self.tr("Dim other paragraphs"), self.dimming_wanted, Doing.DIM_OTHERS
        )
        self.dimming.setCheckable(True)
        self.addSeparator()
        self._add(self.tr("Fit my time…"), self.fit_wanted, Doing.FIT_TIME)
        self._add(self.tr("Sleep timer…"), self.sleep_wanted, Doing.SLEEP)
        self._add(self.tr("Small player"), self.mini_wanted, Doing.MINI_PLAYER)
        self._add(self.tr("Voices…"), self.voices_wanted, Doing.VOICES)
        self._add(self.tr("Settings…"), self.settings_wanted, Doing.SETTINGS)
        self._add(self.tr("Keys"), self.keys_wanted, Doing.SHEET)
        self._add(self.tr("About Harken"), self.about_wanted)
        self._add(self.tr("Quit"), self.quit_wanted, Doing.QUIT)
        theme.changed.connect(lambda: self._themes[theme.choice].setChecked(True))
        keymap.changed.connect(self._name_keys)
        self._name_keys()
        self.set_article(False, False)

    def set_article(self, there_is: bool, summary: bool) -> None:
        """Whether there is an article, and a summary of it."""
        for action in self._with_article:
            action.setEnabled(there_is)
        for action in self._with_summary:
            action.setEnabled(summary)

    def _add(self, text: str, signal: SignalInstance, doing: Doing | None = None) -> QAction:
        action = self.addAction(text)
        action.triggered.connect(lambda _=False: signal.emit())
        if doing is not None:
            self._keyed.append((action, text, doing))
        return action

    def _name_keys(self) -> None:
        """Says which keys do the same; they are only shown here, `Shortcuts` has them pressed."""
        for action, text, doing in self._keyed:
            action.setText("\t".join(filter(None, (text, self._keymap.shown(doing)))))

    def _add_themes(self, theme: Theme) -> dict[ThemeChoice, QAction]:
        menu = self.addMenu(self.tr("Colours"))
        group = QActionGroup(self)
        actions: dict[ThemeChoice, QAction] = {}
        for choice, name in theme_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(choice is theme.choice)
            action.triggered.connect(lambda _=False, choice=choice: self.theme_chosen.emit(choice))
            group.addAction(action)
            actions[choice] = action
        return actions
