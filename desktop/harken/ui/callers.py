"""What other processes ask of this window: sources at once, all else a little later."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from harken.handsfree.instance.messages import OPEN
from harken.ui.window import Window

if TYPE_CHECKING:
    from harken.handsfree.instance.switchboard import Call


class Callers(QObject):
    """Listens for this window while it is open. Main thread only.

    Args:
        window: Takes what is to be opened, also before there is anybody to read it.
    """

    def __init__(self, window: Window) -> None:
        # Loaded when the window is seen: it takes a while.
        from harken.handsfree.instance.switchboard import Switchboard

        super().__init__(window)
        self._window = window
        self._serve: Callable[[Call], None] | None = None
        self._waiting: list[Call] = []
        self._switchboard = Switchboard(self)
        self._switchboard.called.connect(self._take)
        window.closing.connect(self._switchboard.close)

    def listen(self, name: str) -> None:
        """Starts to listen at a socket; raises `HarkenError`."""
        self._switchboard.listen(name)

    def serve(self, serve: Callable[["Call"], None]) -> None:
        """Has all that is asked by `harken control` done, also what was asked already."""
        self._serve = serve
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            serve(call)

    def _take(self, call: "Call") -> None:
        if call.request.do == OPEN:
            self._window.open(call.request.sources)
            call.answer({})  # it is in the window, and its process can end
            bring_to_front(self._window, call.request.activation)
        elif self._serve is None:
            self._waiting.append(call)
        else:
            self._serve(call)


def bring_to_front(window: Window, activation: str | None) -> None:
    """Shows a window before all others, as far as the desktop allows it.

    Args:
        window: May be minimised.
        activation: What the desktop gave the process that asks for it.
    """
    if activation is not None and QGuiApplication.platformName().startswith("wayland"):
        # Qt presents it to the compositor with the next request, and forgets it.
        os.environ["XDG_ACTIVATION_TOKEN"] = activation
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()
