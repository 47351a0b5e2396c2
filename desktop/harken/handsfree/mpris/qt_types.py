"""What Qt takes as the names of C++ types, and PySide's stubs know only as Python's."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import ClassInfo

Adaptor = TypeVar("Adaptor", bound=type)

INT64 = cast("type", "qlonglong")
STRINGS = cast("type", "QStringList")
MAP = cast("type", "QVariantMap")


def interface(name: str) -> Callable[[Adaptor], Adaptor]:
    """Gives a class's methods, properties and signals to an interface on the bus."""
    info = cast("Callable[[dict[str, str]], Callable[[Adaptor], Adaptor]]", ClassInfo)
    return info({"D-Bus Interface": name})
