"""Asks whether the microphone may be used: macOS lets nobody hear before the person said yes."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QMicrophonePermission, QObject, Qt

from harken.errors import HarkenError

AskPermission = Callable[[QObject, Callable[[bool], None]], None]
"""Tells the function, now or later, whether the microphone may be used; but never after the object
has gone."""


def ask_for_microphone(context: QObject, answered: Callable[[bool], None]) -> None:
    """Asks the system, which asks the person once. Linux and Windows say yes at once.

    Args:
        context: While it lives, an answer is awaited. Main thread only.
        answered: Takes the answer.
    """
    application = QCoreApplication.instance()
    assert application is not None
    permission = QMicrophonePermission()
    if application.checkPermission(permission) is Qt.PermissionStatus.Granted:
        answered(True)
        return
    application.requestPermission(
        permission,
        context,
        lambda given: answered(given.status() is Qt.PermissionStatus.Granted),
    )


def refused() -> HarkenError:
    """What is told where the microphone may not be used."""
    return HarkenError(
        "Cannot listen to voice commands",
        "this computer does not let Harken use the microphone",
        "Allow it in the system's settings, under privacy, then switch voice commands on again.",
    )
