"""Fixtures: folders on disks that cannot take a file."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def read_only_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that even root cannot write in: root mounts one, others take the permission away."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    if os.geteuid() == 0:
        yield from _mounted(folder, "ro,size=64k")
        return
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own with room for a second or two of sound."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk; the encoders are tested on /dev/full")
    folder = tmp_path / "disk"
    folder.mkdir()
    yield from _mounted(folder, "size=64k")


def _mounted(folder: Path, options: str) -> Iterator[Path]:
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    refused = subprocess.run(mount, stderr=subprocess.PIPE, check=False, text=True).stderr
    if refused:
        pytest.skip(f"not even root may mount a disk here: {refused}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
