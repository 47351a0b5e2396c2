"""When a device is taken for gone, and when for asleep, by a clock that is turned by hand."""

import pytest

from harken.playback.progress import Progress
from harken.speech.clip import SAMPLE_RATE_HZ


class Clock:
    now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def progress(clock: Clock) -> Progress:
    """Of a device that was just started."""
    progress = Progress(clock)
    progress.begin()
    return progress


def test_the_first_sound_may_take_three_seconds(progress: Progress, clock: Clock) -> None:
    clock.now_s += 2.9
    assert not progress.reach(0) and not progress.has_stalled()
    clock.now_s += 0.1
    assert progress.has_stalled()


def test_what_has_played_may_stand_still_for_less_than_a_second(
    progress: Progress, clock: Clock
) -> None:
    assert progress.reach(SAMPLE_RATE_HZ)
    clock.now_s += 0.9
    assert not progress.reach(SAMPLE_RATE_HZ) and not progress.has_stalled()
    clock.now_s += 0.1
    assert progress.has_stalled()
    assert progress.reach(SAMPLE_RATE_HZ + 1) and not progress.has_stalled()


def test_a_device_may_sleep_after_five_seconds_without_sound(
    progress: Progress, clock: Clock
) -> None:
    clock.now_s += 5.0
    assert not progress.may_sleep()
    clock.now_s += 0.1
    assert progress.may_sleep()
    progress.begin()
    assert not progress.may_sleep()


def test_one_that_never_played_and_one_of_a_machine_that_slept_may_sleep(
    progress: Progress, clock: Clock
) -> None:
    assert Progress(clock).may_sleep()
    progress.sleep()
    assert progress.may_sleep()
