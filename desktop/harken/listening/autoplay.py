"""What follows by itself when an article has ended."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.position import Reading
from harken.listening.command import Action, Actions
from harken.listening.narrator import Narrator
from harken.listening.opening import Opening
from harken.listening.queue import Queue, QueueItem
from harken.listening.rundown import Rundown
from harken.listening.sleep_timer import SleepTimer
from harken.listening.spoken_durations import said_duration
from harken.listening.state import Mode
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.speech.utterance import Utterance, announcement


class Autoplay(QObject):
    """Goes on to the next article that is not done, and says which it is. Main thread only.

    Only where the end was heard: who goes there in silence stays there. While a plan is heard its
    next article follows, whatever the habit is. What the sleep timer has kept from following comes
    when it is to play again.

    Args:
        here: Where the listener is.
        narrator: Knows how long what comes takes.
        transport: Tells of the end, and plays on.
        queue: What comes.
        opening: Opens it.
        sleep_timer: May have it be silent instead.
        rundown: The plan, which may be over.
        parent: The owner.
    """

    began = Signal(object)
    """The `QueueItem` that follows by itself: it is announced now."""

    def __init__(
        self,
        here: Whereabouts,
        narrator: Narrator,
        transport: Transport,
        *,
        queue: Queue,
        opening: Opening,
        sleep_timer: SleepTimer,
        rundown: Rundown,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._narrator = narrator
        self._transport = transport
        self._queue = queue
        self._opening = opening
        self._sleep_timer = sleep_timer
        self._rundown = rundown
        self.wanted = True
        """Whether anything is to follow by itself."""
        self._slept_after: str | None = None
        """At the end of which article it fell silent, though another would follow."""
        transport.ended.connect(self._on_ended)

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {
            Action.PLAY_PAUSE: lambda _: self.play_pause(),
            Action.PLAY: lambda _: self.play(),
        }

    def play_pause(self) -> None:
        """Falls silent, or plays."""
        if self._transport.flows:
            self._transport.pause()
        else:
            self.play()

    def play(self) -> None:
        """Plays; after an end at which it fell asleep, what was kept from following."""
        item = self._kept_back()
        if item is not None:
            self._open(item)
        else:
            self._transport.play()

    @Slot(bool)
    def _on_ended(self, heard: bool) -> None:
        article, self._slept_after = self._here.article, None
        if not heard or article is None:
            return
        over = self._rundown.end_after(article.id)
        item = self._following(article.id) if not over else None
        sleeps = self._sleep_timer.take_end(followed=item is not None)
        if item is not None and sleeps:
            self._slept_after = article.id
        elif item is not None:
            self._open(item)

    def _kept_back(self) -> QueueItem | None:
        article = self._here.article
        ended = self._transport.mode is Mode.ENDED
        if article is None or not ended or article.id != self._slept_after:
            return None
        return self._following(article.id)

    def _following(self, article_id: str) -> QueueItem | None:
        if self._rundown.left_s is not None:
            return self._rundown.following(article_id)
        return self._queue.next_unheard(article_id) if self.wanted else None

    def _open(self, item: QueueItem) -> None:
        self._opening.open_id(
            item.entry.id,
            wanted=lambda: self._transport.mode is Mode.ENDED,
            opened=lambda: self._begin(item),
            gone=partial(self._go_past, item),
        )

    def _go_past(self, item: QueueItem) -> None:
        """Goes on behind an article that cannot be opened."""
        self._rundown.leave_out(item.entry.id)
        article = self._here.article
        if article is None or self._rundown.end_after(article.id):
            return
        there = self._queue.at(item.entry.id) is not None
        following = self._following(item.entry.id if there else article.id)
        if following is not None:
            self._open(following)

    def _begin(self, item: QueueItem) -> None:
        self._transport.say_aside(self._announced(item))
        self._transport.play()
        self.began.emit(item)

    def _announced(self, item: QueueItem) -> list[Utterance]:
        """What is said before it; a title in another language is said by a voice for that."""
        language = self.tr("en", "the code of the language of these texts, as they are spoken")
        title, seconds = item.entry.title, self._seconds(item)
        takes = said_duration(seconds) if seconds > 0 else ""
        if _base(item.entry.language) == _base(language):
            form = self.tr("Next: {title}, {time}.") if takes else self.tr("Next: {title}.")
            return [announcement(form.format(title=title, time=takes), language)]
        parts = [(self.tr("Next:"), language), (title, item.entry.language), (takes, language)]
        return [announcement(text, spoken) for text, spoken in parts if text]

    def _seconds(self, item: QueueItem) -> float:
        """How long what is heard of it takes, as far as that is known."""
        pace = self._narrator.pace(item.entry.language)
        if self._here.script is not None:
            whole_s = self._here.readings.seconds(self._here.reading, pace)
            return whole_s - self._here.elapsed_s(pace)
        if self._here.reading is Reading.ARTICLE or item.portion is None:
            return 0.0
        return (item.portion.minutes or 0.0) * 60


def _base(language: str) -> str:
    return language.partition("-")[0].casefold()
