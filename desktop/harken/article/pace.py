"""How long a voice takes: characters predict it better than words do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """The speed of one voice at one rate."""

    seconds_per_character: float
    pause_s: float
    """The pause after a sentence, not stretched with the rate."""

    def seconds(self, characters: int, sentences: int = 1) -> float:
        """How long `characters` of text in `sentences` sentences take to hear."""
        return characters * self.seconds_per_character + sentences * self.pause_s
