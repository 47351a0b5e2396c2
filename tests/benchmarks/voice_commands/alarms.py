"""How many commands are heard that nobody gave: of reading, talk, noise, and what sounds alike."""

from collections.abc import Iterator

import numpy as np

from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.handsfree.voice.recogniser import Recogniser
from tests.benchmarks.voice_commands.hits import babble
from tests.benchmarks.voice_commands.listening import SELF_NOISE, in_a_row, listen
from tests.benchmarks.voice_commands.scores import Alarms
from tests.benchmarks.voice_commands.sets import CommandSet, Speaker
from tests.benchmarks.voice_commands.sounds import (
    Sound,
    Studio,
    as_heard,
    at_level,
    knocks,
    room,
    through,
)

_KNOCKING_S = 300.0
"""For each speaker of the set."""


def alarms(studio: Studio, rating: Recogniser, chosen: CommandSet) -> Iterator[tuple[str, Alarms]]:
    """Each background's name and what came of it."""
    reading, own, talk, knocking = Alarms(), Alarms(), Alarms(), Alarms()
    for number, speaker in enumerate(chosen.speakers):
        rng = np.random.default_rng([chosen.seed, 4, number])
        played = studio.reading(speaker, chosen.sentences, chosen.rates_wpm[number % 2])
        sound = as_heard(played)
        _add(reading, rating, sound, rng)
        _add(own, rating, through(sound, room(rng)), rng, played)
        other = chosen.speakers[(number + 1) % len(chosen.speakers)]
        _add(talk, rating, _talk(studio, chosen, (speaker, other), rng), rng)
        _add(knocking, rating, knocks(_KNOCKING_S, rng), rng)
    yield "somebody else reads aloud", reading
    yield "two people talk in short remarks", talk
    yield "several people read at once", _of_babble(studio, rating, chosen)
    yield "knocks and rustling", knocking
    yield "Harken reads, through a room", own


def taken_for_commands(studio: Studio, rating: Recogniser, chosen: CommandSet) -> tuple[int, int]:
    """How many remarks that sound like a phrase were taken for one, and of how many."""
    taken = 0
    for number, speaker in enumerate(chosen.speakers):
        rng = np.random.default_rng([chosen.seed, 5, number])
        rate_wpm = chosen.rates_wpm[number % 2]
        said = [("", studio.heard(text, speaker, rate_wpm)) for text in chosen.alike]
        sound, _ = in_a_row(said, rng)
        sound += rng.standard_normal(len(sound)) * SELF_NOISE
        taken += len(listen(rating, sound).words)
    return taken, len(chosen.speakers) * len(chosen.alike)


def _talk(
    studio: Studio, chosen: CommandSet, pair: tuple[Speaker, Speaker], rng: np.random.Generator
) -> Sound:
    said = [
        ("", studio.heard(text, pair[at % 2], chosen.rates_wpm[at % 2]))
        for at, text in enumerate(chosen.remarks)
    ]
    sound, _ = in_a_row(said, rng, between_s=(0.3, 1.5))
    return at_level(sound)


def _of_babble(studio: Studio, rating: Recogniser, chosen: CommandSet) -> Alarms:
    found = Alarms()
    for number in range(len(chosen.speakers)):
        rng = np.random.default_rng([chosen.seed, 6, number])
        sound = babble(studio, chosen, without=number)
        _add(found, rating, at_level(sound), rng)
    return found


def _add(
    alarms: Alarms,
    rating: Recogniser,
    sound: Sound,
    rng: np.random.Generator,
    played: bytes = b"",
) -> None:
    heard = listen(rating, sound + rng.standard_normal(len(sound)) * SELF_NOISE, played)
    alarms.count += len(heard.words)
    alarms.seconds += len(sound) / HEARING_RATE_HZ
    alarms.core_seconds += heard.core_seconds
