"""Sentences of the summary, where they are shown and what their menu offers."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication, QMenu

from harken.ui.text_lines import bounds_of
from harken.ui.text_menu import TextMenu
from tests.ui.house import House

LONGEST, LONG, SHORT = 6, 2, 1
"""Sentences of the harbour; the ranking of the stage takes the longest first."""


def middle_of(house: House, sentence: int) -> QPoint:
    view = house.workspace.reading.view
    assert house.state.article is not None
    ranges = view.places.ranges_of(house.state.article.sentences[sentence].span)
    scrolled = QPointF(0, view.verticalScrollBar().value())
    return (bounds_of(view.document(), ranges).center() - scrolled).toPoint()


def opened_menu(house: House, sentence: int) -> TextMenu:
    """The menu of a sentence, shown."""
    page = house.workspace.reading
    assert house.state.article is not None
    span = house.state.article.sentences[sentence].span
    page._open_menu((span.block, span.start + 1), page.mapToGlobal(page.rect().center()))
    return page.findChildren(TextMenu)[-1]


def menu_at(house: House, sentence: int) -> TextMenu:
    """What the menu of a sentence offers; it is closed already."""
    menu = opened_menu(house, sentence)
    menu.close()
    return menu


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def checked(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]


def choose(menu: QMenu, label: str) -> None:
    next(action for action in menu.actions() if action.text() == label).trigger()
    QApplication.processEvents()
