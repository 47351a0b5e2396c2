"""Which word is taken for what was said, and when none is."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from harken.handsfree.voice.deciding import called_word, held_word
from harken.handsfree.voice.mel import Samples

WORDS = ("pause", "play")
SOUND = np.zeros(16_000, np.float32)
UNLIKELY = -60.0


class Believer:
    """Stands for the recogniser: how likely it finds phrases, and what it would write itself."""

    def __init__(self, likely: dict[str, float], written: float = 0.0) -> None:
        self.likely = likely
        self.written = written

    def log_likelihoods(self, sound: Samples, phrases: Sequence[str]) -> npt.NDArray[np.float64]:
        return np.array([self.likely.get(phrase, UNLIKELY) for phrase in phrases])

    def weighed(
        self, sound: Samples, phrases: Sequence[str]
    ) -> tuple[npt.NDArray[np.float64], float]:
        return self.log_likelihoods(sound, phrases), self.written


def called(*, written: float = 0.0, **likely: float) -> str | None:
    phrases = {f"Harken {word}.": value for word, value in likely.items()}
    return called_word(Believer(phrases, written), SOUND, "harken", WORDS)


def test_the_likeliest_phrase_is_what_was_said() -> None:
    assert called(pause=-8.0, play=-14.0) == "pause"
    assert called(pause=-14.0, play=-8.0) == "play"


def test_what_is_too_unlikely_is_nothing() -> None:
    assert called(pause=-26.0, play=-40.0) is None
    assert called() is None


def test_in_noise_where_all_is_unlikely_a_phrase_may_be_so_too_but_not_for_ever() -> None:
    assert called(pause=-20.0) is None
    assert called(pause=-20.0, written=-8.0) == "pause"
    assert called(pause=-26.0, written=-14.0) is None


def test_between_two_that_are_alike_nothing_is_chosen() -> None:
    assert called(pause=-8.0, play=-9.0) is None


def test_a_word_alone_counts_only_while_the_key_is_held() -> None:
    bare = Believer({"Pause.": -4.0})
    assert called_word(bare, SOUND, "harken", WORDS) is None
    assert held_word(bare, SOUND, "harken", WORDS) == "pause"
    assert held_word(Believer({"Harken play.": -8.0}), SOUND, "harken", WORDS) == "play"
    assert held_word(Believer({"Pause.": -30.0}), SOUND, "harken", WORDS) is None
