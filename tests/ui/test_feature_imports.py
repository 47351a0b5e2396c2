"""What becomes of a module's source once it is imported, seen in a process of its own."""

import subprocess
import sys

PROGRAM = """
import linecache, sys
from harken.ui.feature_imports import leave_out_feature_imports
if "leave out" in sys.argv:
    leave_out_feature_imports()
    leave_out_feature_imports()
from harken.paths import sample_article
print(sample_article.__code__.co_filename in linecache.cache)
from PySide6.QtWidgets import *
assert QPushButton.setText
"""


def keeps_sources(wish: str) -> str:
    """Whether a new process keeps the source of what it imports."""
    command = [sys.executable, "-c", PROGRAM, wish]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_no_source_is_kept_without_feature_imports() -> None:
    assert keeps_sources("leave out") == "False"


def test_pyside_would_keep_it() -> None:
    assert keeps_sources("as PySide likes") == "True"


UNDER_ANOTHER = """
import builtins
import harken.ui.feature_imports as feature_imports
below, seen = builtins.__import__, []

def another(name, *rest, **more):
    seen.append(name)
    return below(name, *rest, **more)

builtins.__import__ = another
feature_imports.leave_out_feature_imports()
import wave
assert builtins.__import__ is another
print(*seen)
"""


def test_another_import_hook_stays() -> None:
    command = [sys.executable, "-c", UNDER_ANOTHER]
    seen = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert "wave" in seen
