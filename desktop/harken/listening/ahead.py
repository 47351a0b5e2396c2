"""Renders what is read next before it is needed, and hands it to the player in order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from PySide6.QtCore import QObject, Signal, Slot

from harken.errors import HarkenError
from harken.listening.course import AlongScript, BesideScript, Course
from harken.listening.main_thread import relay
from harken.listening.passage import Delivery, Passage, Said, frame_at
from harken.listening.preparation import Listener, Preparation
from harken.playback.player import Player
from harken.speech.earcon import after_earcon
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import Utterance, announcement

_NO_DELIVERY = Delivery(lambda _: None, 0)


class Ahead(QObject):
    """Keeps the player filled with what is heard and what comes next.

    Main thread only. A sentence that cannot be read is announced in its place, so that nothing is
    left out without a word.

    Where voice, rate or pitch change while something is heard, the same passages are prepared once
    more. The old sound goes on until the new one of the passage that is heard is there, and then
    the player changes over at its next word; where it cannot, the next passage sounds otherwise.
    """

    unreadable = Signal(str)
    """A message for people: a sentence could not be read; the reading goes on."""
    failed = Signal(object, object)
    """A `HarkenError`, and the `Passage` that cannot be said; all before it was heard."""
    loading_changed = Signal()
    """`loading` is another."""
    finished = Signal()
    """The script was heard to its end, or as far as it was to be read."""
    rendered = Signal(object, object)
    """A `Passage` that is heard soon, and its sound, `Said`."""
    heard_out = Signal(object, object)
    """A `Passage` that was heard to its end, and its sound, `Said`."""

    def __init__(self, synthesiser: Synthesiser, player: Player, parent: QObject) -> None:
        super().__init__(parent)
        self._synthesiser = synthesiser
        self._player = player
        player.passage_ended.connect(self._passage_ended)
        self._listener = Listener(
            self._on_ready,
            self._on_unreadable,
            relay(self, self._on_loading),
            lambda: self._set_loading(False),
        )
        self._loading = False
        self._course: Course = BesideScript()
        self._offset: int | None = None
        """Where in its block the first passage starts; None once that is done."""
        self._now = self._preparation(iter(()), _NO_DELIVERY)
        self._otherwise: Preparation | None = None
        """The same from the passage that is heard on, in another delivery."""
        self._handed_over: dict[int, Said] = {}
        """Sound that the player has, until it was heard to its end."""
        self._heard: int | None = None
        """The key of the passage that is heard."""

    def start(self, course: AlongScript, at: int, offset: int | None, delivery: Delivery) -> None:
        """Drops all that was prepared and starts anew.

        Args:
            course: What to read.
            at: The sentence to start with.
            offset: The place in the sentence's block to start with; None for the sentence's start.
            delivery: Voice, rate and pitch.
        """
        self.drop()
        self._course, self._offset = course, offset
        self._prepare(course.passages(at, offset, delivery), delivery)

    def say(self, utterances: Sequence[Utterance], delivery: Delivery) -> None:
        """Drops all that was prepared and says something beside the script instead."""
        self.drop()
        self._course = course = BesideScript(utterances)
        self._prepare(course.passages(), delivery)

    def revise(self, course: AlongScript, at: int) -> bool:
        """Goes on in another course that has the same sentence, without disturbing the sentence.

        Args:
            course: What to read after it.
            at: Where in its script the sentence is that is heard now.

        Returns:
            False, and nothing has changed, where that cannot be done.
        """
        key, passage = self._heard_passage()
        if passage is None or passage.utterance.sentence != course.script.indices[at]:
            return False
        if not self._player.drop_after(key):
            return False
        delivery = (self._otherwise or self._now).delivery
        passage = replace(passage, at=at)
        self._stop()
        self._course = course
        self._now = self._preparation(course.after(passage, delivery), delivery)
        self._go_on_behind(key, passage, self._handed_over[key])
        return True

    def say_otherwise(self, delivery: Delivery) -> bool:
        """Goes on in another delivery as soon as can be, without a word lost or said twice.

        Returns:
            False, and nothing has changed, where nothing of the script was heard yet.
        """
        passage = self._heard_or_awaited()
        if passage is None:
            return False
        # What is ready is heard if the other voice takes its time.
        self._stop()
        passages = chain([passage], self._course.after(passage, delivery))
        otherwise = self._preparation(passages, delivery)
        if self._now.passages:
            self._otherwise = otherwise
        else:
            self._now = otherwise
        otherwise.fill()
        return True

    def is_said_by(self, voice_for: Callable[[str], str | None]) -> bool:
        """Whether these are the voices in which it goes on already."""
        return (self._otherwise or self._now).is_said_by(voice_for)

    def drop(self) -> None:
        """Drops all that was prepared; the player falls silent."""
        self._stop()
        self._player.clear()
        self._now = self._preparation(iter(()), _NO_DELIVERY)
        self._course = BesideScript()
        self._offset = self._heard = None
        self._handed_over.clear()
        self._set_loading(False)

    @property
    def idle(self) -> bool:
        """Whether nothing is prepared and nothing is heard."""
        return not self._now.passages and self._otherwise is None

    @property
    def loading(self) -> bool:
        """Whether a voice is being loaded."""
        return self._loading

    def passage(self, key: int) -> Passage | None:
        """The passage of a key of the player's; None for one that was dropped."""
        return self._now.passages.get(key)

    def heard(self, key: int) -> None:
        """Takes note that a passage is heard now, and prepares what comes into range."""
        passage = self.passage(key)
        if passage is None:
            return
        self._heard = key
        self._now.heard(key)
        self._now.fill()
        if self._otherwise is not None:
            self._otherwise.forget_before(passage.place)
            self._otherwise.fill()
            self._change_over()
        else:
            self._tell_if_over()

    def _preparation(self, passages: Iterator[Passage], delivery: Delivery) -> Preparation:
        return Preparation(self._synthesiser, passages, delivery, self._listener, self)

    def _prepare(self, passages: Iterator[Passage], delivery: Delivery) -> None:
        self._now = self._preparation(passages, delivery)
        self._now.fill()
        self._tell_if_over()

    def _stop(self) -> None:
        """Has nothing more rendered."""
        self._now.stop()
        if self._otherwise is not None:
            self._otherwise.stop()
            self._otherwise = None

    def _heard_passage(self) -> tuple[int, Passage | None]:
        key = self._heard if self._heard is not None else -1
        return key, self._now.passages.get(key)

    def _heard_or_awaited(self) -> Passage | None:
        """The passage that is heard or, where all that was ready is over, the next one."""
        _, passage = self._heard_passage()
        if passage is None:
            awaited = next(iter(self._now.passages.values()), None)
            begun = self._heard is not None or isinstance(self._course, BesideScript)
            return awaited if begun else None
        announced = passage.at is not None and passage.utterance.sentence is None
        return None if announced else passage

    def _on_ready(self, preparation: Preparation) -> None:
        if preparation is self._otherwise:
            self._change_over()
        elif preparation is self._now:
            self._hand_over()

    def _on_unreadable(self) -> Utterance:
        message = self.tr("One sentence could not be read.")
        self.unreadable.emit(message)
        language = self.tr("en", "the code of the language of these texts, as they are spoken")
        return announcement(message, language)

    def _on_loading(self, key: int) -> None:
        otherwise = self._otherwise
        if self._now.renders(key) or (otherwise is not None and otherwise.renders(key)):
            self._set_loading(True)

    def _set_loading(self, loading: bool) -> None:
        if loading != self._loading:
            self._loading = loading
            self.loading_changed.emit()

    def _change_over(self) -> None:
        """Goes on in the other delivery, where its first sound is there."""
        key, passage = self._heard_passage()
        otherwise = self._otherwise
        first = otherwise.first() if otherwise is not None else None
        if otherwise is None or passage is None or first is None:
            return
        said = self._handed_over[key]
        _, its_passage, its_sound = first
        if its_passage.utterance == passage.utterance and self._player.splice(key, its_sound.clip):
            passage, said = its_passage, its_sound
            self.rendered.emit(passage, said)
        elif not self._player.drop_after(key):
            return  # the next one is heard already, of which word is on its way
        otherwise.forget_before(passage.place_after)
        self._now, self._otherwise = otherwise, None
        self._go_on_behind(key, passage, said)

    def _go_on_behind(self, key: int, passage: Passage, said: Said) -> None:
        """Has the rest follow a passage that is heard."""
        self._now.adopt(key, passage, said.voice)
        self._handed_over = {key: said}
        self._heard = key
        self._now.fill()
        self._hand_over()

    def _hand_over(self) -> None:
        while (taken := self._now.take()) is not None:
            key, passage, said = taken
            self._handed_over[key] = said
            self.rendered.emit(passage, said)
            start_frame = frame_at(passage.utterance, said.clip, self._offset)
            self._offset = None
            clip = after_earcon(said.clip) if passage.after_gap else said.clip
            self._player.append(key, clip, passage.utterance.pause_after_ms, start_frame)
        self._tell_if_over()

    @Slot(int)
    def _passage_ended(self, key: int) -> None:
        passage = self._now.ended(key)
        if passage is None:
            return
        self.heard_out.emit(passage, self._handed_over.pop(key))
        if self._otherwise is not None and not self._now.passages:
            # The old sound is all heard: what comes is not waited for by any word.
            self._otherwise.forget_before(passage.place_after)
            self._now, self._otherwise = self._otherwise, None
            self._now.fill()
        if not self._handed_over:
            self._now.retry()
        self._hand_over()

    def _tell_if_over(self) -> None:
        """Tells that all was heard, or all before what cannot be said."""
        if self._handed_over or self._otherwise is not None:
            return
        failed = self._now.failed
        if failed is not None:
            self._give_up(*failed)
        elif self._now.exhausted and not self._now.passages:
            self._now = self._preparation(iter(()), _NO_DELIVERY)
            self._heard = None
            self.finished.emit()

    def _give_up(self, passage: Passage, error: Exception) -> None:
        self.drop()
        if not isinstance(error, HarkenError):
            raise error
        self.failed.emit(error, passage)
