"""Sheets fit into a small window and on a small screen, the frame around them, too."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from harken.ui.doing import Doing
from harken.ui.sheet_size import TITLE_BAR_PX, resize_within
from tests.ui.articles import article_of, words
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")

SMALL = QSize(720, 480)
SHEETS = (
    Doing.SETTINGS, Doing.VOICES, Doing.FIT_TIME, Doing.MARKS, Doing.SHEET, Doing.SAVE_AUDIO,
)  # fmt: skip


@pytest.mark.parametrize("doing", SHEETS)
def test_a_sheet_over_the_smallest_window_leaves_room_for_its_frame(
    house: House, doing: Doing
) -> None:
    house.open(article_of(words(60)))
    house.window.resize(SMALL)
    house.settle()
    house.window.ask(doing)
    house.settle()
    [sheet] = [one for one in house.window.findChildren(QDialog) if one.isVisible()]
    assert sheet.width() <= SMALL.width()
    assert sheet.height() <= SMALL.height() - TITLE_BAR_PX
    sheet.reject()


def test_a_sheet_over_a_large_window_is_as_large_as_it_wants(house: House) -> None:
    house.window.resize(780, 760)
    sheet = QDialog(house.window)
    resize_within(sheet, 700, 600)
    assert sheet.size() == QSize(700, 600)
    sheet.deleteLater()


def test_a_window_larger_than_the_screen_does_not_make_its_sheets_so(house: House) -> None:
    screen = house.window.screen().availableSize()
    house.window.resize(screen + QSize(200, 200))
    sheet = QDialog(house.window)
    resize_within(sheet, screen.width() + 100, screen.height() + 100)
    assert sheet.width() <= screen.width()
    assert sheet.height() == screen.height() - TITLE_BAR_PX
    sheet.deleteLater()
