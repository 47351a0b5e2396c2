"""MP3, by PyAV and the LAME that comes inside it."""

import contextlib
from pathlib import Path
from typing import BinaryIO

import av

from harken.export.encoders.encoder import Format, Tags
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ

_BITS_PER_SECOND = 64_000
"""Speech in mono at 22 kHz keeps all that can be heard of it; an hour takes 29 MB."""

_LAME_EFFORT = "7"
"""From 0 (best) to 9: twice as fast as the usual 5, and with speech the ear cannot tell them."""

_SAMPLE_FORMAT = "s16p"


class Mp3Encoder:
    """Writes an MP3 file with ID3 tags, and the header by which players play it without a gap.

    Args:
        file: Where the sound goes.
        tags: The title and the artist.
    """

    def __init__(self, file: BinaryIO, tags: Tags) -> None:
        self._container = av.open(file, "w", format="mp3")
        for key, value in (("title", tags.title), ("artist", tags.artist)):
            if value:
                self._container.metadata[key] = value
        self._stream = self._container.add_stream("mp3", rate=SAMPLE_RATE_HZ, layout="mono")
        self._stream.bit_rate = _BITS_PER_SECOND
        self._stream.codec_context.format = av.AudioFormat(_SAMPLE_FORMAT)
        self._stream.codec_context.options = {"compression_level": _LAME_EFFORT}

    def write(self, samples: bytes) -> None:
        """Encodes samples; up to a frame of them (26 ms) is held back until more come."""
        if not samples:
            return
        frame = av.AudioFrame(_SAMPLE_FORMAT, "mono", len(samples) // BYTES_PER_FRAME)
        frame.sample_rate = SAMPLE_RATE_HZ
        # The plane is padded for the processor's sake: it takes only its full size.
        plane = frame.planes[0]
        plane.update(samples.ljust(plane.buffer_size, b"\0"))
        self._container.mux(self._stream.encode(frame))

    def finish(self) -> None:
        """Encodes what was held back and completes the header with the exact length."""
        self._container.mux(self._stream.encode(None))
        self._container.close()

    def abandon(self) -> None:
        """Frees the encoder."""
        with contextlib.suppress(OSError, ValueError):
            self._container.close()


def count_frames(path: Path) -> int:
    """How many samples a player hears: the file is decoded from one end to the other."""
    frames = 0
    with contextlib.suppress(av.error.InvalidDataError), av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            frames += frame.samples
    return frames


MP3 = Format(Mp3Encoder, count_frames)
