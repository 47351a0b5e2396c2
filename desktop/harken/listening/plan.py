"""What is to be heard in the time there is. Plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from harken.article.pace import Amount
from harken.article.ranking import Ranking
from harken.errors import HarkenError
from harken.library.entry import Entry
from harken.listening.fit_plan import Allotted, Choice
from harken.listening.queue_item import QueueItem
from harken.listening.texts import Loaded


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article."""

    entry: Entry
    """The queue's when it was read: with another one it has to be read again."""
    loaded: Loaded
    ranking: Ranking | None
    """None where it cannot be ranked."""
    left: Amount
    """What is to hear of the article from where it was left."""

    def ranks(self, loaded: Loaded) -> bool:
        """Whether its ranking is the one of an article that was read again."""
        before, now = self.loaded, loaded
        same_wishes = replace(before.choices, length=None) == replace(now.choices, length=None)
        return same_wishes and before.article == now.article


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One article of a plan."""

    item: QueueItem
    choice: Choice
    allotted: Allotted
    left_out: HarkenError | None = None
    """Why it cannot be heard; None where it can."""
    heard_s: float = 0.0
    """How much of the summary was heard before, where one that was begun goes on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be heard in a time."""

    asked_s: float
    items: tuple[PlanItem, ...]
    """In the order of hearing; those that wait, or cannot be heard, are among them."""
    seconds: float
    """How long it takes, with what is said in between."""
    known: Mapping[str, Known] = field(default_factory=dict, compare=False, repr=False)
    """What it was reckoned from, by article."""
