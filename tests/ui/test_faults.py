import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.errors import HarkenError
from harken.ui.behind import Behind
from harken.ui.faults import Faults
from tests.ui.house import House


@pytest.fixture
def faults(qapp: QApplication, tmp_path: Path) -> Iterator[Faults]:
    before = (sys.excepthook, threading.excepthook)
    faults = Faults(tmp_path / "new" / "faults.txt")
    faults.install()
    yield faults
    faults.uninstall()
    sys.excepthook, threading.excepthook = before


def fail() -> None:
    raise ZeroDivisionError("one of ours")


def test_a_fault_is_told_in_plain_words_and_written_down(
    faults: Faults, house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faults.occurred.connect(house.workspace.messages.fail)
    try:
        fail()
    except ZeroDivisionError as error:
        house.workspace.messages.fail(error)
    [message] = house.messages
    assert message.startswith("Something went wrong in Harken.")
    assert "Traceback" not in message
    log = (tmp_path / "new" / "faults.txt").read_text(encoding="utf-8")
    assert "ZeroDivisionError: one of ours" in log
    assert "in fail" in log
    assert (tmp_path / "new" / "faults.txt").stat().st_mode & 0o777 == 0o600
    assert "one of ours" in capsys.readouterr().err


def test_a_fault_on_another_thread_is_told_too(
    faults: Faults, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=fail)
    with qtbot.waitSignal(faults.occurred) as told:
        thread.start()
        thread.join()
    assert isinstance(told.args[0], HarkenError)
    capsys.readouterr()


def test_a_log_that_grows_is_started_anew(
    faults: Faults, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "new" / "faults.txt"
    log.parent.mkdir()
    log.write_text("x" * 1_000_001, encoding="utf-8")
    sys.excepthook(ValueError, ValueError("last"), None)
    assert log.stat().st_size < 10_000
    assert (tmp_path / "new" / "faults.old.txt").stat().st_size == 1_000_001
    capsys.readouterr()


def test_work_goes_on_behind_and_what_follows_is_done_here(qtbot: QtBot) -> None:
    done: list[str] = []
    behind = Behind(
        lambda: done.append(threading.current_thread().name),
        lambda: done.append(threading.current_thread().name),
        lambda error: done.append(str(error)),
    )
    interval_s = sys.getswitchinterval()
    behind.start()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["behind the window", threading.main_thread().name]
    assert sys.getswitchinterval() == interval_s
    behind.close()


def test_an_error_behind_is_told_here_and_nothing_follows(qtbot: QtBot) -> None:
    followed: list[bool] = []
    told: list[tuple[str, Exception]] = []
    behind = Behind(
        fail,
        lambda: followed.append(True),
        lambda error: told.append((threading.current_thread().name, error)),
    )
    behind.start()
    qtbot.waitUntil(lambda: bool(told))
    [(thread, error)] = told
    assert thread == threading.main_thread().name
    assert isinstance(error, ZeroDivisionError)
    assert followed == []
    behind.close()


def test_an_error_in_what_follows_is_told_too(qtbot: QtBot) -> None:
    told: list[Exception] = []
    behind = Behind(lambda: None, fail, told.append)
    behind.start()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)
    behind.close()


def test_after_closing_nothing_follows(qtbot: QtBot) -> None:
    followed: list[bool] = []
    behind = Behind(lambda: None, lambda: followed.append(True), lambda _: None)
    behind.start()
    behind.close()
    qtbot.wait(10)
    assert followed == []
