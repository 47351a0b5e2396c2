"""The watch over the machine's sleep, with clocks that are set by hand: no test can sleep so."""

from harken.playback.sleep_watch import SleepWatch, seconds_with_sleep


class FakeClocks:
    """A clock that stands still in sleep, and one that does not."""

    def __init__(self) -> None:
        self.awake_s = 100.0
        self.with_sleep_s = 5000.0

    def pass_time(self, seconds: float) -> None:
        self.awake_s += seconds
        self.with_sleep_s += seconds

    def sleep(self, seconds: float) -> None:
        self.with_sleep_s += seconds

    def watch(self) -> SleepWatch:
        return SleepWatch(lambda: self.awake_s, lambda: self.with_sleep_s)


def test_time_that_passes_is_no_sleep() -> None:
    clocks = FakeClocks()
    watch = clocks.watch()
    clocks.pass_time(3600)
    assert not watch.has_slept()


def test_a_sleep_is_noticed_once() -> None:
    clocks = FakeClocks()
    watch = clocks.watch()
    clocks.pass_time(1)
    clocks.sleep(30)
    assert watch.has_slept()
    assert not watch.has_slept()


def test_clocks_that_drift_are_no_sleep() -> None:
    clocks = FakeClocks()
    watch = clocks.watch()
    for _ in range(100):
        clocks.sleep(0.5)
        assert not watch.has_slept()


def test_the_machines_own_clock_goes_forward() -> None:
    first = seconds_with_sleep()
    assert 0 <= seconds_with_sleep() - first < 60
    assert not SleepWatch().has_slept()
