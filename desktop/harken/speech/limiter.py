"""Makes a sound louder or softer, and holds down the peaks that would be too loud.

A limiter that looks ahead, as in D. Giannoulis, M. Massberg, J. D. Reiss, "Digital Dynamic Range
Compressor Design", JAES 60 (2012), by blocks: each has the gain at which its peak is just not too
loud, and between blocks the gain goes in straight lines, down before the peak and slowly up again.
Most of a sentence has no such peak, and finding those that there are must cost next to nothing:
so it is done with the standard library alone, which looks through bytes in C.
"""

import sys
from array import array
from functools import lru_cache
from itertools import chain

from harken.speech.clip import SAMPLE_RATE_HZ

CEILING = round(32767 * 10 ** (-1 / 20))
"""The loudest sample: -1 dB of full scale leaves room for what encoders add."""

_BLOCK_FRAMES = SAMPLE_RATE_HZ * 5 // 1000
_DOWN_A_BLOCK = 0.1
_UP_A_BLOCK = 0.02
"""Of the gain: 3 dB go in 15 ms and come back in 75 ms, longer than a period of any voice."""
_UNHEARD_GAIN = 0.01


def amplified(samples: bytes, gain: float) -> bytes:
    """The sound `gain` times as loud, but no sample above `CEILING`.

    Args:
        samples: 16-bit mono at `SAMPLE_RATE_HZ`, of the machine's byte order.
        gain: Above 0; 2.0 is 6 dB louder. One that nobody hears leaves the samples as they are.
    """
    held = _held_blocks(samples, gain)
    changes = abs(gain - 1) > _UNHEARD_GAIN
    if not held and not changes:
        return samples
    frames = array("h", samples)
    louder = array("h", map(_table(gain).__getitem__, frames)) if changes else frames[:]
    edges = _gains_at_edges(held, -(-len(frames) // _BLOCK_FRAMES))
    for block, start in enumerate(range(0, len(frames), _BLOCK_FRAMES)):
        first, last = edges[block], edges[block + 1]
        if first < 1 or last < 1:
            part = frames[start : start + _BLOCK_FRAMES]
            factor, step = gain * first, gain * (last - first) / _BLOCK_FRAMES
            louder[start : start + len(part)] = array(
                "h", [int(frame * (factor + step * at)) for at, frame in enumerate(part)]
            )
    return louder.tobytes()


def _held_blocks(samples: bytes, gain: float) -> dict[int, float]:
    """The blocks that are too loud, and what is left of the gain at their peaks."""
    loudest = CEILING / gain
    frames = memoryview(samples).cast("h")
    held: dict[int, float] = {}
    # The high byte of a sample tells nearly how loud it is.
    high_bytes = samples[1 if sys.byteorder == "little" else 0 :: 2]
    loud = high_bytes.translate(_loud_from(int(loudest) >> 8))
    at = loud.find(1)
    while at >= 0:
        block = at // _BLOCK_FRAMES
        following = (block + 1) * _BLOCK_FRAMES
        peak = _peak(frames[block * _BLOCK_FRAMES : following])
        if peak > loudest:
            held[block] = loudest / peak
        at = loud.find(1, following)
    return held


@lru_cache(maxsize=4)
def _loud_from(high: int) -> bytes:
    """1 for each high byte of a sample that is as far from 0 as `high`, or farther; else 0."""
    return bytes(high <= byte <= 255 - high for byte in range(256))


def _peak(frames: "memoryview[int]") -> int:
    values = frames.tolist()
    return max(*values, -min(values))


def _gains_at_edges(held: dict[int, float], blocks: int) -> list[float]:
    """What is left of the gain where each block begins, and where the last one ends."""
    edges = [1.0] * (blocks + 1)
    for block, gain in held.items():
        edges[block] = min(edges[block], gain)
        edges[block + 1] = min(edges[block + 1], gain)
    for at in range(1, blocks + 1) if held else ():
        edges[at] = min(edges[at], edges[at - 1] + _UP_A_BLOCK)
    for at in range(blocks - 1, -1, -1) if held else ():
        edges[at] = min(edges[at], edges[at + 1] + _DOWN_A_BLOCK)
    return edges


@lru_cache(maxsize=4)
def _table(gain: float) -> "array[int]":
    """What becomes of each sample; those below 0 stand at the end, where Python finds them."""
    values = chain(range(32768), range(-32768, 0))
    return array("h", [min(max(round(value * gain), -32767), 32767) for value in values])
