"""Short fades, so that sound that begins or ends inside a word makes no click."""

from array import array

from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ

FADE_FRAMES = SAMPLE_RATE_HZ * 5 // 1000
"""5 ms: a step spread over so long is no click any more, and takes nothing from a word."""


def faded_in(sound: bytes, from_frame: int) -> bytes:
    """Lets a sound grow from silence.

    Args:
        sound: A piece of it, 16-bit mono.
        from_frame: How much of the sound came before the piece, in frames.
    """
    frames = min(FADE_FRAMES - from_frame, len(sound) // BYTES_PER_FRAME)
    if frames <= 0:
        return sound
    samples = array("h", sound[: frames * BYTES_PER_FRAME])
    for at, sample in enumerate(samples):
        samples[at] = sample * (from_frame + at) // FADE_FRAMES
    return samples.tobytes() + sound[frames * BYTES_PER_FRAME :]


def joined(one: bytes, other: bytes, fade_frames: int = FADE_FRAMES) -> bytes:
    """Two sounds end to end: the end of the first fades out, the start of the second fades in.

    Args:
        one: The first, 16-bit mono.
        other: The second.
        fade_frames: How much of the first may fade out at most, for it was not heard yet.
    """
    frames = max(0, min(FADE_FRAMES, fade_frames, len(one) // BYTES_PER_FRAME))
    ending = len(one) - frames * BYTES_PER_FRAME
    samples = array("h", one[ending:])
    for at, sample in enumerate(samples):
        samples[at] = sample * (frames - at) // frames
    return one[:ending] + samples.tobytes() + faded_in(other, 0)
