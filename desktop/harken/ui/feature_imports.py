"""The import statement without what PySide6 adds to it for names that nobody uses here."""

import builtins

import PySide6.QtCore  # noqa: F401  it is exchanged when this is imported


def leave_out_feature_imports() -> None:
    """Takes PySide6's look into every source back out of the import statement.

    It reads the source of each module that comes after it, and keeps it, to see whether it may
    want other names of Qt's methods (`from __feature__ import snake_case`). None does here, and
    the sources of some 350 modules are 8 MB and a twentieth of a second of the processor. What was
    there before is put back, which is shiboken's: it makes Qt's classes when they are first asked
    for. Where somebody else's has come on top of it, all stays as it is.
    """
    if builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = builtins.__dict__["__orig_import__"]
