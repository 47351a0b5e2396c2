"""The session: one article, one reading, one place, and what each command does to them."""

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.position import Reading
from harken.errors import HarkenError
from harken.library.counterparts import Counterparts
from harken.library.entry import Progress, Status
from harken.library.worker import LibraryWorker
from harken.listening.command import Command
from harken.listening.parts import Parts
from harken.listening.state import Mode, SessionState, without_place
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
    - Article and summary each keep their own place, for each article; with a library, from session
      to session. `SKIM` has the summary's; between it and the article the place goes along.
    - `EXPAND` goes from a sentence of the summary to its place in the article, and then back.
      Choosing a reading, opening another article and the article's end mean to stay.
    - `OPEN_ARTICLE` puts what is not in the queue behind the current article. It is read as the
      queue plans it, else as it was left, else from its start. `PREVIOUS_ARTICLE` leads to the
      start of the article where more than three seconds of it were heard, as players do.
    - At the end of an article that was being heard the next one of the queue that is not done
      follows by itself, where the person wants that; it is announced.
    """

    changed = Signal(object)
    """The `SessionState`, whenever anything but the place has changed."""
    place_changed = Signal(object)
    """The `SessionState`, each time another sentence or word is heard, or one of before."""
    notice = Signal(str)
    """A short message for people."""
    device_notice = Signal(str)
    """One about the sound device: what was said of it before holds no more."""
    marked = Signal(object, str)
    """A `Marked` that is kept now, and a short message about it for people."""
    keeping_failed = Signal(object)
    """Why something could not be kept, each time: a `HarkenError`."""
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
        self._parts = parts = Parts(
            synthesiser, player, ranker, library=library, now_s=now_s, parent=self
        )
        self.library = library
        """Where all is kept; None where nothing is. Whoever made it closes it."""
        self.queue = parts.queue
        """What is to be heard."""
        self.fitting = parts.fitting
        """Plans what of the queue fits into a time."""
        self.new_fitting = parts.new_fitting
        """Makes another, given its owner, for whoever plans beside that."""
        self._here = parts.here
        self._narrator = parts.narrator
        self._digest = parts.digest
        self._actions = parts.actions
        self._shown = parts.state
        self._news: deque[tuple[SessionState, SessionState]] = deque()
        """What is being told, and what comes next: each state with the one before it."""
        parts.changed.connect(self._publish)
        parts.notice.connect(self.notice)
        parts.marks.marked.connect(self.marked)
        parts.keeping.failed.connect(self.keeping_failed)
        parts.recovery.device_notice.connect(self.device_notice)
        parts.autoplay.began.connect(self.next_began)
        parts.narrator.look_for_voices()

    @property
    def paces(self) -> Paces:
        """What is known of the voices' speed; listening teaches it."""
        return self._narrator.paces

    @paces.setter
    def paces(self, paces: Paces) -> None:
        self._narrator.paces = paces
        self._parts.sound.reckon_unless_begun()
        self._parts.summary.follow()
        self._publish()

    def recall_voices(self, chosen: Mapping[str, str]) -> None:
        """Takes choices of another time: voices by the language they were chosen for."""
        self._parts.sound.recall_voices(chosen)
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
        return self._parts.state

    def do(self, command: Command) -> None:
        """Does what the listener asks for."""
        before = self._shown
        self._parts.mind(command.action)
        self._actions[command.action](command.value)
        self._publish()
        if self._parts.talking.confirm(command, before, self._shown):
            self._publish()

    def open(self, article: Article) -> None:
        """Makes an article the current one, silent, at its start or where it was left."""
        self._parts.opening.open(article)

    def resume(self) -> None:
        """Opens what was heard last of the queue, silent at its sentence, unless one is open."""
        self._parts.opening.resume()

    def forget_history(self) -> None:
        """Forgets what was listened to, when, and how far; what is open stays at its place."""
        self._here.forget()
        self._parts.bookkeeping.forget()
        self.queue.forget_history()

    def count_as(self, article_id: str, status: Status, heard: float) -> None:
        """Takes what the person says of how far they are with an article; nothing moves for it.

        Args:
            article_id: The article; the library knows it already.
            status: What it counts as; the open one does so until it is opened again.
            heard: How much of it counts as heard, 0 to 1.
        """
        item, current = self.queue.item(article_id), self._here.article
        if item is not None:
            heard_s = item.entry.heard_s
            self.queue.note(Progress(article_id, Reading.ARTICLE, (), status, heard, heard_s))
        if current is not None and current.id == article_id:
            self._parts.bookkeeping.count_as(status, heard)
        self._publish()

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
        self._parts.transport.read_on(sentence)
        self._publish()

    def exchange(self, article: Article) -> None:
        """Puts another reading of its source in the current article's place, at the same words.

        What is heard or paused stays so.
        """
        before, parts, mode = self._here.article, self._parts, self._parts.transport.mode
        assert before is not None
        parts.bookkeeping.leave()  # the library carries over what is kept
        self.queue.exchange(before.id, article)
        same = Counterparts(before, article)
        self._here.carry_over(same)
        self._digest.recall(article, same.choices(self._digest.choices))
        parts.opening.open(article)
        parts.transport.take_up(mode)
        self._publish()

    def announce(self, text: str) -> None:
        """Says something in between, playing or silent, and goes on as it was."""
        self._parts.talking.say(text)
        self._publish()

    def announce_arrival(self, titles: Sequence[str]) -> None:
        """Says what came in, where the person wants to hear what happens."""
        self._parts.talking.confirm_arrival(titles)
        self._publish()

    def reload_marks(self) -> None:
        """Takes note that marks were changed in the library."""
        self._parts.marks.reload()

    @property
    def not_kept(self) -> HarkenError | None:
        """Why the last that was to be kept was not; None where it was.

        Known when the session, and then the library, are closed.
        """
        return self._parts.keeping.not_kept

    def close(self) -> None:
        """Falls silent and gives up what is under way. Its parts are their owner's to close."""
        self._parts.close()

    @Slot()
    def _publish(self) -> None:
        """Tells what is new since it was last told, one after the other.

        Who is told may ask for more at once: all hear of that after this, not some of them before.
        """
        self._parts.follow()
        before, self._shown = self._shown, self.state
        self._news.append((before, self._shown))
        if len(self._news) > 1:
            return
        while self._news:
            self._tell(*self._news[0])
            self._news.popleft()

    def _tell(self, before: SessionState, now: SessionState) -> None:
        if without_place(before) != without_place(now):
            self.changed.emit(now)
        if _heard(before) != _heard(now):
            self.place_changed.emit(now)


def _heard(state: SessionState) -> tuple[object, ...]:
    return state.position, state.word, state.recalled
