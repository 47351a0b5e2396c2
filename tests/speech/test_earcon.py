"""The sound between two sentences that do not follow each other."""

from array import array
from itertools import pairwise

from harken.speech.clip import SAMPLE_RATE_HZ, Clip, Cue
from harken.speech.earcon import after_earcon, earcon

FULL_SCALE = 32_767


def frames_of(samples: bytes) -> list[int]:
    return array("h", samples).tolist()


def test_it_is_short() -> None:
    assert 0.1 <= len(frames_of(earcon())) / SAMPLE_RATE_HZ <= 0.15


def test_it_is_soft_and_yet_heard() -> None:
    assert 0.03 <= max(frames_of(earcon())) / FULL_SCALE <= 0.15


def test_it_begins_and_ends_in_silence_and_never_clicks() -> None:
    frames = frames_of(earcon())
    assert (frames[0], frames[-1]) == (0, 0)
    # The steepest step of the purest tone of that pitch and loudness is not exceeded.
    steepest = max(frames) * 2 * 3.1416 * 900 / SAMPLE_RATE_HZ
    assert max(abs(one - other) for one, other in pairwise(frames)) <= steepest


def test_a_clip_comes_after_it_whole_and_its_words_as_much_later() -> None:
    clip = Clip(b"\1\2" * 300, (Cue(0, 100, 0, 3), Cue(100, 300, 4, 9)), measured=True)

    later = after_earcon(clip)

    assert later.samples.startswith(earcon())
    assert later.samples.endswith(clip.samples)
    by = later.frames - clip.frames
    assert later.cues == (Cue(by, by + 100, 0, 3), Cue(by + 100, by + 300, 4, 9))
    assert later.measured


def test_between_it_and_the_words_there_is_a_moment_of_silence() -> None:
    clip = Clip(b"\1\2" * 300, (), measured=False)
    between = after_earcon(clip).samples[len(earcon()) : -len(clip.samples)]
    assert not any(between)
    assert 0.1 <= len(between) / 2 / SAMPLE_RATE_HZ <= 0.2
