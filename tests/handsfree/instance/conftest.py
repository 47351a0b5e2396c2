"""A switchboard at this test's own address."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from harken.handsfree.instance.address import Address, address
from harken.handsfree.instance.switchboard import Switchboard
from tests.handsfree.instance.desk import Desk


@pytest.fixture
def place() -> Address:
    return address()


@pytest.fixture
def switchboard(qapp: QApplication, place: Address) -> Iterator[Switchboard]:
    switchboard = Switchboard(qapp)
    switchboard.listen(place.socket)
    yield switchboard
    switchboard.close()
    switchboard.deleteLater()


@pytest.fixture
def desk(switchboard: Switchboard) -> Desk:
    return Desk(switchboard)
