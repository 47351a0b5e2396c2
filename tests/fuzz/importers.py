"""Coverage-guided fuzzing of the importers, one after the other or several at once.

    python -m tests.fuzz.importers                          all, ten minutes each
    python -m tests.fuzz.importers pdf rtf --seconds 300    these two, five minutes each

Each is run by `tests.fuzz.one_importer` in a process of its own, from seeds made of the corpus. An
input that breaks something is kept below `build/fuzz`, with what happened; the status is then 1.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.formats import registry

KINDS = {
    "web_page": kinds.WEB_PAGE,
    "web_archive": kinds.WEB_ARCHIVE,
    "feed": kinds.FEED,
    "markdown": kinds.MARKDOWN,
    "plain_text": kinds.PLAIN_TEXT,
    "mail": kinds.MAIL,
    "pdf": kinds.PDF,
    "word": kinds.WORD,
    "open_document": kinds.OPEN_DOCUMENT,
    "epub": kinds.EPUB,
    "rtf": kinds.RTF,
}
SEED_LANGUAGES = ("en", "ja", "ru")
_WORD = re.compile(rb"</?[\w:-]{1,30}|\\[a-z]{1,20}|&#?\w{1,8};|\b[\w-]{2,30}[:=]|/[A-Z]\w{1,20}")
_MAX_WORDS = 400
_EXECUTED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_LAST_SEEN = re.compile(r"#(\d+)\t")
_MIN_SECONDS = 5
"""What is left of the time after a crash must be worth a new start."""


@dataclass
class Run:
    """What came of one importer."""

    name: str
    seconds: float = 0.0
    executions: int = 0
    starts: int = 0
    findings: int = 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.importers")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(KINDS))
    parser.add_argument("--seconds", type=int, default=600, help="for each importer")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="importers at once")
    parser.add_argument("--findings", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args()
    names = options.names or list(KINDS)
    if unknown := set(names) - set(KINDS):
        parser.error(f"no importer is called {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory(prefix="harken-fuzz-") as folder:
        for name in names:
            write_seeds(name, Path(folder) / name)
        with ThreadPoolExecutor(options.jobs) as pool:
            runs = pool.map(
                lambda name: fuzz(name, Path(folder) / name, options.findings, options.seconds),
                names,
            )
            found = 0
            for run in runs:
                print(
                    f"{run.name:<14} {run.seconds:6.0f} s {run.executions:>9,} executions"
                    f" {run.starts:>3} starts {run.findings:>3} findings",
                    flush=True,
                )
                found += run.findings
    return 1 if found else 0


def write_seeds(name: str, folder: Path) -> None:
    """The corpus's documents of a kind, and the words that its markup is made of."""
    from tests.corpus.documents import NAMES, document  # with Qt, which fuzzing can do without

    (folder / "seeds").mkdir(parents=True)
    words: dict[bytes, None] = {}
    for document_name in NAMES:
        if document_name.rpartition("/")[2] not in SEED_LANGUAGES:
            continue
        made = document(document_name)
        found = registry.choose(Document(made.data, made.name, made.suffix))
        if found.kind is KINDS[name]:
            (folder / "seeds" / made.name.replace("/", "-")).write_bytes(made.data)
            words.update(dict.fromkeys(_WORD.findall(made.data)))
    lines = (_quoted(word) for word in list(words)[:_MAX_WORDS])
    (folder / "words").write_text("\n".join(lines) + "\n", encoding="ascii")


def fuzz(name: str, folder: Path, findings: Path, seconds: int) -> Run:
    """Runs one importer for so long, again behind each input that ends its process."""
    kept = findings / name
    kept.mkdir(parents=True, exist_ok=True)
    before = set(kept.iterdir())
    run = Run(name)
    while (left := seconds - run.seconds) > _MIN_SECONDS:
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.one_importer", name, folder, kept, str(int(left))],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        run.seconds += time.monotonic() - started
        run.starts += 1
        counts = _EXECUTED.findall(done.stderr) or _LAST_SEEN.findall(done.stderr) or ["0"]
        run.executions += int(counts[-1])
        new = set(kept.iterdir()) - before
        if done.returncode and not new:
            sys.exit(f"{name} could not be run:\n{done.stderr[-3000:]}")
        run.findings = sum(1 for path in new if path.suffix != ".txt")
    return run


def _quoted(word: bytes) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"'


if __name__ == "__main__":
    sys.exit(main())
