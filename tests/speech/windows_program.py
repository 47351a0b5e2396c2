"""The voice child on a fake Windows."""

import sys

from harken.serving import serve
from harken.speech import engines, in_child
from tests.speech import fake_windows

if __name__ == "__main__":
    fake_windows.install()
    engines._STOCK_DRIVERS = {sys.platform: "sapi5"}
    serve({"list_voices": in_child.list_voices, "render": in_child.render})
