"""The session: one article, one reading, one place, and what each command does to them."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.listening.command import Action, Command
from harken.listening.digest import Digest
from harken.listening.moves import BACKWARD, FORWARD
from harken.listening.narrator import Narrator
from harken.listening.reader import Reader
from harken.listening.state import Mode, SessionState, without_place
from harken.listening.whereabouts import Place, Whereabouts
from harken.playback.player import Player
from harken.speech.reading_rules import ReadingRules
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.summary.length import Length
from harken.summary.ranker import Ranker

__all__ = ["Mode", "Session", "SessionState"]

_RATE_STEP_WPM = 25


class Session(QObject):
    """Owns what is read next. Windows and terminals send it commands and show its state.

    Main thread only. Every command does something sensible in every mode:

    - Moving keeps what was: playing stays playing, silent stays silent; only `SEEK`, a click on a
      word, also plays. Past the last sentence or paragraph the reading has ended; past the last
      section nothing happens.
    - `STOP` falls silent and keeps the place, at the start of the sentence. `PLAY` after the end
      starts again.
    - Article and summary each keep their own place, for each article, as long as the session lives.
    """

    changed = Signal(object)
    """The `SessionState`, whenever anything but the place has changed."""
    place_changed = Signal(object)
    """The `SessionState`, each time another sentence or word is heard."""
    notice = Signal(str)
    """A short message for people."""

    def __init__(self, synthesiser: Synthesiser, player: Player, ranker: Ranker) -> None:
        super().__init__()
        self._player = player
        self._narrator = Narrator(synthesiser, self)
        self._digest = Digest(ranker, self._narrator.pace("en"), self)
        self._here = Whereabouts()
        self._reader = Reader(self._here, self._narrator, synthesiser, player, self)
        self._mode = Mode.EMPTY
        self._volume = 1.0
        self._voiceless = False
        self._plays_once_voiced = False
        self._actions = self._table_of_actions()
        self._shown = self.state
        player.device_lost.connect(self._on_device_lost)
        player.device_back.connect(self._on_device_back)
        self._reader.moved.connect(self._publish)
        self._reader.unreadable.connect(self.notice)
        self._reader.failed.connect(self._on_failed)
        self._reader.finished.connect(self._on_finished)
        self._digest.arrived.connect(self._on_ranking)
        self._digest.failed.connect(self._on_no_ranking)
        self._narrator.found.connect(self._on_voices)
        self._narrator.missing.connect(self._on_no_voice)
        self._narrator.look_for_voices()

    @property
    def state(self) -> SessionState:
        """All there is to show now."""
        here, pace = self._here, self._narrator.pace(self._language)
        total_s = here.seconds(here.reading, pace)
        elapsed_s = total_s if self._mode is Mode.ENDED else here.elapsed_s(pace)
        return SessionState(
            mode=self._mode,
            article=here.article,
            reading=here.reading,
            rate_wpm=self._narrator.rate_wpm,
            volume=self._volume,
            voice=self._narrator.voice_for(self._language),
            position=here.position,
            sentence=here.sentence,
            word=here.place.word,
            elapsed_s=elapsed_s,
            remaining_s=max(0.0, total_s - elapsed_s),
            summary=self._digest.sentences,
            summary_s=here.seconds(Reading.SUMMARY, pace),
            article_s=here.seconds(Reading.ARTICLE, pace),
            ranking=self._digest.ranking,
            method=self._digest.method,
            emphasis=self._digest.emphasis,
        )

    def do(self, command: Command) -> None:
        """Does what the listener asks for."""
        if command.action in FORWARD:
            self._move_on(command.action)
        elif command.action in BACKWARD:
            self._move_back(command.action)
        else:
            self._actions[command.action](command.value)
        self._publish()

    def open(self, article: Article) -> None:
        """Makes an article the current one, silent, at its start or where it was left."""
        self._player.pause()
        self._mode = Mode.NO_VOICE if self._voiceless else Mode.READY
        self._here.open(article)
        self._digest.open(article, self._narrator.pace(article.language))
        self._prepare()
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
        self._read_on(sentence)
        self._publish()

    def close(self) -> None:
        """Falls silent and gives up what is under way. Its parts are their owner's to close."""
        self._digest.cancel()
        self._player.pause()
        self._reader.drop()

    @property
    def _language(self) -> str:
        return self._here.article.language if self._here.article is not None else "en"

    def _table_of_actions(self) -> dict[Action, Callable[[object], None]]:
        return {
            Action.PLAY_PAUSE: lambda _: self._play_pause(),
            Action.PLAY: lambda _: self._play(),
            Action.PAUSE: lambda _: self._pause(),
            Action.STOP: lambda _: self._stop(),
            Action.FASTER: lambda _: self._set_rate(self._narrator.rate_wpm + _RATE_STEP_WPM),
            Action.SLOWER: lambda _: self._set_rate(self._narrator.rate_wpm - _RATE_STEP_WPM),
            Action.TOGGLE_READING: lambda _: self._toggle_reading(),
            Action.SEEK: self._seek,
            Action.SEEK_SECONDS: self._seek_seconds,
            Action.SET_RATE: self._set_rate,
            Action.SET_VOLUME: self._set_volume,
            Action.SET_READING: self._set_reading,
            Action.SET_LENGTH: self._set_length,
            Action.SET_METHOD: self._set_method,
            Action.SET_EMPHASIS: self._set_emphasis,
            Action.SET_VOICE: self._set_voice,
            Action.SET_RULES: self._set_rules,
        }

    # Playing and falling silent.

    def _play_pause(self) -> None:
        if self._mode in (Mode.PLAYING, Mode.NO_DEVICE):
            self._pause()
        else:
            self._play()

    def _play(self) -> None:
        if self._mode in (Mode.EMPTY, Mode.PLAYING, Mode.NO_DEVICE):
            return
        if self._voiceless:
            self._plays_once_voiced = True
            self._narrator.look_for_voices()
            return
        if self._mode is Mode.ENDED:
            self._here.place = Place()
        self._mode = Mode.PLAYING
        self._player.play()
        if self._reader.idle:
            self._prepare()
        self._stop_if_nothing_to_read()

    def _pause(self) -> None:
        self._plays_once_voiced = False
        if self._mode in (Mode.PLAYING, Mode.NO_DEVICE):
            self._mode = Mode.PAUSED
            self._player.pause()

    def _stop(self) -> None:
        self._pause()
        if self._mode in (Mode.EMPTY, Mode.NO_VOICE):
            return
        if self._mode is Mode.ENDED:
            self._here.place = Place()
        self._mode = Mode.READY
        self._go(self._here.place.at)

    def _end(self) -> None:
        self._mode = Mode.NO_VOICE if self._voiceless else Mode.ENDED
        self._player.pause()
        self._reader.drop()
        self._here.go_to_end()

    def _stop_if_nothing_to_read(self) -> None:
        comes = self._here.reading is Reading.SUMMARY and self._digest.pending
        if self._mode is Mode.PLAYING and self._here.script is None and not comes:
            self._player.pause()
            self._mode = Mode.READY
            self.notice.emit(self.tr("There is nothing to read here."))

    def _go(self, at: int) -> None:
        self._here.place = Place(at)
        self._continue_here()

    def _continue_here(self) -> None:
        """Goes on, playing or silent, at a new place."""
        if self._mode is Mode.ENDED:
            self._mode = Mode.PAUSED
        self._prepare()
        self._stop_if_nothing_to_read()

    def _prepare(self) -> None:
        if self._voiceless:
            self._reader.drop()
        else:
            self._reader.read_from_here()

    # Moving.

    def _move_on(self, step: Action) -> None:
        script = self._here.script
        if script is None or self._mode is Mode.ENDED:
            return
        at = FORWARD[step](script, self._here.place)
        if at is not None:
            self._go(at)
        elif step is not Action.NEXT_SECTION:
            self._end()

    def _move_back(self, step: Action) -> None:
        if self._here.script is not None:
            self._go(BACKWARD[step](self._here.script, self._here.place))

    def _seek(self, value: object) -> None:
        assert isinstance(value, tuple)
        block, offset = value
        if self._here.script is not None:
            self._here.go_to(block, offset)
            self._continue_here()
            self._play()

    def _seek_seconds(self, value: object) -> None:
        assert isinstance(value, float | int)
        if self._here.script is not None and not math.isnan(value):
            self._go(self._here.script.place_at(value, self._narrator.pace(self._language)))

    def _toggle_reading(self) -> None:
        other = Reading.SUMMARY if self._here.reading is Reading.ARTICLE else Reading.ARTICLE
        self._set_reading(other)

    def _set_reading(self, value: object) -> None:
        assert isinstance(value, Reading)
        if value is not self._here.reading:
            self._here.set_reading(value)
            self._continue_here()

    # Voice, rate, volume, length.

    def _set_rate(self, value: object) -> None:
        assert isinstance(value, int)
        before = self._narrator.rate_wpm
        self._narrator.rate_wpm = value
        if self._narrator.rate_wpm != before:
            self._say_again_from_word()

    def _set_voice(self, value: object) -> None:
        assert value is None or isinstance(value, str)
        before = self._narrator.voice_for(self._language)
        article = self._here.article
        self._narrator.choose(value or None, article.language if article is not None else None)
        if self._narrator.voice_for(self._language) != before:
            self._say_again_from_word()

    def _set_rules(self, value: object) -> None:
        assert isinstance(value, ReadingRules)
        if self._here.set_rules(value):
            self._read_on(self._here.sentence)

    def _say_again_from_word(self) -> None:
        if self._mode is not Mode.ENDED:
            self._prepare()

    def _set_volume(self, value: object) -> None:
        assert isinstance(value, float | int)
        self._volume = min(1.0, max(0.0, float(value)))
        self._player.set_volume(self._volume)

    def _set_length(self, value: object) -> None:
        assert isinstance(value, Length)
        self._digest.set_length(value, self._narrator.pace(self._language))
        self._take_summary()

    def _set_method(self, value: object) -> None:
        assert isinstance(value, str)
        self._digest.set_method(value)

    def _set_emphasis(self, value: object) -> None:
        assert isinstance(value, Emphasis)
        self._digest.set_emphasis(value)

    def _take_summary(self) -> None:
        sentence = self._here.sentence
        if self._here.set_summary(self._digest.sentences):
            self._read_on(sentence)

    def _read_on(self, sentence: int | None) -> None:
        """Goes on after what is read has changed around `sentence`."""
        if self._mode is Mode.ENDED:
            return
        if not self._voiceless:
            self._reader.read_on(sentence)
        self._stop_if_nothing_to_read()

    # What the parts tell.

    @Slot()
    def _on_voices(self) -> None:
        self._voiceless = False
        if self._mode is Mode.NO_VOICE:
            self._mode = Mode.ENDED if self._here.place.ended else Mode.READY
        self._say_again_from_word()
        if self._plays_once_voiced:
            self._plays_once_voiced = False
            self._play()
        self._publish()

    @Slot(object)
    def _on_no_voice(self, error: Exception) -> None:
        self._fall_silent_for_want_of_a_voice()
        self.notice.emit(str(error))
        self._publish()

    def _fall_silent_for_want_of_a_voice(self) -> None:
        self._voiceless = True
        self._plays_once_voiced = False
        self._player.pause()
        self._reader.drop()
        if self._mode is not Mode.EMPTY:
            self._mode = Mode.NO_VOICE

    @Slot(str)
    def _on_device_lost(self, message: str) -> None:
        if self._mode is Mode.PLAYING:
            self._mode = Mode.NO_DEVICE
            self.notice.emit(message)
            self._publish()

    @Slot()
    def _on_device_back(self) -> None:
        if self._mode is Mode.NO_DEVICE:
            self._mode = Mode.PLAYING
            self.notice.emit(self.tr("The sound device is back."))
            self._publish()

    @Slot(object)
    def _on_failed(self, error: HarkenError) -> None:
        self._player.pause()
        if not isinstance(error, UnreadableSentence):
            self._fall_silent_for_want_of_a_voice()
        elif self._mode in (Mode.PLAYING, Mode.NO_DEVICE):
            self._mode = Mode.PAUSED
        self.notice.emit(str(error))
        self._publish()

    @Slot()
    def _on_finished(self) -> None:
        if self._mode in (Mode.PLAYING, Mode.PAUSED, Mode.NO_DEVICE):
            self._end()
            self._publish()

    @Slot()
    def _on_ranking(self) -> None:
        self._take_summary()
        self._publish()

    @Slot(object)
    def _on_no_ranking(self, error: Exception) -> None:
        self._stop_if_nothing_to_read()
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
