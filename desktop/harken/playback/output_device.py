"""What sound can be played on, as the window offers it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """A loudspeaker, headphones or the like."""

    id: str
    """Names it for good, also while it is not connected."""
    name: str
    """What people call it."""
