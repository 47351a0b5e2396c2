"""The session: one article, one reading, one place, and what each command does to them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.library.worker import LibraryWorker
from harken.listening.command import Action, Command
from harken.listening.digest import Digest
from harken.listening.habits import Habits
from harken.listening.main_thread import deliver
from harken.listening.moves import BACKWARD, FORWARD
from harken.listening.narrator import Narrator
from harken.listening.navigation import Navigation
from harken.listening.queue import Queue
from harken.listening.reader import Reader
from harken.listening.sleep import Sleep
from harken.listening.sound_settings import SoundSettings
from harken.listening.spelling import spelled, word_at
from harken.listening.state import Mode, SessionState, without_place
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.playback.player import Player
from harken.speech.paces import Paces
from harken.speech.reading_rules import ReadingRules
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import announcement
from harken.summary.length import Length
from harken.summary.ranker import Ranker

__all__ = ["Mode", "Session", "SessionState"]

_VOLUME_STEP = 0.1


class Session(QObject):
    """Owns what is read next. Windows and terminals send it commands and show its state.

    Main thread only. Every command does something sensible in every mode:

    - Moving keeps what was: playing stays playing, silent stays silent; only `SEEK`, a click on a
      word, `REPEAT_SENTENCE` and `EXPAND` with a sentence also play. Past the last word, sentence
      or paragraph the reading has ended; past the last section nothing happens.
    - `SPELL_WORD` says its letters in between; the place does not move.
    - `STOP` falls silent and keeps the place, at the start of the sentence. `PLAY` after the end
      starts again.
    - Article and summary each keep their own place, for each article, as long as the session lives.
      `SKIM` has the summary's; between it and the article the place goes along.
    - `EXPAND` goes from a sentence of the summary to its place in the article, and then back.
      Choosing a reading, opening another article and the article's end mean to stay.
    """

    changed = Signal(object)
    """The `SessionState`, whenever anything but the place has changed."""
    place_changed = Signal(object)
    """The `SessionState`, each time another sentence or word is heard."""
    notice = Signal(str)
    """A short message for people."""
    device_notice = Signal(str)
    """One about the sound device: what was said of it before holds no more."""

    def __init__(
        self,
        synthesiser: Synthesiser,
        player: Player,
        ranker: Ranker,
        library: LibraryWorker | None = None,
    ) -> None:
        super().__init__()
        self.queue = Queue(library, self)
        """What is to be heard."""
        self.library = library
        """Where all is kept; None where nothing is. Whoever made it closes it."""
        self._habits = Habits()
        self._sleep: Sleep | None = None
        self._player = player
        self._here = here = Whereabouts()
        self._narrator = narrator = Narrator(synthesiser, self)
        self._digest = digest = Digest(ranker, narrator.pace("en"), self)
        # Before the transport, which prepares what is read then.
        narrator.found.connect(self._on_voices)
        reader = Reader(here, narrator, synthesiser, player, self)
        self._transport = Transport(here, digest, narrator, reader, player, parent=self)
        self._navigation = Navigation(here, self._transport, narrator, self)
        self._sound = SoundSettings(here, digest, narrator, self._transport, player, parent=self)
        self._actions = self._table_of_actions()
        self._shown = self.state
        self._transport.changed.connect(self._publish)
        self._transport.notice.connect(self.notice)
        self._transport.device_notice.connect(self.device_notice)
        self._navigation.notice.connect(self.notice)
        reader.moved.connect(digest.begin)
        reader.learned.connect(self._publish)
        player.outputs_changed.connect(self._publish)
        digest.arrived.connect(self._on_ranking)
        digest.progressed.connect(self._publish)
        digest.failed.connect(self._on_no_ranking)
        self.queue.changed.connect(self._publish)
        narrator.look_for_voices()

    @property
    def paces(self) -> Paces:
        """What is known of the voices' speed; listening teaches it."""
        return self._narrator.paces

    @paces.setter
    def paces(self, paces: Paces) -> None:
        self._narrator.paces = paces
        self._sound.reckon_unless_begun()
        self._take_summary()
        self._publish()

    def recall_voices(self, chosen: Mapping[str, str]) -> None:
        """Takes choices of another time: voices by the language they were chosen for."""
        self._sound.recall_voices(chosen)
        self._publish()

    def pace(self, language: str) -> Pace:
        """How long the voice for a language takes at this rate, whatever is open."""
        return self._narrator.pace(language)

    def voice_for(self, language: str) -> str | None:
        """The id of the voice that reads a language now; None where there is none."""
        return self._narrator.voice_for(language)

    @property
    def state(self) -> SessionState:
        """All there is to show now."""
        here, digest, pace = self._here, self._digest, self._narrator.pace(self._here.language)
        mode = self._transport.mode
        total_s = here.readings.seconds(here.reading, pace)
        elapsed_s = total_s if mode is Mode.ENDED else here.elapsed_s(pace)
        return SessionState(
            mode=mode,
            article=here.article,
            reading=here.reading,
            rate_wpm=self._narrator.rate_wpm,
            pitch_semitones=self._narrator.pitch_semitones,
            volume=self._sound.volume,
            voice=self._narrator.voice_for(here.language),
            loading=self._transport.loading,
            spelling=self._transport.spelling,
            outputs=self._player.outputs,
            output=self._sound.output,
            position=here.position,
            sentence=here.sentence,
            word=here.place.word,
            elapsed_s=elapsed_s,
            remaining_s=max(0.0, total_s - elapsed_s),
            summary=digest.sentences,
            length=digest.length,
            summary_s=here.readings.seconds(Reading.SUMMARY, pace),
            article_s=here.readings.seconds(Reading.ARTICLE, pace),
            ranking=digest.ranking,
            ranking_progress=digest.progress,
            method=digest.method,
            emphasis=digest.emphasis,
            too_short=digest.too_short,
            expanded=here.expanded,
            queue=self.queue.items,
            queue_at=self.queue.at(here.article.id) if here.article is not None else None,
            queue_s=0.0,
            sleep=self._sleep,
            sleep_left_s=None,
        )

    def do(self, command: Command) -> None:
        """Does what the listener asks for."""
        if command.action in FORWARD:
            self._navigation.move_on(command.action)
        elif command.action in BACKWARD:
            self._navigation.move_back(command.action)
        else:
            self._actions[command.action](command.value)
        self._publish()

    def open(self, article: Article) -> None:
        """Makes an article the current one, silent, at its start or where it was left."""
        self._here.open(article)
        self._digest.open(article, self._narrator.pace(article.language))
        self._here.set_summary(self._digest.sentences)
        self._transport.open()
        self._publish()

    def update(self, article: Article) -> None:
        """Takes the current article with other skips, and keeps the place."""
        current = self._here.article
        if current is None or current.id != article.id:
            self.open(article)
            return
        self._digest.update(article)
        sentence = self._here.sentence
        self._here.update(article, self._digest.sentences)
        self._transport.read_on(sentence)
        self._publish()

    def announce(self, text: str) -> None:
        """Says something in between, playing or silent, and goes on as it was."""
        self._transport.say_aside([announcement(text, "en")])

    def close(self) -> None:
        """Falls silent and gives up what is under way. Its parts are their owner's to close."""
        self._digest.stop_ranking()
        self._transport.close()

    def _table_of_actions(self) -> dict[Action, Callable[[object], None]]:
        return {
            Action.PLAY_PAUSE: lambda _: self._transport.play_pause(),
            Action.PLAY: lambda _: self._transport.play(),
            Action.PAUSE: lambda _: self._transport.pause(),
            Action.STOP: lambda _: self._transport.stop(),
            Action.FASTER: lambda _: self._sound.read_faster(),
            Action.SLOWER: lambda _: self._sound.read_slower(),
            Action.TOGGLE_READING: lambda _: self._navigation.toggle_reading(),
            Action.SEEK: self._navigation.seek,
            Action.SEEK_SECONDS: self._navigation.seek_seconds,
            Action.SKIP_SECONDS: self._navigation.skip_seconds,
            Action.REPEAT_SENTENCE: lambda _: self._navigation.repeat_sentence(),
            Action.SPELL_WORD: self._spell,
            Action.SET_RATE: self._sound.set_rate,
            Action.SET_PITCH: self._sound.set_pitch,
            Action.SET_VOLUME: self._sound.set_volume,
            Action.SET_OUTPUT: self._sound.set_output,
            Action.SET_READING: self._navigation.set_reading,
            Action.SET_LENGTH: self._set_length,
            Action.SET_METHOD: self._set_method,
            Action.SET_EMPHASIS: self._set_emphasis,
            Action.CANCEL_RANKING: lambda _: self._cancel_ranking(),
            Action.RANK: lambda _: self._digest.ask_again(),
            Action.EXPAND: self._navigation.expand,
            Action.SET_VOICE: self._sound.set_voice,
            Action.LOOK_FOR_VOICES: lambda _: self._narrator.look_for_voices(),
            Action.SET_RULES: self._set_rules,
            Action.LOUDER: lambda _: self._sound.set_volume(self._sound.volume + _VOLUME_STEP),
            Action.QUIETER: lambda _: self._sound.set_volume(self._sound.volume - _VOLUME_STEP),
            Action.NEXT_ARTICLE: lambda _: self._go_to_article(1),
            Action.PREVIOUS_ARTICLE: lambda _: self._go_to_article(-1),
            Action.OPEN_ARTICLE: self._open_article,
            Action.SET_QUEUE: self._set_queue,
            Action.MARK: lambda _: None,
            Action.SET_SLEEP: self._set_sleep,
            Action.SAY_STATUS: lambda _: None,
            Action.SET_HABITS: self._set_habits,
        }

    # The queue.

    def _go_to_article(self, steps: int) -> None:
        article = self._here.article
        at = self.queue.at(article.id) if article is not None else None
        if at is not None and 0 <= at + steps < len(self.queue.items):
            self._open_article(self.queue.items[at + steps].entry.id)

    def _open_article(self, value: object) -> None:
        assert isinstance(value, str)
        deliver(self.queue.article(value), self, self._take_article, self._on_no_article)

    def _take_article(self, article: Article | None) -> None:
        if article is not None:
            plays = self._transport.mode in (Mode.PLAYING, Mode.NO_DEVICE)
            self.open(article)
            if plays:
                self.do(Command(Action.PLAY))

    def _on_no_article(self, error: Exception) -> None:
        if not isinstance(error, HarkenError):
            raise error
        self.notice.emit(str(error))

    def _set_queue(self, value: object) -> None:
        assert isinstance(value, tuple)
        self.queue.put(value)

    def _set_sleep(self, value: object) -> None:
        assert value is None or isinstance(value, Sleep)
        self._sleep = value

    def _set_habits(self, value: object) -> None:
        assert isinstance(value, Habits)
        self._habits = value

    # Rules and summary.

    def _set_rules(self, value: object) -> None:
        assert isinstance(value, ReadingRules)
        if not self._here.readings.set_rules(value):
            return
        sentence = self._here.sentence
        if self._narrator.pauses != value.pauses:
            self._narrator.pauses = value.pauses
            self._sound.reckon_unless_begun()
            self._here.set_summary(self._digest.sentences)
        self._transport.read_on(sentence)

    def _set_length(self, value: object) -> None:
        assert isinstance(value, Length)
        self._digest.set_length(value, self._narrator.pace(self._here.language))
        self._take_summary()

    def _set_method(self, value: object) -> None:
        assert isinstance(value, str)
        self._digest.set_method(value)

    def _set_emphasis(self, value: object) -> None:
        assert isinstance(value, Emphasis)
        self._digest.set_emphasis(value)

    def _cancel_ranking(self) -> None:
        self._digest.give_up()
        self._transport.stop_if_nothing_to_read()

    def _spell(self, value: object) -> None:
        assert value is None or isinstance(value, tuple)
        article, word = self._here.article, self._here.place.word
        if article is None:
            return
        if value is None and word is None and self._here.position is not None:
            value = self._here.position.block, self._here.position.offset
        span = word_at(article, *value) if value is not None else word
        if span is not None:
            self._transport.say_aside(spelled(article, span))

    def _take_summary(self) -> None:
        sentence = self._here.sentence
        if self._here.set_summary(self._digest.sentences):
            self._transport.read_on(sentence)

    # What the parts tell.

    @Slot()
    def _on_voices(self) -> None:
        self._sound.reckon_unless_begun()
        self._take_summary()

    @Slot()
    def _on_ranking(self) -> None:
        self._take_summary()
        self._transport.stop_if_nothing_to_read()
        self._publish()

    @Slot(object)
    def _on_no_ranking(self, error: Exception) -> None:
        self._transport.stop_if_nothing_to_read()
        self._publish()
        if not isinstance(error, HarkenError):
            raise error
        self.notice.emit(str(error))

    @Slot()
    def _publish(self) -> None:
        """Tells what is new since it was last told."""
        before, now = self._shown, self.state
        self._shown = now
        if without_place(before) != without_place(now):
            self.changed.emit(now)
        if before.position != now.position or before.word != now.word:
            self.place_changed.emit(now)
