"""A plan as the queue has it, and as it is planned anew from there. Knows no Qt."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from harken.article.position import Reading
from harken.library.entry import Portion, Queued
from harken.listening.fit_plan import Choice
from harken.listening.plan import Plan, PlanItem
from harken.listening.queue_item import QueueItem, unplanned
from harken.summary.length import Minutes

_SLACK_S = 0.3
"""So that the last sentence, which just fits, is not left out by the rounding of a sum."""


def summary_length(seconds: float) -> Minutes:
    """The length of a summary that may take so long."""
    return Minutes((seconds + _SLACK_S) / 60)


def in_plan_order(items: Sequence[QueueItem], plan: Plan) -> list[Queued]:
    """A queue in which what is heard comes first, what waits behind it.

    What is before all of the plan stays there. What waits keeps what the person chose of it.

    Args:
        items: The queue as it is.
        plan: What is heard, and what waits.
    """
    planned = {one.item.entry.id for one in plan.items}
    ids = [item.entry.id for item in items]
    first_id = plan.items[0].item.entry.id
    at = ids.index(first_id) if first_id in ids else 0
    behind = (it for it in items[at:] if it.entry.id not in planned)
    ordered = sorted(plan.items, key=lambda one: one.allotted.reading is None)
    return [
        *(Queued(it.entry.id, it.portion) for it in items[:at] if it.entry.id not in planned),
        *(Queued(one.item.entry.id, _portion(one)) for one in ordered),
        *(Queued(it.entry.id, unplanned(it).portion) for it in behind),
    ]


def choices_again(items: Sequence[QueueItem], rest: Collection[str]) -> dict[str, Choice]:
    """What to choose to hear what is left of a plan whole, or as a summary, as it was planned.

    Args:
        items: The queue.
        rest: The ids of what is left.
    """
    return {
        item.entry.id: _as_planned(item) if item.entry.id in rest else Choice.LATER
        for item in items
    }


def summaries_s(plan: Plan) -> dict[str, float]:
    """How long each summary of a plan takes with what was heard of it before, by article."""
    return {
        one.item.entry.id: one.allotted.seconds + one.heard_s
        for one in plan.items
        if one.allotted.reading is Reading.SUMMARY
    }


def with_lengths(items: Sequence[QueueItem], seconds: Mapping[str, float]) -> list[Queued]:
    """A queue of which some summaries that are planned take another time.

    Args:
        items: The queue as it is.
        seconds: How long they may take, by article.
    """

    def portion(item: QueueItem) -> Portion | None:
        if item.portion is None or item.entry.id not in seconds:
            return item.portion
        return replace(item.portion, minutes=summary_length(seconds[item.entry.id]).minutes)

    return [Queued(item.entry.id, portion(item)) for item in items]


def _portion(planned: PlanItem) -> Portion | None:
    allotted = planned.allotted
    if allotted.reading is None:
        return unplanned(planned.item).portion
    is_summary = allotted.reading is Reading.SUMMARY
    whole_s = allotted.seconds + planned.heard_s
    minutes = summary_length(whole_s).minutes if is_summary else None
    return Portion(allotted.reading, minutes, planned.choice is not Choice.AUTO)


def _as_planned(item: QueueItem) -> Choice:
    if item.portion is None or item.portion.reading is Reading.ARTICLE:
        return Choice.WHOLE
    return Choice.SUMMARY
