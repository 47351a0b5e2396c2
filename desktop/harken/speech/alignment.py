"""Finds the words of a text in the sound of it, where the engine does not tell when they begin.

A voice takes about as long for a word as its letters want, and words begin where the sound is weak:
at pauses, which follow punctuation, and at the closures and turns between sounds. So the beginnings
are chosen among the sound's weak moments, all together, that the words' lengths and the moments'
weakness suit best: a path through words and moments, found by dynamic programming (R. Bellman,
"Dynamic Programming", 1957) with a beam.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from harken.article.words import word_offsets
from harken.speech.clip import SAMPLE_RATE_HZ, Cue
from harken.speech.cues import placed_cues

_BLOCK_FRAMES = SAMPLE_RATE_HZ * 5 // 1000

_LETTERS = {"h": 0.2, **dict.fromkeys("egikoruw", 0.8), **dict.fromkeys("cfpsvz", 1.4), "x": 2.5}
"""How long letters take beside the others, by a regression over 1,000 words of English."""
_DIGIT, _HAN, _KANA = 4.0, 4.0, 2.0
_WORD, _LAST_WORD = 0.5, 2.0
"""What every word takes beside its letters, and what the last one before a pause takes more."""

_PAUSES = frozenset(",;:.!?()–—…،؛؟。、，；：！？")
_LOUD_PART, _QUIET = 0.8, 0.03
"""So much of the level that four blocks in five stay below counts as silence."""
_PAUSE_BLOCKS = 12
"""Of silence; shorter, it may be the closure of a "p"."""

_SPREAD, _SPREAD_BLOCKS = 0.15, 0.5
"""How far words are off their length: a part of it, and the square root of some blocks."""
_LEVEL = 1.8
_PAUSE_WHERE_EXPECTED, _PAUSE_ELSEWHERE, _NO_PAUSE = -3.5, 2.2, 1.0
"""What it costs a path that a word begins at a level, at a pause, or at none behind a comma."""
_BEAM = 6.0
"""A path that costs so much more than the best one is given up."""
_LONGEST, _LONGEST_BLOCKS = 2.5, 12
"""No word takes so many times what its letters want, and so many blocks."""


class _Moment(NamedTuple):
    """Where a word may begin."""

    start: int
    """The block in which the sound grows weak."""
    end: int
    """That in which it is back: there the word begins."""
    level: float
    """0 for silence, up to 1."""

    @property
    def is_pause(self) -> bool:
        return self.end - self.start >= _PAUSE_BLOCKS


_Step: TypeAlias = dict[int, tuple[float, int]]
"""By the moment at which a word begins: what the best path to it costs, and the moment before."""


def aligned_cues(spoken: str, samples: bytes) -> tuple[Cue, ...]:
    """One cue for each word of `spoken`, as near to where it sounds as can be told.

    Args:
        spoken: What was said.
        samples: 16-bit mono at `SAMPLE_RATE_HZ`, of the machine's byte order, trimmed.
    """
    words = word_offsets(spoken)
    frames = len(samples) // 2
    if not words:
        return ()
    before_pause = [
        not _PAUSES.isdisjoint(spoken[end:following])
        for (_, end), (following, _) in zip(words, [*words[1:], (len(spoken), 0)], strict=True)
    ]
    before_pause[-1] = True
    weights = [
        _weight(spoken[start:end]) + (_LAST_WORD if last else 0.0)
        for (start, end), last in zip(words, before_pause, strict=True)
    ]
    levels = _levels(samples)
    moments = list(_moments(levels))
    starts = _best_starts(weights, before_pause, moments, len(levels))
    if starts is None:
        starts = _by_weight(weights, len(levels))
    known = {number: round(start * _BLOCK_FRAMES) for number, start in enumerate(starts)}
    return placed_cues(words, known, frames)


def _weight(word: str) -> float:
    weight, before = _WORD, ""
    for letter in word.lower():
        if letter != before or not letter.isalpha():  # "ll" is said as one
            weight += _LETTERS.get(letter) or _other_weight(letter)
        before = letter
    return weight


def _other_weight(letter: str) -> float:
    if letter.isdigit():
        return _DIGIT
    if "\u3040" <= letter <= "\u30ff":
        return _KANA
    return _HAN if "\u3400" <= letter <= "\u9fff" else 1.0


def _levels(samples: bytes) -> list[float]:
    """The mean of each block, of which the quiet ones are 0; loud speech is about 1."""
    frames = memoryview(samples).cast("h")
    levels = [
        sum(map(abs, frames[start : start + _BLOCK_FRAMES].tolist()))
        for start in range(0, len(frames) - _BLOCK_FRAMES + 1, _BLOCK_FRAMES)
    ]
    if not levels:
        return []
    loud = max(1, sorted(levels)[int(_LOUD_PART * len(levels))])
    around = zip([levels[0], *levels], levels, [*levels[1:], levels[-1]], strict=False)
    smooth = [sum(three) / 3 / loud for three in around]
    return [0.0 if level < _QUIET else min(level, 1.0) for level in smooth]


def _moments(levels: Sequence[float]) -> Iterator[_Moment]:
    """The silences inside, and where the level is lower than just before and after."""
    at, last = 1, len(levels) - 1
    while at < last:
        start = at
        while at < last and levels[at] == 0.0:
            at += 1
        if at > start:
            if levels[start - 1] > 0.0 and at < last:
                yield _Moment(start, at, 0.0)
        else:
            if levels[at - 1] >= levels[at] < levels[at + 1]:
                yield _Moment(at, at, levels[at])
            at += 1


def _by_weight(weights: Sequence[float], blocks: int) -> list[float]:
    total, so_far, starts = sum(weights), 0.0, []
    for weight in weights:
        starts.append(blocks * so_far / total)
        so_far += weight
    return starts


def _best_starts(
    weights: Sequence[float], before_pause: Sequence[bool], moments: Sequence[_Moment], blocks: int
) -> list[float] | None:
    """The blocks at which the words begin; None where there are too few moments."""
    if not moments:
        return None
    paused = sum(moment.end - moment.start for moment in moments if moment.is_pause)
    blocks_a_weight = (blocks - paused) / sum(weights)
    lengths = [weight * blocks_a_weight for weight in weights]
    steps: list[_Step] = [{-1: (0.0, -1)}]
    costs = {expected: [_cost_of(it, expected) for it in moments] for expected in (False, True)}
    for length, expected in zip(lengths[:-1], before_pause[:-1], strict=True):
        steps.append(_step(steps[-1], moments, costs[expected], length))
        if not steps[-1]:
            return None
    doubt = _doubt(lengths[-1])

    def cost_in_all(at: int) -> float:
        took = blocks - (moments[at].end if at >= 0 else 0)
        return steps[-1][at][0] + (took - lengths[-1]) ** 2 / doubt

    at = min(steps[-1], key=cost_in_all)
    starts: list[float] = []
    for step in reversed(steps[1:]):
        starts.append(moments[at].end)
        at = step[at][1]
    return [0.0, *reversed(starts)]


def _step(
    before: _Step, moments: Sequence[_Moment], costs: Sequence[float], length: float
) -> _Step:
    """The best paths to where the next word may begin, when one of so many blocks is said.

    What it costs to begin at each moment is in `costs`.
    """
    step: _Step = {}
    longest = _LONGEST * length + _LONGEST_BLOCKS
    doubt = _doubt(length)
    for came_from, (cost_before, _) in before.items():
        began = moments[came_from].end if came_from >= 0 else 0
        for at in range(came_from + 1, len(moments)):
            took = moments[at].start - began
            if took > longest:
                break
            cost = cost_before + (took - length) ** 2 / doubt + costs[at]
            if at not in step or cost < step[at][0]:
                step[at] = cost, came_from
    worst = min((cost for cost, _ in step.values()), default=0.0) + _BEAM
    return {at: it for at, it in step.items() if it[0] <= worst}


def _doubt(length: float) -> float:
    """Twice the variance of how many blocks a word takes."""
    return 2 * ((_SPREAD * length) ** 2 + _SPREAD_BLOCKS * length)


def _cost_of(moment: _Moment, pause_expected: bool) -> float:
    if moment.is_pause:
        return _PAUSE_WHERE_EXPECTED if pause_expected else _PAUSE_ELSEWHERE
    return _LEVEL * moment.level + (_NO_PAUSE if pause_expected else 0.0)
