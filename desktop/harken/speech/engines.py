"""The engines that there may be on this system, each started when it is first needed."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from harken.speech.engine import Engine, NoEngine
from harken.speech.pcm_engine import PcmEngine
from harken.speech.voice import Voice

_STOCK_DRIVERS = {"win32": "sapi5", "darwin": "nsss"}
_OUR_DRIVERS: tuple[str, ...] = ("flite", "pico", "piper", "espeak_pcm")

PASSED_OVER = "HARKEN_WITHOUT_ENGINES"
"""The environment variable that names drivers, with spaces between, that are not to be tried."""


def drivers() -> tuple[str, ...]:
    """The drivers that are tried on this system; not each of them need start."""
    stock = _STOCK_DRIVERS.get(sys.platform)
    passed_over = os.environ.get(PASSED_OVER, "").split()
    ours = tuple(driver for driver in _OUR_DRIVERS if driver not in passed_over)
    return (stock, *ours) if stock else ours


@cache
def engine(driver: str) -> Engine:
    """The engine over a driver.

    Raises:
        NoEngine: There is no such driver here, or it does not start.
    """
    if driver in _OUR_DRIVERS:
        return PcmEngine(import_module(f"harken.speech.{driver}"))
    if driver == _STOCK_DRIVERS.get(sys.platform):
        return _stock_engine(driver)
    raise NoEngine(driver)


def _stock_engine(driver: str) -> Engine:
    if driver == "sapi5":
        from harken.speech.sapi5 import Sapi5Engine

        return Sapi5Engine()
    from harken.speech.nsss import NsssEngine

    return NsssEngine()


def installed_voices() -> Iterator[Voice]:
    """The voices of all engines that start and tell them; the others are passed over."""
    for driver in drivers():
        try:
            voices = engine(driver).voices()
        except Exception:  # noqa: BLE001  the boundary to system libraries of any kind
            continue
        yield from voices
