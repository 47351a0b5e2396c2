"""Dragging in Up next, with a real mouse: the queue is reordered, also on the disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from harken.paths import library_path
from tests.system.display import Display, wait_for
from tests.system.program import Program
from tests.system.sound import PulseServer

TITLES = ("Alpha", "Beta", "Gamma")
LEFT, TOP = 40, 20
FIRST_ROW_Y, ROW_PX = 114 + 31, 62
"""The middle of the first line, from the window's top, and how high each is."""


@pytest.fixture
def program(display: Display, loudspeaker: PulseServer, tmp_path: Path) -> Iterator[Program]:
    """The window with three articles in Up next."""
    paths = [tmp_path / f"{title}.md" for title in TITLES]
    for path in paths:
        text = f"# {path.stem}\n\nThe sea came in over the wall and went out again.\n"
        path.write_text(text, encoding="utf-8")
    program = Program(display, *paths)
    try:
        display.place(program.window("Alpha"), LEFT, TOP, 1100, 860)
        wait_for(lambda: queue() == list(TITLES), "the articles in the queue")
        yield program
    finally:
        program.clean_up()


def queue() -> list[str]:
    """The titles of the queue as they are on the disk."""
    if not library_path().exists():
        return []
    with closing(sqlite3.connect(f"file:{library_path()}?mode=ro", uri=True)) as database:
        rows = database.execute(
            "SELECT title FROM queue JOIN article ON article.id = queue.article ORDER BY place"
        )
        return [title for (title,) in rows]


def row(place: int) -> tuple[int, int]:
    return LEFT + 90, TOP + FIRST_ROW_Y + place * ROW_PX


def test_a_line_is_dragged_between_others(display: Display, program: Program) -> None:
    x, y = row(0)
    display.drag(row(2), (x, y - 15))
    wait_for(lambda: queue() == ["Gamma", "Alpha", "Beta"], "the last one first")
    x, y = row(2)
    display.drag(row(0), (x, y + 20))
    wait_for(lambda: queue() == ["Alpha", "Beta", "Gamma"], "the first one last")
