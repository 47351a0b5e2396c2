"""What opens over the window: settings, voices, and the sheet of keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from harken.listening.command import Action, Command
from harken.ui.keymap import Keymap
from harken.ui.keys_sheet import KeysSheet
from harken.ui.look_control import LookControl
from harken.ui.parts import Parts
from harken.ui.plan_left import offered_minutes
from harken.ui.remembering import Remembering
from harken.ui.voices.installed import InstalledVoices
from harken.ui.window import Window

if TYPE_CHECKING:
    from harken.ui.settings_control import SettingsControl
    from harken.ui.voices.control import VoicesControl


class Sheets(QObject):
    """Opens each of them once, and closes them with the window.

    Args:
        window: What they belong to.
        parts: Whose session they are about.
        remembering: Keeps what is chosen in them.
        installed: The voices.
        look: How the text looks.
        keymap: Which key does what.
    """

    def __init__(
        self,
        window: Window,
        parts: Parts,
        remembering: Remembering,
        installed: InstalledVoices,
        look: LookControl,
        *,
        keymap: Keymap,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._remembering = remembering
        self._installed = installed
        self._look = look
        self._keymap = keymap
        self.settings: SettingsControl | None = None
        self.voices: VoicesControl | None = None

    def show_keys(self) -> None:
        """Opens the sheet of keys."""
        KeysSheet(self._window, self._keymap).open()

    def show_about(self) -> None:
        """Opens what there is to say of Harken."""
        from harken.ui.about import AboutDialog

        keeps_history = self._window.memory.settings.keep_history
        AboutDialog(self._window, keeps_history=keeps_history).open()

    def show_settings(self) -> None:
        """Opens the settings."""
        from harken.ui.settings_control import SettingsControl

        if self.settings is None:
            self.settings = SettingsControl(
                self._window,
                self._parts,
                self._remembering,
                self._installed.voices,
                self._look,
                keymap=self._keymap,
            )
            self.settings.closed.connect(self._forget_settings)

    def show_voice_mode(self, mode: str) -> None:
        """Says in the settings, if they are open, how voice commands are heard now."""
        if self.settings is not None:
            self.settings.voice.show_mode(mode)

    def show_fit(self) -> None:
        """Asks how much time there is, and shows what fits into it."""
        from harken.ui.fit.sheet import FitSheet

        memory, session = self._window.memory, self._parts.session
        left = offered_minutes(memory.settings, session.state)
        sheet = FitSheet(self._window, session.fitting, left or memory.settings.fit_minutes)
        sheet.minutes_chosen.connect(lambda minutes: memory.keep(fit_minutes=minutes))
        sheet.accepted_plan.connect(lambda plan: session.do(Command(Action.FIT_TIME, plan)))
        sheet.follow(session.state)
        session.changed.connect(sheet.follow)
        session.place_changed.connect(sheet.follow)
        sheet.open()

    def show_voices(self) -> None:
        """Opens the chooser of voices."""
        from harken.ui.voices.control import VoicesControl

        if self.voices is None:
            self.voices = VoicesControl(
                self._window, self._parts, self._remembering, self._installed
            )
            self.voices.closed.connect(self._forget_voices)

    def close(self) -> None:
        """Closes what is open, and ends what is being said there."""
        for open_one in (self.settings, self.voices):
            if open_one is not None:
                open_one.close()

    def _forget_settings(self) -> None:
        self.settings = None

    def _forget_voices(self) -> None:
        self.voices = None
