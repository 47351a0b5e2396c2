"""The terminal's own process stays light: the heavy libraries live in its children."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.articles import tide_clock

HEAVY = {
    "PySide6", "shiboken6", "trafilatura", "lxml", "sumy", "nltk", "numpy", "scipy", "py3langid",
    "av", "httpx", "pyttsx3", "chardet", "markdown_it",
}  # fmt: skip

RUN_ALL_AND_TELL = """
import json, sys
from harken.app import main
article, out = sys.argv[1:]
failed = []
for command in (
    ["text", article],
    ["summary", article],
    ["export", article, "--to", out, "--what", "both"],
    ["voices"],
    ["library", "add", article],
    ["library", "search", "tide"],
):
    sys.argv = ["harken", *command]
    if main() != 0:
        failed.append(command)
loaded = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps({"failed": failed, "loaded": loaded}), file=sys.stderr)
"""


def test_all_but_speak_import_neither_qt_nor_a_heavy_library(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN_ALL_AND_TELL, tide_clock(tmp_path), tmp_path / "out"],
        capture_output=True,
        check=True,
    )

    told = json.loads(done.stderr)
    assert told["failed"] == []
    assert "harken" in told["loaded"]
    assert not HEAVY & set(told["loaded"])
