"""Reads and resamples sound with PyAV. Only the child imports this, and only for such engines."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler


class UnreadableSound(Exception):
    """The file is no sound file, or not yet a whole one."""


def read_sound(path: Path) -> tuple[bytes, int]:
    """The samples of a sound file of any usual format, as 16-bit mono, and its sample rate in Hz.

    Raises:
        UnreadableSound: There is nothing to decode in it.
    """
    try:
        with av.open(str(path)) as container:
            stream = container.streams.audio[0]
            rate_hz = stream.rate
            samples = _mono(container.decode(stream), rate_hz)
    except (av.FFmpegError, IndexError) as error:
        raise UnreadableSound(path.name) from error
    return samples, rate_hz


def resampled(samples: bytes, from_hz: int, to_hz: int) -> bytes:
    """16-bit mono samples (the machine's byte order) at another sample rate."""
    frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // 2)
    frame.planes[0].update(samples)
    frame.sample_rate = from_hz
    return _mono([frame], to_hz)


def _mono(frames: Iterable[AudioFrame], rate_hz: int) -> bytes:
    resampler = AudioResampler(format="s16", layout="mono", rate=rate_hz)
    return b"".join(bytes(out.planes[0])[: out.samples * 2] for out in _through(resampler, frames))


def _through(resampler: AudioResampler, frames: Iterable[AudioFrame]) -> Iterator[AudioFrame]:
    for frame in frames:
        frame.pts = None
        yield from resampler.resample(frame)
    yield from resampler.resample(None)
