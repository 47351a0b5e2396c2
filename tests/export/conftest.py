"""Real voices and a real encoder for the export's tests, shared: starting them costs most."""

from collections.abc import Iterator

import pytest

from harken.child import Child
from tests.export.disks import full_disk, read_only_folder
from tests.export.recording import RecordingSynthesiser

__all__ = ["full_disk", "read_only_folder"]

pytest.register_assert_rewrite("tests.export.encoder_contract")


@pytest.fixture
def encoder() -> Iterator[Child]:
    """The program that writes audio files."""
    child = Child("harken.voice_child", idle_s=None)
    yield child
    child.close()


@pytest.fixture
def synthesiser() -> Iterator[RecordingSynthesiser]:
    """A voice."""
    voice = RecordingSynthesiser()
    yield voice
    voice.close()


@pytest.fixture
def second_synthesiser() -> Iterator[RecordingSynthesiser]:
    """Another voice, to work side by side with the first."""
    voice = RecordingSynthesiser()
    yield voice
    voice.close()
