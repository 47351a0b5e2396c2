"""Makes a plan for the time there is: reads and ranks what may be heard, and reckons."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, Signal

from harken.article.pace import Amount, Pace, letters_in
from harken.article.position import Reading
from harken.article.ranking import Ranking
from harken.errors import HarkenError
from harken.library.entry import Entry, Status
from harken.listening.fit_plan import Allotted, Candidate, Choice, fit, least_summary_s, total_s
from harken.listening.main_thread import deliver
from harken.listening.narrator import Narrator
from harken.listening.plan import Known, Plan, PlanItem
from harken.listening.queue import Queue, QueueItem
from harken.listening.remainder import amount_left, share_heard, summaries_s, summary_begun
from harken.listening.texts import Loaded
from harken.listening.whereabouts import Whereabouts
from harken.summary.ranker import DEFAULT_METHOD, Ranker
from harken.summary.too_short import whole_if_too_short

_MOST_ARTICLES = 60
"""Of a longer queue, what comes after waits for another time: nobody has a day."""

_ANNOUNCEMENT_LETTERS = 30
"""What is said around a title, as in "Next: The harbour, four minutes."."""

_MOST_HEARD = 0.95
"""More than this of a summary that is to go on does not count as heard: its length has a bound."""


class Fitting(QObject):
    """Plans the rest of the queue, from the article that is open on. Main thread only.

    Articles are read from the library and ranked where the time does not do for all of them; what
    is known stays until `forget`, so that another choice is a matter of no time. Articles that were
    heard or changed meanwhile are read again; one that cannot be read is left out of that plan.
    Whoever asks has one alone: a newer plan ends the one that is being made.

    Args:
        queue: What may be heard.
        here: What is open, and how much of it was heard.
        narrator: Knows how long it takes.
        ranker: Ranks what may be summarised.
        parent: The owner.
    """

    planned = Signal(object)
    """A `Plan`."""

    def __init__(
        self, queue: Queue, here: Whereabouts, narrator: Narrator, ranker: Ranker, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._queue = queue
        self._here = here
        self._narrator = narrator
        self._ranker = ranker
        self._known: dict[str, Known] = {}
        self._unreadable: dict[Entry, HarkenError] = {}
        self._turn = 0
        self._ranking: Future[Ranking] | None = None

    def plan(self, seconds: float, choices: Mapping[str, Choice]) -> None:
        """Begins to plan; a plan that is not made yet is given up.

        Args:
            seconds: The time there is.
            choices: What the person has chosen, by article; `AUTO` for all others.
        """
        self.stop()
        # What could not be read for a moment may be there now.
        self._unreadable.clear()
        items = self._candidates()
        self._go_on(self._turn, seconds, choices, items)

    def recall(self, plan: Plan) -> None:
        """Knows what a plan was reckoned from."""
        self._known = dict(plan.known)

    def stop(self) -> None:
        """Gives up the plan that is being made."""
        self._turn += 1
        if self._ranking is not None:
            self._ranker.cancel(self._ranking)
            self._ranking = None

    def forget(self) -> None:
        """Gives back what was read for planning."""
        self.stop()
        self._known.clear()
        self._unreadable.clear()

    def pace(self, language: str) -> Pace:
        """How the voice for a language reads now."""
        return self._narrator.pace(language)

    def left_s(self, item: QueueItem) -> float:
        """How long what is planned of an article takes, or what is left of it where nothing is."""
        portion = item.portion
        if portion is None or portion.minutes is None or portion.reading is Reading.ARTICLE:
            return self._whole_s(item)
        return portion.minutes * 60 * (1 - self._share_heard(item))

    def lead_s(self, item: QueueItem) -> float:
        """How long it takes to announce an article that follows another."""
        amount = Amount(letters_in(item.entry.title) + _ANNOUNCEMENT_LETTERS, 1.0)
        return self.pace(item.entry.language).seconds(amount)

    def _candidates(self) -> Sequence[QueueItem]:
        article = self._here.article
        at = self._queue.at(article.id) if article is not None else None
        items = self._queue.items[at or 0 :]
        to_hear = (it for it in items if it.entry.status is not Status.DONE)
        return list(islice(to_hear, _MOST_ARTICLES))

    def _go_on(
        self,
        turn: int,
        seconds: float,
        choices: Mapping[str, Choice],
        items: Sequence[QueueItem],
    ) -> None:
        """Reads and ranks the next article of which too little is known, or makes the plan."""
        if turn != self._turn:
            return
        again = partial(self._go_on, turn, seconds, choices, items)
        for item in self._to_be_known(seconds, choices, items):
            if self._known_of(item) is None:
                self._read(turn, item.entry, again)
                return
        self.planned.emit(self._made(seconds, choices, items))

    def _to_be_known(
        self, seconds: float, choices: Mapping[str, Choice], items: Sequence[QueueItem]
    ) -> Sequence[QueueItem]:
        """Those that may be summarised: all that could be heard, unless they fit whole anyway.

        Before them those that were begun: only the text and its places tell what is left.
        """
        heard = [it for it in items if self._choice(it, choices) is not Choice.LATER]
        summaries = Choice.SUMMARY in choices.values()
        least_s = 0.0
        reachable: list[QueueItem] = []
        for item in heard:
            reachable.append(item)
            # No summary that begins is shorter: what comes after the time need not be read.
            if item.entry.status is not Status.IN_PROGRESS:
                least_s += least_summary_s(self._whole_s(item))
            if least_s > seconds:
                break
        fits = sum(self._whole_s(item) for item in heard) <= seconds
        begun = [item for item in reachable if item.entry.heard > 0 and not self._is_open(item)]
        return [*begun, *reachable] if summaries or not fits else begun

    def _is_open(self, item: QueueItem) -> bool:
        return self._here.article is not None and self._here.article.id == item.entry.id

    def _known_of(self, item: QueueItem) -> Known | None:
        known = self._known.get(item.entry.id)
        return known if known is not None and known.entry == item.entry else None

    def _read(self, turn: int, entry: Entry, then: "partial[None]") -> None:
        def rank(loaded: Loaded | None) -> None:
            if turn != self._turn:
                return
            if loaded is None:
                leave_out(self._gone(entry))
                return
            loaded = self._queue.forgetting.loaded(loaded)
            before = self._known.get(entry.id)
            if before is not None and before.ranks(loaded):
                know(loaded, before.ranking)
            else:
                self._rank(loaded, partial(know, loaded))

        def leave_out(error: Exception) -> None:
            if not isinstance(error, HarkenError):
                raise error
            if turn == self._turn:
                self._unreadable[entry] = error
                then()

        def know(loaded: Loaded, ranking: Ranking | None) -> None:
            if turn == self._turn:
                self._ranking = None
                left = amount_left(loaded, self.pace(entry.language).pauses)
                self._known[entry.id] = Known(entry, loaded, ranking, left)
                then()

        deliver(self._queue.load(entry.id), self, rank, leave_out)

    def _rank(self, loaded: Loaded, know: Callable[[Ranking | None], None]) -> None:
        def know_none(error: Exception) -> None:
            # An article that cannot be ranked is read whole, or waits.
            know(None)
            if not isinstance(error, HarkenError):
                raise error

        choices = loaded.choices
        self._ranking = ranking = self._ranker.rank(
            loaded.article, choices.method or DEFAULT_METHOD, choices.emphasis
        )
        deliver(ranking, self, know, know_none)

    def _gone(self, entry: Entry) -> HarkenError:
        return HarkenError(
            self.tr("Cannot open “{title}”").format(title=entry.title),
            self.tr("it is gone from the library"),
            self.tr("Remove it from Up next."),
        )

    def _choice(self, item: QueueItem, choices: Mapping[str, Choice]) -> Choice:
        """What the person chose for an article that can be heard."""
        if item.entry in self._unreadable:
            return Choice.LATER
        return choices.get(item.entry.id, Choice.AUTO)

    def _made(
        self, seconds: float, choices: Mapping[str, Choice], items: Sequence[QueueItem]
    ) -> Plan:
        candidates = [
            self._candidate(it, self._choice(it, choices), first=it is items[0]) for it in items
        ]
        allotted = fit(candidates, seconds)
        return Plan(
            seconds,
            tuple(
                PlanItem(
                    *(item, candidate.choice, one, self._unreadable.get(item.entry)),
                    heard_s=self._summary_heard_s(item, one),
                )
                for item, candidate, one in zip(items, candidates, allotted, strict=True)
            ),
            total_s(candidates, allotted),
            dict(self._known),
        )

    def _candidate(self, item: QueueItem, choice: Choice, *, first: bool) -> Candidate:
        entry = item.entry
        pace = self._narrator.pace(entry.language)
        begun = self._begun(item, pace)
        return Candidate(
            *(entry.id, self._whole_s(item), self._summary_s(item, pace, begun)),
            lead_s=0.0 if first else self.lead_s(item),
            choice=choice,
            begun=begun is not None,
        )

    def _whole_s(self, item: QueueItem) -> float:
        """How long what is left of an article takes."""
        entry = item.entry
        pace = self._narrator.pace(entry.language)
        if self._is_open(item):
            whole_s = self._here.readings.seconds(Reading.ARTICLE, pace)
            in_article = self._here.reading is Reading.ARTICLE and not self._here.place.ended
            return max(0.0, whole_s - (self._here.elapsed_s(pace) if in_article else 0.0))
        known = self._known_of(item)
        return pace.seconds(entry.amount if known is None else known.left)

    def _summary_s(
        self, item: QueueItem, pace: Pace, begun: tuple[int, float] | None
    ) -> tuple[float, ...]:
        known = self._known_of(item)
        if known is None or known.ranking is None:
            return ()
        article, ranking = known.loaded.article, known.ranking
        if whole_if_too_short(article, ranking, known.loaded.choices.emphasis) is not None:
            return ()
        return summaries_s(article, ranking, pace, begun)

    def _begun(self, item: QueueItem, pace: Pace) -> tuple[int, float] | None:
        """At which sentence its summary is, and how long the rest of that takes; else None."""
        if self._is_open(item):
            script, place = self._here.script, self._here.place
            if script is None or not self._here.in_summary:
                return None
            rest_s = script.seconds_before(place.at + 1, 0, pace) - self._here.elapsed_s(pace)
            return script.indices[place.at], max(0.0, rest_s)
        known = self._known_of(item)
        return summary_begun(known.loaded, pace) if known is not None else None

    def _share_heard(self, item: QueueItem) -> float:
        known = self._known_of(item)
        return min(_MOST_HEARD, share_heard(known.loaded)) if known is not None else 0.0

    def _summary_heard_s(self, item: QueueItem, allotted: Allotted) -> float:
        """How much of the summary that is gone on with was heard before."""
        if allotted.reading is not Reading.SUMMARY:
            return 0.0
        if self._is_open(item):
            elapsed_s = self._here.elapsed_s(self.pace(item.entry.language))
            return elapsed_s if self._here.in_summary else 0.0
        share = self._share_heard(item)
        return allotted.seconds * share / (1 - share)
