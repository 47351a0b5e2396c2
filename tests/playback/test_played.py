"""The reference of what is heard is cut at the right place, and without seams."""

import struct

from harken.playback.played import PlayedSound
from harken.speech.clip import SAMPLE_RATE_HZ

SECOND = SAMPLE_RATE_HZ


def counted(first: int, frames: int) -> bytes:
    """Sound in which each frame is its number."""
    return struct.pack(f"<{frames}H", *(number % 65536 for number in range(first, first + frames)))


def playing() -> PlayedSound:
    played = PlayedSound()
    played.want(True)
    played.begin_run()
    played.give(counted(0, SECOND))
    played.tell_heard(SECOND // 2, 100.0)
    return played


def test_what_is_heard_at_a_time_is_what_was_given() -> None:
    assert playing().from_time(100.0, 100) == counted(SECOND // 2, 100)
    assert playing().from_time(99.9, 100) == counted(SECOND // 2 - SECOND // 10, 100)


def test_pieces_join_though_the_times_are_not_exact() -> None:
    played = playing()
    first = played.from_time(100.0, 1000)
    second = played.from_time(100.0 + 1000 / SECOND + 0.02, 1000)
    assert first + second == counted(SECOND // 2, 2000)


def test_a_jump_of_the_clock_is_followed() -> None:
    played = playing()
    played.from_time(100.0, 1000)
    assert played.from_time(100.3, 100) == counted(SECOND // 2 + round(0.3 * SECOND), 100)


def test_before_and_after_what_is_kept_there_is_silence() -> None:
    assert playing().from_time(99.0, 100) == bytes(200)
    assert playing().from_time(102.0, 100) == bytes(200)
    assert playing().from_time(100.0, SECOND)[-200:] == bytes(200)


def test_in_silence_and_between_runs_nothing_is_heard() -> None:
    played = playing()
    played.fall_silent()
    assert played.from_time(100.0, 100) == bytes(200)
    played = playing()
    played.begin_run()
    assert played.from_time(100.0, 100) == bytes(200)


def test_the_oldest_is_forgotten_and_the_count_goes_on() -> None:
    played = playing()
    for number in range(1, 20):
        played.give(counted(number * SECOND, SECOND))
    played.tell_heard(19 * SECOND, 118.5)
    assert played.from_time(118.5, 100) == counted(19 * SECOND, 100)
    assert played.from_time(101.0, 100) == bytes(200)


def test_who_begins_to_listen_in_the_middle_gets_the_right_place() -> None:
    played = PlayedSound()
    played.begin_run()
    played.give(counted(0, SECOND))
    played.want(True)
    played.give(counted(SECOND, SECOND))
    played.tell_heard(SECOND, 10.0)
    assert played.from_time(10.0, 100) == counted(SECOND, 100)
