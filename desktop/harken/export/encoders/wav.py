"""WAV: the samples as they are, under a header."""

import contextlib
import wave
from pathlib import Path
from typing import BinaryIO

from harken.errors import HarkenError
from harken.export.encoders.encoder import Format, Tags
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ

MOST_BYTES = 0xFFFF_FFFF - 36
"""The header counts its bytes, and the samples', with 32 bits: 27 hours."""


class WavEncoder:
    """Writes a WAV file. It has no place for tags that players agree on, so it carries none.

    Args:
        file: Where the sound goes.
        tags: Left out.
    """

    def __init__(self, file: BinaryIO, tags: Tags) -> None:  # noqa: ARG002  as every encoder
        self._bytes = 0
        self._wave = wave.open(file, "wb")  # noqa: SIM115  closed by finish or abandon
        self._wave.setnchannels(1)
        self._wave.setsampwidth(BYTES_PER_FRAME)
        self._wave.setframerate(SAMPLE_RATE_HZ)

    def write(self, samples: bytes) -> None:
        """Appends samples; raises `HarkenError` where the file would outgrow its header."""
        self._bytes += len(samples)
        if self._bytes > MOST_BYTES:
            raise HarkenError(
                "Cannot save this as WAV",
                "it lasts longer than a WAV file can hold, 27 hours",
                "Save it as MP3 instead.",
            )
        self._wave.writeframesraw(samples)

    def finish(self) -> None:
        """Puts the length into the header."""
        self._wave.close()

    def abandon(self) -> None:
        """Closes the writer now, as it would otherwise do so when it is collected, and complain."""
        with contextlib.suppress(OSError, ValueError):
            self._wave.close()


def count_frames(path: Path) -> int:
    """How many samples are in the file, whatever its header promises."""
    frames = 0
    with contextlib.suppress(wave.Error, EOFError), wave.open(str(path), "rb") as reader:
        while block := reader.readframes(SAMPLE_RATE_HZ):
            frames += len(block) // BYTES_PER_FRAME
    return frames


WAV = Format(WavEncoder, count_frames)
