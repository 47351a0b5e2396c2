"""Fades: how they begin and end, however the sound comes in pieces."""

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from harken.playback.fades import FADE_FRAMES, faded_in, joined

LOUD = array("h", [20_000] * 1000).tobytes()


def samples_of(sound: bytes) -> list[int]:
    return list(array("h", sound))


def largest_step(sound: bytes) -> int:
    samples = samples_of(sound)
    return max(abs(b - a) for a, b in pairwise(samples))


def test_a_fade_in_begins_in_silence_and_is_over_soon() -> None:
    samples = samples_of(faded_in(LOUD, 0))
    assert samples[0] == 0
    assert samples[FADE_FRAMES:] == [20_000] * (1000 - FADE_FRAMES)
    assert largest_step(faded_in(LOUD, 0)) < 250


@given(pieces=st.lists(st.integers(0, 200), max_size=10))
def test_in_pieces_it_fades_like_the_whole(pieces: list[int]) -> None:
    whole, at = b"", 0
    for frames in [*pieces, 1000]:
        whole += faded_in(LOUD[at * 2 : (at + frames) * 2], at)
        at = min(1000, at + frames)
    assert whole == faded_in(LOUD, 0)


def test_where_two_sounds_join_there_is_no_step() -> None:
    other = array("h", [-20_000] * 1000).tobytes()
    both = joined(LOUD, other)
    assert len(both) == len(LOUD) + len(other)
    assert largest_step(both) < 250


def test_what_was_heard_already_fades_no_more() -> None:
    assert joined(LOUD, b"", fade_frames=10)[:-20] == LOUD[:-20]
    assert joined(LOUD, b"", fade_frames=-5) == LOUD
    assert joined(b"", LOUD) == faded_in(LOUD, 0)
