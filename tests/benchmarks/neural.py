"""Piper's bundled voice through the voice child: loading, rates, and whether it keeps up.

`python -m tests.benchmarks.neural` prints a table. Reading is reckoned from the times that the
sentences of the sample article really took: two are asked for ahead of the one that is heard.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from harken.article.pace import letters_in
from harken.speech.rate import MAX_WPM, MIN_WPM, NORMAL_WPM, default_pace
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.speech.utterance import Utterance
from tests.benchmarks.articles import sample

VOICE = "piper:joe"
_AHEAD = 2
_RATES_WPM = (MIN_WPM, NORMAL_WPM, 262, 350, 525, MAX_WPM)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence."""

    letters: float
    taken_s: float
    heard_s: float


def main() -> None:
    """Measures, and prints the table."""
    article = sample()
    utterances = utterances_for(article, [it.index for it in article.sentences_read()])
    child = voice_child()
    synthesiser = Synthesiser(child)
    try:
        first = _say(synthesiser, utterances[0], NORMAL_WPM)
        print(f"first sentence, process and model included: {1000 * first.taken_s:.0f} ms")
        print("| asked | true | of the time heard | median | 95 % | least in hand |")
        print("| --- | --- | --- | --- | --- | --- |")
        for rate_wpm in _RATES_WPM:
            said = [_say(synthesiser, it, rate_wpm) for it in utterances]
            print(_row(rate_wpm, said), flush=True)
        print(f"the child's memory at the end: {_memory_mb(child.pid):.0f} MB")
    finally:
        synthesiser.close()


def _say(synthesiser: Synthesiser, utterance: Utterance, rate_wpm: int) -> Said:
    start = time.perf_counter()
    clip = synthesiser.render(utterance, VOICE, rate_wpm).result()
    return Said(letters_in(utterance.spoken), time.perf_counter() - start, clip.seconds)


def _row(rate_wpm: int, said: list[Said]) -> str:
    heard_s = sum(one.heard_s for one in said)
    expected_s = default_pace(rate_wpm).seconds_per_letter * sum(one.letters for one in said)
    taken_ms = [1000 * one.taken_s for one in said]
    return (
        f"| {rate_wpm} wpm | {rate_wpm * expected_s / heard_s:.0f} wpm "
        f"| {sum(one.taken_s for one in said) / heard_s:.3f} | {median(taken_ms):.0f} ms "
        f"| {quantiles(taken_ms, n=20)[-1]:.0f} ms | {_least_in_hand_s(said):.2f} s |"
    )


def _least_in_hand_s(said: list[Said]) -> float:
    """How long before it is needed the latest sentence is ready, without any pauses between."""
    heard_from_s = [said[0].taken_s]
    for one in said:
        heard_from_s.append(heard_from_s[-1] + one.heard_s)
    ready_s = said[0].taken_s
    in_hand_s = []
    for number, one in enumerate(said[1:], start=1):
        asked_s = heard_from_s[number - _AHEAD] if number > _AHEAD else 0.0
        ready_s = max(ready_s, asked_s) + one.taken_s
        in_hand_s.append(heard_from_s[number] - ready_s)
    return min(in_hand_s)


def _memory_mb(pid: int | None) -> float:
    fields = Path(f"/proc/{pid}/statm").read_text().split()
    return int(fields[1]) * 4096 / 1e6


if __name__ == "__main__":
    main()
