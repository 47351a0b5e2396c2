"""How many voice commands are heard, and how many that nobody gave.

    python -m tests.benchmarks.voice_commands

Everything is said by synthetic voices and mixed in memory, without loudspeaker and microphone; it
goes through the whole ear but the pipe between the processes. One run prints all tables of the
README, first for the set on which the limits were chosen, then for the blind one (`sets.py`). With
the same voices, libraries and settings a second run counts the same.
"""

from harken.handsfree.voice.recogniser import Recogniser
from tests.benchmarks.voice_commands.alarms import alarms, taken_for_commands
from tests.benchmarks.voice_commands.hits import hits
from tests.benchmarks.voice_commands.scores import share_cell
from tests.benchmarks.voice_commands.sets import BLIND, TUNING
from tests.benchmarks.voice_commands.sounds import Studio

_SETS = (TUNING, BLIND)


def main() -> None:
    """Prints the tables."""
    studio, rating = Studio(), Recogniser()
    try:
        _print_hits(studio, rating)
        _print_alarms(studio, rating)
        _print_alike(studio, rating)
    finally:
        studio.close()


def _print_hits(studio: Studio, rating: Recogniser) -> None:
    print("| set | what | heard | %, 95 % interval | wrong commands |")
    print("| --- | --- | --- | --- | --- |")
    for chosen in _SETS:
        for what, score in hits(studio, rating, chosen):
            print(f"| {chosen.name} | {what} | {score.cells()} |", flush=True)


def _print_alarms(studio: Studio, rating: Recogniser) -> None:
    print("\n| set | background | hours | false alarms | an hour | at most (95 %) | % of a core |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for chosen in _SETS:
        for what, found in alarms(studio, rating, chosen):
            print(f"| {chosen.name} | {what} | {found.cells()} |", flush=True)


def _print_alike(studio: Studio, rating: Recogniser) -> None:
    print("\n| set | remarks that sound alike | taken for a command | %, 95 % interval |")
    print("| --- | --- | --- | --- |")
    for chosen in _SETS:
        taken, tries = taken_for_commands(studio, rating, chosen)
        print(f"| {chosen.name} | {tries} | {taken} | {share_cell(taken, tries)} |", flush=True)


if __name__ == "__main__":
    main()
