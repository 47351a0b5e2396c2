"""The watch over the tests watches: each kind of leftover is seen, and nothing else is."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer

from tests.leaks import Running

CARELESS = """
import logging, threading
from PySide6.QtCore import qWarning

def test_logs_a_warning():
    logging.warning("the disk is nearly full")

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, name="forgotten", daemon=True).start()

def test_makes_qt_warn(qapp):
    qWarning("a signal was never connected")

def test_expects_its_warning(caplog):
    logging.warning("as announced")
    assert caplog.messages == ["as announced"]
    caplog.clear()
"""


def test_a_forgotten_thread_is_seen() -> None:
    before = Running.now(with_qt=False)
    leave = threading.Event()
    thread = threading.Thread(target=leave.wait, name="forgotten", daemon=True)
    thread.start()
    assert before.what_is_new_after(0) == ["thread 'forgotten'"]
    leave.set()
    assert before.what_is_new_after(2) == []


def test_a_forgotten_process_is_seen_until_someone_waits_for_it() -> None:
    before = Running.now(with_qt=False)
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert f"process {process.pid}" in before.what_is_new_after(0)[0]
    process.kill()
    assert "nobody waited for it" in before.what_is_new_after(0.1)[0]
    process.communicate()
    assert before.what_is_new_after(0) == []


def test_a_process_may_be_replaced_by_its_like() -> None:
    command = [sys.executable, "-c", "input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as first:
        time.sleep(0.1)
        before = Running.now(with_qt=False)
        first.kill()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as second:
        time.sleep(0.1)
        assert before.what_is_new_after(0) == []
        second.kill()


def test_a_ticking_timer_is_seen_until_it_stops(qapp: QCoreApplication) -> None:
    before = Running.now(with_qt=True)
    timer = QTimer()
    timer.start(10_000)
    assert "QTimer" in before.what_is_new_after(0)[0]
    timer.stop()
    assert before.what_is_new_after(0) == []


def test_a_timer_goes_with_its_owner(qapp: QCoreApplication) -> None:
    before = Running.now(with_qt=True)
    owner = QObject()
    timer = QTimer(owner)
    timer.start(10_000)
    owner.deleteLater()
    assert before.what_is_new_after(2) == []


def test_a_running_qt_thread_is_seen(qapp: QCoreApplication) -> None:
    before = Running.now(with_qt=True)
    thread = QThread()
    thread.start()
    assert "QThread" in before.what_is_new_after(0)[0]
    thread.quit()
    thread.wait()
    assert before.what_is_new_after(0) == []


def test_carelessness_fails_a_test(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    careless = tmp_path / "test_careless.py"
    careless.write_text(CARELESS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest"]
    run = subprocess.run(
        [*command, str(careless)],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "unexpected in the log: WARNING root: the disk is nearly full" in run.stdout
    assert "left running: thread 'forgotten'" in run.stdout
    assert "Qt messages with level WARNING or above emitted" in run.stdout
    assert "1 failed, 3 passed, 2 errors" in run.stdout
