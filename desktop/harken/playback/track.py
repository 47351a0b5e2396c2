"""What is to be played next, and which word is heard at a given moment. Knows no Qt."""

import threading
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from typing import TypeAlias

from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip, Cue


@dataclass(frozen=True, slots=True)
class Heard:
    """A place that is heard now."""

    key: int
    """The passage, as it was named in `append`."""
    cue: Cue | None
    """The word; None at the moment the passage starts."""


@dataclass(frozen=True, slots=True)
class PassageEnded:
    """A passage's sound and its pause are over."""

    key: int


@dataclass(frozen=True, slots=True)
class Drained:
    """Everything that was appended has been heard."""


Event: TypeAlias = Heard | PassageEnded | Drained


@dataclass(slots=True)
class _Passage:
    key: int
    clip: Clip
    start_frame: int
    """Where in the clip the sound begins."""
    pause_frames: int
    run_frame: int | None = None
    """Where in the run of the output its sound begins; None until some of it was read."""
    announced: bool = False
    cues_heard: int = 0

    @property
    def frames(self) -> int:
        return self.clip.frames - self.start_frame + self.pause_frames


class Track:
    """Passages of sound end to end, read by the output's thread and filled by the main one.

    The output reads the track in runs: a run begins when a sink starts and ends when it is reset
    or lost. Frames are counted from the start of the run, silence that stood in for a passage
    which was not there yet included, so that a count of frames heard always names one place.

    Any thread may call any method.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passages: deque[_Passage] = deque()
        self._next = 0
        """Which of the passages is read next."""
        self._next_frame = 0
        """How much of it was read, in frames."""
        self._run = 0
        self._run_frames = 0
        """How much the current run has read, in frames."""
        self._generation = 0

    @property
    def generation(self) -> int:
        """Counts the calls of `clear`: events of an older generation are of no interest."""
        return self._generation

    @property
    def empty(self) -> bool:
        """Whether nothing is left to be heard."""
        return not self._passages

    def append(self, key: int, clip: Clip, pause_after_ms: int, start_frame: int = 0) -> None:
        """Adds a passage at the end.

        Args:
            key: Names the passage in events; any number.
            clip: Its sound.
            pause_after_ms: The silence that follows it.
            start_frame: Where in the clip to begin.
        """
        pause_frames = pause_after_ms * SAMPLE_RATE_HZ // 1000
        first = min(max(start_frame, 0), clip.frames)
        cues_before = bisect_right(clip.cues, first - 1, key=lambda cue: cue.start_frame)
        passage = _Passage(key, clip, first, pause_frames, cues_heard=cues_before)
        with self._lock:
            self._passages.append(passage)

    def clear(self) -> None:
        """Drops all passages at once; the run that reads now gets silence from here on."""
        with self._lock:
            self._passages.clear()
            self._generation += 1
            self._start_over()

    def drop_after(self, key: int) -> bool:
        """Drops what comes after the passage that is heard now, which goes on undisturbed.

        Returns:
            False, and nothing is dropped, where another passage is heard or the next one is
            already on its way to the ear.
        """
        with self._lock:
            if not self._passages or self._passages[0].key != key:
                return False
            first, *others = self._passages
            if not first.announced or any(it.run_frame is not None for it in others):
                return False
            self._passages = deque([first])
            return True

    def begin_run(self) -> int:
        """Starts a new run at the last word that was heard, so that no word is lost.

        Returns:
            The number of the run, for `read`.
        """
        with self._lock:
            if self._passages:
                self._return_to_last_word(self._passages[0])
            for passage in self._passages:
                passage.run_frame = None
            self._start_over()
            return self._run

    def read(self, run: int, byte_count: int) -> bytes:
        """The next sound of a run, always as long as asked for: silence where there is none."""
        frames = byte_count // BYTES_PER_FRAME
        parts: list[bytes] = []
        with self._lock:
            if run != self._run:
                return bytes(frames * BYTES_PER_FRAME)
            missing = frames
            while missing and self._next < len(self._passages):
                part = self._read_passage(self._passages[self._next], missing)
                parts.append(part)
                missing -= len(part) // BYTES_PER_FRAME
            self._run_frames += missing
        parts.append(bytes(missing * BYTES_PER_FRAME))
        return b"".join(parts)

    def advance(self, run: int, heard_frames: int) -> list[Event]:
        """What happened since the last call, now that `heard_frames` of the run were heard."""
        events: list[Event] = []
        with self._lock:
            if run != self._run:
                return events
            while self._passages:
                passage = self._passages[0]
                if passage.run_frame is None or heard_frames < passage.run_frame:
                    return events
                events += _newly_heard(passage, heard_frames - passage.run_frame)
                if heard_frames < passage.run_frame + passage.frames:
                    return events
                self._passages.popleft()
                self._next -= 1
                events.append(PassageEnded(passage.key))
                if not self._passages:
                    events.append(Drained())
        return events

    def _start_over(self) -> None:
        self._run += 1
        self._run_frames = 0
        self._next = 0
        self._next_frame = 0

    def _read_passage(self, passage: _Passage, most_frames: int) -> bytes:
        if passage.run_frame is None:
            passage.run_frame = self._run_frames
        frames = min(most_frames, passage.frames - self._next_frame)
        first = (passage.start_frame + self._next_frame) * BYTES_PER_FRAME
        sound = passage.clip.samples[first : first + frames * BYTES_PER_FRAME]
        self._next_frame += frames
        self._run_frames += frames
        if self._next_frame == passage.frames:
            self._next += 1
            self._next_frame = 0
        return sound.ljust(frames * BYTES_PER_FRAME, b"\0")

    @staticmethod
    def _return_to_last_word(passage: _Passage) -> None:
        if passage.cues_heard and passage.announced:
            passage.start_frame = max(
                passage.start_frame, passage.clip.cues[passage.cues_heard - 1].start_frame
            )


def _newly_heard(passage: _Passage, frames_into_it: int) -> list[Event]:
    """The passage's start and the word that is heard now; words in between are passed over."""
    events: list[Event] = []
    if not passage.announced:
        passage.announced = True
        events.append(Heard(passage.key, None))
    frame = passage.start_frame + frames_into_it
    cues_heard = bisect_right(passage.clip.cues, frame, key=lambda cue: cue.start_frame)
    if cues_heard > passage.cues_heard:
        passage.cues_heard = cues_heard
        events.append(Heard(passage.key, passage.clip.cues[cues_heard - 1]))
    return events
