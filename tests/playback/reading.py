"""Reading a track, and the words it tells of."""

from harken.playback.track import Event, Heard, Track
from harken.speech.clip import BYTES_PER_FRAME


def read_frames(track: Track, run: int, frames: int) -> bytes:
    return track.read(run, frames * BYTES_PER_FRAME)


def words(events: list[Event]) -> list[tuple[int, int | None]]:
    """The key and the number of the word of each `Heard`; None for a passage's start."""
    return [
        (it.key, None if it.cue is None else it.cue.spoken_start)
        for it in events
        if isinstance(it, Heard)
    ]
