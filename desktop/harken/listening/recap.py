"""A recap for who comes back after a day: two key sentences of what was heard before."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from harken.article.ranking import Ranking
from harken.listening.command import Action
from harken.listening.digest import Digest
from harken.listening.script import Script
from harken.listening.sound_gate import SoundGate
from harken.listening.state import Mode
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.speech.utterance import announcement

_AWAY_S = 24 * 60 * 60
_LEAST_HEARD = 6
"""Sentences; who has heard fewer has nothing to be reminded of."""
_MOST_TOLD = 2
_PATIENCE_MS = 1000
"""How long playing waits for a ranking that is on its way."""


def recap_places(script: Script, at: int, ranking: Ranking) -> list[int]:
    """The key sentences of what was heard, in their order.

    Args:
        script: What is read.
        at: The sentence to go on with.
        ranking: Which sentences say the most; title and headings are not among them.

    Returns:
        Places in the script; none where too little was heard.
    """
    if at < _LEAST_HEARD:
        return []
    heard = {sentence: place for place, sentence in enumerate(script.indices[:at])}
    best = [heard[sentence] for sentence in ranking.order if sentence in heard]
    return sorted([place for place in best if script.utterances(place)][:_MOST_TOLD])


class Recap(QObject):
    """Tells the recap before the reading goes on. Main thread only.

    It is told once, and whatever is asked for meanwhile ends it.

    Args:
        here: The place.
        transport: Says it.
        gate: Holds the reading back meanwhile.
        digest: Ranks.
        last_heard_s: When the article was listened to last, in Unix seconds; None for never.
        parent: The owner.
        wall_s: What time it is, in Unix seconds.
    """

    notice = Signal(str)
    """What is told, for those who read it."""

    def __init__(
        self,
        here: Whereabouts,
        transport: Transport,
        gate: SoundGate,
        digest: Digest,
        *,
        last_heard_s: Callable[[], float | None],
        parent: QObject,
        wall_s: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._transport = transport
        self._gate = gate
        self._digest = digest
        self._last_heard_s = last_heard_s
        self._wall_s = wall_s
        self.wanted = True
        """Whether the person wants recaps."""
        self._told: tuple[str, float] | None = None
        """The article, and the last listening to it that was told of."""
        self._first = ""
        """What is said before the recap that is waited for."""
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._tell_or_go_on)
        digest.arrived.connect(self._on_ranking)
        digest.failed.connect(self._on_ranking)

    def mind(self, action: Action) -> None:
        """Takes note of what is asked for, before it is done."""
        if self._patience.isActive() and action not in _LEAVES_IT:
            self._end_waiting()
            if action not in _SILENCES:
                self._gate.release()
        silent = self._transport.mode in (Mode.READY, Mode.PAUSED)
        if action not in (Action.PLAY, Action.PLAY_PAUSE) or not silent or not self._due():
            return
        self._gate.hold()
        self._wait_or_tell()

    def close(self) -> None:
        """Tells nothing more."""
        self._end_waiting()

    def follow_opening(self, first: str) -> bool:
        """Takes note that another article is open, in which playing may go on already.

        Args:
            first: What is said before the recap.

        Returns:
            Whether that is seen to here.
        """
        self._end_waiting()
        plays = self._transport.mode is Mode.PLAYING and not self._transport.aside
        if not plays or not self._due():
            return False
        self._first = first
        self._gate.hold()
        self._wait_or_tell()
        return True

    def _due(self) -> bool:
        article, heard_s, place = self._here.article, self._last_heard_s(), self._here.place
        if not self.wanted or article is None or heard_s is None or place.fresh:
            return False
        # More than a day ahead: the clock was wrong then, or is now, so it may be long ago.
        if abs(self._wall_s() - heard_s) < _AWAY_S or self._told == (article.id, heard_s):
            return False
        self._told = article.id, heard_s
        return True

    def _wait_or_tell(self) -> None:
        if self._digest.pending:
            self._patience.start()
        else:
            self._tell_or_go_on()

    @Slot()
    def _on_ranking(self) -> None:
        if self._patience.isActive():
            self._tell_or_go_on()

    @Slot()
    def _tell_or_go_on(self) -> None:
        language = self.tr("en", "the code of the language of these texts, as they are spoken")
        first = [announcement(self._first, language)] if self._first else []
        self._end_waiting()
        script, ranking = self._here.script, self._digest.ranking
        places: list[int] = []
        if script is not None and ranking is not None and not self._digest.pending:
            places = recap_places(script, self._here.place.at, ranking)
        if script is not None and places:
            cue = self.tr("Earlier:")
            told = [one for place in places for one in script.utterances(place)]
            self._transport.say_aside([*first, announcement(cue, language), *told])
            texts = [script.article.text_of(script.sentence(place).span) for place in places]
            self.notice.emit(" ".join([cue, *texts]))
        else:
            self._transport.say_aside(first)
        self._gate.release()

    def _end_waiting(self) -> None:
        self._patience.stop()
        self._first = ""


_SILENCES = frozenset({Action.PAUSE, Action.PLAY_PAUSE, Action.STOP})
_LEAVES_IT = frozenset({Action.LOOK_FOR_VOICES, Action.SET_HABITS, Action.SET_QUEUE})
"""What the program asks for by itself does not end the waiting."""
