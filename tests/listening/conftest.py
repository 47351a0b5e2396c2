"""A stage for each test."""

from collections.abc import Iterator

import pytest

from tests.listening.articles import small_article
from tests.listening.stage import Stage


@pytest.fixture
def stage(qapp: object) -> Iterator[Stage]:
    """A session without an article."""
    stage = Stage()
    yield stage
    stage.close()


@pytest.fixture
def small(stage: Stage) -> Stage:
    """A session with the small article open."""
    stage.open(small_article())
    return stage
