"""nltk without scipy's statistics: 50 MB and half a second of the processor that sumy never uses.

nltk, which sumy imports, asks for them for one test of how often two words meet, and does without
that test where there are none.
"""

import sys
import threading

_STATISTICS = "scipy.stats"
_one_at_a_time = threading.Lock()


def import_nltk() -> None:
    """Imports nltk; any thread, before it imports anything of sumy.

    Whoever wants scipy.stats afterwards can import it as ever.
    """
    with _one_at_a_time:
        # So Python marks what is not there.
        hidden = sys.modules.setdefault(_STATISTICS, None) is None  # type: ignore[arg-type]
        try:
            import nltk  # noqa: F401
        finally:
            if hidden:
                del sys.modules[_STATISTICS]
