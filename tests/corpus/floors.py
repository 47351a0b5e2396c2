"""The floors: how well each document of the corpus is read, pinned.

python -m tests.corpus.floors            shows what differs from the floors
python -m tests.corpus.floors --write    raises them to what is measured, and adds new documents
python -m tests.corpus.floors --lower N  lowers those of document N too, where it must be so
"""

import argparse
from dataclasses import astuple, fields
from pathlib import Path

from tests.corpus.documents import NAMES, document
from tests.corpus.measuring import Measures, measure, read

FILE = Path(__file__).parent / "floors.txt"
_NAMES = tuple(field.name for field in fields(Measures))
_HEAD = """\
# How well each document of the corpus is read; a change that lowers a figure fails the tests.
# whole: share of blocks that come out as exactly one block; kinds: the same, with the right kind;
# words: F1 of the words; leaks: pieces of furniture that are read; title, author, date: 1 is exact,
# - where the document does not say.
# Written by: python -m tests.corpus.floors --write
"""


def floors() -> dict[str, Measures]:
    """By the documents' names."""
    lines = (line.split() for line in FILE.read_text(encoding="utf-8").splitlines())
    rows = (line for line in lines if line and line[0] != "#")
    return {name: _measures(figures) for name, *figures in rows}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.floors")
    parser.add_argument("--write", action="store_true", help="raise the floors, add new documents")
    parser.add_argument("--lower", nargs="+", default=[], help="documents that may be read worse")
    arguments = parser.parse_args()
    held = floors()
    kept = {}
    for name in NAMES:
        now, floor = measure(document(name), read(document(name))), held.get(name)
        kept[name] = now
        if floor is None:
            print(f"{name}: new")
        elif now != floor:
            worse = list(now.worse_than(floor))
            print(f"{name}: {'; '.join(worse) or 'better'}")
            if worse and name not in arguments.lower:
                kept[name] = _best(now, floor)
    if arguments.write or arguments.lower:
        FILE.write_text(_HEAD + _table(kept), encoding="utf-8")


def _measures(figures: list[str]) -> Measures:
    whole, kinds, words, leaks, title, author, date = figures
    return Measures(
        float(whole),
        float(kinds),
        float(words),
        int(leaks),
        float(title),
        None if author == "-" else float(author),
        None if date == "-" else float(date),
    )


def _best(now: Measures, floor: Measures) -> Measures:
    return Measures(
        whole=max(now.whole, floor.whole),
        kinds=max(now.kinds, floor.kinds),
        words=max(now.words, floor.words),
        leaks=min(now.leaks, floor.leaks),
        title=max(now.title, floor.title),
        author=None if now.author is None else max(now.author, floor.author or 0.0),
        date=None if now.date is None else max(now.date, floor.date or 0.0),
    )


def _table(rows: dict[str, Measures]) -> str:
    lines = [f"{'#':<24}" + "".join(f"{name:>8}" for name in _NAMES)]
    for name, measures in rows.items():
        figures = "".join(
            f"{'-' if value is None else format(value, 'g'):>8}" for value in astuple(measures)
        )
        lines.append(f"{name:<24}{figures}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
