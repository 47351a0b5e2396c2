"""Panels that rise over the window keep no key from it that ends the program."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from harken.ui import popups
from harken.ui.popups import Popup
from harken.ui.theme import ThemeChoice
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


@pytest.mark.parametrize("opened", OPENED)
def test_a_panel_has_round_corners_and_nothing_behind_them(house: House, opened: str) -> None:
    house.open(article_of(words(200)))
    OPENED[opened](house)
    panel = QApplication.activePopupWidget()
    assert isinstance(panel, Popup)
    picture = panel.grab().toImage()
    last = picture.rect().bottomRight()
    assert [picture.pixelColor(*at).alpha() for at in ((0, 0), (last.x(), last.y()))] == [0, 0]
    ground = picture.pixelColor(picture.width() // 2, 4)
    assert ground.name().upper() == house.theme.colours.paper
    assert panel.mask().isEmpty(), "the smooth edge is whole"
    panel.close()


@pytest.fixture
def unblended(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on X11, where there may be no compositor; asked for before the window is made."""
    monkeypatch.setattr(popups, "is_sure_to_blend", lambda: False)


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("opened", OPENED)
def test_where_nothing_may_blend_windows_no_corner_is_black(
    unblended: None, house: House, opened: str, theme: ThemeChoice
) -> None:
    house.theme.choose(theme)
    house.open(article_of(words(200)))
    OPENED[opened](house)
    panel = QApplication.activePopupWidget()
    assert isinstance(panel, Popup)
    assert not panel.mask().contains(QPoint(0, 0))
    assert panel.mask().boundingRect() == panel.rect()
    picture = panel.grab().toImage()
    corner = [(x, y) for x in range(12) for y in range(12) if panel.mask().contains(QPoint(x, y))]
    assert {picture.pixelColor(*at).alpha() for at in corner} == {255}
    panel.close()
