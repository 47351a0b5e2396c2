"""Finds the words of a text among the sounds that a voice made of it.

A neural voice tells how long each sound lasts, but its pronouncing library joins words ("ʌvðə" for
"of the") and writes numbers out. So each word is pronounced by itself as well, and the two rows of
sounds are laid along each other: a global alignment after Needleman and Wunsch (1970), within a
band around the diagonal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

_SILENT = frozenset(" ˈˌː.,:;!?-'\"()")
"""Stress, length and punctuation: they are no sounds, and differ between a word and a sentence."""
_STRESS = "ˈˌ"
_VOWELS = frozenset("aeiouyæøœɐɑɒɔɘəɚɛɜɝɞɤɨɪɯɵɶʉʊʌᵻ")

_OTHER_VOWEL = 0.5
"""Cost of one vowel in place of another: little words are said weakly in a sentence."""
_OTHER_SOUND = 1.3
_EXTRA_SOUND = 0.8
_WORD_WITHOUT_BREAK = 0.15
"""Cost of a word's beginning where the sentence has no space, and the other way round."""

_BAND = 48
"""How far the two rows may be out of step, in sounds."""
_SURE_SHARE = 0.5
"""So much of a word must be found again, sound for sound, for its place to be sure."""


@dataclass(frozen=True, slots=True)
class _Sound:
    """One sound of the sentence."""

    symbol: str
    place: int
    """Where it begins among the phonemes, with the stress mark before it."""
    breaks: bool
    """Whether a space or punctuation parts it from the one before it."""


def word_places(words: Sequence[Sequence[str]], sentence: Sequence[str]) -> list[int | None]:
    """Where each word begins among the phonemes of a sentence.

    Args:
        words: Each word's phonemes, pronounced by itself.
        sentence: The phonemes of all of it, with spaces and punctuation.

    Returns:
        An index into `sentence` for each word; None where it is not sure.
    """
    spelled = [[symbol for symbol in word if symbol not in _SILENT] for word in words]
    sounds = _sounds(sentence)
    row = [symbol for word in spelled for symbol in word]
    begins = [0, *accumulate(len(word) for word in spelled)]
    if not row or not sounds:
        return [None] * len(words)
    found = _aligned(row, set(begins), sounds)
    places = [_sure_place(row, sounds, found, begin, end) for begin, end in pairwise(begins)]
    return [sounds[at].place if at is not None else None for at in places]


def count_sounds(sentence: Sequence[str]) -> int:
    """How many sounds there are among a sentence's phonemes."""
    return len(_sounds(sentence))


def _sounds(sentence: Sequence[str]) -> list[_Sound]:
    sounds: list[_Sound] = []
    breaks = True
    stressed: int | None = None
    for place, symbol in enumerate(sentence):
        if symbol in _STRESS:
            stressed = place
        elif symbol not in _SILENT:
            sounds.append(_Sound(symbol, place if stressed is None else stressed, breaks))
            breaks, stressed = False, None
        elif symbol != "ː":
            breaks, stressed = True, None
    return sounds


def _sure_place(
    row: Sequence[str], sounds: Sequence[_Sound], found: Sequence[int | None], begin: int, end: int
) -> int | None:
    """The sound with which the word of `row[begin:end]` begins, if that is sure."""
    at = found[begin] if begin < end else None
    if at is None:
        return None
    said = [(row[i], sounds[j]) for i in range(begin, end) if (j := found[i]) is not None]
    if sounds[at].breaks:
        known = sum(_is_alike(symbol, sound) for symbol, sound in said)
    elif row[begin] == sounds[at].symbol and found[begin - 1] == at - 1:
        # Words that are said as one: where they join, the sounds must be the words' own.
        known = sum(symbol == sound.symbol for symbol, sound in said)
    else:
        return None
    return at if known >= _SURE_SHARE * (end - begin) else None


def _is_alike(symbol: str, sound: _Sound) -> bool:
    return symbol == sound.symbol or (symbol in _VOWELS and sound.symbol in _VOWELS)


def _aligned(row: Sequence[str], begins: set[int], sounds: Sequence[_Sound]) -> list[int | None]:
    """For each symbol of `row` the sound that it is, None for one that is not said."""
    steps = _cheapest_steps(row, begins, sounds)
    found: list[int | None] = [None] * len(row)
    i, j = len(row), len(sounds)
    while i and j:
        step = steps[i].get(j, 0)
        if step == 0:
            i, j = i - 1, j - 1
            found[i] = j
        elif step < 0:
            i -= 1
        else:
            j -= 1
    return found


def _cheapest_steps(
    row: Sequence[str], begins: set[int], sounds: Sequence[_Sound]
) -> list[dict[int, int]]:
    """The last step of the cheapest way to each place: 0 both go on, -1 the row, 1 the sounds."""
    slope = len(sounds) / len(row)
    costs = {j: j * _EXTRA_SOUND for j in range(_BAND + 1)}
    steps: list[dict[int, int]] = [dict.fromkeys(costs, 1)]
    for i in range(1, len(row) + 1):
        middle = round(i * slope)
        symbol, begin = row[i - 1], i - 1 in begins
        now: dict[int, float] = {}
        step: dict[int, int] = {}
        far = float("inf")
        left = far
        for j in range(max(0, middle - _BAND), min(len(sounds), middle + _BAND) + 1):
            best, which = costs.get(j, far) + _EXTRA_SOUND, -1
            if j and (before := costs.get(j - 1, far)) < far:
                both = before + _difference(symbol, begin, sounds[j - 1])
                if both <= best:
                    best, which = both, 0
            if left + _EXTRA_SOUND < best:
                best, which = left + _EXTRA_SOUND, 1
            now[j], step[j] = best, which
            left = best
        costs = now
        steps.append(step)
    return steps


def _difference(symbol: str, begin: bool, sound: _Sound) -> float:
    cost = 0.0 if begin == sound.breaks else _WORD_WITHOUT_BREAK
    if symbol == sound.symbol:
        return cost
    return cost + (_OTHER_VOWEL if _is_alike(symbol, sound) else _OTHER_SOUND)
