"""Who says what to the ear: the set on which the limits were chosen, and a blind one.

The blind set shares no speaker, rate, room, sentence or remark with the other. It was written down
before anything of it was heard, and no limit may be chosen by its figures.
"""

from dataclasses import dataclass
from pathlib import Path

_TEXTS = Path(__file__).with_name("texts")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice, or one made of it."""

    voice: str
    """A voice's id."""
    size: float = 1.0
    """By so much lower are its pitch and its formants: a longer throat, another person."""


@dataclass(frozen=True, slots=True)
class CommandSet:
    """All that the measurements need."""

    name: str
    speakers: tuple[Speaker, ...]
    rates_wpm: tuple[int, int]
    sentences: tuple[str, ...]
    """What is read aloud."""
    remarks: tuple[str, ...]
    """What two people say to each other."""
    alike: tuple[str, ...]
    """Remarks that sound like a phrase, or are a part of one."""
    seed: int
    """Of the rooms, the noise and the pauses."""


def _lines(path: Path) -> tuple[str, ...]:
    return tuple(path.read_text("utf-8").splitlines())


TUNING = CommandSet(
    "tuning",
    tuple(
        map(
            Speaker,
            (
                *("flite:rms", "flite:awb", "flite:slt", "flite:kal16"),
                *("pico:en-US", "pico:en-GB", "piper:joe"),
                *("espeak_pcm:gmw/en-us", "espeak_pcm:gmw/en", "espeak_pcm:gmw/en-us+m6"),
                *("espeak_pcm:gmw/en-gb-scotland", "espeak_pcm:gmw/en-us-nyc"),
            ),
        )
    ),
    (150, 200),
    _lines(Path(__file__).parents[1] / "sentences.txt"),
    _lines(_TEXTS / "remarks.txt"),
    _lines(_TEXTS / "alike.txt"),
    seed=1,
)
BLIND = CommandSet(
    "blind",
    (
        Speaker("flite:rms", 0.87),
        Speaker("flite:slt", 1.14),
        Speaker("pico:en-US", 1.12),
        Speaker("pico:en-GB", 0.9),
        Speaker("piper:joe", 0.85),
        Speaker("espeak_pcm:gmw/en-029"),
        Speaker("espeak_pcm:gmw/en-gb-x-rp+f2"),
        Speaker("espeak_pcm:gmw/en-gb-x-gbcwmd+m3"),
    ),
    (135, 185),
    _lines(_TEXTS / "blind_sentences.txt"),
    _lines(_TEXTS / "blind_remarks.txt"),
    _lines(_TEXTS / "blind_alike.txt"),
    seed=1_000,
)
