"""Where there is no voice, the window says how to get one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from harken.child import Child
from harken.importing.importer import Importer
from harken.library.library import Library
from harken.library.worker import LibraryWorker
from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.listening.state import Mode
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker
from harken.ui.buttons import Button
from harken.ui.memory import Memory
from harken.ui.parts import Parts
from harken.ui.theme import Theme, ThemeChoice
from harken.ui.voices.command_text import CommandText
from harken.ui.voices.no_voice_page import NoVoicePage
from harken.ui.window import Window
from harken.ui.workspace import Workspace
from tests.listening.stage import VOICES, FakePlayer, FakeRanker
from tests.ui.articles import article_of, words
from tests.ui.hands import button
from tests.ui.house import House
from tests.ui.slow_importer import SlowImporter
from tests.ui.test_accessible_names import unnamed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def mute(house: House) -> House:
    """The window with an article, on a computer without a voice."""
    house.synthesiser.installed = []
    house.session._narrator.look_for_voices()
    house.open(article_of(words(60)))
    house.settle()
    return house


def page(house: House) -> NoVoicePage:
    return house.workspace.no_voice.page


def test_the_page_stands_in_for_the_article(mute: House) -> None:
    assert mute.state.mode is Mode.NO_VOICE
    assert mute.window.pages.currentWidget() is page(mute)
    assert page(mute)._reason.text() == "No voice."
    assert mute.messages == [], "the page says it all"
    assert unnamed(mute.window) == []


def test_a_command_is_copied(mute: House) -> None:
    first = page(mute).findChildren(CommandText)[0]
    copy = next(it for it in page(mute).findChildren(Button) if it.text() == "Copy")
    copy.click()
    assert QApplication.clipboard().text() == first.toPlainText()
    assert copy.text() == "Copied"


def test_a_command_is_seen_whole(qapp: QApplication) -> None:
    long = f"/home/{'very-' * 20}long/bin/python -m pip install py-nanotts espeakng-loader"
    page = NoVoicePage(Theme(ThemeChoice.LIGHT), [long])
    page.resize(720, 320)
    page.show()
    QApplication.processEvents()
    [text] = page.findChildren(CommandText)
    last = text.document().lastBlock()
    bottom = text.blockBoundingGeometry(last).translated(text.contentOffset()).bottom()
    assert last.layout().lineCount() >= 3
    assert bottom <= text.viewport().height()
    shiboken6.delete(page)


def test_it_is_read_silently_until_a_voice_is_wanted(mute: House) -> None:
    button(page(mute), "Read it silently").click()
    mute.settle()
    assert mute.window.pages.currentWidget() is mute.workspace.reading
    mute.session.do(Command(Action.NEXT_SENTENCE))
    assert mute.window.pages.currentWidget() is mute.workspace.reading
    mute.session.do(Command(Action.PLAY))
    mute.settle()
    assert mute.window.pages.currentWidget() is page(mute)
    assert mute.messages == []


def test_looking_in_vain_says_so_and_looking_again_finds(mute: House) -> None:
    look = page(mute)._look
    look.click()
    mute.settle()
    assert mute.window.pages.currentWidget() is page(mute)
    assert look.text() == "Look again"
    mute.synthesiser.installed = VOICES
    look.click()
    mute.settle()
    assert mute.window.pages.currentWidget() is mute.workspace.reading
    assert mute.state.voice == VOICES[0].id
    name = mute.workspace.player.bar.voice_button.accessibleName()
    assert name == f"Voice: {VOICES[0].name}"


def test_the_page_fits_the_lowest_window(mute: House) -> None:
    mute.window.resize(720, 480)
    mute.settle()
    mine = page(mute)
    assert mine.horizontalScrollBar().maximum() == 0
    for one in mine.findChildren(Button):
        assert one.height() >= 44


@pytest.fixture
def really_mute(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window over the real voice child, from which all engines were taken."""
    qapp.setStyle("Fusion")
    child = Child("tests.speech.no_voice_program")
    library = LibraryWorker(Library(None))
    with closing(Synthesiser(child)) as synthesiser, closing(library):
        player, ranker = cast("Player", FakePlayer()), cast("Ranker", FakeRanker())
        session = Session(synthesiser, player, ranker, library)
        theme, memory = Theme(ThemeChoice.LIGHT), Memory(tmp_path / "settings.json")
        window = Window(theme, memory)
        window.show()
        Workspace(window, Parts(session, cast("Importer", SlowImporter()), synthesiser))
        session.open(article_of(words(60)))
        yield window
        window.close()
        shiboken6.delete(window)
        session.close()
        for one in (session, theme, memory):
            shiboken6.delete(one)


def test_on_a_computer_that_really_has_none(really_mute: Window, qtbot: QtBot) -> None:
    pages = really_mute.pages
    qtbot.waitUntil(lambda: isinstance(pages.currentWidget(), NoVoicePage), timeout=20_000)
    shown = pages.currentWidget()
    assert isinstance(shown, NoVoicePage)
    qtbot.waitUntil(lambda: shown._reason.text() == "No voice is installed.", timeout=20_000)
