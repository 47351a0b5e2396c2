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
