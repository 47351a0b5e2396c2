"""What the terminal's tests share with those of the rooms behind it."""

from tests.export.disks import read_only_folder

__all__ = ["read_only_folder"]
