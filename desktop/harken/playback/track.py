"""What is to be played next, and which word is heard at a given moment. Knows no Qt."""

import threading
from collections import deque
from dataclasses import dataclass
from typing import TypeAlias

from harken.playback.fades import FADE_FRAMES
from harken.playback.passage_sound import PassageSound
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


class Track:
    """Passages of sound end to end, read by the output's thread and filled by the main one.

    The output reads the track in runs: a run begins when a sink starts and ends when it is reset
    or lost. Frames are counted from the start of the run, silence that stood in for a passage
    which was not there yet included, so that a count of frames heard always names one place.

    Any thread may call any method.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passages: deque[PassageSound] = deque()
        self._next = 0
        """Which of the passages is read next."""
        self._next_frame = 0
        """How much of it was read, in frames."""
        self._run = 0
        self._run_frames = 0
        """How much the current run has read of what may be heard, in frames."""
        self._heard_frames = 0
        """How much of that was heard."""
        self._lead_frames = 0
        """How much it has still to read before the first passage."""
        self._cut_frame: int | None = None
        """What the run has read beyond is out of date; from then on it reads nothing more."""
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
        passage = PassageSound.of(key, clip, pause_after_ms, start_frame)
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
            if passage is None or not passage.can_go_on_in(clip):
                return False
            next_word = passage.cues_until(passage.frame_at(self._heard_frames))
            if next_word == len(passage.cues):
                return False
            next_frame = passage.cues[next_word].start_frame
            read_frame = passage.frame_at(self._run_frames)
            word = max(next_word, passage.cues_until(read_frame - 1))
            later_words = passage.cues[word : word + 1]
            if later_words and later_words[0].start_frame <= next_frame + _PATIENCE_FRAMES:
                passage.go_on_in(clip, word, later_words[0].start_frame - read_frame)
                self._drop_others(passage)
            else:
                passage.go_on_in(clip, next_word, FADE_FRAMES)
                self._drop_others(passage)
                self._cut_at((passage.run_frame or 0) + next_frame - passage.start_frame)
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
            if self._passages:
                passage = self._passages[0]
                passage.begin_later(passage.frame_at(self._until_cut(frame)))
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
                self._passages[0].return_to_last_word()
            self._start_over()
            self._lead_frames = lead_frames
            return self._run

    def read(self, run: int, byte_count: int) -> bytes:
        """The next sound of a run, always as long as asked for: silence where there is none."""
        frames = byte_count // BYTES_PER_FRAME
        parts: list[bytes] = []
        with self._lock:
            if run != self._run or self._cut_frame is not None:
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
            self._heard_frames = self._until_cut(heard_frames)
            while self._passages:
                passage = self._passages[0]
                if passage.run_frame is None or self._heard_frames < passage.run_frame:
                    return events
                events += _newly_heard(passage, self._heard_frames)
                if self._heard_frames < passage.run_end_frame:
                    return events
                self._passages.popleft()
                self._next -= 1
                events.append(PassageEnded(passage.key))
                if not self._passages:
                    events.append(Drained())
        return events

    def _heard_passage(self, key: int) -> PassageSound | None:
        passage = self._passages[0] if self._passages else None
        return passage if passage and passage.key == key and passage.announced else None

    def _drop_others(self, passage: PassageSound) -> None:
        was_read = any(it.run_frame is not None for it in self._passages if it is not passage)
        self._passages = deque([passage])
        if was_read:
            self._cut_at(passage.run_end_frame)

    def _cut_at(self, run_frame: int) -> None:
        self._cut_frame = self._run_frames = run_frame

    def _until_cut(self, run_frame: int) -> int:
        return run_frame if self._cut_frame is None else min(run_frame, self._cut_frame)

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

    def _read_passage(self, passage: PassageSound, most_frames: int) -> bytes:
        if passage.run_frame is None:
            passage.run_frame = self._run_frames
        frames = min(most_frames, passage.frames - self._next_frame)
        sound = passage.piece(self._next_frame, frames)
        self._next_frame += frames
        self._run_frames += frames
        if self._next_frame == passage.frames:
            self._next += 1
            self._next_frame = 0
        return sound


def _newly_heard(passage: PassageSound, run_frame: int) -> list[Event]:
    """The passage's start and the word that is heard now; words in between are passed over."""
    events: list[Event] = []
    if not passage.announced:
        passage.announced = True
        events.append(Heard(passage.key, None))
    cues_heard = passage.cues_until(passage.frame_at(run_frame))
    if cues_heard > passage.cues_heard:
        passage.cues_heard = cues_heard
        events.append(Heard(passage.key, passage.told_cues[cues_heard - 1]))
    return events
