"""Headphones pulled out of a card that goes on through its speakers. The card is a fake.

A null sink has no ports; what a server says of a real card's is handed over as libpulse would.
"""

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QAudioDevice

from harken.playback import devices
from harken.playback.devices import Devices
from harken.playback.pulse_devices import PulseDevice

HEADPHONES, SPEAKER = "analog-output-headphones", "analog-output-speaker"


class FakeDevice:
    """A device that Qt lists, by its id."""

    def __init__(self, id_: str) -> None:
        self._id = id_

    def id(self) -> SimpleNamespace:
        return SimpleNamespace(toStdString=lambda: self._id)

    def description(self) -> str:
        return self._id


CARD = FakeDevice("card")


@pytest.fixture
def on_a_card(monkeypatch: pytest.MonkeyPatch) -> Devices:
    fake_qt = SimpleNamespace(audioOutputs=lambda: [CARD, FakeDevice("ghost"), CARD])
    monkeypatch.setattr(devices, "QMediaDevices", fake_qt)
    parent = QObject()
    made = Devices(parent)
    made.setParent(None)
    return made


def taken_away_in(on_a_card: Devices, *changes: PulseDevice) -> list[bool]:
    """After each change whether the card counts as taken away, asked while it is told."""
    told: list[bool] = []
    on_a_card.changed.connect(
        lambda: told.append(on_a_card.is_taken_away(cast("QAudioDevice", CARD)))
    )
    for change in changes:
        on_a_card._on_sinks((change,))
    return told


def test_headphones_pulled_out_of_their_socket_are_taken_away(on_a_card: Devices) -> None:
    told = taken_away_in(
        on_a_card,
        PulseDevice("card", HEADPHONES, frozenset({SPEAKER})),
        PulseDevice("card", SPEAKER, frozenset({HEADPHONES})),
        PulseDevice("card", SPEAKER, frozenset({HEADPHONES})),
    )
    assert told == [False, True, False]


def test_a_way_out_that_the_person_chose_is_not_taken_away(on_a_card: Devices) -> None:
    told = taken_away_in(
        on_a_card, PulseDevice("card", HEADPHONES), PulseDevice("card", SPEAKER, frozenset())
    )
    assert told == [False, False]


def test_a_card_that_the_server_has_no_more_is_taken_away(on_a_card: Devices) -> None:
    assert taken_away_in(on_a_card, PulseDevice("card", None), PulseDevice("ghost", None))[-1]


def test_what_qt_keeps_in_its_list_though_it_is_gone_is_not_offered(on_a_card: Devices) -> None:
    listed: list[list[str]] = []
    on_a_card.listed.connect(lambda outputs: listed.append([it.id for it in outputs]))
    on_a_card._on_sinks((PulseDevice("card", None), PulseDevice("unknown to Qt", None)))
    assert listed == [["card"]]
