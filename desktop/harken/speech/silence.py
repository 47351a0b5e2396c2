"""Cuts the silence off both ends of a rendered utterance: the pauses are Harken's own."""

from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ

QUIET = 40
"""Samples up to this (of 32,767) are silence. Low enough for the last "f" of "cliff"."""

LEAD_FRAMES = SAMPLE_RATE_HZ * 10 // 1000
TAIL_FRAMES = SAMPLE_RATE_HZ * 30 // 1000
_BLOCK_FRAMES = SAMPLE_RATE_HZ * 5 // 1000


def without_silence(samples: bytes) -> tuple[bytes, int]:
    """Leaves at most 10 ms of silence at the start and 30 ms at the end.

    Args:
        samples: 16-bit mono at `SAMPLE_RATE_HZ`, of the machine's byte order.

    Returns:
        The samples that stay (none where all is silence), and how many frames went at the start.
    """
    frames = memoryview(samples).cast("h")
    first = _first_loud(frames)
    if first is None:
        return b"", 0
    last = len(frames) - (_first_loud(frames[::-1]) or 0)
    start = max(0, first - LEAD_FRAMES)
    end = min(len(frames), last + TAIL_FRAMES)
    return samples[BYTES_PER_FRAME * start : BYTES_PER_FRAME * end], start


def _first_loud(frames: "memoryview[int]") -> int | None:
    # By blocks first: max() over a slice is much faster than a loop of our own.
    for start in range(0, len(frames), _BLOCK_FRAMES):
        block = frames[start : start + _BLOCK_FRAMES].tolist()
        if max(block) > QUIET or min(block) < -QUIET:
            return next(start + i for i, frame in enumerate(block) if abs(frame) > QUIET)
    return None
