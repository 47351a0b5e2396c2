"""The hop from a worker's thread to the receiver's, for progress, results and errors."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

T = TypeVar("T")


class _Courier(QObject):
    """Lives with the application until its future is done: the receiver may end before."""

    arrived = Signal()


class _Relay(QObject):
    told = Signal(object)


def relay(receiver: QObject, tell: Callable[[T], None]) -> Callable[[T], None]:
    """A function for workers to call: it has `tell` called on the main thread, never at once.

    Args:
        receiver: The object on whose behalf; it lives on the main thread. Nothing is called after
            it was destroyed.
        tell: Gets what the worker gave.
    """
    courier = _Relay(receiver)

    def send(value: T) -> None:
        with contextlib.suppress(RuntimeError):  # the courier has gone with its receiver
            courier.told.emit(value)

    courier.told.connect(tell, Qt.ConnectionType.QueuedConnection)
    return send


def deliver(
    future: "Future[T]",
    receiver: QObject,
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
) -> None:
    """Calls `done` or `failed` on the main thread when the future is done, never at once.

    Nothing is called after the receiver was destroyed, nor for a future that was cancelled.
    Main thread only.

    Args:
        future: What is waited for.
        receiver: The object on whose behalf; it lives on the main thread.
        done: Gets the result.
        failed: Gets the exception.
    """
    courier = _Courier(QCoreApplication.instance())

    def hand_over() -> None:
        courier.deleteLater()
        if future.cancelled() or not shiboken6.isValid(receiver):
            return
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, Exception):
            failed(error)

    def announce(_: "Future[T]") -> None:
        # The application may have ended, and the courier with it.
        with contextlib.suppress(RuntimeError):
            courier.arrived.emit()

    courier.arrived.connect(hand_over, Qt.ConnectionType.QueuedConnection)
    future.add_done_callback(announce)
