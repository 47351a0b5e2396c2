"""What a session is made of: each part has one matter, and here they are joined."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from harken.library.entry import Queued
from harken.library.worker import LibraryWorker
from harken.listening.autoplay import Autoplay
from harken.listening.bookkeeping import Bookkeeping
from harken.listening.command import Action
from harken.listening.digest import Digest
from harken.listening.fitting import Fitting
from harken.listening.habits import Habits
from harken.listening.keeping import Keeping
from harken.listening.marks import Marks
from harken.listening.narrator import Narrator
from harken.listening.navigation import Navigation
from harken.listening.opening import Opening
from harken.listening.queue import Queue, QueueItem
from harken.listening.queue_time import QueueTime
from harken.listening.reader import Reader
from harken.listening.recap import Recap
from harken.listening.recovery import Recovery
from harken.listening.rundown import Rundown
from harken.listening.showing import state_of
from harken.listening.sleep_timer import SleepTimer
from harken.listening.sound_gate import SoundGate
from harken.listening.sound_settings import SoundSettings
from harken.listening.spelling import Spelling
from harken.listening.state import SessionState
from harken.listening.summary_settings import SummarySettings
from harken.listening.talking import Talking
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker


class Parts(QObject):
    """Builds the parts and has them know of each other. Main thread only.

    Args:
        synthesiser: Renders what is read.
        player: Plays it.
        ranker: Ranks.
        library: Where all is kept; None where nothing is.
        now_s: A clock that never goes back, in seconds.
        parent: The owner.
    """

    changed = Signal()
    """Something happened that nobody asked for."""
    notice = Signal(str)
    """A short message for people."""

    def __init__(
        self,
        synthesiser: Synthesiser,
        player: Player,
        ranker: Ranker,
        *,
        library: LibraryWorker | None,
        now_s: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.keeping = Keeping(library, self)
        self.queue = Queue(library, self.keeping, self)
        self.player = player
        self.here = here = Whereabouts()
        self.narrator = narrator = Narrator(synthesiser, self)
        self.digest = digest = Digest(ranker, narrator.pace("en"), self)
        # Before the transport, which prepares what is read then.
        narrator.found.connect(self._on_voices)
        self.reader = reader = Reader(here, narrator, synthesiser, player, self)
        self._gate = gate = SoundGate(player)
        self.transport = transport = Transport(here, digest, narrator, reader, gate, parent=self)
        self.recovery = Recovery(here, narrator, reader, player, transport, parent=self)
        self.navigation = Navigation(here, transport, narrator, self)
        self.sound = SoundSettings(here, digest, narrator, transport, player, parent=self)
        self.summary = SummarySettings(here, digest, narrator, transport, self)
        self.spelling = Spelling(here, transport)
        self.queue_time = QueueTime(narrator.pace)
        self._build_what_keeps(now_s)
        self._build_what_goes_on(ranker, now_s)
        self._build_what_talks()
        self._join()

    def _build_what_keeps(self, now_s: Callable[[], float]) -> None:
        here, transport = self.here, self.transport
        self.bookkeeping = Bookkeeping(
            *(here, self.digest, self.narrator, transport, self.reader),
            queue=self.queue,
            keeping=self.keeping,
            parent=self,
        )
        self.marks = Marks(here, transport, self.keeping, self, now_s)

    def _build_what_goes_on(self, ranker: Ranker, now_s: Callable[[], float]) -> None:
        here, narrator, transport = self.here, self.narrator, self.transport
        self.sleep_timer = SleepTimer(here, transport, self.sound, self, now_s)
        self.opening = Opening(
            *(here, self.digest, narrator, transport),
            queue=self.queue,
            bookkeeping=self.bookkeeping,
            parent=self,
        )
        self.new_fitting = partial(Fitting, self.queue, here, narrator, ranker)
        """Makes one for whoever plans, given its owner."""
        self.fitting = self.new_fitting(self)
        self.rundown = Rundown(
            *(here, transport),
            queue=self.queue,
            opening=self.opening,
            navigation=self.navigation,
            summary=self.summary,
            fitting=self.new_fitting(self),
            parent=self,
            now_s=now_s,
        )
        self.autoplay = Autoplay(
            *(here, narrator, transport),
            queue=self.queue,
            opening=self.opening,
            sleep_timer=self.sleep_timer,
            rundown=self.rundown,
            parent=self,
        )

    def _build_what_talks(self) -> None:
        self.recap = Recap(
            *(self.here, self.transport, self._gate, self.digest),
            last_heard_s=lambda: self.bookkeeping.heard_s,
            parent=self,
        )
        self.talking = Talking(self.transport, self.narrator, lambda: self.state, self)

    def _join(self) -> None:
        for changed in (
            self.transport.changed,
            self.recovery.changed,
            self.reader.learned,
            self.player.outputs_changed,
            self.summary.changed,
            self.sleep_timer.changed,
            self.opening.given_up,
            self.queue.changed,
            self.marks.changed,
            self.rundown.changed,
        ):
            changed.connect(self.changed)
        for notice in (
            self.transport.notice,
            self.recovery.notice,
            self.navigation.notice,
            self.summary.notice,
            self.sleep_timer.notice,
            self.opening.notice,
            self.keeping.notice,
            self.queue.forgetting.notice,
            self.marks.notice,
            self.recap.notice,
            self.talking.notice,
            self.rundown.notice,
        ):
            notice.connect(self.notice)
        for hears in (self.digest.begin, self.marks.hear, self.rundown.keep_to_time):
            self.reader.moved.connect(hears)
        self.sound.speed_changed.connect(self.rundown.follow_speed)
        self.marks.kept.connect(self._on_mark)
        self.opening.opened.connect(self._on_opened)

    @property
    def state(self) -> SessionState:
        """All there is to show now."""
        return state_of(self)

    def mind(self, action: Action) -> None:
        """Takes note of what is asked for, before it is done."""
        for part in (self.sleep_timer, self.recap, self.marks, self.talking):
            part.mind(action)

    def follow(self) -> None:
        """Takes note of what has changed."""
        for part in (self.sleep_timer, self.bookkeeping, self.marks, self.rundown):
            part.follow()

    def close(self) -> None:
        """Falls silent and gives up what is under way, but for what is still to be kept."""
        self.bookkeeping.close()
        self.queue.close()
        self.opening.close()
        self.fitting.stop()
        self.rundown.close()
        self.keeping.close()
        self.digest.stop_ranking()
        self.transport.close()
        self.sleep_timer.close()
        self.recap.close()

    @property
    def actions(self) -> dict[Action, Callable[[object], None]]:
        """Which part does what; a new part says it in its `actions`."""
        parts = (
            self.transport,
            self.navigation,
            self.sound,
            self.summary,
            self.spelling,
            self.sleep_timer,
            self.opening,
            self.marks,
            self.talking,
            self.rundown,
            self.autoplay,
        )
        actions: dict[Action, Callable[[object], None]] = {
            Action.SET_QUEUE: self._set_queue,
            Action.SET_HABITS: self._set_habits,
        }
        return actions | {one: do for part in parts for one, do in part.actions.items()}

    def _set_queue(self, value: object) -> None:
        assert isinstance(value, tuple)
        items = [one for one in value if isinstance(one, QueueItem)]
        queued = [
            Queued(one.entry.id, one.portion) if isinstance(one, QueueItem) else one
            for one in value
        ]
        self.queue.put(queued, [item.entry for item in items])

    def _set_habits(self, value: object) -> None:
        assert isinstance(value, Habits)
        self.autoplay.wanted = value.autoplay
        self.bookkeeping.keeps_history = value.keep_history
        self.recap.wanted = value.recap
        self.talking.confirms = value.confirm

    @Slot()
    def _on_opened(self) -> None:
        assert self.here.article is not None
        self.queue.forgetting.try_again()
        self.marks.open()
        texts = self.rundown.follow_opening(), self.talking.opened_text(self.here.article)
        said = " ".join(filter(None, texts))
        if not self.recap.follow_opening(said):
            self.talking.say(said)
        self.changed.emit()

    @Slot(bool)
    def _on_mark(self, kept: bool) -> None:
        self.talking.confirm_mark(kept)
        self.changed.emit()

    @Slot()
    def _on_voices(self) -> None:
        self.sound.reckon_unless_begun()
        self.summary.follow()
