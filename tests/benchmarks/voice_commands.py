"""How many voice commands are heard, and how many that nobody gave.

    python -m tests.benchmarks.voice_commands

Everything is said by synthetic voices and mixed in memory, without loudspeaker and microphone; it
goes through the whole ear but the pipe between the processes. The limits of `deciding.py` and
`endpointing.py` were set on the tuned half of the voices, after a first look at all of them, so the
other half is no wholly unseen one. Intervals are
Wilson's of 95 %; for none in so many hours, what would have shown one with 95 % probability.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from harken.handsfree.voice.hearing import HEARING_RATE_HZ, PIECE_FRAMES
from harken.handsfree.voice.in_child import Ear
from harken.handsfree.voice.phrases import CALL, PHRASES
from harken.handsfree.voice.recogniser import Recogniser
from harken.speech.clip import SAMPLE_RATE_HZ
from tests.benchmarks.command_sounds import (
    HALVES,
    SENTENCES,
    Sound,
    Studio,
    as_heard,
    level,
    noise,
    room,
    through,
)

_RATES_WPM = (150, 200)
_SELF_NOISE = 10 ** (-65 / 20)
"""Of the microphone."""
_LATE_S = 1.0
"""Later than so long after its end a command is not heard."""
_ALIKE = (
    "Parking space.", "Darken the room.", "Hark, a voice.", "Karen, pause.", "Harkness next.",
    "Market status.", "Heart attack.", "Harken.", "Hacking again.", "Hard to play.",
    "Pause.", "Play that again.", "Sharpen it.", "Arkansas.", "Her next article.",
    "Talking louder.", "Bargain sleep.", "Barking dogs.", "How can I stop?", "Our own summary.",
)  # fmt: skip
"""What sounds like a phrase, or is a part of one."""


@dataclass(slots=True)
class Heard:
    """What an ear made of a recording."""

    words: list[tuple[float, str]]
    """When, in seconds, and which."""
    core_percent: float


@dataclass(slots=True)
class Score:
    """How often something happened."""

    hits: int = 0
    wrong: int = 0
    tries: int = 0

    def row(self) -> str:
        """Cells of a Markdown table."""
        low, high = interval_percent(self.hits, self.tries)
        percent = 100 * self.hits / self.tries
        return f"{self.hits} of {self.tries} | {percent:.1f} [{low:.1f}, {high:.1f}] | {self.wrong}"


def main() -> None:
    """Prints the tables."""
    studio, rating = Studio(), Recogniser()
    try:
        print("| half | what | hours | false alarms | an hour, 95 % | % of a core |")
        print("| --- | --- | --- | --- | --- | --- |")
        for half, voices in HALVES.items():
            for row in _false_alarms(studio, rating, voices):
                print(f"| {half} | {row} |", flush=True)
        print("\n| half | what | hits | %, 95 % interval | wrong commands |")
        print("| --- | --- | --- | --- | --- |")
        for half, voices in HALVES.items():
            for what, score in _hits(studio, rating, voices):
                print(f"| {half} | {what} | {score.row()} |", flush=True)
    finally:
        studio.close()


def _hits(studio: Studio, rating: Recogniser, voices: Sequence[str]) -> Iterator[tuple[str, Score]]:
    for reading_db in (-15, 0):
        for knows in (True, False):
            how = "" if knows else ", without the echo canceller"
            what = f"“harken pause” over reading at {reading_db} dB{how}"
            yield what, _over_reading(studio, rating, voices, reading_db, knows=knows)
    for kind in ("white", "babble"):
        for snr_db in (20, 10):
            what = f"16 phrases, {kind} noise, {snr_db} dB"
            yield what, _in_noise(studio, rating, voices, kind, snr_db)
    for snr_db in (20, 10):
        what = f"word alone, key held, pink noise, {snr_db} dB"
        yield what, _held(studio, rating, voices, snr_db)


def _in_noise(
    studio: Studio, rating: Recogniser, voices: Sequence[str], kind: str, snr_db: int
) -> Score:
    score = Score()
    for voice in voices:
        rng = np.random.default_rng(1)
        said = [
            (word, studio.heard(f"{CALL} {word}", voice, _RATES_WPM[number % 2]))
            for number, word in enumerate(PHRASES)
        ]
        sound, times = _in_a_row(said, rng)
        loudness = level(np.concatenate([one for _, one in said]))
        babble = _babble(studio, [it for it in voices if it != voice])
        noisy = sound + noise(kind, len(sound), babble, rng) * loudness * 10 ** (-snr_db / 20)
        _count(score, times, _listen(rating, noisy).words)
    return score


def _held(studio: Studio, rating: Recogniser, voices: Sequence[str], snr_db: int) -> Score:
    score, ear = Score(), Ear(rating, CALL, tuple(PHRASES))
    rng = np.random.default_rng(2)
    for voice in voices:
        for word in PHRASES:
            said = studio.heard(f"{word}.", voice)
            sound = np.concatenate([np.zeros(6_400), said, np.zeros(6_400)])
            sound += noise("pink", len(sound), sound, rng) * level(said) * 10 ** (-snr_db / 20)
            for piece in _pieces(sound):
                ear.hear(piece, _silence(), held=True)
            understood = ear.decide()
            score.tries += 1
            score.hits += understood == word
            score.wrong += understood not in (word, None)
    return score


def _over_reading(
    studio: Studio, rating: Recogniser, voices: Sequence[str], reading_db: int, *, knows: bool
) -> Score:
    """The reading begins 10 s before the first command: that is when it is learned."""
    score = Score()
    for voice, reader in zip(voices, [*voices[1:], voices[0]], strict=True):
        rng = np.random.default_rng(3)
        played = studio.reading(reader, SENTENCES[:16])
        echo = through(as_heard(played), room(rng))
        said = [("pause", studio.heard(f"{CALL} pause", voice, rate_wpm))
                for _ in range(6) for rate_wpm in _RATES_WPM]  # fmt: skip
        loudness = level(np.concatenate([one for _, one in said]))
        calls, times = _in_a_row(said, rng, first_s=10.0, between_s=(3.5, 4.5))
        calls *= level(echo) * 10 ** (-reading_db / 20) / loudness
        frames = min(len(echo), len(calls))
        mixed = echo[:frames] + calls[:frames]
        mixed *= min(1.0, 0.9 / np.abs(mixed).max())
        mixed += rng.standard_normal(frames) * _SELF_NOISE
        there = [it for it in times if it[2] + _LATE_S < frames / HEARING_RATE_HZ]
        _count(score, there, _listen(rating, mixed, played if knows else b"").words)
    return score


def _false_alarms(studio: Studio, rating: Recogniser, voices: Sequence[str]) -> Iterator[str]:
    somebody, leaking, alike = _Alarms(), _Alarms(), Score()
    for voice in voices:
        rng = np.random.default_rng(4)
        played = studio.reading(voice, SENTENCES)
        sound = as_heard(played)
        self_noise = rng.standard_normal(len(sound)) * _SELF_NOISE
        somebody.add(sound, _listen(rating, sound + self_noise))
        leaking.add(sound, _listen(rating, through(sound, room(rng)) + self_noise, played))
        said = [("", studio.heard(text, voice)) for text in _ALIKE]
        row, _ = _in_a_row(said, rng)
        row += rng.standard_normal(len(row)) * _SELF_NOISE
        alike.wrong += len(_listen(rating, row).words)
        alike.tries += len(_ALIKE)
    yield f"somebody else reads, or television | {somebody.row()}"
    yield f"the program reads, through a room | {leaking.row()}"
    low, high = interval_percent(alike.wrong, alike.tries)
    share = f"of all {100 * alike.wrong / alike.tries:.1f} % [{low:.1f}, {high:.1f}]"
    yield f"{alike.tries} short remarks that are alike | | {alike.wrong} | {share} | "


class _Alarms:
    """Counts what nobody said."""

    def __init__(self) -> None:
        self._count = 0
        self._seconds = 0.0
        self._core_seconds = 0.0

    def add(self, sound: Sound, heard: Heard) -> None:
        seconds = len(sound) / HEARING_RATE_HZ
        self._count += len(heard.words)
        self._seconds += seconds
        self._core_seconds += heard.core_percent / 100 * seconds

    def row(self) -> str:
        hours = self._seconds / 3600
        # Poisson: three in so long a time would have shown one with 95 % probability.
        most = 3.0 if not self._count else self._count + 1.96 * self._count**0.5 + 2
        return (
            f"{hours:.2f} | {self._count} | {self._count / hours:.1f}, at most {most / hours:.1f} "
            f"| {100 * self._core_seconds / self._seconds:.1f}"
        )


def _listen(rating: Recogniser, sound: Sound, played: bytes = b"") -> Heard:
    ear, words = Ear(rating, CALL, tuple(PHRASES)), []
    start_s = time.process_time()
    piece_bytes = PIECE_FRAMES * SAMPLE_RATE_HZ // HEARING_RATE_HZ * 2
    for number, piece in enumerate(_pieces(sound)):
        beside = played[number * piece_bytes :][:piece_bytes].ljust(piece_bytes, b"\0")
        now_s = (number + 1) * PIECE_FRAMES / HEARING_RATE_HZ
        words += [(now_s, word) for word in ear.hear(piece, beside, held=False)]
    taken_s = time.process_time() - start_s
    return Heard(words, 100 * taken_s / (len(sound) / HEARING_RATE_HZ))


def _in_a_row(
    said: Sequence[tuple[str, Sound]],
    rng: np.random.Generator,
    *,
    first_s: float = 1.5,
    between_s: tuple[float, float] = (0.9, 1.5),
) -> tuple[Sound, list[tuple[str, float, float]]]:
    """All of it with pauses, and when each begins and ends, in seconds."""
    parts, times = [np.zeros(round(first_s * HEARING_RATE_HZ))], []
    at = len(parts[0])
    for word, sound in said:
        times.append((word, at / HEARING_RATE_HZ, (at + len(sound)) / HEARING_RATE_HZ))
        pause = np.zeros(round(rng.uniform(*between_s) * HEARING_RATE_HZ))
        parts += [sound, pause]
        at += len(sound) + len(pause)
    return np.concatenate(parts), times


def _count(
    score: Score, times: Sequence[tuple[str, float, float]], words: Sequence[tuple[float, str]]
) -> None:
    left = list(words)
    for word, start_s, end_s in times:
        there = [it for it in left if start_s < it[0] <= end_s + _LATE_S]
        left = [it for it in left if it not in there]
        score.tries += 1
        score.hits += any(heard == word for _, heard in there)
        score.wrong += sum(heard != word for _, heard in there)
    score.wrong += len(left)


def _babble(studio: Studio, voices: Sequence[str]) -> Sound:
    readings = [
        as_heard(studio.reading(voice, SENTENCES[number * 10 :][:12]))
        for number, voice in enumerate(voices)
    ]
    frames = max(map(len, readings))
    return np.asarray(sum(np.resize(one, frames) for one in readings))


def _pieces(sound: Sound) -> Iterator[bytes]:
    whole = (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()
    for at in range(0, len(whole), PIECE_FRAMES * 2):
        yield whole[at:][: PIECE_FRAMES * 2].ljust(PIECE_FRAMES * 2, b"\0")


def _silence() -> bytes:
    return bytes(PIECE_FRAMES * SAMPLE_RATE_HZ // HEARING_RATE_HZ * 2)


def interval_percent(hits: int, tries: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share, in percent."""
    z = NormalDist().inv_cdf(0.975)
    share, spread = hits / tries, z * z / tries
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * (share * (1 - share) / tries + spread / 4 / tries) ** 0.5
    return 100 * max(0.0, centre - half), 100 * min(1.0, centre + half)


if __name__ == "__main__":
    main()
