"""Imports, where nobody waits for it, what the first change of the rate needs."""

import threading
from functools import cache

_SOON_S = 0.5
"""By then what was just rendered is heard, and the next sentence is rendered, too."""


@cache
def get_ready_to_stretch() -> None:
    """Has PyAV imported a little later, once in this process.

    Its libraries are 18 MB, mapped and not copied, and take 0.1 to 0.4 s: too much for a voice
    child that says nothing yet, and too late when another rate is wanted at the next word.
    """
    timer = threading.Timer(_SOON_S, _import)
    timer.daemon = True
    timer.start()


def _import() -> None:
    import harken.speech.stretch  # noqa: F401
