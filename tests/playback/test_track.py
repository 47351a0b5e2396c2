"""The track: what is read from it, and what it says is heard."""

from hypothesis import given
from hypothesis import strategies as st

from harken.playback.fades import faded_in, joined
from harken.playback.track import Drained, Event, Heard, PassageEnded, Track
from harken.speech.clip import SAMPLE_RATE_HZ, Clip
from tests.playback.clips import counting_clip

CLIP = counting_clip(300)
NO_PAUSE_MS = 0


def read_frames(track: Track, run: int, frames: int) -> bytes:
    return track.read(run, frames * 2)


def words(events: list[Event]) -> list[tuple[int, int | None]]:
    """The key and the number of the word of each `Heard`; None for a passage's start."""
    return [
        (it.key, None if it.cue is None else it.cue.spoken_start)
        for it in events
        if isinstance(it, Heard)
    ]


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


def test_what_comes_after_the_passage_that_is_heard_can_be_dropped() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    track.append(2, CLIP, NO_PAUSE_MS)
    run = track.begin_run()
    assert not track.drop_after(1)  # it is not heard yet
    read_frames(track, run, 200)
    track.advance(run, 100)
    assert not track.drop_after(2)
    assert track.drop_after(1)
    other = counting_clip(50, first_sample=5000)
    track.append(3, other, NO_PAUSE_MS)
    assert read_frames(track, run, 150) == CLIP.samples[400:] + other.samples


def test_what_is_dropped_on_its_way_to_the_ear_is_cut_off() -> None:
    track = Track()
    track.append(1, CLIP, NO_PAUSE_MS)
    track.append(2, CLIP, NO_PAUSE_MS)
    run = track.begin_run()
    read_frames(track, run, 301)
    track.advance(run, 100)
    assert track.cut_frame(run) is None
    assert track.drop_after(1)
    assert track.cut_frame(run) == 300
    track.append(3, CLIP, NO_PAUSE_MS)
    assert words(track.advance(run, 310)) == [(1, 2)]  # the device was left a little late
    track.leave_run(run, 300)
    run = track.begin_run()
    assert read_frames(track, run, 300) == CLIP.samples
    assert words(track.advance(run, 0)) == [(3, None), (3, 0)]


SLOW = counting_clip(9000, word_frames=3000)
FAST = counting_clip(4500, word_frames=1500, first_sample=15_000)
"""The same three words."""


def slow_half_way(read_frame: int, heard_frame: int = 1000) -> tuple[Track, int]:
    """The slow clip, another after it, both read as far as `read_frame`."""
    track = Track()
    track.append(1, SLOW, NO_PAUSE_MS)
    track.append(2, SLOW, NO_PAUSE_MS)
    run = track.begin_run()
    read_frames(track, run, read_frame)
    track.advance(run, heard_frame)
    return track, run


def test_a_passage_goes_on_in_another_sound_from_its_next_word_on() -> None:
    track, run = slow_half_way(read_frame=2000)
    assert track.splice(1, FAST)
    assert track.cut_frame(run) is None
    track.append(3, FAST, NO_PAUSE_MS)
    sound = read_frames(track, run, 1000 + 3000 + 100)
    rest = joined(SLOW.samples[4000:6000], FAST.samples[3000:])
    assert sound == rest + FAST.samples[:200]
    events = track.advance(run, 3000) + track.advance(run, 4600)
    assert words(events) == [(1, 1), (1, 2)]
    assert [it.cue for it in events if isinstance(it, Heard)] == list(FAST.cues[1:])
    assert PassageEnded(1) in track.advance(run, 6001)


def test_a_word_that_was_half_read_is_left_at_once_where_the_next_comes_late() -> None:
    track, run = slow_half_way(read_frame=4000)  # the third word comes 3000 after the second
    with_patience = SAMPLE_RATE_HZ * 150 // 1000
    assert with_patience > 3000
    assert track.splice(1, FAST)
    assert track.cut_frame(run) is None  # and yet soon enough
    track, run = slow_half_way(read_frame=6001)
    assert track.splice(1, FAST)
    assert track.cut_frame(run) == 3000
    assert words(track.advance(run, 3010)) == [(1, 1)]
    track.leave_run(run, 3000)
    run = track.begin_run()
    assert track.cut_frame(run) is None
    assert read_frames(track, run, 3000) == faded_in(faded_in(FAST.samples[3000:], 0), 0)
    assert words(track.advance(run, 10)) == []  # it was told already
    assert words(track.advance(run, 1500)) == [(1, 2)]


def test_a_device_that_is_lost_before_the_cut_returns_to_the_word_that_was_heard() -> None:
    track, run = slow_half_way(read_frame=9000, heard_frame=3100)
    assert track.splice(1, FAST)
    run = track.begin_run()
    rest = joined(SLOW.samples[6000:12000], FAST.samples[6000:])
    assert read_frames(track, run, 4500) == faded_in(rest, 0)
    assert words(track.advance(run, 3000)) == [(1, 2)]


def test_what_cannot_go_on_in_another_sound_stays_as_it_is() -> None:
    track, run = slow_half_way(read_frame=2000)
    estimated = Clip(FAST.samples, FAST.cues, measured=False)
    other_text = counting_clip(4500, word_frames=1000)
    assert not track.splice(2, FAST)  # another is heard
    assert not track.splice(1, estimated)
    assert not track.splice(1, other_text)
    assert read_frames(track, run, 8000) == SLOW.samples[4000:] + SLOW.samples[:2000]
    track, run = slow_half_way(read_frame=7000, heard_frame=6500)
    assert not track.splice(1, FAST)  # the last word is heard


@given(
    heard=st.integers(0, 5900),
    ahead=st.integers(1, 6000),
    again=st.booleans(),
    start_word=st.integers(0, 1),
)
def test_wherever_it_is_spliced_each_word_is_heard_once_and_in_order(
    heard: int, ahead: int, again: bool, start_word: int
) -> None:
    track = Track()
    start_frame = start_word * 3000
    heard = min(heard, 5900 - start_frame)
    track.append(1, SLOW, NO_PAUSE_MS, start_frame)
    track.append(2, SLOW, NO_PAUSE_MS)
    run = track.begin_run()
    read_frames(track, run, heard + ahead)
    told = words(track.advance(run, heard))
    assert track.splice(1, FAST)
    assert not again or track.splice(1, FAST)
    track.append(3, FAST, NO_PAUSE_MS)
    for frame in range(heard, 16_000, 10):
        cut = track.cut_frame(run)
        if cut is not None and frame >= cut:
            told += words(track.advance(run, cut))
            track.leave_run(run, cut)
            run = track.begin_run()
            break
        read_frames(track, run, 10)
        told += words(track.advance(run, frame))
    else:
        assert track.empty
    read_frames(track, run, 16_000)
    for frame in range(0, 16_000, 10):
        told += words(track.advance(run, frame))
    numbers = [word for key, word in told if key == 1 and word is not None]
    assert numbers == sorted(set(numbers)) and numbers[-1] == 2
    assert [word for key, word in told if key == 3] == [None, 0, 1, 2]
    assert not any(key == 2 for key, _ in told)


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
