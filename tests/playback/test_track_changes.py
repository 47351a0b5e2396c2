"""What a track does when what follows is to be dropped, or to sound otherwise."""

from array import array
from collections.abc import Callable
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from harken.playback.fades import faded_in, joined
from harken.playback.track import Heard, PassageEnded, Track
from harken.speech.clip import SAMPLE_RATE_HZ, Clip, Cue
from tests.playback.clips import counting_clip
from tests.playback.reading import read_frames, words

CLIP = counting_clip(300)
NO_PAUSE_MS = 0


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


def test_a_second_change_before_the_cut_neither_loses_words_nor_brings_others_in() -> None:
    for once_more in (Track.drop_after, lambda track, key: track.splice(key, FAST)):
        track, run = slow_half_way(read_frame=6001)
        assert track.splice(1, FAST)
        track.append(3, SLOW, NO_PAUSE_MS)
        assert read_frames(track, run, 500) == bytes(1000)  # nobody would hear it
        assert once_more(track, 1)
        assert track.cut_frame(run) == 3000
        track.append(4, SLOW, NO_PAUSE_MS)
        track.leave_run(run, 3010)  # a little late
        rest = read_frames(track, track.begin_run(), 3000 + 9000)
        assert rest[1000:6000] == FAST.samples[4000:]
        assert rest[6000:] == SLOW.samples


def test_what_was_not_read_since_a_pause_needs_no_cut() -> None:
    track, run = slow_half_way(read_frame=2000)
    track.leave_run(run, 1000)
    run = track.begin_run(lead_frames=6000)
    read_frames(track, run, 5900)
    assert track.splice(1, FAST)
    assert track.cut_frame(run) is None
    rest = joined(SLOW.samples[2000:6000], FAST.samples[3000:])
    assert read_frames(track, run, 100 + 5000)[200:] == faded_in(rest, 0)


def test_a_word_that_began_before_a_pause_is_not_the_next_one() -> None:
    track, run = slow_half_way(read_frame=4000, heard_frame=3100)
    track.leave_run(run, 3100)
    run = track.begin_run(lead_frames=300)  # longer than what was heard of the second word
    read_frames(track, run, 300 + 3400)
    assert track.splice(1, FAST)
    assert track.cut_frame(run) == 300 + 6000 - 3100


WORDS = 3
BASE = 2000
"""So loud that where two fades meet no ten samples are the same."""


def steady_clip(key: int, take: int, word_frames: int) -> Clip:
    """Three words of one sample each, which is another one in each passage and each take."""
    samples = array("h")
    for word in range(WORDS):
        samples.extend([BASE + (key * WORDS + word) * 20 + take] * word_frames)
    cues = tuple(
        Cue(word * word_frames, (word + 1) * word_frames, word, word + 1) for word in range(WORDS)
    )
    return Clip(samples.tobytes(), cues, measured=True)


class Ear:
    """Reads a track ahead, hears it later, and leaves it at cuts, as the output does."""

    def __init__(self) -> None:
        self.ended: list[int] = []
        self.told: list[tuple[int, int | None]] = []
        self._track = Track()
        self._keys: list[int] = []
        """The passages that are not over yet."""
        self._next_key = 0
        self._takes = 0
        self._heard = array("h")
        self._append(2000)
        self._append(2000)
        self._begin()

    def hear(self, frames: int, ahead: int) -> None:
        """Hears so much, 10 frames at a time, and reads so much further, a little at a time."""
        for _ in range(frames // 10):
            if len(self._buffer) - self._position < ahead:
                self._buffer.frombytes(read_frames(self._track, self._run, 500))
            self._position += 10
            self._tell()
            cut = self._track.cut_frame(self._run)
            if cut is not None and self._position >= cut:
                self.pause()

    def pause(self) -> None:
        """Leaves the run; a little late where that is at a cut."""
        cut = self._track.cut_frame(self._run)
        self._heard.extend(
            self._buffer[: self._position if cut is None else min(cut, self._position)]
        )
        self._track.leave_run(self._run, self._position)
        self._begin()

    def splice(self, word_frames: int) -> None:
        self._takes = self._takes % 19 + 1
        clip = steady_clip(self._keys[0], self._takes, word_frames)
        if self._track.splice(self._keys[0], clip):
            self._replace_others(word_frames)

    def drop(self, word_frames: int) -> None:
        if self._track.drop_after(self._keys[0]):
            self._replace_others(word_frames)

    def hear_out(self) -> list[tuple[int, int]]:
        """Hears the rest.

        Returns:
            The passage and the number of each word, once for each take in which it was heard.
        """
        last = self._keys[-1]
        while last not in self.ended:
            self.hear(5000, ahead=1000)
        self.pause()
        steady = (sample for sample, run in groupby(self._heard) if len(list(run)) > 10)
        # A pause in the middle of a word parts it, but what comes then is the same take.
        takes = (take for take, _ in groupby(it - BASE for it in steady if it >= BASE))
        return [divmod(take // 20, WORDS) for take in takes]

    def _begin(self) -> None:
        self._run = self._track.begin_run(lead_frames=330)
        self._buffer = array("h")
        self._position = 0

    def _append(self, word_frames: int) -> None:
        self._track.append(self._next_key, steady_clip(self._next_key, 0, word_frames), 10)
        self._keys.append(self._next_key)
        self._next_key += 1

    def _replace_others(self, word_frames: int) -> None:
        del self._keys[1:]
        self._append(word_frames)

    def _tell(self) -> None:
        events = self._track.advance(self._run, self._position)
        self.told += words(events)
        for event in events:
            if isinstance(event, PassageEnded):
                assert event.key == self._keys.pop(0)
                self.ended.append(event.key)
                self._append(2000)


WORD_FRAMES = st.integers(60, 400).map(lambda tens: tens * 10)
"""Up to 180 ms, so that some words come later than a splice waits for."""


@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just(Ear.hear), st.integers(10, 2000), st.integers(3000, 6000)),
            st.tuples(st.sampled_from([Ear.splice, Ear.drop]), WORD_FRAMES),
            st.tuples(st.just(Ear.pause)),
        ),
        min_size=15,
        max_size=30,
    )
)
def test_whatever_is_changed_each_word_is_heard_once_and_in_order(
    steps: list[tuple[Callable[..., None], *tuple[int, ...]]],
) -> None:
    ear = Ear()
    for step, *arguments in steps:
        step(ear, *arguments)
    heard = ear.hear_out()
    expected = [(key, word) for key in ear.ended for word in range(WORDS)]
    assert heard[: len(expected)] == expected
    told = [it for it in ear.told if it[1] is not None]
    assert told[: len(expected)] == expected
