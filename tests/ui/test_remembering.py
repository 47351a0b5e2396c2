"""What the person chose, and what was learned, is there again at the next start."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from harken.importing.importer import Importer
from harken.listening.command import Action, Command
from harken.settings import Settings, load_settings
from harken.speech.paces import Paces
from harken.summary.length import Length, Minutes, Percent, Sentences, Words
from tests.listening.articles import long_article
from tests.ui.house import House


class Street:
    """Houses, one after the other, with the same settings."""

    def __init__(self, importer: Importer, settings: Path) -> None:
        self._importer, self._settings = importer, settings
        self._house: House | None = None

    def next_house(self) -> House:
        self.leave()
        self._house = House(self._importer, self._settings)
        self._house.open(long_article(400))
        return self._house

    def leave(self) -> None:
        if self._house is not None:
            self._house.close()
            self._house = None


@pytest.fixture
def street(qapp: QApplication, importer: Importer, settings: Path) -> Iterator[Street]:
    street = Street(importer, settings)
    yield street
    street.leave()


@pytest.mark.parametrize("length", [Sentences(7), Words(90), Percent(20), Minutes(0.5)])
def test_a_length_of_any_kind(street: Street, length: Length) -> None:
    house = street.next_house()
    assert house.state.length == Minutes(1)
    house.workspace.reading.commanded.emit(Command(Action.SET_LENGTH, length))
    house.settle()
    assert house.state.length == length
    before = house.state.summary
    house = street.next_house()
    assert house.state.length == length
    assert house.state.summary == before


def test_a_length_that_an_older_harken_kept(street: Street, settings: Path) -> None:
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"summary_sentences": 4}), encoding="utf-8")
    assert street.next_house().state.length == Sentences(4)


def test_the_way_of_choosing(street: Street, settings: Path) -> None:
    house = street.next_house()
    house.workspace.reading.commanded.emit(Command(Action.SET_METHOD, "textrank"))
    house.settle()
    assert street.next_house().state.method == "textrank"
    street.leave()
    settings.write_text(json.dumps({"summary_method": "one of a newer Harken"}), encoding="utf-8")
    assert street.next_house().state.method == Settings().summary_method


def test_how_fast_the_voice_is(street: Street) -> None:
    house = street.next_house()
    expected_s = house.state.article_s
    house.session.do(Command(Action.PLAY))
    house.hear_to_the_end()
    learned_s = house.state.article_s
    assert abs(learned_s / expected_s - 1) > 0.1
    assert street.next_house().state.article_s == pytest.approx(learned_s, rel=0.01)


def test_nothing_is_written_of_it_while_it_is_heard(street: Street, settings: Path) -> None:
    house = street.next_house()
    house.session.do(Command(Action.PLAY))
    house.hear()
    kept = house.memory.settings.paces
    house.hear()
    assert house.memory.settings.paces == kept
    house.session.do(Command(Action.PAUSE))
    assert house.memory.settings.paces == house.session.paces.heard != kept
    house.session.do(Command(Action.PLAY))
    house.hear(500)
    heard = house.session.paces.heard
    street.leave()
    assert load_settings(settings).paces == heard
    assert Paces(heard).heard == heard
