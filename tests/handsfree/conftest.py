"""A session on a stage for each test."""

from collections.abc import Iterator

import pytest

from tests.listening.articles import small_article
from tests.listening.stage import Stage


@pytest.fixture
def stage(qapp: object) -> Iterator[Stage]:
    """A session with the small article open."""
    stage = Stage()
    stage.open(small_article())
    yield stage
    stage.close()
