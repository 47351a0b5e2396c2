"""Playing and falling silent: the mode, and what is said aside."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.position import Reading
from harken.listening.command import Action, Actions
from harken.listening.digest import Digest
from harken.listening.narrator import Narrator
from harken.listening.place import START, Place
from harken.listening.reader import Reader
from harken.listening.sound_gate import SoundGate
from harken.listening.state import Mode
from harken.listening.whereabouts import Whereabouts
from harken.speech.utterance import Utterance


class Transport(QObject):
    """Reads from the place on, or is silent there, as its mode says. Main thread only.

    Args:
        here: The place; others move it, and then say so here.
        digest: Says whether a summary is still to come.
        narrator: Looks for voices.
        reader: Prepares what is played.
        gate: Lets it be heard.
        parent: The owner.
    """

    changed = Signal()
    """Something happened that nobody asked for: a word is heard, the mode is another."""
    notice = Signal(str)
    """A short message for people."""
    ended = Signal(bool)
    """The reading was heard to its end, or left by a step past it."""
    sentence_over = Signal()
    """It has paused at the end of a sentence, as was wished."""

    def __init__(
        self,
        here: Whereabouts,
        digest: Digest,
        narrator: Narrator,
        reader: Reader,
        gate: SoundGate,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._digest = digest
        self._narrator = narrator
        self._gate = gate
        self._reader = reader
        self._mode = Mode.EMPTY
        self._voiceless = False
        self._plays_once_voiced = False
        reader.moved.connect(self.changed)
        reader.recalled_changed.connect(self.changed)
        reader.loading_changed.connect(self.changed)
        reader.finished.connect(self._on_finished)

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {
            Action.PAUSE: lambda _: self.pause(),
            Action.STOP: lambda _: self.stop(),
        }

    @property
    def mode(self) -> Mode:
        """What is being done."""
        return self._mode

    @property
    def aside(self) -> bool:
        """Whether something is said in between, playing or silent."""
        return self._gate.aside

    @property
    def recalled(self) -> int | None:
        """The sentence that is said in between, a number into `Article.sentences`."""
        return self._reader.recalled if self._gate.aside else None

    @property
    def flows(self) -> bool:
        """Whether the reading is to be heard."""
        return self._mode in (Mode.PLAYING, Mode.NO_DEVICE)

    def open(self, *, prepares: bool = True) -> None:
        """Takes another article, silent.

        Args:
            prepares: Whether it is what comes next; else something is said first.
        """
        self._plays_once_voiced = False
        self._silence(Mode.NO_VOICE if self._voiceless else Mode.READY)
        if prepares:
            self._prepare()

    def close(self) -> None:
        """Falls silent for good."""
        self._gate.close()
        self._reader.close()

    def play(self) -> None:
        """Plays from the place on; after the end, or where only silence is left, from the start."""
        if self._mode is not Mode.ENDED:
            self.play_here()
        if self._mode is Mode.ENDED:
            self._here.place = START
            self._turn(Mode.PAUSED)
            self.play_here()

    def play_here(self) -> None:
        """Plays from the place on; where only silence is left, that is the end."""
        if self._mode in (Mode.EMPTY, Mode.PLAYING, Mode.NO_DEVICE):
            return
        if self._voiceless:
            self._plays_once_voiced = True
            self._narrator.look_for_voices()
            return
        self._turn(Mode.PLAYING)
        if self._reader.idle:
            self._prepare()
        self.stop_if_nothing_to_read()

    def take_up(self, mode: Mode) -> None:
        """Plays or is paused again in what was opened, as it was in what was open before."""
        if mode in (Mode.PLAYING, Mode.NO_DEVICE):
            self.play_here()
        elif mode is Mode.PAUSED and self._mode is Mode.READY:
            self._turn(Mode.PAUSED)

    def pause(self) -> None:
        """Falls silent at the word that is heard."""
        self._plays_once_voiced = False
        if self.flows:
            self._turn(Mode.PAUSED)
        self._gate.release()
        if self._gate.aside:
            self._prepare()

    def stop(self) -> None:
        """Falls silent at the start of the sentence."""
        self.pause()
        if self._mode in (Mode.EMPTY, Mode.NO_VOICE):
            return
        place = self._here.place
        self._here.place = START if place.ended or place.fresh else Place(place.at)
        self._turn(Mode.READY)
        self.go_on()

    def pause_after_sentence(self, wanted: bool) -> None:
        """Pauses by itself at the end of the sentence that is read then, or does so no more."""
        if wanted != self._reader.one_sentence:
            self._reader.one_sentence = wanted
            self.read_on(self._here.sentence)

    def end(self) -> None:
        """Has come to the end of the reading."""
        heard = self.flows
        self._silence(Mode.NO_VOICE if self._voiceless else Mode.ENDED)
        self._here.go_to_end()
        self.ended.emit(heard)

    def go(self, at: int) -> None:
        """Goes on, playing or silent, at another sentence of the script."""
        self._here.place = Place(at)
        self.go_on()

    def go_on(self, sentence: int | None = None) -> None:
        """Goes on, playing or silent, at a new place.

        Args:
            sentence: What was read before, where it is at the same word still: then it is not
                disturbed. A number into `Article.sentences`.
        """
        if self._mode is Mode.ENDED:
            self._turn(Mode.PAUSED)
            sentence = None
        self._prepare(sentence)
        self.stop_if_nothing_to_read()

    def read_on(self, sentence: int | None) -> None:
        """Goes on after what is read has changed around `sentence`."""
        # Behind what is said aside the reading is prepared anew.
        if self._mode is not Mode.ENDED and not self._gate.aside:
            self.go_on(sentence)

    def say_otherwise(self) -> None:
        """Says the rest of the sentence, or of what is said aside, in another voice, rate or pitch.

        What is silent is prepared anew.
        """
        if self._gate.aside or (self._mode is Mode.PLAYING and not self._voiceless):
            self._reader.say_otherwise()
        elif self._mode is not Mode.ENDED:
            self._prepare()

    def follow_voices(self) -> None:
        """Says the rest in the voices that are chosen and installed now, where they are others."""
        if not self._reader.in_voice:
            self._here.readings.forget_measured()
            self.say_otherwise()

    def say_aside(self, utterances: Sequence[Utterance]) -> None:
        """Says something in between, and then goes on as it was: playing or silent."""
        if self._mode is Mode.NO_DEVICE:
            self.notice.emit(self.tr("There is no sound device."))
        elif utterances and not self._voiceless:
            self._reader.say_aside(utterances)
            self._gate.begin_aside()

    def stop_if_nothing_to_read(self) -> None:
        """Does not wait for what will not come."""
        in_article = self._here.reading is Reading.ARTICLE
        comes = self._digest.pending and not in_article
        if self.flows and self._here.script is None and not comes:
            self._turn(Mode.READY)
            if in_article or self._digest.ranking is not None:
                self.notice.emit(self.tr("There is nothing to read here."))
            else:
                self.notice.emit(self.tr("There is no summary to read."))

    def end_aside(self) -> None:
        """Says no more in between; what is prepared is not the reading then."""
        self._gate.end_aside()

    def lose_voices(self) -> None:
        """Is silent, as there is no voice to read with."""
        self._voiceless, self._plays_once_voiced = True, False
        self._silence(Mode.EMPTY if self._mode is Mode.EMPTY else Mode.NO_VOICE)

    def regain_voices(self) -> None:
        """Reads with the voices that there are now, and plays where that was waited for."""
        self._voiceless = False
        if self._mode is Mode.NO_VOICE:
            self._turn(Mode.ENDED if self._here.place.ended else Mode.READY)
        if self._reader.idle:
            self._prepare()
        else:
            self.follow_voices()
        if self._plays_once_voiced:
            self._plays_once_voiced = False
            self.play()

    def lose_device(self) -> None:
        """Waits for a sound device; what is said aside does not."""
        if self._mode is Mode.PLAYING:
            self._turn(Mode.NO_DEVICE)
        if self._gate.aside:
            self._prepare()

    def regain_device(self) -> None:
        """Plays on, as there is a sound device again."""
        self._turn(Mode.PLAYING)

    def _turn(self, mode: Mode) -> None:
        self._mode = mode
        self._gate.read(self.flows)

    def _silence(self, mode: Mode) -> None:
        """Drops what was prepared, in a mode in which nothing is heard."""
        self._gate.shut()
        self._turn(mode)
        self._reader.drop()

    def _prepare(self, sentence: int | None = None) -> None:
        self._gate.end_aside()
        if self._voiceless or self._mode is Mode.ENDED:
            self._reader.drop()
        else:
            self._reader.read_on(sentence)

    @Slot()
    def _on_finished(self) -> None:
        if self._gate.aside:
            self._prepare()
            self.stop_if_nothing_to_read()
        elif (self.flows or self._mode is Mode.PAUSED) and not self._paused_before_next():
            self.end()
        self.changed.emit()

    def _paused_before_next(self) -> bool:
        """Pauses where only one sentence was to be read and another follows it."""
        script, at = self._here.script, self._here.place.at
        following = script.next_sentence(at) if script is not None else None
        if following is None or not self._reader.one_sentence:
            return False
        self._turn(Mode.PAUSED)
        self._here.place = Place(following)
        self._reader.one_sentence = False
        self._prepare()
        self.sentence_over.emit()
        return True
