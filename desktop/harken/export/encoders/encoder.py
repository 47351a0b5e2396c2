"""What every kind of audio file can do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player shows; an empty text is left out."""

    title: str
    artist: str


class Encoder(Protocol):
    """Turns samples into one audio file.

    The samples are int16, little-endian, mono, at `harken.speech.clip.SAMPLE_RATE_HZ`. The file
    belongs to the caller, who closes it after `finish` or `abandon`. Whatever the file raises
    (a full disk) comes out of `write` or `finish` as it is.
    """

    def write(self, samples: bytes) -> None:
        """Appends samples: any whole number of them, none too."""
        ...

    def finish(self) -> None:
        """Writes what is still held back, the headers too. Nothing may follow."""
        ...

    def abandon(self) -> None:
        """Lets go of everything without caring for the file. Never raises; may come any time."""
        ...


StartEncoder: TypeAlias = Callable[[BinaryIO, Tags], Encoder]
"""Begins an audio file in an empty, seekable file that is open for writing."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of audio file."""

    start: StartEncoder
    count_frames: Callable[[Path], int]
    """Reads a finished file back, all of it, and says how many samples a player will play.

    What cannot be understood counts as nothing.
    """
