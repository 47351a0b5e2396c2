"""How many commands are heard: in noise, while the key is held, and over the program's reading."""

from collections.abc import Iterator, Sequence

import numpy as np

from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.handsfree.voice.in_child import Ear
from harken.handsfree.voice.phrases import CALL, PHRASES
from harken.handsfree.voice.recogniser import Recogniser
from tests.benchmarks.voice_commands.listening import (
    SELF_NOISE,
    SILENT_PIECE,
    Heard,
    Said,
    in_a_row,
    listen,
    pieces,
)
from tests.benchmarks.voice_commands.scores import Hits
from tests.benchmarks.voice_commands.sets import CommandSet
from tests.benchmarks.voice_commands.sounds import (
    Sound,
    Studio,
    as_heard,
    level,
    noise,
    room,
    through,
)

_LATE_S = 1.0
"""Later than so long after its end a command is not heard."""
_LEARNING_S = 10.0
"""The reading begins so long before the first command: that is when the echo is learned."""
_READ_SENTENCES = 16
_CALLS = 12
"""Over one reading."""


def hits(studio: Studio, rating: Recogniser, chosen: CommandSet) -> Iterator[tuple[str, Hits]]:
    """Each measurement's name and what came of it."""
    for kind in ("white", "babble"):
        for snr_db in (20, 10):
            what = f"16 phrases, {kind} noise, {snr_db} dB"
            yield what, _in_noise(studio, rating, chosen, kind, snr_db)
    for snr_db in (20, 10):
        what = f"word alone, key held, pink noise, {snr_db} dB"
        yield what, _held(studio, rating, chosen, snr_db)
    for reading_db in (-15, 0):
        for cancels in (True, False):
            how = "" if cancels else ", without the echo canceller"
            what = f"“harken pause” over reading at {reading_db} dB{how}"
            yield what, _over_reading(studio, rating, chosen, reading_db, cancels=cancels)


def babble(studio: Studio, chosen: CommandSet, *, without: int | None = None) -> Sound:
    """All speakers of the set read at once, but for one of them."""
    readings = [
        as_heard(studio.reading(speaker, chosen.sentences[number * 3 :][:12], chosen.rates_wpm[0]))
        for number, speaker in enumerate(chosen.speakers)
        if number != without
    ]
    frames = max(map(len, readings))
    return np.asarray(sum(np.resize(one, frames) for one in readings))


def _in_noise(
    studio: Studio, rating: Recogniser, chosen: CommandSet, kind: str, snr_db: int
) -> Hits:
    score = Hits()
    for number, speaker in enumerate(chosen.speakers):
        rng = np.random.default_rng([chosen.seed, 1, number])
        said = [
            (word, studio.heard(f"{CALL} {word}", speaker, rate_wpm))
            for rate_wpm in chosen.rates_wpm
            for word in PHRASES
        ]
        sound, places = in_a_row(said, rng)
        loudness = level(np.concatenate([one for _, one in said]))
        others = babble(studio, chosen, without=number) if kind == "babble" else sound
        noisy = sound + noise(kind, len(sound), others, rng) * loudness * 10 ** (-snr_db / 20)
        _count(score, places, listen(rating, noisy))
    return score


def _held(studio: Studio, rating: Recogniser, chosen: CommandSet, snr_db: int) -> Hits:
    score, ear = Hits(), Ear(rating, CALL, tuple(PHRASES))
    rng = np.random.default_rng([chosen.seed, 2])
    quiet = np.zeros(round(0.4 * HEARING_RATE_HZ))
    for speaker in chosen.speakers:
        for rate_wpm in chosen.rates_wpm:
            for word in PHRASES:
                said = studio.heard(f"{word}.", speaker, rate_wpm)
                sound = np.concatenate([quiet, said, quiet])
                sound += noise("pink", len(sound), sound, rng) * level(said) * 10 ** (-snr_db / 20)
                for piece in pieces(sound):
                    ear.hear(piece, SILENT_PIECE, held=True)
                understood = ear.decide()
                score.tries += 1
                score.hits += understood == word
                score.wrong += understood not in (word, None)
    return score


def _over_reading(
    studio: Studio, rating: Recogniser, chosen: CommandSet, reading_db: int, *, cancels: bool
) -> Hits:
    score = Hits()
    for number, speaker in enumerate(chosen.speakers):
        rng = np.random.default_rng([chosen.seed, 3, number])
        reader = chosen.speakers[(number + 1) % len(chosen.speakers)]
        sentences = chosen.sentences[:_READ_SENTENCES]
        played = studio.reading(reader, sentences, chosen.rates_wpm[number % 2])
        echo = through(as_heard(played), room(rng))
        said = [
            ("pause", studio.heard(f"{CALL} pause", speaker, chosen.rates_wpm[at % 2]))
            for at in range(_CALLS)
        ]
        loudness = level(np.concatenate([one for _, one in said]))
        calls, places = in_a_row(said, rng, first_s=_LEARNING_S, between_s=(3.5, 4.5))
        calls *= level(echo) * 10 ** (-reading_db / 20) / loudness
        frames = min(len(echo), len(calls))
        mixed = echo[:frames] + calls[:frames]
        mixed *= min(1.0, 0.9 / np.abs(mixed).max())
        mixed += rng.standard_normal(frames) * SELF_NOISE
        there = [it for it in places if it.end_s + _LATE_S < frames / HEARING_RATE_HZ]
        _count(score, there, listen(rating, mixed, played if cancels else b""))
    return score


def _count(score: Hits, places: Sequence[Said], heard: Heard) -> None:
    left = list(heard.words)
    for said in places:
        there = [it for it in left if said.start_s < it[0] <= said.end_s + _LATE_S]
        left = [it for it in left if it not in there]
        score.tries += 1
        score.hits += any(word == said.word for _, word in there)
        score.wrong += sum(word != said.word for _, word in there)
    score.wrong += len(left)
