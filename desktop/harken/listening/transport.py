"""Playing and falling silent: the mode, and what voices and devices that come and go do to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.position import Reading
from harken.errors import HarkenError
from harken.listening.command import Action, Actions
from harken.listening.digest import Digest
from harken.listening.narrator import Narrator
from harken.listening.reader import Reader
from harken.listening.state import Mode
from harken.listening.whereabouts import START, Place, Whereabouts
from harken.playback.player import Player
from harken.speech.synthesiser import UnreadableSentence
from harken.speech.utterance import Utterance


class Transport(QObject):
    """Reads from the place on, or is silent there, as its mode says. Main thread only.

    Args:
        here: The place; others move it, and then say so here.
        digest: Says whether a summary is still to come.
        narrator: Tells of voices.
        reader: Prepares what is played.
        player: Plays it.
        parent: The owner.
    """

    changed = Signal()
    """Something happened that nobody asked for: a word is heard, the mode is another."""
    notice = Signal(str)
    """A short message for people."""
    device_notice = Signal(str)
    """One about the sound device: what was said of it before holds no more."""
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
        player: Player,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._digest = digest
        self._narrator = narrator
        self._player = player
        self._reader = reader
        self._mode = Mode.EMPTY
        self._voiceless = False
        self._plays_once_voiced = False
        self._aside = False
        """Whether something is said beside the reading, playing or silent: then sound flows."""
        self._held = False
        """Whether it plays and is silent yet, until it is known what is said first."""
        self.play_on: Callable[[], bool] = lambda: False
        """Plays what follows the end, where that was kept from following by itself; whether there
        is any."""
        self._failure: tuple[HarkenError, str] | None = None
        """Why it does not go on and in which language, while other voices are looked for."""
        player.device_lost.connect(self._on_device_lost)
        player.device_back.connect(self._on_device_back)
        player.moved.connect(self._on_moved)
        narrator.found.connect(self._on_voices)
        narrator.missing.connect(self._on_no_voice)
        reader.moved.connect(self.changed)
        reader.recalled_changed.connect(self.changed)
        reader.loading_changed.connect(self.changed)
        reader.unreadable.connect(self.notice)
        reader.failed.connect(self._on_failed)
        reader.finished.connect(self._on_finished)

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {
            Action.PLAY_PAUSE: lambda _: self.play_pause(),
            Action.PLAY: lambda _: self.play(),
            Action.PAUSE: lambda _: self.pause(),
            Action.STOP: lambda _: self.stop(),
        }

    @property
    def mode(self) -> Mode:
        """What is being done."""
        return self._mode

    @property
    def loading(self) -> bool:
        """Whether the voice is being loaded."""
        return self._reader.loading

    @property
    def spelling(self) -> bool:
        """Whether a word is spelled in between."""
        return self._aside

    @property
    def recalled(self) -> int | None:
        """The sentence that is said in between, a number into `Article.sentences`."""
        return self._reader.recalled if self._aside else None

    @property
    def _flows(self) -> bool:
        """Whether the reading is to be heard."""
        return self._mode in (Mode.PLAYING, Mode.NO_DEVICE)

    def open(self, *, prepares: bool = True) -> None:
        """Takes another article, silent.

        Args:
            prepares: Whether it is what comes next; else something is said first.
        """
        self._mode = Mode.NO_VOICE if self._voiceless else Mode.READY
        self._plays_once_voiced = self._held = False
        self._player.pause()
        self._end_aside()
        self._reader.drop()
        if prepares:
            self._prepare()

    def close(self) -> None:
        """Falls silent for good."""
        self._player.pause()
        self._reader.drop()

    def play_pause(self) -> None:
        """Falls silent, or plays."""
        if self._flows:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Plays from the place on; after the end, or where only silence is left, from the start.

        After the end of an article where it was to fall asleep it goes on with the next one.
        """
        if self._mode is not Mode.ENDED:
            self.play_here()
        elif self.play_on():
            return
        if self._mode is Mode.ENDED:
            self._here.place = START
            self._mode = Mode.PAUSED
            self.play_here()

    def play_here(self) -> None:
        """Plays from the place on; where only silence is left, that is the end."""
        if self._mode in (Mode.EMPTY, Mode.PLAYING, Mode.NO_DEVICE):
            return
        if self._voiceless:
            self._plays_once_voiced = True
            self._narrator.look_for_voices()
            return
        self._mode = Mode.PLAYING
        if not self._held:
            self._player.play()
        if self._reader.idle:
            self._prepare()
        self.stop_if_nothing_to_read()

    def hold(self) -> None:
        """Is silent for now, though it plays or soon will; a pause and `release` end that."""
        self._held = True
        if self._flows:
            self._player.pause()

    def release(self) -> None:
        """Lets be heard what plays."""
        if self._held:
            self._held = False
            if self._flows:
                self._player.play()

    def pause(self) -> None:
        """Falls silent at the word that is heard."""
        self._plays_once_voiced = self._held = False
        if self._flows:
            self._mode = Mode.PAUSED
            self._player.pause()
        if self._aside:
            self._prepare()

    def stop(self) -> None:
        """Falls silent at the start of the sentence."""
        self.pause()
        if self._mode in (Mode.EMPTY, Mode.NO_VOICE):
            return
        place = self._here.place
        self._here.place = START if place.ended or place.fresh else Place(place.at)
        self._mode = Mode.READY
        self.go_on()

    def pause_after_sentence(self, wanted: bool) -> None:
        """Pauses by itself at the end of the sentence that is read then, or does so no more."""
        if wanted != self._reader.one_sentence:
            self._reader.one_sentence = wanted
            self.read_on(self._here.sentence)

    def end(self) -> None:
        """Has come to the end of the reading."""
        heard = self._flows
        self._mode = Mode.NO_VOICE if self._voiceless else Mode.ENDED
        self._aside = self._held = False
        self._player.pause()
        self._reader.drop()
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
            self._mode = Mode.PAUSED
            sentence = None
        self._prepare(sentence)
        self.stop_if_nothing_to_read()

    def read_on(self, sentence: int | None) -> None:
        """Goes on after what is read has changed around `sentence`."""
        # Behind what is said aside the reading is prepared anew.
        if self._mode is not Mode.ENDED and not self._aside:
            self.go_on(sentence)

    def say_otherwise(self) -> None:
        """Says the rest of the sentence, or of what is said aside, in another voice, rate or pitch.

        What is silent is prepared anew.
        """
        if self._aside or (self._mode is Mode.PLAYING and not self._voiceless):
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
            self._aside = True
            self._held = False
            self._failure = None
            self._reader.say_aside(utterances)
            self._player.play()

    def stop_if_nothing_to_read(self) -> None:
        """Does not wait for what will not come."""
        in_article = self._here.reading is Reading.ARTICLE
        comes = self._digest.pending and not in_article
        if self._flows and self._here.script is None and not comes:
            self._mode = Mode.READY
            if not self._aside:
                self._player.pause()
            if in_article or self._digest.ranking is not None:
                self.notice.emit(self.tr("There is nothing to read here."))
            else:
                self.notice.emit(self.tr("There is no summary to read."))

    def _prepare(self, sentence: int | None = None) -> None:
        self._failure = None
        self._end_aside()
        if self._voiceless or self._mode is Mode.ENDED:
            self._reader.drop()
        else:
            self._reader.read_on(sentence)

    def _end_aside(self) -> None:
        if self._aside:
            self._aside = False
            if not self._flows:
                self._player.pause()

    @Slot()
    def _on_voices(self) -> None:
        was_voiceless, self._voiceless = self._voiceless, False
        if self._mode is Mode.NO_VOICE:
            self._mode = Mode.ENDED if self._here.place.ended else Mode.READY
        error, language = self._failure or (None, self._here.language)
        replaced = self._narrator.replaced(language)
        if replaced is not None and self._mode is not Mode.EMPTY:
            message = self.tr("The voice {gone} is gone. {other} reads on.")
            self.notice.emit(message.format(gone=replaced[0], other=replaced[1]))
        if error is not None and replaced is None:
            self._stop_for(error)
        elif was_voiceless or self._reader.idle:
            self._prepare()
        else:
            self.follow_voices()
        if self._plays_once_voiced:
            self._plays_once_voiced = False
            self.play()
        self.changed.emit()

    @Slot(object)
    def _on_no_voice(self, error: Exception) -> None:
        self._voiceless = True
        self._plays_once_voiced = False
        self._aside = False
        self._player.pause()
        self._prepare()
        if self._mode is not Mode.EMPTY:
            self._mode = Mode.NO_VOICE
        self.notice.emit(str(error))
        self.changed.emit()

    @Slot(str)
    def _on_device_lost(self, message: str) -> None:
        if self._mode is Mode.PLAYING:
            self._mode = Mode.NO_DEVICE
            if self._aside:
                self._prepare()
            self.device_notice.emit(message)
            self.changed.emit()
        elif self._aside:
            self._prepare()
            self.device_notice.emit(message)
            self.changed.emit()

    @Slot()
    def _on_device_back(self) -> None:
        if self._mode is Mode.NO_DEVICE:
            self._mode = Mode.PLAYING
            self.device_notice.emit(self.tr("The sound device is back."))
            self.changed.emit()

    @Slot(str)
    def _on_moved(self, message: str) -> None:
        if self._flows or self._aside:
            self.pause()
            self.device_notice.emit(message)
            self.changed.emit()

    @Slot(object, str)
    def _on_failed(self, error: HarkenError, language: str) -> None:
        self._end_aside()
        if isinstance(error, UnreadableSentence):
            self._stop_for(error)
        else:
            # Another voice may read on from here.
            self._failure = error, language
            self._narrator.look_for_voices()
        self.changed.emit()

    def _stop_for(self, error: HarkenError) -> None:
        self._failure = None
        if self._flows:
            self._mode = Mode.PAUSED
            self._player.pause()
        self.notice.emit(str(error))

    @Slot()
    def _on_finished(self) -> None:
        if self._aside:
            self._prepare()
            self.stop_if_nothing_to_read()
        elif (self._flows or self._mode is Mode.PAUSED) and not self._paused_before_next():
            self.end()
        self.changed.emit()

    def _paused_before_next(self) -> bool:
        """Pauses where only one sentence was to be read and another follows it."""
        script, at = self._here.script, self._here.place.at
        following = script.next_sentence(at) if script is not None else None
        if following is None or not self._reader.one_sentence:
            return False
        self._mode = Mode.PAUSED
        self._player.pause()
        self._here.place = Place(following)
        self._reader.one_sentence = False
        self._prepare()
        self.sentence_over.emit()
        return True
