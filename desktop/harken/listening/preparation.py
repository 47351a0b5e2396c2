"""Renders passages in order, a few ahead of the one that is heard."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import count

from PySide6.QtCore import QObject

from harken.listening.main_thread import deliver
from harken.listening.passage import Delivery, Passage, Said
from harken.speech.clip import Clip
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.speech.utterance import Utterance

_PASSAGES_AHEAD = 2
_SECONDS_AHEAD = 8.0
"""Of sound: short sentences are over before a slow voice has said the next one."""
_MOST_AHEAD = 8
_UNREADABLE_IN_A_ROW = 3
"""So many sentences without sound, and it is the voice that is broken, not the text."""

_keys = count()
"""The player takes any numbers; these are never used twice."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what becomes of a preparation, on the main thread."""

    ready: "Callable[[Preparation], None]"
    """The next passage may be taken."""
    unreadable: Callable[[], Utterance]
    """A sentence could not be read; gives what is said in its place."""
    loading: Callable[[int], None]
    """The voice is being loaded for a passage; comes on any thread."""
    loaded: Callable[[], None]
    """The voice has answered."""


class Preparation:
    """The passages from one place on, in one delivery. Main thread only.

    Args:
        synthesiser: Renders them.
        upcoming: The passages, in order.
        delivery: How they are said.
        listener: Is told.
        parent: On whose behalf; nothing is told after it was destroyed.
    """

    def __init__(
        self,
        synthesiser: Synthesiser,
        upcoming: Iterator[Passage],
        delivery: Delivery,
        listener: Listener,
        parent: QObject,
    ) -> None:
        self.delivery = delivery
        self.passages: dict[int, Passage] = {}
        """What was asked for and not heard to its end yet, by key."""
        self.exhausted = False
        """Whether the last passage was asked for."""
        self._synthesiser = synthesiser
        self._upcoming = upcoming
        self._listener = listener
        self._parent = parent
        self._ahead: dict[int, float | None] = {}
        """What comes after the passage that is heard: its seconds, None where not known yet."""
        self._something_heard = False
        self._untaken: deque[int] = deque()
        self._rendering: dict[int, Future[Clip]] = {}
        self._said: dict[int, Said | None] = {}
        """Sound that was not taken yet; None for a passage without."""
        self._errors: dict[int, Exception] = {}
        """Why a passage cannot be said; nothing is asked for after it."""
        self._voices: dict[int, str] = {}
        """Who says each passage."""
        self._unreadable_in_a_row = 0

    def fill(self) -> None:
        """Asks for what is to be ready."""
        while not self.exhausted and not self._errors and self._wants_more():
            passage = next(self._upcoming, None)
            if passage is None:
                self.exhausted = True
                break
            key = next(_keys)
            self.passages[key] = passage
            self._ahead[key] = None
            self._untaken.append(key)
            self._render(key)

    def first(self) -> tuple[int, Passage, Said] | None:
        """What comes next, None where it is not there yet."""
        while self._untaken and self._said.get(self._untaken[0], 0) is None:
            self._forget(self._untaken[0])
            self.fill()
        key = self._untaken[0] if self._untaken else None
        said = self._said.get(key) if key is not None else None
        return (key, self.passages[key], said) if key is not None and said else None

    def take(self) -> tuple[int, Passage, Said] | None:
        """The same, which is then the player's."""
        first = self.first()
        if first is not None:
            self._untaken.popleft()
            del self._said[first[0]]
        return first

    @property
    def failed(self) -> tuple[Passage, Exception] | None:
        """What comes next, where it cannot be said, and why not."""
        key = self._untaken[0] if self._untaken else None
        return (self.passages[key], self._errors[key]) if key in self._errors else None

    def retry(self) -> None:
        """Asks once more for what comes next and could not be said: that was a while ago."""
        if self.failed is not None:
            key = self._untaken[0]
            del self._errors[key]
            self._render(key)

    def is_said_by(self, voice_for: Callable[[str], str | None]) -> bool:
        """Whether these are the voices that say what is heard and what is asked for."""
        return all(
            voice == (voice_for(self.passages[key].utterance.language) or "")
            for key, voice in self._voices.items()
        )

    def renders(self, key: int) -> bool:
        """Whether a passage is waited for."""
        return key in self._rendering

    def heard(self, key: int) -> None:
        """Takes note that a passage is heard now."""
        self._something_heard = True
        for before in [it for it in self._ahead if it <= key]:
            del self._ahead[before]

    def ended(self, key: int) -> Passage | None:
        """Takes note that a passage was heard to its end; None for one that is not known."""
        self._voices.pop(key, None)
        return self.passages.pop(key, None)

    def adopt(self, key: int, passage: Passage, voice: str) -> None:
        """Takes over a passage that is heard already, before all others."""
        self.passages[key] = passage
        self._voices[key] = voice
        self.heard(key)

    def forget_before(self, place: tuple[int, int]) -> None:
        """Drops what starts before a place and was not taken yet."""
        for key in [it for it in self._untaken if self.passages[it].place < place]:
            self._forget(key)

    def stop(self) -> None:
        """Asks for nothing more, and drops what was not taken yet."""
        self.exhausted = True
        for key in list(self._untaken):
            self._forget(key)

    def _forget(self, key: int) -> None:
        future = self._rendering.pop(key, None)
        if future is not None:
            self._synthesiser.cancel(future)
        self._said.pop(key, None)
        self._errors.pop(key, None)
        self._voices.pop(key, None)
        self._untaken.remove(key)
        self._ahead.pop(key, None)
        del self.passages[key]

    def _wants_more(self) -> bool:
        ahead = len(self._ahead) - (not self._something_heard)
        return ahead < _PASSAGES_AHEAD or (ahead < _MOST_AHEAD and self._is_short_of_sound())

    def _is_short_of_sound(self) -> bool:
        """Whether a slow voice has less than some seconds ready, and nothing in hand."""
        latest = self.passages.get(next(reversed(self._ahead)))
        if latest is None or self.delivery.parts(latest.utterance.language) is None:
            return False
        # What waits to be rendered would be in the way of whoever goes elsewhere.
        known = [seconds for seconds in self._ahead.values() if seconds is not None]
        return len(known) == len(self._ahead) and sum(known) < _SECONDS_AHEAD

    def _render(self, key: int) -> None:
        utterance, how = self.passages[key].utterance, self.delivery
        voice = self._voices[key] = how.voice_for(utterance.language) or ""
        future = self._synthesiser.render(
            *(utterance, voice, how.rate_wpm, how.pitch_semitones),
            lambda: self._listener.loading(key),
        )
        self._rendering[key] = future
        deliver(
            future,
            self._parent,
            lambda clip: self._rendered(key, Said(clip, voice, how.rate_wpm)),
            lambda error: self._not_rendered(key, error),
        )

    def _rendered(self, key: int, said: Said) -> None:
        if self._rendering.pop(key, None) is None:
            return
        self._listener.loaded()
        if self.passages[key].utterance.sentence is not None:
            self._unreadable_in_a_row = 0
        self._said[key] = said
        if key in self._ahead:
            self._ahead[key] = said.clip.seconds
        self.fill()
        self._listener.ready(self)

    def _not_rendered(self, key: int, error: Exception) -> None:
        if self._rendering.pop(key, None) is None:
            return
        self._listener.loaded()
        passage = self.passages[key]
        told = passage.utterance.sentence is not None
        at_its_end = told and self._unreadable_in_a_row + 1 == _UNREADABLE_IN_A_ROW
        if not isinstance(error, UnreadableSentence) or at_its_end:
            self._errors[key] = error
            self._listener.ready(self)
        elif not told:
            self._said[key] = None
            self._listener.ready(self)
        else:
            self._unreadable_in_a_row += 1
            self.passages[key] = replace(passage, utterance=self._listener.unreadable())
            self._render(key)
