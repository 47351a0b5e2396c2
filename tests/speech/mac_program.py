"""The voice child on a fake macOS."""

import sys

from harken.serving import serve
from harken.speech import engines, in_child
from tests.speech import fake_mac

if __name__ == "__main__":
    fake_mac.install()
    engines._STOCK_DRIVERS = {sys.platform: "nsss"}
    serve({"list_voices": in_child.list_voices, "render": in_child.render})
