"""nltk, which sumy imports, without scipy's statistics: to be imported before sumy.

nltk asks for them in measures that nobody uses here, and does without where there are none. They
are 50 MB and half a second of the processor, in the first moments of the window.
"""

import sys

_STATISTICS = "scipy.stats"

if _STATISTICS not in sys.modules:
    # So Python marks what is not there.
    sys.modules[_STATISTICS] = None  # type: ignore[assignment]
    try:
        import nltk  # noqa: F401
    finally:
        del sys.modules[_STATISTICS]
