"""What each part of the program loads; the import contracts in pyproject.toml say the rest.

Those contracts see every import statement, also one inside a function, but no submodule of another
library and nothing that a library imports in its turn. These tests import for real.
"""

import subprocess
import sys

import pytest

HEAVY = {"av", "httpx", "lxml", "nltk", "numpy", "py3langid", "scipy", "sumy", "trafilatura"}

LOAD_ALL = """
import importlib, pkgutil, sys
for room in sys.argv[1:]:
    module = importlib.import_module(room)
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), room + "."):
        importlib.import_module(found.name)
print(*sys.modules)
"""


def loaded_by(*rooms: str) -> set[str]:
    """The modules in memory after importing every module of these rooms, in a new process."""
    command = [sys.executable, "-c", LOAD_ALL, *rooms]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


@pytest.mark.parametrize("room", ["harken.playback", "harken.listening"])
def test_the_rooms_below_the_window_load_no_widgets(room: str) -> None:
    assert "PySide6.QtWidgets" not in loaded_by(room)


def test_the_window_process_loads_no_heavy_library() -> None:
    loaded = loaded_by("harken.app", "harken.ui", "harken.listening", "harken.playback")
    assert "PySide6.QtWidgets" in loaded
    assert loaded & HEAVY == set()
