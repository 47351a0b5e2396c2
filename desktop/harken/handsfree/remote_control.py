"""What presses outside the window do: on media controls, a headset, another program."""

import math

from PySide6.QtCore import QObject, Signal

from harken.handsfree.headset import Headset
from harken.handsfree.now_playing import SAME_LENGTH, Status, now_playing, position_s
from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.listening.state import SessionState
from harken.speech.rate import wpm_of

SCHEMES = ("file", "http", "https")
"""Of the addresses that can be opened."""


class RemoteControl(QObject):
    """Turns presses into the session's commands. Main thread only.

    Times are those of the track, see `now_playing`. What makes no sense is not done.

    Args:
        session: Does it.
        headset: Counts presses of the one button that a headset has.
        parent: The owner.
    """

    open_wanted = Signal(str)
    """An address to read from."""
    raise_wanted = Signal(str)
    """The window is to be seen; with what the desktop lends it for that, which may be nothing."""
    quit_wanted = Signal()

    def __init__(self, session: Session, headset: Headset, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._headset = headset
        self._plays_what_comes = False
        self._open: str | None = None
        session.changed.connect(self._play_what_came)

    @property
    def position_s(self) -> float:
        """Where the reading is now."""
        return position_s(self._session.state)

    def play_pause(self) -> None:
        """One press of the button that headsets and keyboards have for both."""
        self._headset.press()

    def play(self) -> None:
        """Plays."""
        self._do(Action.PLAY)

    def pause(self) -> None:
        """Falls silent."""
        self._do(Action.PAUSE)

    def stop(self) -> None:
        """Falls silent at the start of the sentence, and keeps the place."""
        self._do(Action.STOP)

    def next_article(self) -> None:
        """Goes to the next article, playing or silent."""
        if now_playing(self._session.state).has_next:
            self._do(Action.NEXT_ARTICLE)

    def previous_article(self) -> None:
        """Goes to the start of the article or, from there, to the one before."""
        self._do(Action.PREVIOUS_ARTICLE)

    def skip(self, seconds: float) -> None:
        """Goes on or back; past the end to the next article, or where there is none to the end."""
        now = now_playing(self._session.state)
        if now.track is None:
            return
        if self.position_s + seconds > now.track.length_s and now.has_next:
            self._do(Action.NEXT_ARTICLE)
        else:
            self._do(Action.SKIP_SECONDS, seconds / now.times)

    def go_to(self, track: str, seconds: float) -> None:
        """Goes to a time of the track; not where another is played by now, or it is not as long.

        Args:
            track: The `Track.key` of what was shown when it was pressed.
            seconds: From its start.
        """
        now = now_playing(self._session.state)
        if now.track is None or now.track.key != track:
            return
        if 0 <= seconds <= now.track.length_s * (1 + SAME_LENGTH):
            self._do(Action.SKIP_SECONDS, (seconds - self.position_s) / now.times)

    def set_times(self, times: float) -> None:
        """Reads so many times as fast as normal, as far as that can be; 0 is a pause."""
        if times == 0:
            self.pause()
        elif math.isfinite(times):
            self._do(Action.SET_RATE, wpm_of(times))

    def set_volume(self, volume: float) -> None:
        """Takes a loudness; what lies outside 0 to 1 is brought inside."""
        if not math.isnan(volume):
            self._do(Action.SET_VOLUME, min(1.0, max(0.0, volume)))

    def open_address(self, address: str) -> None:
        """Reads what is there; where nothing was begun, it is played as soon as it has come."""
        if address.partition(":")[0].lower() not in SCHEMES:
            return
        state = self._session.state
        self._plays_what_comes = now_playing(state).status is Status.STOPPED
        self._open = state.article.id if state.article is not None else None
        self.open_wanted.emit(address)

    def _play_what_came(self, state: SessionState) -> None:
        article = state.article.id if state.article is not None else None
        if self._plays_what_comes and article not in (None, self._open):
            self._plays_what_comes = False
            self._do(Action.PLAY)

    def _do(self, action: Action, value: object = None) -> None:
        if action is not Action.SET_VOLUME:
            self._plays_what_comes = False
        self._session.do(Command(action, value))
