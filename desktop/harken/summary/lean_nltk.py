"""nltk without scipy.stats, which takes half a second and 50 MB, and which sumy never uses."""

import sys

_STATISTICS = "scipy.stats"


def import_nltk() -> None:
    """Imports nltk; to be called before anything else imports it, and that means before sumy.

    nltk imports scipy.stats for one test of how often two words meet, and goes without that test
    where there is none. Afterwards scipy.stats can be imported as ever.
    """
    hidden = sys.modules.setdefault(_STATISTICS, None) is None  # type: ignore[arg-type]
    try:
        import nltk  # noqa: F401
    finally:
        if hidden:
            sys.modules.pop(_STATISTICS, None)
