"""Panels that rise over the window keep no key from it that ends the program."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.ui.popups import Popup
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

OPENED: dict[str, Callable[[House], None]] = {
    "why": lambda house: house.workspace.reading.explain(2),
    "tuning": lambda house: house.workspace.reading.controls.open_tuning(),
    "rate": lambda house: house.workspace.player.bar.rate_button.click(),
    "sleep": lambda house: house.workspace.player.bar.sleep_button.click(),
    "volume": lambda house: house.workspace.player.bar.volume_button.click(),
}


@pytest.mark.parametrize("opened", OPENED)
def test_a_panel_lets_the_window_be_closed_by_its_key(house: House, opened: str) -> None:
    house.open(article_of(words(200)))
    house.window.activateWindow()
    OPENED[opened](house)
    panel = QApplication.activePopupWidget()
    assert isinstance(panel, Popup)
    QTest.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    assert not house.window.isVisible()
    assert QApplication.activePopupWidget() is None
