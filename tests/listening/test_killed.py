"""Killed at any moment, a session begins the next time at the sentence that was heard."""

import random
import subprocess
import sys
from pathlib import Path

from harken.library.entry import Queued
from harken.library.library import Library
from tests.listening.articles import small_article
from tests.listening.kept import WatchedLibrary
from tests.listening.stage import Stage

NAMES = [f"article {number}" for number in range(30)]
ORDER = [f"{name} {sentence}" for name in NAMES for sentence in range(12)]


def test_at_most_the_current_sentence_is_repeated(
    qapp: object, tmp_path: Path, fault_count: int
) -> None:
    chance = random.Random(1)
    path = tmp_path / "library.db"
    fill(path)
    for _ in range(fault_count):
        begins_at = resumed(path)
        heard = listen_until_killed(path, sentences=chance.randint(2, 9))
        assert heard[0] == begins_at
        # The sentence after it may have begun and not have been told.
        assert 0 <= ORDER.index(resumed(path)) - ORDER.index(heard[-1]) <= 1


def listen_until_killed(path: Path, sentences: int) -> list[str]:
    """What is heard until that is killed behind so many sentences, or in the midst of the next."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.listening.heard_until_killed", str(path)],
        stdout=subprocess.PIPE,
        text=True,
    ) as listener:
        assert listener.stdout is not None
        heard = [listener.stdout.readline() for _ in range(sentences)]
        listener.kill()
        heard += listener.stdout.readlines()
    return [line.strip() for line in heard if line.endswith("\n")]


def fill(path: Path) -> None:
    """A queue that nobody hears to its end in a test."""
    library = Library(path)
    for name in NAMES:
        library.add(small_article(name), 1.0)
    library.set_queue([Queued(name) for name in NAMES])
    library.close()


def resumed(path: Path) -> str:
    """Where the next session begins."""
    library = WatchedLibrary(path)
    stage = Stage(library=library)
    stage.session.resume()
    stage.settle()
    state = stage.state
    stage.session.close()
    library.close()
    stage.settle()
    assert state.article is not None
    return f"{state.article.id} {state.sentence}"
