"""Says the same faster or slower, at the same pitch: libav's `atempo`, a WSOLA, through PyAV.

Only the child imports this, and only for a rate that an engine cannot do itself.
"""

from fractions import Fraction

import av
from av.audio.frame import AudioFrame
from av.filter import Graph


def stretched(samples: bytes, sample_rate_hz: int, tempo: float) -> bytes:
    """The sound at another tempo.

    Args:
        samples: 16-bit mono, of the machine's byte order.
        sample_rate_hz: Their sample rate.
        tempo: 2.0 is twice as fast; 0.5 to 100.
    """
    graph = Graph()
    source = graph.add_abuffer(
        format="s16",
        sample_rate=sample_rate_hz,
        layout="mono",
        time_base=Fraction(1, sample_rate_hz),
    )
    change = graph.add("atempo", str(tempo))
    sink = graph.add("abuffersink")
    source.link_to(change)
    change.link_to(sink)
    graph.configure()
    frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
    frame.planes[0].update(samples)
    frame.sample_rate = sample_rate_hz
    frame.pts = 0
    graph.push(frame)
    graph.push(None)
    parts: list[bytes] = []
    while True:
        try:
            out = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return b"".join(parts)
        assert isinstance(out, AudioFrame)
        parts.append(bytes(out.planes[0])[: out.samples * 2])
