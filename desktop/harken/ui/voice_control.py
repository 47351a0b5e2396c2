"""Voice commands in the window: the sign of the microphone, the key to hold, and what is told."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from harken.errors import HarkenError
from harken.ui.buttons import IconButton
from harken.ui.doing import Doing
from harken.ui.messages import Messages
from harken.ui.parts import Parts
from harken.ui.remembering import Remembering
from harken.ui.window import Window

if TYPE_CHECKING:
    from harken.handsfree.voice.commands import Hearing, VoiceCommands
    from harken.playback.player import Player


class VoiceControl(QObject):
    """Listens as the settings say; nothing is imported or started while they say "off".

    Args:
        window: Where the sign is shown.
        parts: Their session obeys.
        messages: Tells what is wrong.
        remembering: Keeps the settings.
    """

    switched = Signal(str)
    """Another mode holds than was chosen: it could not be had."""

    def __init__(
        self, window: Window, parts: Parts, messages: Messages, remembering: Remembering
    ) -> None:
        super().__init__(window)
        self._window = window
        self._parts = parts
        self._messages = messages
        self._remembering = remembering
        self._commands: VoiceCommands | None = None
        self._chime: Player | None = None
        self._keyed = False
        """Whether it is the key that is held, and not the button."""
        self.button = IconButton(
            window.theme, "microphone", self.tr("Voice command"), doing=[Doing.PUSH_TO_TALK]
        )
        self.button.hide()
        window.header.put_tool(self.button)
        self.button.pressed.connect(self._press)
        self.button.released.connect(self._release)
        remembering.voice_commands_kept.connect(self.follow)
        window.closing.connect(self.close)
        _application().applicationStateChanged.connect(self._on_application_state)
        self.follow()

    def follow(self) -> None:
        """Does as the settings say now."""
        settings = self._window.memory.settings
        if settings.voice_commands == "off":
            self.close()
            return
        self._make().set_mode(settings.voice_commands, settings.microphone)

    def hold(self) -> None:
        """The key went down: what is said until it comes up is meant for us."""
        if self._commands is None or self._window.memory.settings.voice_commands == "off":
            self._messages.tell(self.tr("Voice commands are off. Switch them on in the settings."))
            return
        self._keyed = True
        _application().installEventFilter(self)
        self._press()

    def eventFilter(self, _object: QObject, event: QEvent) -> bool:
        """Sees the key come up, whatever has the focus."""
        if (
            self._keyed
            and event.type() is QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and not event.isAutoRepeat()
        ):
            self._let_go_of_key()
        return False

    def close(self) -> None:
        """Closes the microphone and ends the program that recognises. Idempotent."""
        self._let_go_of_key()
        if self._commands is not None:
            self._commands.close()
            self._commands.deleteLater()
            self._commands = None
        if self._chime is not None:
            self._chime.close()
            self._chime = None
        self.button.hide()

    def _make(self) -> "VoiceCommands":
        if self._commands is None:
            from harken.handsfree.voice.commands import VoiceCommands

            self._commands = VoiceCommands(
                self._parts.session, self._parts.played, self._parts.new_ear
            )
            self._commands.changed.connect(self._show)
            self._commands.understood.connect(self._on_understood)
            self._commands.failed.connect(self._on_failed)
            self._chime = self._parts.new_player()
        return self._commands

    def _press(self) -> None:
        if self._commands is not None:
            self._commands.hold()

    def _release(self) -> None:
        if self._commands is not None:
            self._commands.let_go()

    def _let_go_of_key(self) -> None:
        if self._keyed:
            self._keyed = False
            _application().removeEventFilter(self)
            self._release()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self._let_go_of_key()  # the release goes to another program

    def _show(self, hearing: "Hearing") -> None:
        from harken.handsfree.voice.commands import Hearing

        drawings = {
            Hearing.READY: ("microphone", self.tr("Voice command: hold, and speak")),
            Hearing.OPEN: ("microphone-open", self.tr("The microphone is open")),
            Hearing.NO_MICROPHONE: (
                "microphone-off",
                self.tr("There is no microphone. Connect one: voice commands go on by themselves."),
            ),
        }
        self.button.setVisible(hearing in drawings)
        if hearing in drawings:
            self.button.show_as(*drawings[hearing])
        if hearing is Hearing.NO_MICROPHONE:
            self._messages.tell(self.button.accessibleName())

    def _on_understood(self, _word: str) -> None:
        """Sounds short and soft, unless the voice confirms what was done."""
        from harken.speech.clip import Clip
        from harken.speech.earcon import earcon

        if self._chime is not None and not self._window.memory.settings.confirm:
            self._chime.clear()
            self._chime.append(0, Clip(earcon(), (), measured=True), 0)
            self._chime.play()

    def _on_failed(self, error: HarkenError) -> None:
        self._messages.fail(error)
        self._remembering.keep_voice_commands({"voice_commands": "off"})
        self.switched.emit("off")


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
