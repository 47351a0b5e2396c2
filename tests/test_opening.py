"""What the window works with, also where a part of it is broken."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from harken import opening
from harken.child import Child
from harken.handsfree.instance.address import address
from harken.handsfree.instance.claim import Given
from harken.opening import _open_library, _Opening
from harken.paths import library_path
from harken.ui.behind import Behind
from harken.ui.faults import Faults
from harken.ui.memory import Memory
from harken.ui.theme import Theme, ThemeChoice
from harken.ui.window import Window
from tests.listening.articles import small_article


@pytest.mark.parametrize("broken", ["a folder", "not a library"])
def test_a_library_that_cannot_be_opened_is_told_and_another_kept_for_now(broken: str) -> None:
    library_path().parent.mkdir(parents=True)
    if broken == "a folder":
        library_path().mkdir()
    else:
        library_path().write_text("This is no database. " * 400)
    library, error = _open_library()
    assert error is not None and str(library_path()) in str(error)
    assert library.add(small_article(), 0.0)
    library.close()
    if broken == "not a library":
        assert library_path().read_text().startswith("This is no database.")


def test_a_library_that_is_whole_is_the_persons_own() -> None:
    library, error = _open_library()
    assert error is None
    library.add(small_article(), 0.0)
    library.close()
    assert library_path().exists()


@pytest.fixture
def faults(qtbot: QtBot, tmp_path: Path) -> Iterator[Faults]:
    faults = Faults(tmp_path / "faults.txt")
    faults.install()
    yield faults
    faults.uninstall()


def test_a_window_that_cannot_work_says_so_and_is_closed(
    faults: Faults,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    def fail(*_: object) -> NoReturn:
        raise ZeroDivisionError("one of ours")

    monkeypatch.setattr(opening, "window_parts", fail)
    window = Window(Theme(ThemeChoice.LIGHT), Memory(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.show()
    with contextlib.ExitStack() as parts:
        way = _Opening(window, faults, Given(()), address(), parts)
        way._documents = cast("Child", object())
        behind = Behind(lambda: None, way.furnish, way.give_up)
        behind.start()
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
        [dialog] = window.findChildren(QMessageBox)
        assert dialog.text() == "Harken cannot start."
        assert "ZeroDivisionError: one of ours" in faults.log.read_text(encoding="utf-8")
        assert str(faults.log) in dialog.informativeText()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not window.isVisible())
        behind.close()
    capsys.readouterr()
