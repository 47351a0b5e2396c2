"""Work that goes on behind a window that is seen already, and does not hold it up."""

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

_SWITCH_INTERVAL_S = 0.0005
"""How long the window waits for the interpreter at most while the work goes on."""


class _Bell(QObject):
    rung = Signal()


class Behind:
    """Does one piece of work on a thread of its own, and then what follows on this one.

    Main thread only.

    Args:
        work: What is done behind.
        then: What follows.
        failed: Told, on this thread, of an error in either.
    """

    def __init__(
        self,
        work: Callable[[], None],
        then: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._work = work
        self._then = then
        self._failed = failed
        self._error: Exception | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="behind the window")
        self._bell = _Bell()
        self._bell.rung.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begins the work."""
        self._thread.start()

    def close(self) -> None:
        """Waits for the work; nothing follows it then."""
        self._closed = True
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        usual_s = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_INTERVAL_S)
        try:
            self._work()
        except Exception as error:  # noqa: BLE001  the boundary: handed over where it is seen
            self._error = error
        finally:
            sys.setswitchinterval(usual_s)
        self._bell.rung.emit()

    def _hand_over(self) -> None:
        if self._closed:
            return
        self._thread.join()
        if self._error is None:
            try:
                self._then()
            except Exception as error:  # noqa: BLE001  the boundary: nobody is above
                self._error = error
        if self._error is not None:
            self._failed(self._error)
