"""Sends sound through libav's filters, with PyAV. Only the child imports this, when it has to."""

from collections.abc import Iterator
from fractions import Fraction

import av
from av.audio.frame import AudioFrame
from av.filter import Graph


def filtered(
    samples: bytes, sample_rate_hz: int, *filters: tuple[str, str]
) -> Iterator[AudioFrame]:
    """What comes out of a chain of filters.

    Args:
        samples: 16-bit mono, of the machine's byte order.
        sample_rate_hz: Their sample rate.
        filters: Names and arguments, in the order in which the sound passes them.
    """
    if not samples:
        return
    graph = Graph()
    last = source = graph.add_abuffer(
        format="s16",
        sample_rate=sample_rate_hz,
        layout="mono",
        time_base=Fraction(1, sample_rate_hz),
    )
    for name, arguments in (*filters, ("abuffersink", "")):
        step = graph.add(name, arguments)
        last.link_to(step)
        last = step
    graph.configure()
    frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
    frame.planes[0].update(samples)
    frame.sample_rate = sample_rate_hz
    frame.pts = 0
    source.push(frame)
    source.push(None)
    while True:
        try:
            out = last.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(out, AudioFrame)
        yield out
