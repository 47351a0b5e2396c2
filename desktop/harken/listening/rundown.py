"""A plan that is being heard, and kept to its time."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.position import Reading
from harken.listening.command import Action, Actions
from harken.listening.fit_plan import Choice
from harken.listening.fitting import Fitting
from harken.listening.navigation import Navigation
from harken.listening.opening import Opening
from harken.listening.plan import Plan, PlanItem
from harken.listening.plan_heard import PlanHeard
from harken.listening.plan_in_queue import (
    choices_again,
    in_plan_order,
    summaries_s,
    summary_length,
    with_lengths,
)
from harken.listening.queue import Queue, QueueItem
from harken.listening.queue_item import in_order, unplanned
from harken.listening.spoken_durations import said_duration
from harken.listening.state import Mode
from harken.listening.stopwatch import Stopwatch
from harken.listening.summary_settings import SummarySettings
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.speech.utterance import announcement

_MOST_OFF_S = 6.0
_MOST_OFF = 0.02
"""The last summary is made longer or shorter when it would end by more than this, whichever is
more, of the time asked too early or too late: about a sentence."""
_MOST_SPARE = 0.05
"""Of the time asked: who asked for an hour and had ten minutes to hear is not told of an hour."""


class Rundown(QObject):
    """Has a plan's articles follow each other, and what is left fill what is left of the time.

    The time is that of listening: a pause stops it. Voices are a little faster or slower than was
    reckoned, so the summaries that are still to come are made longer or shorter when an article
    begins, and the last one while it is heard (backtiming, as radio calls it). What is put between
    the plan's articles waits; who opens something else gives the plan up. In another session what
    was planned is still heard so, but no time runs until there is a plan again. Main thread only.

    Args:
        here: What is read.
        transport: Plays, and tells of the end.
        queue: Gets the plan's order.
        opening: Opens what is first.
        navigation: Chooses its reading.
        summary: Makes summaries longer or shorter.
        fitting: Plans what is left, for this alone.
        parent: The owner.
        now_s: A clock that never goes back, in seconds.
    """

    changed = Signal()
    """Another plan is heard, or none any more."""
    notice = Signal(str)
    """A short message for people."""

    def __init__(
        self,
        here: Whereabouts,
        transport: Transport,
        *,
        queue: Queue,
        opening: Opening,
        navigation: Navigation,
        summary: SummarySettings,
        fitting: Fitting,
        parent: QObject,
        now_s: Callable[[], float],
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._transport = transport
        self._queue = queue
        self._opening = opening
        self._navigation = navigation
        self._summary = summary
        self._fitting = fitting
        self._asked_s: float | None = None
        self._heard = PlanHeard(here, queue, fitting)
        self._listened = Stopwatch(now_s)
        fitting.planned.connect(self._take_rest)
        queue.exchanged.connect(self._exchange)
        queue.loaded.connect(self._leave_old_plan)

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {Action.FIT_TIME: self.start}

    @property
    def left_s(self) -> float | None:
        """What is left of the time asked; None where there is no plan."""
        if self._asked_s is None:
            return None
        return max(0.0, self._asked_s - self._listened.elapsed_s)

    @property
    def rest_s(self) -> float | None:
        """How long what is left of the plan takes, estimated; None where there is no plan."""
        article = self._here.article
        if self._asked_s is None or article is None:
            return None
        return self._heard.rest_s() + self._heard.seconds_after(article.id)

    def start(self, value: object) -> None:
        """Plays a plan from its first article on; None gives up the one that is heard."""
        assert value is None or isinstance(value, Plan)
        heard = [one for one in value.items if one.allotted.reading is not None] if value else []
        if value is not None and not heard:
            return  # nothing begins, and so nothing ends
        self._drop()
        if value is None:
            return
        self._asked_s = value.asked_s
        self._heard.ids = frozenset(one.item.entry.id for one in heard)
        self._listened.reset()
        self._fitting.recall(value)
        items = self._queue.items
        self._queue.put(in_plan_order(items, value), [one.item.entry for one in value.items])
        self._begin(heard)
        self.changed.emit()

    def follow(self) -> None:
        """Takes note of whether it plays, and of how far it is."""
        self._listened.run(self._asked_s is not None and self._transport.mode is Mode.PLAYING)

    def follow_opening(self) -> str:
        """Takes note that another article is open.

        Returns:
            What is to be said of it.
        """
        open_id = self._heard.open_id
        if self._here.article is None:
            return ""
        if self._asked_s is None:
            self._leave_old_plan()
            return ""
        if open_id is None:
            return self._give_up()
        self._refit({open_id, *(one.entry.id for one in self._heard.after(open_id))})
        return ""

    def close(self) -> None:
        """Gives up the planning that is under way."""
        self._fitting.stop()

    def following(self, article_id: str) -> QueueItem | None:
        """What of the plan is heard after an article; None where there is no plan or no more."""
        return next(iter(self._heard.after(article_id)), None)

    def leave_out(self, article_id: str) -> None:
        """Does without an article, which cannot be heard."""
        self._heard.ids -= {article_id}

    def end_after(self, article_id: str) -> bool:
        """Ends the plan where an article was its last, and tells of it.

        Returns:
            Whether it was.
        """
        left_s = self.left_s
        if left_s is None or self._asked_s is None or self._heard.after(article_id):
            return False
        text = self.tr("That was all of the plan.")
        if left_s <= max(_MOST_OFF_S, _MOST_SPARE * self._asked_s):
            form = self.tr("The time is over: {time}.")
            text = form.format(time=said_duration(self._asked_s))
        self._drop()
        self.notice.emit(text)
        self._say(text)
        return True

    @Slot()
    def keep_to_time(self) -> None:
        """Makes the summary that is heard end in time."""
        if self._transport.mode is Mode.PLAYING:
            self._fill_summary()

    @Slot()
    def follow_speed(self) -> None:
        """Takes note that the voice is faster or slower.

        A summary takes the time that it has taken; what comes later makes up for the rest.
        """
        self._fill_summary()
        open_id = self._heard.open_id
        if open_id is not None:
            later = self._heard.after(open_id)
            lead_s = sum(self._fitting.lead_s(it) for it in later[:1])
            taken_s = self._heard.rest_s() + lead_s
            self._refit({it.entry.id for it in later}, without_s=taken_s)

    def _fill_summary(self) -> None:
        """Makes what is left of the summary that is open as long as its time, if it is not."""
        open_id, left_s = self._heard.open_id, self.left_s
        if self._asked_s is None or left_s is None or open_id is None:
            return
        if self._here.reading is Reading.SUMMARY:
            goal_s = self._heard.goal_s(open_id, left_s, self._summary.most_s)
            if abs(self._heard.rest_s() - goal_s) > max(_MOST_OFF_S, _MOST_OFF * self._asked_s):
                self._summary.plan_rest(goal_s)

    def _begin(self, heard: Sequence[PlanItem]) -> None:
        """Plays the first of these; what follows it where it cannot be opened."""
        if not heard:
            self._say(self._give_up())
            self.changed.emit()
            return
        first_id = heard[0].item.entry.id
        if self._is_open(first_id):
            self._begin_here(heard[0])
        else:
            go_past = partial(self._go_past, heard)
            self._opening.open_id(first_id, opened=self._transport.play, gone=go_past)

    def _go_past(self, heard: Sequence[PlanItem]) -> None:
        self.leave_out(heard[0].item.entry.id)
        self._begin(heard[1:])

    def _begin_here(self, first: PlanItem) -> None:
        reading, goes_on = first.allotted.reading, self._here.in_summary
        self._navigation.set_reading(reading)
        if reading is Reading.SUMMARY and goes_on:
            self._summary.plan_rest(first.allotted.seconds)
        elif reading is Reading.SUMMARY:
            self._summary.plan_length(summary_length(first.allotted.seconds))
            if self._here.script is not None:
                self._transport.go(0)
        self._transport.play()

    def _refit(self, rest: Collection[str], *, without_s: float = 0.0) -> None:
        """Plans what is left anew, with the same articles whole and the same summarised.

        Args:
            rest: The ids of the articles that are planned.
            without_s: How much of the time is taken already.
        """
        left_s = self.left_s
        choices = choices_again(self._queue.items, rest)
        # One that is under way is for what was left before.
        self._fitting.stop()
        if left_s is not None and Choice.SUMMARY in choices.values():
            self._fitting.plan(max(0.0, left_s - without_s), choices)

    @Slot(str, str)
    def _exchange(self, before_id: str, article_id: str) -> None:
        if before_id in self._heard.ids:
            self._heard.ids = self._heard.ids - {before_id} | {article_id}

    @Slot(object)
    def _take_rest(self, plan: Plan) -> None:
        if any(one.left_out is not None for one in plan.items):
            return  # it may be there when it is its turn; its time is not given away before
        seconds = summaries_s(plan)
        self._queue.put(with_lengths(self._queue.items, seconds))
        article = self._here.article
        if article is not None and article.id in seconds:
            self._summary.plan_rest(seconds[article.id] - self._heard.elapsed_s())

    def _is_open(self, article_id: str) -> bool:
        return self._here.article is not None and self._here.article.id == article_id

    def _say(self, text: str) -> None:
        language = self.tr("en", "the code of the language of these texts, as they are spoken")
        self._transport.say_aside([announcement(text, language)])

    def _give_up(self) -> str:
        self._drop()
        text = self.tr("The plan is given up.")
        self.notice.emit(text)
        return text

    @Slot()
    def _leave_old_plan(self) -> None:
        """Does without the plan of another session where what is open is not of it."""
        article = self._here.article
        item = self._queue.item(article.id) if article is not None else None
        if article is not None and (item is None or item.portion is None):
            self._drop()

    def _drop(self) -> None:
        """Hears no plan any more; the queue keeps only what the person chose of it."""
        self._heard.ids, self._asked_s = frozenset(), None
        self._listened.run(False)
        self._fitting.forget()
        self._queue.put(in_order([unplanned(item) for item in self._queue.items]))
