"""Falls silent by itself, at the end of something or after some minutes, which fade out."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from harken.article.position import PlaybackPosition
from harken.listening.command import Action, Actions
from harken.listening.sleep import Sleep, SleepAt
from harken.listening.sound_settings import SoundSettings
from harken.listening.state import Mode
from harken.listening.stopwatch import Stopwatch
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts

FADE_S = 10.0
"""The last seconds of the minutes. The loudness falls with the square of what is left of them,
which the ear takes for an even fall."""
_FADE_STEP_MS = 100
"""A tenth of a decibel at the start, and too soft to be heard as steps at the end."""
_MOST_MINUTES = 24 * 60.0

_ASKED_BY_NOBODY = frozenset(
    {
        Action.LOOK_FOR_VOICES,
        Action.SET_HABITS,
        Action.SET_QUEUE,
        Action.SET_RULES,
        Action.RANK,
    }
)
"""What the program may ask for by itself; it shows nobody to be awake."""


class SleepTimer(QObject):
    """Keeps the wish to fall silent, and does it. Main thread only.

    Minutes are counted on the clock while the reading plays, what is said in between included;
    a pause stops them. They end with a fade, and the place is then the sentence that was heard
    when the fade began, for what came later may not have been heard. The fade leaves the person's
    volume as it is. Whatever a person asks for in the fade shows that somebody is awake: the timer
    is off then and the volume is full at once.

    Args:
        here: The place.
        transport: Plays and falls silent.
        sound: Makes the fade.
        parent: The owner.
        now_s: A clock that never goes back, in seconds.
    """

    changed = Signal()
    """The wish is another, or one second less is left."""
    notice = Signal(str)
    """A short message for people."""

    def __init__(
        self,
        here: Whereabouts,
        transport: Transport,
        sound: SoundSettings,
        parent: QObject,
        now_s: Callable[[], float],
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._transport = transport
        self._sound = sound
        self._wish: Sleep | None = None
        self._played = Stopwatch(now_s)
        self._told_s: int | None = None
        self._fading = False
        self._fades_from: PlaybackPosition | None = None
        """The start of the sentence that was heard when the fade began."""
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        transport.sentence_over.connect(self._on_sentence_over)

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {Action.SET_SLEEP: self.set}

    @property
    def wish(self) -> Sleep | None:
        """When it falls silent; None for never."""
        return self._wish

    @property
    def left_s(self) -> int | None:
        """How long until then, in whole seconds; None where the wish is not for minutes."""
        return math.ceil(self._left_s()) if self._counts else None

    @property
    def fading(self) -> bool:
        """Whether it grows silent now."""
        return self._fading

    def set(self, value: object) -> None:
        """Takes another wish in place of the one before, or None for none.

        Minutes that are no number or not more than 0 are none; more than a day is a day.
        """
        assert value is None or isinstance(value, Sleep)
        if value is not None and value.at is SleepAt.MINUTES:
            value = _sensible(value)
        self._sound.fade_to(1.0)
        self._fading, self._fades_from = False, None
        self._wish = value
        self._played.reset()
        self._transport.pause_after_sentence(value is not None and value.at is SleepAt.SENTENCE)
        self.follow()

    def follow(self) -> None:
        """Takes note of whether it plays: only then the clock runs."""
        plays = self._transport.mode is Mode.PLAYING
        self._played.run(plays)
        if self.fading and self._transport.mode not in (Mode.PLAYING, Mode.NO_DEVICE):
            self.set(None)  # it is silent already
        elif not (plays and self._counts):
            self._timer.stop()
        elif not self._timer.isActive():
            self.look()

    def close(self) -> None:
        """Counts no more."""
        self._wish = None
        self._timer.stop()

    def mind(self, action: Action) -> None:
        """Takes note of what is asked for, before it is done."""
        if self.fading and action not in _ASKED_BY_NOBODY:
            self.set(None)
            self.notice.emit(self.tr("The sleep timer is off."))

    def take_end(self, *, followed: bool) -> bool:
        """Takes note that a reading was heard to its end.

        Args:
            followed: Whether another article would follow by itself.

        Returns:
            Whether it is to be silent now. Then the timer has done its work.
        """
        if self._wish is None:
            return False
        if followed and not self.fading and self._wish.at in (SleepAt.MINUTES, SleepAt.QUEUE):
            return False
        faded_from = self._fades_from
        self.set(None)
        self._return_to(faded_from)
        self.changed.emit()
        return True

    @Slot()
    def look(self) -> None:
        """Looks at the clock."""
        if not self._counts or self._transport.mode is not Mode.PLAYING:
            return
        left_s = self._left_s()
        if left_s <= 0.0:
            self._fall_silent()
            return
        fade_s = self._fade_s
        if left_s <= fade_s:
            if not self._fading:
                self._fading, self._fades_from = True, self._start_of_sentence()
            self._sound.fade_to((left_s / fade_s) ** 2)
            wait_ms = _FADE_STEP_MS
        else:
            to_next_second_s = left_s - (math.ceil(left_s) - 1)
            wait_ms = math.ceil(1000 * min(to_next_second_s, left_s - fade_s))
        self._timer.start(max(1, wait_ms))
        if self.left_s != self._told_s:
            self._told_s = self.left_s
            self.changed.emit()

    @property
    def _counts(self) -> bool:
        return self._wish is not None and self._wish.at is SleepAt.MINUTES

    @property
    def _fade_s(self) -> float:
        assert self._wish is not None
        return min(FADE_S, self._wish.minutes * 60)

    def _left_s(self) -> float:
        assert self._wish is not None
        return max(0.0, round(self._wish.minutes * 60 - self._played.elapsed_s, 3))

    def _fall_silent(self) -> None:
        faded_from = self._fades_from
        self._transport.pause()
        # After the pause: what is still in the air stays as soft as it is.
        self.set(None)
        self._return_to(faded_from)
        self.notice.emit(self.tr("The sleep timer has paused the reading."))
        self.changed.emit()

    def _start_of_sentence(self) -> PlaybackPosition | None:
        position, script = self._here.position, self._here.script
        if position is None or script is None:
            return None
        start = script.sentence(self._here.place.at).span.start
        return PlaybackPosition(position.article_id, position.reading, position.block, start)

    def _return_to(self, place: PlaybackPosition | None) -> None:
        article = self._here.article
        if place is None or article is None or article.id != place.article_id:
            return
        if self._here.reading is place.reading:
            self._here.go_to(place.block, place.offset)
            self._transport.go_on()

    @Slot()
    def _on_sentence_over(self) -> None:
        self.set(None)
        self.notice.emit(self.tr("The sleep timer has paused the reading."))
        self.changed.emit()


def _sensible(wish: Sleep) -> Sleep | None:
    if not wish.minutes > 0.0:
        return None
    return Sleep(wish.at, min(wish.minutes, _MOST_MINUTES))
