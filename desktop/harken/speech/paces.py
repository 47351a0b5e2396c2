"""How fast each voice has turned out to speak, learned while it is heard or saved."""

from collections.abc import Mapping
from typing import TypeAlias

from harken.article.model import Article
from harken.article.pace import Pace, letters_in
from harken.speech.clip import Clip
from harken.speech.rate import default_pace
from harken.speech.utterance import Utterance

HeardPaces: TypeAlias = Mapping[str, Mapping[int, tuple[float, float]]]
"""What was heard, to be kept: by voice and rate the letters (`letters_in`), and their seconds."""

_REMEMBERED_LETTERS = 12_000
"""About ten minutes; what was heard longer ago fades."""
_DOUBT_LETTERS = 150.0
"""So much of what is expected weighs as much as all that was heard."""
_MOST_OFF = 2.0
"""What is further off than this, as a factor, counts as just so far off."""
_KNOWN_LETTERS = 3_000
"""After so many, a stretch that is far off tells of its text and not of the voice."""
_MOST_RATES = 12
"""Of one voice; the least heard are forgotten."""
_LEAST_SAID = 0.5
"""Where less of what is shown was said, in characters, it was a part of it or something else."""


class Paces:
    """What is known of the voices' speed.

    A voice is expected to be as fast as `default_pace` says. Each rate corrects the expectation of
    its own, and all rates of a voice together that of the rates at which it was not heard: an
    estimate that is drawn from what is expected to what was heard, the more the more was heard.

    Args:
        heard: What was kept from another time.
    """

    def __init__(self, heard: HeardPaces | None = None) -> None:
        self._heard = {voice: dict(rates) for voice, rates in (heard or {}).items()}

    @property
    def heard(self) -> HeardPaces:
        """A copy of what was heard, rounded, to be kept."""
        return {
            voice: {rate: (round(one), round(other, 1)) for rate, (one, other) in rates.items()}
            for voice, rates in self._heard.items()
        }

    def pace(self, voice: str, rate_wpm: int) -> Pace:
        """The speed of a voice, as far as it is known.

        Args:
            voice: A voice's id; one that was never heard has the default pace.
            rate_wpm: Words a minute.
        """
        rates = self._heard.get(voice, {})
        expected = default_pace(rate_wpm, voice).seconds_per_letter
        expected_s = sum(
            letters * default_pace(rate, voice).seconds_per_letter
            for rate, (letters, _) in rates.items()
        )
        heard_s = sum(seconds for _, seconds in rates.values())
        factor = _drawn(1.0, expected_s, heard_s, _DOUBT_LETTERS * expected)
        letters, seconds = rates.get(rate_wpm, (0.0, 0.0))
        return Pace(_drawn(factor * expected, letters, seconds, _DOUBT_LETTERS))

    def learn(
        self, voice: str, rate_wpm: int, article: Article, utterance: Utterance, clip: Clip
    ) -> None:
        """Takes note of how long a voice took for a sentence.

        A part of a long sentence teaches nothing, nor does a word that is said in place of a table.

        Args:
            voice: The voice's id.
            rate_wpm: Words a minute.
            article: What was read.
            utterance: What was said of it, or an announcement, which is passed over.
            clip: Its sound as the voice gave it.
        """
        if utterance.sentence is None:
            return
        text = article.text_of(article.sentences[utterance.sentence].span)
        letters, seconds = letters_in(text), clip.seconds
        like_it = _LEAST_SAID <= len(utterance.spoken) / max(1, len(text)) <= 1 / _LEAST_SAID
        if like_it and seconds > 0:
            self._take(voice, rate_wpm, letters, seconds)

    def _take(self, voice: str, rate_wpm: int, letters: float, seconds: float) -> None:
        rates = self._heard.setdefault(voice, {})
        known, known_s = rates.get(rate_wpm, (0.0, 0.0))
        if known > _KNOWN_LETTERS:
            expected_s = letters * known_s / known
            seconds = min(max(seconds, expected_s / _MOST_OFF), expected_s * _MOST_OFF)
        keep = min(1.0, max(0.0, _REMEMBERED_LETTERS - letters) / known) if known else 1.0
        rates[rate_wpm] = known * keep + letters, known_s * keep + seconds
        while len(rates) > _MOST_RATES:
            del rates[min(rates, key=lambda rate: (rate == rate_wpm, rates[rate]))]


def _drawn(expected: float, amount: float, total: float, doubt: float) -> float:
    """`total / amount`, drawn to `expected` as if so much had been so beside it."""
    return (expected * doubt + total) / (doubt + amount)
