"""What is seen of Harken beside its window: the icon in the tray, and the small player."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from harken.listening.state import Mode, SessionState
from harken.ui.callers import bring_to_front
from harken.ui.doing import Doing
from harken.ui.key_commands import KEY_COMMANDS
from harken.ui.key_hints import KeyHints
from harken.ui.keymap import Keymap
from harken.ui.memory import can_be_seen
from harken.ui.mini_player import MiniPlayer
from harken.ui.shortcuts import Shortcuts
from harken.ui.tray import Tray
from harken.ui.window import Window

_LOOK_FOR_TRAY_MS = 3_000


class Outposts(QObject):
    """Keeps both up to date, and decides what closing the window means.

    A close by the desktop hides the window only where the person wished so, something plays, and
    there is a tray to find it again; should the tray go away, the window comes back.

    Args:
        window: The whole window.
        keymap: Which key does what.
        actions: What keys do; all of them work in the small player, too.
        state: Tells the session's state.
    """

    commanded = Signal(object)
    """A `Command`."""

    def __init__(
        self,
        window: Window,
        keymap: Keymap,
        actions: Mapping[Doing, Callable[[], None]],
        state: Callable[[], SessionState],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._keymap = keymap
        self._actions = actions
        self._state = state
        self.mini: MiniPlayer | None = None
        self.tray = Tray(window)
        self.tray.commanded.connect(self.commanded)
        self.tray.window_wanted.connect(self.show_window)
        self.tray.quit_wanted.connect(window.close)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_FOR_TRAY_MS)
        self._looking.timeout.connect(self._come_back_without_tray)
        window.installEventFilter(self)

    def show_state(self, state: SessionState) -> None:
        """Shows another state."""
        self.tray.show_state(state)
        if self.mini is not None:
            self.mini.show_state(state)

    def show_place(self, state: SessionState) -> None:
        """Shows what is heard now."""
        if self.mini is not None:
            self.mini.show_place(state)

    def toggle_mini(self) -> None:
        """Opens the small player, or goes back to the window."""
        if self.mini is None:
            self._open_mini()
        else:
            self.mini.close()
            self.show_window()

    def show_window(self) -> None:
        """Brings the whole window back, from wherever it is."""
        bring_to_front(self._window, None)

    def close(self) -> None:
        """Takes both away, and a panel that is open over one of them."""
        panel = QApplication.activePopupWidget()
        if panel is not None:
            panel.close()
        self._looking.stop()
        self.tray.close()
        if self.mini is not None:
            self.mini.close()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Hides the window instead of closing it, where that was wished and can be undone."""
        if event.type() is QEvent.Type.Show:
            self._looking.stop()
        if not isinstance(event, QCloseEvent) or not event.spontaneous():
            return False  # Harken itself closes the window to end.
        plays = self._state().mode in (Mode.PLAYING, Mode.NO_DEVICE)
        wished = self._window.memory.settings.close_to_tray
        if not (wished and plays and self.tray.is_there()):
            return False
        event.ignore()
        self._window.hide()
        self._looking.start()
        return True

    def _come_back_without_tray(self) -> None:
        if not self.tray.is_there():
            self.show_window()

    def _open_mini(self) -> None:
        where = self._window.memory.settings.mini_player
        place = QPoint(*where) if where is not None else None
        self.mini = mini = MiniPlayer(self._window.theme, place)
        if place is not None and not can_be_seen(mini.frameGeometry()):
            mini.move(self._window.pos())
        mini.commanded.connect(self.commanded)
        mini.window_wanted.connect(self.toggle_mini)
        mini.closed.connect(self._forget_mini)
        Shortcuts(mini, self._keymap, self._keys_of_mini())
        KeyHints(mini, self._keymap)
        mini.show_state(self._state())
        mini.show()

    def _keys_of_mini(self) -> dict[Doing, Callable[[], None]]:
        """What needs the whole window has it come first; the program is ended by the window's."""

        def before(action: Callable[[], None]) -> Callable[[], None]:
            def do() -> None:
                self.show_window()
                action()

            return do

        here = {*KEY_COMMANDS, Doing.HEADSET, Doing.STOP, Doing.MINI_PLAYER}
        return {
            doing: action if doing in here else before(action)
            for doing, action in self._actions.items()
            if doing is not Doing.QUIT
        }

    def _forget_mini(self, place: QPoint) -> None:
        self.mini = None
        self._window.memory.keep(mini_player=(place.x(), place.y()))
