"""Tab goes through the window as the eye does: by rows from the top, in each row from its start."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from harken.ui.tab_order import tab_stops
from tests.ui.articles import article_of, words
from tests.ui.house import House


def stops_of(house: House) -> list[QWidget]:
    """Where the focus stops in the window, in the order of Tab."""
    central = house.window.centralWidget()
    assert central is not None
    return list(tab_stops(central))


def places(house: House, region: QWidget) -> list[QRect]:
    """Where in a region of the window the focus stops, in the order of Tab."""
    return [
        QRect(stop.mapTo(house.window, QPoint(0, 0)), stop.size())
        for stop in stops_of(house)
        if region.isAncestorOf(stop)
    ]


def out_of_order(stops: list[QRect]) -> list[tuple[QRect, QRect]]:
    """Those that come after one that they stand before, to the eye."""
    bad = []
    for first, second in pairwise(stops):
        same_row = first.top() <= second.center().y() <= first.bottom()
        if second.bottom() <= first.top() or (same_row and second.left() < first.left()):
            bad.append((first, second))
    return bad


def regions(house: House) -> list[QWidget]:
    window = house.window
    return [window.header, house.workspace.side.panel, window.pages, window.player_bar]


def test_the_focus_follows_the_eye(house: House) -> None:
    house.window.resize(1200, 800)
    assert out_of_order(places(house, house.window.pages)) == []
    house.put(article_of(words(80), title="One"), article_of(words(80), title="Two"))
    house.workspace.desk.open_id("id of One")
    house.settle()
    for region in regions(house):
        stops = places(house, region)
        assert len(stops) > 1
        assert out_of_order(stops) == []


def test_every_button_that_is_seen_is_reached_by_tab(house: House) -> None:
    house.window.resize(1200, 800)
    house.put(article_of(words(80), title="One"), article_of(words(80), title="Two"))
    house.workspace.desk.open_id("id of One")
    house.settle()
    stops = stops_of(house)
    unreached = [
        child.accessibleName()
        for child in house.window.findChildren(QWidget)
        if child.isVisible()
        and child.isEnabled()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.window() is house.window
        and child not in stops
        and not any(stop.isAncestorOf(child) for stop in stops)
    ]
    assert unreached == []
    assert QApplication.focusWidget() is not None
