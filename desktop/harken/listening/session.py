"""The session: one article, one reading, one place, and what each command does to them."""

import time
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.position import Reading
from harken.library.worker import LibraryWorker
from harken.listening.autoplay import Autoplay
from harken.listening.bookkeeping import Bookkeeping
from harken.listening.command import Action, Command
from harken.listening.digest import Digest
from harken.listening.fitting import Fitting
from harken.listening.habits import Habits
from harken.listening.keeping import Keeping
from harken.listening.marks import Marks
from harken.listening.narrator import Narrator
from harken.listening.navigation import Navigation
from harken.listening.opening import Opening
from harken.listening.queue import Queue
from harken.listening.queue_time import QueueTime
from harken.listening.reader import Reader
from harken.listening.recap import Recap
from harken.listening.rundown import Rundown
from harken.listening.sleep_timer import SleepTimer
from harken.listening.sound_settings import SoundSettings
from harken.listening.spelling import Spelling
from harken.listening.state import Mode, SessionState, without_place
from harken.listening.summary_settings import SummarySettings
from harken.listening.talking import Talking
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.playback.player import Player
from harken.speech.paces import Paces
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker

__all__ = ["Mode", "Session", "SessionState"]


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

    next_began = Signal(object)
    """The `QueueItem` that follows by itself, while it is announced."""

    def __init__(
        self,
        synthesiser: Synthesiser,
        player: Player,
        ranker: Ranker,
        library: LibraryWorker | None = None,
        *,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._keeping = Keeping(library, self)
        self.queue = Queue(library, self._keeping, self)
        """What is to be heard."""
        self.library = library
        """Where all is kept; None where nothing is. Whoever made it closes it."""
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
        self._summary = SummarySettings(here, digest, narrator, self._transport, self)
        self._spelling = Spelling(here, self._transport)
        self._sleep_timer = SleepTimer(here, self._transport, self._sound, self, now_s)
        self._bookkeeping = Bookkeeping(
            *(here, digest, narrator, self._transport, reader),
            queue=self.queue,
            keeping=self._keeping,
            parent=self,
        )
        self._opening = Opening(
            *(here, digest, narrator, self._transport),
            queue=self.queue,
            bookkeeping=self._bookkeeping,
            parent=self,
        )
        self.fitting = Fitting(self.queue, here, narrator, ranker, self)
        """Plans what of the queue fits into a time."""
        self._rundown = Rundown(
            *(here, self._transport),
            queue=self.queue,
            opening=self._opening,
            navigation=self._navigation,
            summary=self._summary,
            fitting=self.fitting,
            parent=self,
            now_s=now_s,
        )
        self._autoplay = Autoplay(
            *(here, narrator, self._transport),
            queue=self.queue,
            opening=self._opening,
            sleep_timer=self._sleep_timer,
            rundown=self._rundown,
            parent=self,
        )
        self._marks = Marks(here, self._transport, self._keeping, self, now_s)
        self._recap = Recap(
            *(here, self._transport, digest),
            last_heard_s=lambda: self._bookkeeping.heard_s,
            parent=self,
        )
        self._talking = Talking(self._transport, narrator, lambda: self.state, self)
        self._queue_time = QueueTime(narrator.pace)
        self._actions = self._actions_of_parts()
        self._shown = self.state
        for changed in (
            self._transport.changed,
            reader.learned,
            player.outputs_changed,
            self._summary.changed,
            self._sleep_timer.changed,
            self.queue.changed,
            self._marks.changed,
        ):
            changed.connect(self._publish)
        for notice in (
            self._transport.notice,
            self._navigation.notice,
            self._summary.notice,
            self._sleep_timer.notice,
            self._opening.notice,
            self._keeping.notice,
            self._marks.notice,
            self._recap.notice,
            self._talking.notice,
        ):
            notice.connect(self.notice)
        self._transport.device_notice.connect(self.device_notice)
        reader.moved.connect(digest.begin)
        reader.moved.connect(self._marks.hear)
        self._marks.kept.connect(self._on_mark)
        self._opening.opened.connect(self._on_opened)
        self._autoplay.began.connect(self.next_began)
        reader.moved.connect(self._rundown.keep_to_time)
        self._rundown.changed.connect(self._publish)
        self._rundown.notice.connect(self.notice)
        narrator.look_for_voices()

    @property
    def paces(self) -> Paces:
        """What is known of the voices' speed; listening teaches it."""
        return self._narrator.paces

    @paces.setter
    def paces(self, paces: Paces) -> None:
        self._narrator.paces = paces
        self._sound.reckon_unless_begun()
        self._summary.follow()
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
        remaining_s = max(0.0, total_s - elapsed_s)
        queue_at = self.queue.at(here.article.id) if here.article is not None else None
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
            remaining_s=remaining_s,
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
            queue_at=queue_at,
            queue_s=remaining_s + self._queue_time.seconds_after(self.queue.items, queue_at),
            sleep=self._sleep_timer.wish,
            sleep_left_s=self._sleep_timer.left_s,
            plan_left_s=self._rundown.left_s,
            marks=self._marks.marks,
        )

    def do(self, command: Command) -> None:
        """Does what the listener asks for."""
        before = self._shown
        for part in (self._sleep_timer, self._recap, self._marks, self._talking):
            part.mind(command.action)
        self._actions[command.action](command.value)
        self._publish()
        if self._talking.confirm(command, before, self._shown):
            self._publish()

    def open(self, article: Article) -> None:
        """Makes an article the current one, silent, at its start or where it was left."""
        self._opening.open(article)

    def resume(self) -> None:
        """Opens what was heard last of the queue, silent at its sentence, unless one is open."""
        self._opening.resume()

    def forget_history(self) -> None:
        """Forgets what was listened to, when, and how far; what is open stays at its place."""
        self._here.forget()
        self._bookkeeping.forget()
        self.queue.forget_history()
        self._keeping.ask(lambda library: library.forget_history())

    def update(self, article: Article) -> None:
        """Takes the current article with other skips, and keeps the place."""
        current = self._here.article
        if current is None or current.id != article.id:
            self.open(article)
            return
        self.queue.update(article)
        self._digest.update(article)
        sentence = self._here.sentence
        self._here.update(article, self._digest.sentences)
        self._transport.read_on(sentence)
        self._publish()

    def announce(self, text: str) -> None:
        """Says something in between, playing or silent, and goes on as it was."""
        self._talking.say(text)
        self._publish()

    def announce_arrival(self, titles: Sequence[str]) -> None:
        """Says what came in, where the person wants to hear what happens."""
        self._talking.confirm_arrival(titles)
        self._publish()

    def reload_marks(self) -> None:
        """Takes note that marks were changed in the library."""
        self._marks.reload()

    def close(self) -> None:
        """Falls silent and gives up what is under way. Its parts are their owner's to close."""
        self._bookkeeping.close()
        self._opening.close()
        self._keeping.close()
        self._digest.stop_ranking()
        self._transport.close()
        self._sleep_timer.close()
        self._recap.close()

    def _actions_of_parts(self) -> dict[Action, Callable[[object], None]]:
        """Which part does what; a new part says it in its `actions`."""
        parts = (
            self._transport,
            self._navigation,
            self._sound,
            self._summary,
            self._spelling,
            self._sleep_timer,
            self._opening,
            self._marks,
            self._talking,
            self._rundown,
        )
        actions = {
            Action.SET_QUEUE: self._set_queue,
            Action.SET_HABITS: self._set_habits,
        }
        return actions | {one: do for part in parts for one, do in part.actions.items()}

    def _set_queue(self, value: object) -> None:
        assert isinstance(value, tuple)
        self.queue.put(value)

    def _set_habits(self, value: object) -> None:
        assert isinstance(value, Habits)
        self._autoplay.wanted = value.autoplay
        self._bookkeeping.keeps_history = value.keep_history
        self._recap.wanted = value.recap
        self._talking.confirms = value.confirm

    @Slot()
    def _on_opened(self) -> None:
        assert self._here.article is not None
        self._marks.open()
        self._recap.follow_opening()
        self._talking.confirm_opened(self._here.article)
        self._publish()

    @Slot(bool)
    def _on_mark(self, kept: bool) -> None:
        self._talking.confirm_mark(kept)
        self._publish()

    @Slot()
    def _on_voices(self) -> None:
        self._sound.reckon_unless_begun()
        self._summary.follow()

    @Slot()
    def _publish(self) -> None:
        """Tells what is new since it was last told."""
        self._sleep_timer.follow()
        self._bookkeeping.follow()
        self._marks.follow()
        self._rundown.follow()
        before, now = self._shown, self.state
        self._shown = now
        if without_place(before) != without_place(now):
            self.changed.emit(now)
        if before.position != now.position or before.word != now.word:
            self.place_changed.emit(now)
