"""Keeps how far the person is with the current article, and what was chosen for it."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from harken.article.position import PlaybackPosition, Reading
from harken.library.entry import NO_CHOICES, Progress, Status
from harken.library.library import Library
from harken.listening.digest import Digest
from harken.listening.keeping import Keeping, nothing_more
from harken.listening.narrator import Narrator
from harken.listening.queue import Queue
from harken.listening.reader import Reader
from harken.listening.state import Mode
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts

_PLACE = "place"
_CHOICES = "choices"


class Bookkeeping(QObject):
    """Writes to the library where the listener is: with each sentence, and in silence each word.

    Main thread only. While one place is being written, of those that follow only the last is.

    An article is in progress from the first sentence that is heard. It is done at the end of the
    article; at the end of its summary, where no more was planned or the article itself was not
    begun: who stopped in the middle of it, and then hears its summary, may want to go back.

    Args:
        here: Where the listener is.
        digest: What was chosen.
        narrator: Knows how long what is read takes.
        transport: Whether it is heard just now.
        reader: Tells what is heard.
        queue: Shows how far the person is with each article.
        keeping: Writes.
        parent: The owner.
    """

    def __init__(
        self,
        here: Whereabouts,
        digest: Digest,
        narrator: Narrator,
        transport: Transport,
        reader: Reader,
        *,
        queue: Queue,
        keeping: Keeping,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._digest = digest
        self._narrator = narrator
        self._transport = transport
        self._queue = queue
        self._keeping = keeping
        self.keeps_history = True
        """Whether what was heard is kept, and how far. What is kept already stays."""
        self._known: Progress | None = None
        """What is known of the current article; None where there is none."""
        self._heard = False
        """Whether something of it was heard since it was opened or had ended."""
        self._counts_as_done = False
        """Whether the person says so, however much more of it is heard before another is open."""
        self._noted: tuple[object, ...] = ()
        """The place that was taken note of last."""
        self._choices = NO_CHOICES
        self._writing: tuple[str, str] | None = None
        """What is under way: what it is, and of which article."""
        self._waiting: dict[tuple[str, str], Callable[[Library], None]] = {}
        """What to write next, by what it is and of which article; also what failed."""
        reader.moved.connect(self._on_heard)

    @property
    def heard_s(self) -> float | None:
        """When the current article was listened to last, in Unix seconds; None for never."""
        return self._known.heard_s if self._known is not None else None

    def begin(self, progress: Progress | None) -> None:
        """Takes note that another article is open.

        Args:
            progress: How far the person was with it; None where that is not known.
        """
        article = self._here.article
        assert article is not None
        item = self._queue.item(article.id)
        self._known = progress or Progress(article.id, self._here.reading)
        if item is not None:
            # With no history kept, the library does not know what the queue does.
            entry = item.entry
            known = self._known
            self._known = Progress(
                *(known.article_id, known.reading, known.places),
                *(entry.status, entry.heard, entry.heard_s),
            )
        self._heard = self._counts_as_done = False
        self._noted = self._place(exact=True)
        self._choices = self._digest.choices

    def follow(self) -> None:
        """Takes note of what has changed, in silence; what is heard is noted as it is."""
        if self._known is None:
            return
        if self._digest.choices is not self._choices:
            self._choices = choices = self._digest.choices
            article_id = self._known.article_id
            self._write(
                (_CHOICES, article_id), lambda library: library.keep_choices(article_id, choices)
            )
        if self._transport.mode not in (Mode.PLAYING, Mode.NO_DEVICE):
            self._note(exact=True)

    def count_as(self, status: Status, heard: float) -> None:
        """Takes what the person says of how far they are with the current article."""
        if self._known is None:
            return
        self._heard, self._counts_as_done = False, status is Status.DONE
        self._known = kept = replace(self._known, status=status, heard=heard)
        # What is about to be written of it does not know that yet.
        self._write((_PLACE, kept.article_id), lambda library: library.keep_progress(kept))

    def leave(self) -> None:
        """Takes note of the last place: another article is opened."""
        self._note(exact=True)

    def close(self) -> None:
        """Has the last place written, and all that waits for it."""
        self.leave()
        waiting, self._waiting = list(self._waiting.values()), {}

        def keep(library: Library) -> None:
            for work in waiting:
                work(library)

        self._keeping.ask(self._queue.forgetting.first(keep))

    def forget(self) -> None:
        """Knows no more what was heard, and how far."""
        for key in [key for key in self._waiting if key[0] == _PLACE]:
            del self._waiting[key]
        if self._writing is not None and self._writing[0] == _PLACE:
            # If it fails, it is not tried again.
            self._waiting[self._writing] = nothing_more
        self._heard = False
        if self._known is not None:
            self._known = Progress(self._known.article_id, self._here.reading)
            self._noted = self._place(exact=True)

    @Slot()
    def _on_heard(self) -> None:
        self._heard = True
        self._note(exact=False)

    def _place(self, *, exact: bool) -> tuple[object, ...]:
        """The sentence that is heard; exactly, also the word, and that it is silent there."""
        here = self._here
        place = here.reading, here.place.at, here.place.ended, self._heard
        return (*place, here.position) if exact else place

    def _note(self, *, exact: bool) -> None:
        place = self._place(exact=exact)
        if self._known is None or place == self._noted:
            return
        self._noted, here = place, self._here
        before, self._known = self._known, self._progress(self._known)
        if here.place.ended:
            self._heard = False
            self._noted = self._place(exact=exact)
        if exact or before.status is not self._known.status:
            self._queue.note(self._known)
        if self.keeps_history and self._known != Progress(self._known.article_id, here.reading):
            kept = self._known
            self._write((_PLACE, kept.article_id), lambda library: library.keep_progress(kept))

    def _progress(self, before: Progress) -> Progress:
        here, status, heard = self._here, before.status, before.heard
        places = here.places
        if here.place.ended:
            heard = 1.0
            status = Status.DONE if self._is_done(places) else Status.IN_PROGRESS
        elif not self._counts_as_done and (self._heard or status is not Status.DONE):
            pace = self._narrator.pace(here.language)
            whole_s = here.readings.seconds(here.reading, pace)
            heard = min(1.0, here.elapsed_s(pace) / whole_s) if whole_s > 0 else 0.0
            status = Status.IN_PROGRESS if self._heard else status
        heard_s = time.time() if self._heard else before.heard_s
        return Progress(before.article_id, here.reading, places, status, heard, heard_s)

    def _is_done(self, places: tuple[PlaybackPosition, ...]) -> bool:
        article, reading = self._here.article, self._here.reading
        assert article is not None
        item = self._queue.item(article.id)
        planned = item.portion.reading if item is not None and item.portion is not None else None
        begun = any(place.reading is Reading.ARTICLE for place in places)
        return reading is Reading.ARTICLE or not begun or planned not in (None, Reading.ARTICLE)

    def _write(self, key: tuple[str, str], work: Callable[[Library], None]) -> None:
        self._waiting.pop(key, None)
        if self._writing is not None:
            self._waiting[key] = work
            return
        self._writing = key
        self._keeping.ask(
            self._queue.forgetting.first(work),
            lambda _: self._on_written(),
            lambda: self._on_not_written(key, work),
        )

    def _on_written(self) -> None:
        self._writing = None
        if self._waiting:
            key = next(iter(self._waiting))
            self._write(key, self._waiting[key])

    def _on_not_written(self, key: tuple[str, str], work: Callable[[Library], None]) -> None:
        """Leaves it for the next time that something is written."""
        self._writing = None
        self._waiting.setdefault(key, work)
