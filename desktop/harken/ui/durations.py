"""Lengths of time and rates as the window writes them."""

from PySide6.QtCore import QCoreApplication

from harken.speech.rate import times_of

_MINUTES_FROM_S = 300


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
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    tr = QCoreApplication.translate
    if hours:
        form = tr("Durations", "{h} h {min} min") if minutes else tr("Durations", "{h} h")
    elif minutes >= 10 or (minutes and not rest):
        form = tr("Durations", "{min} min")
    elif minutes:
        form = tr("Durations", "{min} min {s} s")
    else:
        form = tr("Durations", "{s} s")
    return form.format(h=hours, min=minutes, s=rest)


def estimate(seconds: float) -> float:
    """Rounds to whole minutes from five on: what gets better with each sentence does not flicker.

    Args:
        seconds: How long something is going to take.
    """
    return 60 * round(seconds / 60) if round(seconds) >= _MINUTES_FROM_S else seconds


def short(seconds: float) -> str:
    """Writes an estimate: 4:51, 7 min, 1 h 5 min."""
    shown = estimate(seconds)
    return in_words(shown) if shown >= _MINUTES_FROM_S else clock(shown)


def times(rate_wpm: int) -> str:
    """A rate against the normal one: 1.2×, 2.25×."""
    share = round(times_of(rate_wpm), 2)
    return f"{share:.1f}×" if share == round(share, 1) else f"{share:.2f}×"
