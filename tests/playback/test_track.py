"""The track: what is read from it, and what it says is heard."""

from hypothesis import given
from hypothesis import strategies as st

from harken.playback.fades import faded_in
from harken.playback.track import Drained, PassageEnded, Track
from harken.speech.clip import SAMPLE_RATE_HZ, Clip
from tests.playback.clips import counting_clip
from tests.playback.reading import read_frames, words

CLIP = counting_clip(300)
NO_PAUSE_MS = 0


def test_an_empty_track_gives_silence() -> None:
    track = Track()
    assert read_frames(track, track.begin_run(), 10) == bytes(20)
    assert track.empty


def test_passages_follow_each_other_without_a_gap() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    track.append(2, CLIP, NO_PAUSE_MS)
    assert read_frames(track, track.begin_run(), 600) == CLIP.samples * 2


def test_the_pause_after_a_passage_is_silence_of_its_length() -> None:
    track = Track()
    track.append(1, CLIP, pause_after_ms=500)
    track.append(2, CLIP, NO_PAUSE_MS)
    pause = bytes(SAMPLE_RATE_HZ // 2 * 2)
    sound = read_frames(track, track.begin_run(), 600 + SAMPLE_RATE_HZ // 2)
    assert sound == CLIP.samples + pause + CLIP.samples


def test_a_passage_can_start_at_a_word() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS, start_frame=100)
    run = track.begin_run()
    assert read_frames(track, run, 200) == faded_in(CLIP.samples[200:], 0)
    assert words(track.advance(run, 0)) == [(1, None), (1, 1)]


def test_nothing_is_heard_before_its_frame_is() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    track.append(2, CLIP, NO_PAUSE_MS)
    run = track.begin_run()
    read_frames(track, run, 600)  # the buffer is far ahead of the ear
    assert words(track.advance(run, 0)) == [(1, None), (1, 0)]
    assert track.advance(run, 99) == []
    assert words(track.advance(run, 100)) == [(1, 1)]
    assert words(track.advance(run, 299)) == [(1, 2)]
    assert words(track.advance(run, 300)) == [(2, None), (2, 0)]


def test_words_that_were_passed_over_are_not_told_late() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    run = track.begin_run()
    read_frames(track, run, 300)
    assert words(track.advance(run, 250)) == [(1, None), (1, 2)]


def test_the_end_of_a_passage_comes_after_its_pause_and_draining_after_the_last() -> None:
    track = Track()
    track.append(1, CLIP, pause_after_ms=1000)
    run = track.begin_run()
    read_frames(track, run, 300 + SAMPLE_RATE_HZ)
    assert PassageEnded(1) not in track.advance(run, 299 + SAMPLE_RATE_HZ)
    assert track.advance(run, 300 + SAMPLE_RATE_HZ) == [PassageEnded(1), Drained()]
    assert track.empty


def test_silence_while_starved_does_not_shift_what_is_heard_later() -> None:
    track = Track()
    run = track.begin_run()
    read_frames(track, run, 1000)
    track.append(1, CLIP, NO_PAUSE_MS)
    assert track.advance(run, 999) == []
    read_frames(track, run, 300)
    assert track.advance(run, 999) == []
    assert words(track.advance(run, 1000)) == [(1, None), (1, 0)]


def test_after_clear_the_old_run_gets_silence_and_tells_nothing() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    old_run = track.begin_run()
    read_frames(track, old_run, 150)
    generation = track.generation
    track.clear()
    track.append(2, CLIP, NO_PAUSE_MS)
    assert read_frames(track, old_run, 100) == bytes(200)
    assert track.advance(old_run, 150) == []
    assert track.generation == generation + 1
    assert read_frames(track, track.begin_run(), 300) == CLIP.samples


def test_a_new_run_goes_on_at_the_word_that_was_heard_last() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    track.append(2, CLIP, NO_PAUSE_MS)
    run = track.begin_run()
    read_frames(track, run, 600)
    track.advance(run, 150)  # in the middle of the second word
    run = track.begin_run()
    assert read_frames(track, run, 500) == faded_in(CLIP.samples[200:], 0) + CLIP.samples
    assert words(track.advance(run, 100)) == [(1, 2)]


def test_a_run_that_was_left_is_gone_on_from_just_there() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    run = track.begin_run()
    read_frames(track, run, 300)
    track.advance(run, 150)
    track.leave_run(run, 150)
    track.leave_run(run, 10)  # it has ended already
    run = track.begin_run()
    assert read_frames(track, run, 150) == faded_in(CLIP.samples[300:], 0)
    assert words(track.advance(run, 0)) == []
    assert words(track.advance(run, 50)) == [(1, 2)]


def test_a_run_left_in_a_pause_goes_on_with_the_rest_of_the_pause() -> None:
    track = Track()
    track.append(1, CLIP, pause_after_ms=100)
    track.append(2, CLIP, NO_PAUSE_MS)
    run = track.begin_run()
    read_frames(track, run, 3000)
    track.advance(run, 2005)
    track.leave_run(run, 2005)
    run = track.begin_run()
    assert read_frames(track, run, 600) == bytes(500 * 2) + CLIP.samples[:200]


def test_what_wakes_the_device_shifts_no_word() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    run = track.begin_run(lead_frames=1000)
    lead = read_frames(track, run, 700) + read_frames(track, run, 300)
    assert set(lead) == {0, 1}  # nearly silent, and yet no silence
    assert read_frames(track, run, 300) == CLIP.samples
    assert track.advance(run, 999) == []
    assert words(track.advance(run, 1100)) == [(1, None), (1, 1)]


def test_a_new_run_before_anything_was_heard_loses_nothing() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS, start_frame=100)
    read_frames(track, track.begin_run(), 50)
    assert read_frames(track, track.begin_run(), 200) == faded_in(CLIP.samples[200:], 0)


def test_a_clip_without_sound_or_cues_is_passed_over() -> None:
    track = Track()
    track.append(1, Clip(b"", (), measured=True), NO_PAUSE_MS)
    track.append(2, CLIP, NO_PAUSE_MS)
    run = track.begin_run()
    assert read_frames(track, run, 300) == CLIP.samples
    assert words(track.advance(run, 0)) == [(1, None), (2, None), (2, 0)]


@given(
    clips=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 20)), min_size=1, max_size=6),
    reads=st.lists(st.integers(1, 300), min_size=1, max_size=40),
)
def test_however_it_is_read_all_sound_comes_once_in_order(
    clips: list[tuple[int, int]], reads: list[int]
) -> None:
    track = Track()
    expected = b""
    for key, (frames, pause_ms) in enumerate(clips):
        clip = counting_clip(frames, first_sample=key * 500 + 1)
        track.append(key, clip, pause_ms)
        expected += clip.samples + bytes(pause_ms * SAMPLE_RATE_HZ // 1000 * 2)
    run = track.begin_run()
    sound, ended = b"", []
    for frames in [*reads, len(expected)]:
        sound += read_frames(track, run, frames)
        heard = min(len(sound), len(expected)) // 2
        ended += [it.key for it in track.advance(run, heard) if isinstance(it, PassageEnded)]
    assert sound.rstrip(b"\0") == expected.rstrip(b"\0")
    assert sound[: len(expected)] == expected
    assert ended == list(range(len(clips)))


@given(cuts=st.lists(st.integers(1, 250), min_size=1, max_size=20))
def test_however_often_the_device_is_lost_every_word_is_heard_in_order(cuts: list[int]) -> None:
    track = Track()
    for key in range(3):
        track.append(key, CLIP, NO_PAUSE_MS)
    heard: list[tuple[int, int | None]] = []
    for frames in [*cuts, 900]:
        run = track.begin_run()
        read_frames(track, run, frames + 100)
        for frame in range(0, frames + 1, 10):
            heard += words(track.advance(run, frame))
    starts = [(key, word) for key in range(3) for word in (None, 0, 1, 2)]
    assert heard == starts
