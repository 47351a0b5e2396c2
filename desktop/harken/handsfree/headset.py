"""The one button of a headset: what one, two and three presses do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.listening.state import Mode

WINDOW_MS = 400
"""How soon a press must follow to count with the one before: Qt's and GTK's time of a double
click. Android allows 300 ms, which slow hands miss; at 500 ms every second press feels late."""
_MOST_PRESSES = 3
_TAKEN_BACK = {
    Mode.PLAYING: Action.PLAY,
    Mode.NO_DEVICE: Action.PLAY,
    Mode.READY: Action.PAUSE,
    Mode.PAUSED: Action.PAUSE,
}
"""What brings a mode back after play or pause; after the end, or without a voice, nothing does."""
_AT_ONCE = frozenset({Action.PLAY_PAUSE, Action.PLAY, Action.PAUSE})


class Headset(QObject):
    """Counts presses, and has the session do what so many of them mean. Main thread only.

    Play and pause are not late for it: the first press does them at once. If more presses follow,
    it was the beginning of something else: what began to play falls silent again at the second
    press, and what was paused goes on when the counting is over, from the new place.

    Args:
        session: Does it.
        meanings: The actions of one, two and three presses, by the values of `Action`, as they are
            set now; what is none does nothing.
        parent: The owner.
        window: Rings when no press followed in time.
    """

    def __init__(
        self,
        session: Session,
        meanings: Callable[[], tuple[str, str, str]],
        parent: QObject,
        window: QTimer | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._meanings = meanings
        self._presses = 0
        self._before = Mode.EMPTY
        """What the session did before the first press."""
        self._done_at_once = False
        self._window = window if window is not None else QTimer(self)
        self._window.setSingleShot(True)
        self._window.setInterval(WINDOW_MS)
        self._window.timeout.connect(self.count)

    def press(self) -> None:
        """The button is pressed."""
        self._presses += 1
        if self._presses == 1:
            self._begin()
        elif self._done_at_once and _TAKEN_BACK[self._before] is Action.PAUSE:
            self._session.do(Command(Action.PAUSE))
        if self._presses == _MOST_PRESSES:
            self.count()
        else:
            self._window.start()

    @Slot()
    def count(self) -> None:
        """No more presses follow: what they mean is done."""
        self._window.stop()
        presses, self._presses = self._presses, 0
        if self._done_at_once and presses > 1:
            # First, so that what ends the reading or stops it is not undone.
            self._session.do(Command(_TAKEN_BACK[self._before]))
        if presses > 1 or not self._done_at_once:
            self._do(presses)

    def _begin(self) -> None:
        self._before = self._session.state.mode
        meaning = self._meaning(1)
        self._done_at_once = meaning in _AT_ONCE and self._before in _TAKEN_BACK
        if self._done_at_once:
            self._do(1)

    def _do(self, presses: int) -> None:
        meaning = self._meaning(presses)
        if meaning is not None:
            self._session.do(Command(meaning))

    def _meaning(self, presses: int) -> Action | None:
        value = self._meanings()[presses - 1]
        return Action(value) if value in _WITHOUT_VALUE else None


_WITHOUT_VALUE = frozenset(Action) - {
    Action.SEEK, Action.SEEK_SECONDS, Action.SKIP_SECONDS, Action.SET_RATE, Action.SET_PITCH,
    Action.SET_VOLUME, Action.SET_READING, Action.SET_LENGTH, Action.SET_METHOD,
    Action.SET_EMPHASIS, Action.SET_RULES, Action.OPEN_ARTICLE, Action.SET_QUEUE,
    Action.SET_HABITS,
}  # fmt: skip
"""What can be done without saying what with."""
