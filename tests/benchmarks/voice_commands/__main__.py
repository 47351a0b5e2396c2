"""How many voice commands are heard, and how many that nobody gave.

    python -m tests.benchmarks.voice_commands

Everything is said by synthetic voices and mixed in memory, without loudspeaker and microphone; it
goes through the whole ear but the pipe between the processes. One run prints all tables of the
README, for the set on which the limits were chosen and for the blind one (`sets.py`), each measured
in a process of its own. A second run counts the same but for the neural voice, which says nothing
twice in the same way.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from harken.handsfree.voice.recogniser import Recogniser
from tests.benchmarks.voice_commands.alarms import alarms, taken_for_commands
from tests.benchmarks.voice_commands.hits import hits
from tests.benchmarks.voice_commands.scores import share_cell
from tests.benchmarks.voice_commands.sets import BLIND, TUNING, CommandSet
from tests.benchmarks.voice_commands.sounds import Studio

_SETS = (TUNING, BLIND)
_HEADS = (
    ("what", "heard", "%, 95 % interval", "wrong commands"),
    ("background", "hours", "false alarms", "an hour", "at most (95 %)", "% of a core"),
    ("remarks that sound alike", "taken for a command", "%, 95 % interval"),
)


def main() -> None:
    """Prints the tables."""
    with ProcessPoolExecutor(len(_SETS)) as pool:
        measured = list(pool.map(_measure, _SETS))
    for head, *tables in zip(_HEADS, *measured, strict=True):
        print("| set |", " | ".join(head), "|")
        print("| --- " * (1 + len(head)) + "|")
        for rows in tables:
            print("\n".join(rows))
        print()


def _measure(chosen: CommandSet) -> tuple[list[str], ...]:
    """The rows of each table."""
    studio, rating = Studio(), Recogniser()
    try:
        return tuple(
            [_told(f"| {chosen.name} | {cells} |") for cells in table]
            for table in (
                (f"{what} | {score.cells()}" for what, score in hits(studio, rating, chosen)),
                (f"{what} | {found.cells()}" for what, found in alarms(studio, rating, chosen)),
                _alike(studio, rating, chosen),
            )
        )
    finally:
        studio.close()


def _alike(studio: Studio, rating: Recogniser, chosen: CommandSet) -> Iterator[str]:
    taken, tries = taken_for_commands(studio, rating, chosen)
    yield f"{tries} | {taken} | {share_cell(taken, tries)}"


def _told(row: str) -> str:
    """The row, which is seen already while the rest is being measured."""
    print(row, file=sys.stderr, flush=True)
    return row


if __name__ == "__main__":
    main()
