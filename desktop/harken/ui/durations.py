"""Lengths of time and rates as the window writes them."""

from harken.settings import Settings


def clock(seconds: float) -> str:
    """Writes 4:51, or 1:04:51 from an hour on."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"


def in_words(seconds: float) -> str:
    """Writes 45 s, 1 min 10 s, 25 min, 2 h 5 min."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    if minutes >= 10 or (minutes and not rest):
        return f"{minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def times(rate_wpm: int) -> str:
    """A rate against the usual one, which is a new person's: 1.2×."""
    return f"{rate_wpm / Settings().rate_wpm:.1f}×"
