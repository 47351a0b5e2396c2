"""Renders what is read next before it is needed, and hands it to the player in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from itertools import count

from PySide6.QtCore import QObject, Signal, Slot

from harken.errors import HarkenError
from harken.listening.main_thread import deliver, relay
from harken.listening.script import Script
from harken.playback.player import Player
from harken.speech.clip import Clip
from harken.speech.earcon import after_earcon
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.speech.utterance import Utterance, announcement

_SENTENCES_AHEAD = 2
_UNREADABLE_IN_A_ROW = 3
"""So many sentences without sound, and it is the voice that is broken, not the text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is heard in one piece."""

    at: int | None
    """The sentence, as a place in the script; None for what is said beside it."""
    utterance: Utterance
    first: bool = True
    """Whether the sentence starts with it; a very long one has several."""
    last: bool = True
    """Whether the sentence ends with it."""
    after_gap: bool = False
    """Whether others were left out before it, which an earcon tells."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the voice is to read."""

    voice_for: Callable[[str], str | None]
    """The id of the voice for a language; None where no voice is installed."""
    rate_wpm: int
    pitch_semitones: int = 0


@dataclass(slots=True)
class _Preparation:
    """What is under way since the last start."""

    upcoming: Iterator[Passage] = field(default_factory=lambda: iter(()))
    delivery: Delivery = Delivery(lambda _: None, 0)
    offset: int | None = None
    """Where in the block the first passage starts; None once that is done."""
    exhausted: bool = False
    """Whether the last passage was asked for."""
    asked: dict[int, int] = field(default_factory=dict)
    """The number, from 0, of each passage that was asked for, by its key."""
    passages: dict[int, Passage] = field(default_factory=dict)
    """Those of them that were not heard to their end yet."""
    order: deque[int] = field(default_factory=deque)
    """The keys whose sound was not handed to the player yet, in order."""
    rendering: "dict[int, Future[Clip]]" = field(default_factory=dict)
    clips: dict[int, Clip | None] = field(default_factory=dict)
    """Sound that waits for the sound before it; None for a passage without."""
    handed_over: dict[int, Clip] = field(default_factory=dict)
    """Sound that the player has, as the voice has said it, until it was heard to its end."""
    latest_heard: int = 0
    heard: int | None = None
    """The key of the passage that is heard."""
    unreadable_in_a_row: int = 0


class Ahead(QObject):
    """Keeps the player filled with the sentence that is heard and the two after it.

    Main thread only. A sentence that cannot be read is announced in its place, so that nothing is
    left out without a word.
    """

    unreadable = Signal(str)
    """A message for people: a sentence could not be read; the reading goes on."""
    failed = Signal(object)
    """A `HarkenError`: nothing can be read any more."""
    loading_changed = Signal()
    """`loading` is another."""
    finished = Signal()
    """The whole script was heard to its end."""
    rendered = Signal(object, object)
    """A `Passage` that is heard soon, and its `Clip` as the voice has said it."""
    heard_out = Signal(object, object)
    """A `Passage` that was heard to its end, and its `Clip` as the voice has said it."""

    def __init__(self, synthesiser: Synthesiser, player: Player, parent: QObject) -> None:
        super().__init__(parent)
        self._synthesiser = synthesiser
        self._player = player
        player.passage_ended.connect(self._passage_ended)
        self._keys = count()
        self._now = _Preparation()
        self._loading = False
        self._tell_loading = relay(self, self._on_loading)

    def start(self, script: Script, at: int, offset: int | None, delivery: Delivery) -> None:
        """Drops all that was prepared and starts anew.

        Args:
            script: What to read.
            at: The sentence to start with.
            offset: The place in the sentence's block to start with; None for the sentence's start.
            delivery: The voice and the rate.
        """
        self.drop()
        self._now = _Preparation(_passages(script, at, offset), delivery, offset)
        self._fill()

    def say(self, utterances: Iterable[Utterance], delivery: Delivery) -> None:
        """Drops all that was prepared and says something beside the script instead."""
        self.drop()
        self._now = _Preparation((Passage(None, it) for it in utterances), delivery)
        self._fill()

    def revise(self, script: Script, at: int) -> bool:
        """Goes on in another script that has the same sentence, without disturbing the sentence.

        Args:
            script: What to read after it.
            at: Where in that script the sentence is that is heard now.

        Returns:
            False, and nothing has changed, where that cannot be done.
        """
        now, key = self._now, self._now.heard
        passage = now.passages.get(key) if key is not None else None
        if key is None or passage is None or passage.utterance.sentence != script.indices[at]:
            return False
        if not self._player.drop_after(key):
            return False
        self._cancel_rendering()
        said_to = None if passage.last else passage.utterance.pieces[-1].span.end
        self._now = _Preparation(
            upcoming=_passages(script, at + 1 if passage.last else at, said_to, goes_on=True),
            delivery=now.delivery,
            asked={key: 0},
            passages={key: replace(passage, at=at)},
            handed_over={key: now.handed_over[key]},
            heard=key,
        )
        self._fill()
        return True

    def drop(self) -> None:
        """Drops all that was prepared; the player falls silent."""
        self._cancel_rendering()
        self._player.clear()
        self._now = _Preparation()

    @property
    def idle(self) -> bool:
        """Whether nothing is prepared and nothing is heard."""
        return not self._now.passages

    @property
    def loading(self) -> bool:
        """Whether a voice is being loaded."""
        return self._loading

    def passage(self, key: int) -> Passage | None:
        """The passage of a key of the player's; None for one that was dropped."""
        return self._now.passages.get(key)

    def heard(self, key: int) -> None:
        """Takes note that a passage is heard now, and prepares the one that comes into range."""
        if key in self._now.passages:
            self._now.latest_heard = self._now.asked[key]
            self._now.heard = key
            self._fill()

    def _cancel_rendering(self) -> None:
        for future in self._now.rendering.values():
            self._synthesiser.cancel(future)

    def _fill(self) -> None:
        now = self._now
        while len(now.asked) <= now.latest_heard + _SENTENCES_AHEAD and not now.exhausted:
            passage = next(now.upcoming, None)
            if passage is None:
                now.exhausted = True
                self._tell_if_finished()
                break
            key = next(self._keys)
            now.asked[key] = len(now.asked)
            now.passages[key] = passage
            now.order.append(key)
            self._render(key)

    def _render(self, key: int) -> None:
        now = self._now
        utterance = now.passages[key].utterance
        voice = now.delivery.voice_for(utterance.language) or ""
        future = self._synthesiser.render(
            utterance,
            voice,
            now.delivery.rate_wpm,
            now.delivery.pitch_semitones,
            lambda: self._tell_loading(key),
        )
        now.rendering[key] = future
        deliver(
            future,
            self,
            lambda clip: self._rendered(key, clip),
            lambda error: self._not_rendered(key, error),
        )

    def _on_loading(self, key: int) -> None:
        if key in self._now.rendering:
            self._set_loading(True)

    def _set_loading(self, loading: bool) -> None:
        if loading != self._loading:
            self._loading = loading
            self.loading_changed.emit()

    def _rendered(self, key: int, clip: Clip) -> None:
        now = self._now
        self._set_loading(False)
        if now.rendering.pop(key, None) is None:
            return
        if now.passages[key].utterance.sentence is not None:
            now.unreadable_in_a_row = 0
        now.clips[key] = clip
        self._hand_over()

    def _not_rendered(self, key: int, error: Exception) -> None:
        now = self._now
        if now.rendering.pop(key, None) is None:
            return
        passage = now.passages[key]
        if not isinstance(error, UnreadableSentence):
            self._give_up(error)
        elif passage.utterance.sentence is None:
            now.clips[key] = None
            self._hand_over()
        elif now.unreadable_in_a_row + 1 == _UNREADABLE_IN_A_ROW:
            self._give_up(error)
        else:
            now.unreadable_in_a_row += 1
            message = self.tr("One sentence could not be read.")
            language = self.tr("en", "the code of the language of these texts, as they are spoken")
            now.passages[key] = replace(passage, utterance=announcement(message, language))
            self._render(key)
            self.unreadable.emit(message)

    def _give_up(self, error: Exception) -> None:
        self.drop()
        if not isinstance(error, HarkenError):
            raise error
        self.failed.emit(error)

    def _hand_over(self) -> None:
        now = self._now
        while now.order and now.order[0] in now.clips:
            key = now.order.popleft()
            clip = now.clips.pop(key)
            if clip is None:
                del now.passages[key]
                now.latest_heard += 1
                continue
            now.handed_over[key] = clip
            self.rendered.emit(now.passages[key], clip)
            utterance = now.passages[key].utterance
            start_frame = _frame_at(utterance, clip, now.offset)
            now.offset = None
            if now.passages[key].after_gap:
                clip = after_earcon(clip)
            self._player.append(key, clip, utterance.pause_after_ms, start_frame)
        self._fill()
        self._tell_if_finished()

    @Slot(int)
    def _passage_ended(self, key: int) -> None:
        passage = self._now.passages.pop(key, None)
        if passage is not None:
            self.heard_out.emit(passage, self._now.handed_over.pop(key))
            self._tell_if_finished()

    def _tell_if_finished(self) -> None:
        if self._now.exhausted and not self._now.passages:
            self._now = _Preparation()
            self.finished.emit()


def _passages(
    script: Script, at: int, offset: int | None, *, goes_on: bool = False
) -> Iterator[Passage]:
    """What is heard from a place on; `goes_on` where something was heard before it."""
    for place in range(at, len(script)):
        utterances = script.utterances(place)
        for number, utterance in enumerate(utterances):
            ended = offset is not None and utterance.pieces[-1].span.end <= offset
            if place == at and ended:
                continue
            first, last = number == 0, number == len(utterances) - 1
            after_gap = first and (goes_on or place > at) and script.after_gap(place)
            yield Passage(place, utterance, first, last, after_gap)


def _frame_at(utterance: Utterance, clip: Clip, offset: int | None) -> int:
    """Where the word at `offset` of the block begins in the clip, or the next one that is said.

    What is said in place of one word may be several, which are all shown there: the first counts.
    """
    if offset is not None:
        for number, cue in enumerate(clip.cues):
            span = utterance.span_of(cue.spoken_start, cue.spoken_end)
            if span is not None and offset < span.end:
                return cue.start_frame if number else 0
    return 0
