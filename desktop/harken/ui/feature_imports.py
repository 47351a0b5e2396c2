"""The import statement without what PySide6 adds to it."""

import builtins

import PySide6.QtCore  # noqa: F401  it is exchanged when this is imported


def leave_out_feature_imports() -> None:
    """Puts back the import statement that PySide6 has put its own in place of.

    PySide6's reads the source of each module that comes after it, and keeps it, to see whether it
    may want other names of Qt's methods (`from __feature__ import snake_case`). None does here, and
    the sources of some 350 modules are 6 MB and a good part of the start.
    """
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
