"""Fault injection: the voice child on a computer without any engine."""

import sys

from harken.serving import serve
from harken.speech import engines, espeak_library, in_child

if __name__ == "__main__":
    engines._OUR_DRIVERS = ("espeak_pcm",)
    espeak_library.SYSTEM_LIBRARIES = ("libespeak-ng-is-not-here.so.1",)
    sys.modules["espeakng_loader"] = None  # type: ignore[assignment]
    serve({"list_voices": in_child.list_voices, "render": in_child.render})
