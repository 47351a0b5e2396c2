"""How the person likes to listen, whatever is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habits:
    """What happens by itself while listening."""

    autoplay: bool = True
    """Whether the next article of the queue follows when one has ended."""
    recap: bool = True
    """Whether two key sentences of what was heard come first after a day away."""
    confirm: bool = False
    """Whether the voice confirms what was asked for."""
    keep_history: bool = True
    """Whether it is remembered what was heard, and how far."""
