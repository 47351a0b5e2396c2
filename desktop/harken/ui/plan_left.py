"""What is left of a plan for the person's time, from one start to the next."""

import math

from harken.listening.state import SessionState
from harken.settings import Settings
from harken.ui.memory import Memory

_MOST_MINUTES = 240
"""More than a person has."""


def offered_minutes(settings: Settings, state: SessionState) -> int:
    """How much is left of the plan of another session, to go on with; 0 where there is nothing."""
    return settings.plan_left_minutes if state.plan_left_s is None else 0


class PlanLeft:
    """Remembers the minutes, until there is another plan or something else is open.

    Args:
        memory: Where they are remembered.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._heard = False
        """Whether a plan is heard."""

    def follow(self, state: SessionState) -> None:
        """Takes note of how much is left, once a minute; and that nothing is left any more."""
        left_s, was_heard = state.plan_left_s, self._heard
        self._heard = left_s is not None
        if left_s is not None:
            minutes = min(_MOST_MINUTES, math.ceil(left_s / 60))
            self._memory.keep(plan_left_minutes=minutes)
        elif was_heard or _is_elsewhere(state):
            self._memory.keep(plan_left_minutes=0)


def _is_elsewhere(state: SessionState) -> bool:
    """Whether what is open was not planned."""
    if state.article is None:
        return False
    return state.queue_at is None or state.queue[state.queue_at].portion is None
