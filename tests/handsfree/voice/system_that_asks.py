"""A fake of macOS, which asks the person before a microphone may be used; Linux never does."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMicrophonePermission, QObject, Qt

from harken.handsfree.voice import permission

Status = Qt.PermissionStatus


class SystemThatAsks:
    """Stands for Qt's application there. It answers when a test lets it."""

    def __init__(self) -> None:
        self.status = Status.Undetermined
        self._answer: Callable[[SimpleNamespace], None] | None = None

    def instance(self) -> "SystemThatAsks":
        return self

    def checkPermission(self, _wanted: QMicrophonePermission) -> Status:  # noqa: N802
        return self.status

    def requestPermission(  # noqa: N802
        self,
        _wanted: QMicrophonePermission,
        _context: QObject,
        answer: Callable[[SimpleNamespace], None],
    ) -> None:
        self._answer = answer

    @property
    def was_asked(self) -> bool:
        return self._answer is not None

    def answer(self, status: Status) -> None:
        assert self._answer is not None
        self.status = status
        self._answer(SimpleNamespace(status=lambda: status))


def pretend_to_be_asked(monkeypatch: pytest.MonkeyPatch) -> SystemThatAsks:
    """Puts the fake in the place of Qt's application."""
    system = SystemThatAsks()
    monkeypatch.setattr(permission, "QCoreApplication", system)
    return system
