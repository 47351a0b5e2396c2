"""How the key sentences are chosen, as a person chooses it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from harken.article.model import Article
from harken.article.ranking import MIXED
from harken.child import Child
from harken.importing.importer import Importer
from harken.listening.command import Action, Command
from harken.settings import load_settings
from harken.summary import methods
from harken.summary.length import Minutes, Percent, Sentences
from harken.summary.ranker import METHODS, Ranker
from harken.ui.tuning.method_names import method_names, name_of
from harken.ui.tuning.popup import TuningPopup
from tests.listening.stage import FakeRanker
from tests.ui.articles import article_of, words
from tests.ui.hands import button, checked
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("keyToAscii", "This plugin does not support")


def test_a_method_is_chosen_and_explained(panel: TuningPopup, house: House) -> None:
    assert [name.split()[0] for name in checked(panel.method)] == ["Auto"]
    button(panel.method, "News").click()
    assert house.state.method == "news"
    assert checked(panel.method) == ["News"]
    assert "first" in panel.method._line.text()
    panel.method._actions["luhn"].trigger()
    assert checked(panel.method) == ["Luhn"]
    assert panel.method._actions["luhn"].isChecked()
    button(panel.method, "Balanced").click()
    assert checked(panel.method) == ["Balanced"]
    assert button(panel.method, "More…").accessibleName() == "More ways to choose"


def test_every_method_has_a_name_and_a_line() -> None:
    names = method_names()
    assert set(names) == set(METHODS)
    assert len({name for name, _ in names.values()}) == len(METHODS)
    # A method that refuses an article is told by the same name.
    assert {method: name for method, (name, _) in names.items()} == {
        method: one.name for method, one in methods.METHODS.items()
    }
    assert all(line.endswith(".") for _, line in names.values())


def test_what_auto_came_to_has_a_name_too() -> None:
    assert name_of("news") == "News"
    assert name_of(MIXED) == "News, then Balanced"
    assert name_of("a method of a later version") == "a method of a later version"


def test_a_method_that_refuses_is_not_shown_as_chosen(
    panel: TuningPopup, house: House, fake_ranker: FakeRanker
) -> None:
    fake_ranker.refused = {"kl"}
    panel.method._actions["kl"].trigger()
    house.wait_for(lambda: bool(house.messages), "the message")
    assert "Cannot rank by kl" in house.messages[0]
    assert house.state.method == "auto"
    assert [name.split()[0] for name in checked(panel.method)] == ["Auto"]


def test_length_and_method_are_remembered(
    panel: TuningPopup, house: House, importer: Importer, fake_ranker: FakeRanker, settings: Path
) -> None:
    fake_ranker.refused = {"kl"}
    button(panel.length, "3 min").click()
    button(panel.method, "News").click()
    house.settle()
    panel.method._actions["kl"].trigger()
    house.wait_for(lambda: bool(house.messages), "the message")
    house.memory.write()
    kept = load_settings(settings)
    assert (kept.length, kept.summary_method) == (Minutes(3), "news")
    again = House(importer, settings, fake_ranker)
    again.open(article_of(words(400)))
    assert (again.state.length, again.state.method) == (Minutes(3), "news")
    again.close()


def test_what_auto_came_to_is_told(
    qapp: QApplication, importer: Importer, documents: Child, sample: Article, settings: Path
) -> None:
    qapp.setStyle("Fusion")
    house = House(importer, settings, Ranker(documents))
    try:
        house.open(sample)
        house.wait_for(lambda: house.state.ranking is not None, "the ranking")
        row = house.workspace.reading.controls
        row.open_tuning()
        ranking = house.state.ranking
        assert ranking is not None
        for count in range(1, len(ranking.order) + 1):
            house.session.do(Command(Action.SET_LENGTH, Sentences(count)))
            came_to = ranking.method_of(len(house.state.summary))
            told = "both" if came_to == MIXED else name_of(came_to)
            assert checked(row.tuning.method) == [f"Auto ({told})"]
        house.session.do(Command(Action.SET_LENGTH, Percent(100)))
        assert checked(row.tuning.method) == ["Auto (Balanced)"]
    finally:
        house.close()


def test_each_line_about_a_method_fits_and_nothing_moves(panel: TuningPopup, house: House) -> None:
    line, focus = panel.method._line, panel.focus
    places, needed_px = set(), set()
    for method in METHODS:
        house.session.do(Command(Action.SET_METHOD, method))
        house.settle()
        assert line.heightForWidth(line.width()) <= line.height()
        places.add(focus.y())
        needed_px.add(line.heightForWidth(line.width()))
    assert len(places) == 1
    # No more room than the longest needs: the sections stand at even distances.
    assert line.height() == max(needed_px)
