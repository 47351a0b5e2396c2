"""Reads on from a place: keeps the player filled, and follows what is heard."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from harken.errors import HarkenError
from harken.listening.ahead import Ahead
from harken.listening.course import AlongScript
from harken.listening.narrator import Narrator
from harken.listening.passage import Passage, Said
from harken.listening.place import Place
from harken.listening.whereabouts import Whereabouts
from harken.listening.word_times import times_of
from harken.playback.player import Heard, Player
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.speech.utterance import Utterance


class Reader(QObject):
    """Moves the place with the word that is heard. Main thread only.

    Args:
        here: The place; this moves it, and reads from where others put it.
        narrator: Who reads.
        synthesiser: Renders what is read.
        player: Plays it.
        parent: The owner.
    """

    moved = Signal()
    """Another sentence or word is heard now."""
    recalled_changed = Signal()
    """`recalled` is another."""
    learned = Signal()
    """It is known better how long the reading takes."""
    loading_changed = Signal()
    """`loading` is another."""
    unreadable = Signal(str)
    """A message for people: a sentence could not be read; the reading goes on."""
    failed = Signal(object, str)
    """A `HarkenError`: it cannot go on from the place, in this language."""
    finished = Signal()
    """The reading was heard to its end, or the sentence to its end that was to be the last."""

    def __init__(
        self,
        here: Whereabouts,
        narrator: Narrator,
        synthesiser: Synthesiser,
        player: Player,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._narrator = narrator
        self.one_sentence = False
        """Whether the sentence at the place is the last that is read for now."""
        self.recalled: int | None = None
        """The sentence that was said last in between, a number into `Article.sentences`."""
        self._closed = False
        self._ahead = Ahead(synthesiser, player, self)
        self._ahead.loading_changed.connect(self.loading_changed)
        self._ahead.unreadable.connect(self.unreadable)
        self._ahead.failed.connect(self._on_failed)
        self._ahead.finished.connect(self.finished)
        self._ahead.rendered.connect(self._learn_time)
        self._ahead.heard_out.connect(self._learn_pace)
        player.heard.connect(self._on_heard)

    @property
    def idle(self) -> bool:
        """Whether nothing is prepared and nothing is heard."""
        return self._ahead.idle

    @property
    def loading(self) -> bool:
        """Whether what is read waits for a voice that is being loaded."""
        return self._ahead.loading

    @property
    def in_voice(self) -> bool:
        """Whether what is prepared is said by the voices that the narrator has for it now."""
        return self._ahead.is_said_by(self._narrator.voice_for)

    def say_aside(self, utterances: Sequence[Utterance]) -> None:
        """Drops what was prepared and prepares something else, which leaves the place as it is."""
        self.recalled = None
        if not self._closed:
            self._ahead.say(utterances, self._narrator.delivery)

    def read_on(self, sentence: int | None) -> None:
        """Goes on after the script has changed, undisturbed where that can be.

        Args:
            sentence: What was read before, a number into `Article.sentences`.
        """
        course, at = self._course, self._here.place.at
        stayed = self._here.sentence == sentence
        if course is None or not stayed or not self._ahead.revise(course, at):
            self._read_from_here()

    def say_otherwise(self) -> None:
        """Goes on as the narrator reads now, from the next word or sentence on."""
        if not self._ahead.say_otherwise(self._narrator.delivery):
            self._read_from_here()

    def drop(self) -> None:
        """Drops what was prepared; there is silence."""
        self._ahead.drop()

    def close(self) -> None:
        """Drops what was prepared, and prepares nothing more."""
        self._closed = True
        self.drop()

    def _read_from_here(self) -> None:
        """Drops what was prepared and prepares what comes at the place, to be heard or not yet."""
        course, place = self._course, self._here.place
        if course is None or not self._narrator.ready or self._closed:
            self._ahead.drop()
        else:
            self._ahead.start(course, place.at, place.start, self._narrator.delivery)

    @property
    def _course(self) -> AlongScript | None:
        """What is to be read: all, or one sentence that has something to say."""
        script, at = self._here.script, self._here.place.at
        if script is None:
            return None
        if not self.one_sentence:
            return AlongScript(script)
        return AlongScript(script, at if script.utterances(at) else script.next_sentence(at))

    @Slot(object, object)
    def _learn_time(self, passage: Passage, said: Said) -> None:
        sentence, clip = passage.utterance.sentence, said.clip
        if sentence is not None and passage.first and passage.last:
            times = times_of(passage.utterance, clip) if clip.measured else ()
            self._here.readings.measure(sentence, clip.seconds, times)
            self.learned.emit()

    @Slot(object, object)
    def _learn_pace(self, passage: Passage, said: Said) -> None:
        if self._here.article is not None:
            self._narrator.learn(self._here.article, passage.utterance, said)
            self.learned.emit()

    @Slot(object, object)
    def _on_failed(self, error: HarkenError, passage: Passage) -> None:
        """Moves on to what another voice may be able to say: all before it was heard."""
        place = self._here.place
        if not isinstance(error, UnreadableSentence) and passage.at is not None and not place.fresh:
            into_sentence = not passage.first and passage.start > (place.start or 0)
            if passage.at > place.at or into_sentence:
                self._here.place = Place(passage.at, None if passage.first else passage.start)
        self.failed.emit(error, passage.utterance.language)

    @Slot(object)
    def _on_heard(self, heard: Heard) -> None:
        passage = self._ahead.passage(heard.key)
        if passage is None:
            return
        if heard.cue is None:
            self._ahead.heard(heard.key)
        if passage.at is None:
            if passage.utterance.sentence != self.recalled:
                self.recalled = passage.utterance.sentence
                self.recalled_changed.emit()
            return
        place = self._here.place
        if heard.cue is None:
            if place.at != passage.at or place.fresh:
                self._here.place = Place(passage.at)
        else:
            cue = heard.cue
            word = passage.utterance.span_of(cue.spoken_start, cue.spoken_end)
            into_s = cue.start_frame / SAMPLE_RATE_HZ if passage.first else math.inf
            self._here.place = Place(passage.at, place.offset, word, into_s)
        self.moved.emit()
