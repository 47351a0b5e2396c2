"""Fuzzes one importer in this process: `tests.fuzz.importers` starts it.

An input may be refused with a `HarkenError`; else its articles hold together. Whatever else happens
is written down with the input, once for each place in the code where it happens, and the run goes
on. What cannot be caught ends the process: too long, too much memory, a crash in a C library.
"""

import hashlib
import logging
import sys
import traceback
from pathlib import Path

import atheris

INSTRUMENTED = [
    "harken.importing",
    "striprtf",
    "mammoth",
    "cobble",
    "feedparser",
    "markdown_it",
    "trafilatura",
    "htmldate",
]
MAX_SECONDS = 25
"""For one input, at most four times as long as the longest seed; the machine may be busy."""
MAX_MEGABYTES = 2_000

with atheris.instrument_imports(include=INSTRUMENTED, enable_loader_override=False):
    from harken.errors import HarkenError
    from harken.importing import language
    from harken.importing.assembling import assemble
    from harken.importing.document import Document
    from harken.importing.formats import registry
    from tests.fuzz.importers import KINDS
    from tests.fuzz.mutations import mutate_archive
    from tests.importing.invariants import check_article, check_error


class Importer:
    """One format, and where to write down what breaks it."""

    def __init__(self, name: str, findings: Path) -> None:
        self.kind = KINDS[name]
        formats = (*registry.PACKED_FORMATS, *registry.TEXT_FORMATS)
        self.format = next(one for one in formats if one.kind is self.kind)
        self.findings = findings

    def check(self, data: bytes) -> None:
        """Reads an input, and writes down what should not have happened."""
        try:
            self._read(data)
        except Exception as error:  # noqa: BLE001  the boundary: written down
            self._write_down(data, error)

    def _read(self, data: bytes) -> None:
        document = Document(data, "fuzzed", self.kind.suffixes[0])
        try:
            if not data.strip() or not self.format.recognises(document):
                return
            drafts = self.format.read(document)
            articles = [assemble(draft, source="fuzzed", name="fuzzed") for draft in drafts]
        except HarkenError as error:
            check_error(error, "fuzzed")
            return
        for article in articles:
            check_article(article)

    def _write_down(self, data: bytes, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [f for f in frames if "harken" in f.filename or "tests" in f.filename]
        places = [f"{Path(f.filename).name}:{f.lineno}" for f in (*ours[-2:], frames[-1])]
        place = " ".join([type(error).__name__, *places])
        name = f"raised-{hashlib.sha256(place.encode()).hexdigest()[:12]}"
        if not (self.findings / name).exists():
            (self.findings / name).write_bytes(data)
            text = "".join(traceback.format_exception(error))
            (self.findings / f"{name}.txt").write_text(text, encoding="utf-8", errors="replace")


def _mutate(data: bytes, max_size: int, seed: int) -> bytes:
    return mutate_archive(data, max_size, seed, atheris.Mutate)


def main(name: str, folder: Path, findings: Path, seconds: int) -> None:
    """Fuzzes, until the time is over or an input ends the process."""
    logging.disable()
    # The language model has no branches to find, and would take most of the time.
    language.language_of = lambda texts, declared=None: "en"
    language.languages_of_blocks = lambda texts, article_language: [None] * len(texts)
    importer = Importer(name, findings)
    seeds = [path.read_bytes() for path in sorted((folder / "seeds").iterdir())]
    with atheris.instrument_imports(include=INSTRUMENTED, enable_loader_override=False):
        for seed in seeds:  # now all is imported that is imported when it is needed
            importer.check(seed)
    (folder / "grown").mkdir(exist_ok=True)
    arguments = [
        "one_importer",
        str(folder / "grown"),
        str(folder / "seeds"),
        f"-dict={folder / 'words'}",
        f"-artifact_prefix={findings}/",
        f"-max_total_time={seconds}",
        f"-max_len={4 * max(map(len, seeds))}",
        f"-timeout={MAX_SECONDS}",
        f"-rss_limit_mb={MAX_MEGABYTES}",
        f"-report_slow_units={MAX_SECONDS * 3 // 5}",
        "-len_control=0",
        "-print_final_stats=1",
    ]
    packed = all(seed.startswith(b"PK") for seed in seeds)
    mutator = {"custom_mutator": _mutate} if packed else {}
    atheris.Setup(arguments, importer.check, **mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
