"""A stage for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.listening.articles import small_article
from tests.listening.sessions import Sessions
from tests.listening.stage import Stage


@pytest.fixture
def stage(qapp: object) -> Iterator[Stage]:
    """A session without an article."""
    stage = Stage()
    yield stage
    stage.close()
    stage.free()


@pytest.fixture
def small(stage: Stage) -> Stage:
    """A session with the small article open."""
    stage.open(small_article())
    return stage


@pytest.fixture
def sessions(qapp: object, tmp_path: Path) -> Iterator[Sessions]:
    """Sessions on one library file; the first has begun."""
    sessions = Sessions(tmp_path / "library.db")
    sessions.begin()
    yield sessions
    sessions.end()
