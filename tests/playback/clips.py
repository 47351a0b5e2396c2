"""Clips that say which frame is which."""

import array

from harken.speech.clip import Clip, Cue


def counting_clip(frames: int, word_frames: int = 100, first_sample: int = 1) -> Clip:
    """A clip whose samples count up, with a word every `word_frames`; no sample is silence."""
    samples = array.array("h", ((first_sample + it - 1) % 30_000 + 1 for it in range(frames)))
    starts = range(0, frames, word_frames)
    cues = tuple(
        Cue(start, min(start + word_frames, frames), number, number + 1)
        for number, start in enumerate(starts)
    )
    return Clip(samples.tobytes(), cues, measured=True)
