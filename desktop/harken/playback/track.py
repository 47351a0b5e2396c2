"""What is to be played next, and which word is heard at a given moment. Knows no Qt."""

import threading
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, replace
from typing import TypeAlias

from harken.playback.fades import FADE_FRAMES, faded_in, joined
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip, Cue

_PATIENCE_FRAMES = SAMPLE_RATE_HZ * 150 // 1000
"""How much later than at the next word a splice may be heard, so that it needs no cut."""

_NEAR_SILENCE = b"\1\0"
"""A frame of what nobody hears, and what yet is no silence to a device that sleeps in silence."""


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
    sound: bytes
    cues: tuple[Cue, ...]
    """The words; their frames count from the start of `sound`."""
    told_cues: tuple[Cue, ...]
    """The same words as they are told: their frames count from the start of the clip."""
    measured: bool
    start_frame: int
    """Where in the sound it begins."""
    pause_frames: int
    run_frame: int | None = None
    """Where in the run of the output its sound begins; None until some of it was read."""
    announced: bool = False
    cues_heard: int = 0

    @property
    def frames(self) -> int:
        return len(self.sound) // BYTES_PER_FRAME - self.start_frame + self.pause_frames

    def go_on_in(self, clip: Clip, word: int, fade_frames: int) -> None:
        """From the `word`th cue on, this sounds as in another clip of the same text.

        Args:
            clip: The other sound.
            word: A number into the cues of both.
            fade_frames: How much of what comes before may still fade out.
        """
        own_frames, its_frames = self.cues[word].start_frame, clip.cues[word].start_frame
        shift = own_frames - its_frames
        self.sound = joined(
            self.sound[: own_frames * BYTES_PER_FRAME],
            clip.samples[its_frames * BYTES_PER_FRAME :],
            fade_frames,
        )
        moved = (
            replace(it, start_frame=it.start_frame + shift, end_frame=it.end_frame + shift)
            for it in clip.cues[word:]
        )
        self.cues = (*self.cues[:word], *moved)
        self.told_cues = clip.cues


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
        self._heard_frames = 0
        """How much of that was heard."""
        self._lead_frames = 0
        """How much it has still to read before the first passage."""
        self._cut_frame: int | None = None
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
        passage = _Passage(
            *(key, clip.samples, clip.cues, clip.cues, clip.measured, first, pause_frames),
            cues_heard=_cues_until(clip.cues, first - 1),
        )
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

        What of it is on its way to the ear already is cut off: see `cut_frame`.

        Returns:
            False, and nothing is dropped, where another passage is heard.
        """
        with self._lock:
            passage = self._heard_passage(key)
            if passage is None:
                return False
            self._drop_others(passage)
            return True

    def splice(self, key: int, clip: Clip) -> bool:
        """Lets the passage that is heard now go on in another clip of the same spoken text.

        That begins with a word that is not heard yet: the next one that was not read, where it
        comes soon; else the very next one, and the run is to be left there (see `cut_frame`).
        What comes after the passage is dropped.

        Args:
            key: The passage.
            clip: The other sound, of the whole text; a start frame does not matter to it.

        Returns:
            False, and nothing is changed, where another passage is heard, no word of it is left,
            or the clips' words are not measured or not the same.
        """
        with self._lock:
            passage = self._heard_passage(key)
            if passage is None or not _can_go_on_in(passage, clip):
                return False
            # What a run reads begins at `run_frame`, and that is at `start_frame` in the sound.
            base = (passage.run_frame or 0) - passage.start_frame
            cues = passage.cues
            next_word = _cues_until(cues, self._heard_frames - base)
            if next_word == len(cues):
                return False
            next_frame = cues[next_word].start_frame
            read_frame = self._run_frames - base
            word = max(next_word, _cues_until(cues, read_frame - 1))
            in_time = word < len(cues) and cues[word].start_frame <= next_frame + _PATIENCE_FRAMES
            if not in_time:
                word = next_word
            unread_frames = cues[word].start_frame - read_frame if in_time else FADE_FRAMES
            passage.go_on_in(clip, word, unread_frames)
            self._drop_others(passage)
            if not in_time:
                self._cut_at(base + next_frame)
            return True

    def cut_frame(self, run: int) -> int | None:
        """The frame of the run at which `leave_run` is to end it, once all before it was heard.

        Returns:
            None where the run may go on.
        """
        with self._lock:
            return self._cut_frame if run == self._run else None

    def leave_run(self, run: int, frame: int) -> None:
        """Ends a run in good order: the next one goes on just there.

        Args:
            run: The run; where it has ended already, nothing happens.
            frame: How much of it was heard.
        """
        with self._lock:
            if run != self._run:
                return
            if self._passages and self._passages[0].run_frame is not None:
                passage = self._passages[0]
                passage.start_frame += max(0, frame - self._passages[0].run_frame)
            self._start_over()

    def begin_run(self, lead_frames: int = 0) -> int:
        """Starts a new run where the last one was left, or else at the last word that was heard.

        So no word is lost with a device.

        Args:
            lead_frames: How much silence comes first.

        Returns:
            The number of the run, for `read`.
        """
        with self._lock:
            if self._passages:
                _return_to_last_word(self._passages[0])
            self._start_over()
            self._lead_frames = lead_frames
            return self._run

    def read(self, run: int, byte_count: int) -> bytes:
        """The next sound of a run, always as long as asked for: silence where there is none."""
        frames = byte_count // BYTES_PER_FRAME
        parts: list[bytes] = []
        with self._lock:
            if run != self._run:
                return bytes(frames * BYTES_PER_FRAME)
            lead = min(frames, self._lead_frames)
            parts.append(_NEAR_SILENCE * lead)
            self._lead_frames -= lead
            self._run_frames += lead
            missing = frames - lead
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
            self._heard_frames = heard_frames
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

    def _heard_passage(self, key: int) -> _Passage | None:
        passage = self._passages[0] if self._passages else None
        return passage if passage and passage.key == key and passage.announced else None

    def _drop_others(self, passage: _Passage) -> None:
        was_read = any(it.run_frame is not None for it in self._passages if it is not passage)
        self._passages = deque([passage])
        if was_read:
            self._cut_at((passage.run_frame or 0) + passage.frames)

    def _cut_at(self, run_frame: int) -> None:
        """What the run has read beyond is out of date; what it reads from now on is never heard."""
        self._cut_frame = run_frame
        self._next = len(self._passages)
        self._next_frame = 0

    def _start_over(self) -> None:
        for passage in self._passages:
            passage.run_frame = None
        self._run += 1
        self._run_frames = 0
        self._lead_frames = 0
        self._heard_frames = 0
        self._next = 0
        self._next_frame = 0
        self._cut_frame = None

    def _read_passage(self, passage: _Passage, most_frames: int) -> bytes:
        if passage.run_frame is None:
            passage.run_frame = self._run_frames
        frames = min(most_frames, passage.frames - self._next_frame)
        first = (passage.start_frame + self._next_frame) * BYTES_PER_FRAME
        sound = passage.sound[first : first + frames * BYTES_PER_FRAME]
        if passage.start_frame:
            sound = faded_in(sound, self._next_frame)
        self._next_frame += frames
        self._run_frames += frames
        if self._next_frame == passage.frames:
            self._next += 1
            self._next_frame = 0
        return sound.ljust(frames * BYTES_PER_FRAME, b"\0")


def _cues_until(cues: tuple[Cue, ...], frame: int) -> int:
    """How many of the cues start at a frame or before."""
    return bisect_right(cues, frame, key=lambda cue: cue.start_frame)


def _can_go_on_in(passage: _Passage, clip: Clip) -> bool:
    """Whether both have the same words at times that are known."""
    if not (passage.measured and clip.measured) or len(passage.cues) != len(clip.cues):
        return False
    both = zip(passage.cues, clip.cues, strict=True)
    return all(
        (one.spoken_start, one.spoken_end) == (other.spoken_start, other.spoken_end)
        for one, other in both
    )


def _return_to_last_word(passage: _Passage) -> None:
    if passage.cues_heard and passage.announced:
        last_word = passage.cues[passage.cues_heard - 1]
        passage.start_frame = max(passage.start_frame, last_word.start_frame)


def _newly_heard(passage: _Passage, frames_into_it: int) -> list[Event]:
    """The passage's start and the word that is heard now; words in between are passed over."""
    events: list[Event] = []
    if not passage.announced:
        passage.announced = True
        events.append(Heard(passage.key, None))
    cues_heard = _cues_until(passage.cues, passage.start_frame + frames_into_it)
    if cues_heard > passage.cues_heard:
        passage.cues_heard = cues_heard
        events.append(Heard(passage.key, passage.told_cues[cues_heard - 1]))
    return events
