"""What the library's tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.library.library import Library
from tests.export.disks import full_disk, read_only_folder

__all__ = ["full_disk", "read_only_folder"]


@pytest.fixture
def library() -> Iterator[Library]:
    """An empty library in memory."""
    library = Library(None)
    yield library
    library.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a library may be made."""
    return tmp_path / "data" / "library.sqlite3"
