"""The voice child on a system whose stock driver, here under the name of nsss, is the fake one."""

import sys

from harken.serving import serve
from harken.speech import engines, in_child
from tests.speech import fake_stock_driver

if __name__ == "__main__":
    sys.modules["pyttsx3.drivers.nsss"] = fake_stock_driver
    engines._STOCK_DRIVERS = {sys.platform: "nsss"}
    serve({"list_voices": in_child.list_voices, "render": in_child.render})
