"""The hop to the main thread."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from harken.listening.main_thread import deliver, relay


def fail(error: Exception) -> None:
    raise error


def test_a_result_of_a_worker_arrives_on_the_main_thread(
    qapp: QCoreApplication, qtbot: QtBot
) -> None:
    receiver = QObject()
    threads: list[int] = []
    with ThreadPoolExecutor() as pool:
        future = pool.submit(threading.get_ident)
        deliver(future, receiver, lambda _: threads.append(threading.get_ident()), fail)
        qtbot.waitUntil(lambda: threads == [threading.get_ident()])
        assert future.result() != threading.get_ident()


def test_an_error_arrives_too(qapp: QCoreApplication, qtbot: QtBot) -> None:
    future: Future[int] = Future()
    errors: list[Exception] = []
    deliver(future, QObject(qapp), print, errors.append)
    future.set_exception(error := ValueError("no"))
    qtbot.waitUntil(lambda: errors == [error])


def test_what_is_done_already_is_never_delivered_at_once(
    qapp: QCoreApplication, qtbot: QtBot
) -> None:
    future: Future[int] = Future()
    results: list[int] = []
    future.set_result(1)
    deliver(future, QObject(qapp), results.append, fail)
    assert results == []
    qtbot.waitUntil(lambda: results == [1])


def test_nothing_arrives_after_the_receiver_is_gone(qapp: QCoreApplication, qtbot: QtBot) -> None:
    future: Future[int] = Future()
    results: list[int] = []
    receiver = QObject()
    deliver(future, receiver, results.append, fail)
    shiboken6.delete(receiver)
    future.set_result(1)
    qtbot.wait(10)
    assert results == []


def test_nothing_arrives_from_a_cancelled_future(qapp: QCoreApplication, qtbot: QtBot) -> None:
    future: Future[int] = Future()
    results: list[int] = []
    deliver(future, QObject(qapp), results.append, fail)
    future.cancel()
    qtbot.wait(10)
    assert results == []


def test_thousands_from_many_threads_all_arrive_once(qapp: QCoreApplication, qtbot: QtBot) -> None:
    receiver = QObject()
    results: list[int] = []
    with ThreadPoolExecutor(8) as pool:
        for number in range(2000):
            deliver(pool.submit(int, number), receiver, results.append, fail)
        qtbot.waitUntil(lambda: len(results) == 2000)
    assert sorted(results) == list(range(2000))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not [it for it in qapp.children() if type(it).__name__ == "_Courier"]


def test_what_a_worker_relays_arrives_on_the_main_thread_in_its_order(
    qapp: QCoreApplication, qtbot: QtBot
) -> None:
    receiver = QObject()
    told: list[tuple[float, int]] = []

    def tell(done: float) -> None:
        told.append((done, threading.get_ident()))

    send = relay(receiver, tell)
    with ThreadPoolExecutor(1) as pool:
        for done in (0.25, 0.5, 1.0):
            pool.submit(send, done)
    assert told == []
    here = threading.get_ident()
    qtbot.waitUntil(lambda: told == [(0.25, here), (0.5, here), (1.0, here)])


def test_nothing_is_relayed_to_a_receiver_that_is_gone(
    qapp: QCoreApplication, qtbot: QtBot
) -> None:
    receiver = QObject()
    told: list[float] = []
    send = relay(receiver, told.append)
    send(0.5)
    shiboken6.delete(receiver)
    send(1.0)
    qtbot.wait(10)
    assert told == []
