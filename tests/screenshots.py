"""`make screenshots`: takes the pictures of the window that the README shows.

The window, the importer, the ranking and the voice are the real ones; only the loudspeaker is a
stand-in whose clock is turned by hand, so that the same word is heard in every picture.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import cast

# Before Qt is imported, which reads it then: the same picture on every computer.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import shiboken6
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from harken.article.position import Reading
from harken.child import Child
from harken.importing.importer import Importer, text_child
from harken.importing.source import FileSource
from harken.library.library import Library
from harken.library.worker import LibraryWorker
from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.listening.state import Mode
from harken.paths import resources_dir, sample_article
from harken.playback.player import Player
from harken.speech.pronunciation import Pronunciation
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker
from harken.ui.doing import Doing
from harken.ui.fit.sheet import FitSheet
from harken.ui.memory import Memory
from harken.ui.parts import Parts
from harken.ui.popups import Popup
from harken.ui.reading_page import ReadingPage
from harken.ui.settings_dialog import SettingsDialog
from harken.ui.theme import Theme, ThemeChoice
from harken.ui.voices.chooser import VoiceChooser
from harken.ui.window import Window
from harken.ui.workspace import Workspace
from tests.example_library import NEXT, fill
from tests.listening.stage import FakePlayer

FOLDER = resources_dir() / "screenshots"
SIZE_PX = (1200, 780)
PATIENCE_S = 60.0
HEARD = "breathes"
"""The word that is heard in the pictures of the article."""
HEARD_IN_SUMMARY = "average"


def main() -> int:
    """Takes all pictures."""
    app = QApplication([])
    app.setStyle("Fusion")
    FOLDER.mkdir(exist_ok=True)
    with _studio() as (window, session, player):
        _take(window, "empty")
        assert session.library is not None
        session.library.ask(fill).result()
        window.add([FileSource(sample_article())])
        _wait_for(lambda: session.state.ranking is not None)
        for article in NEXT:
            session.queue.add(article).result()
        session.do(Command(Action.PLAY))
        _hear(session, player, HEARD)
        _take(window, "reading-light")
        window.theme.choose(ThemeChoice.DARK)
        _take(window, "reading-dark")
        window.theme.choose(ThemeChoice.SEPIA)
        window.ask(Doing.LOOK)
        _take(window, "look")
        window.theme.choose(ThemeChoice.LIGHT)
        _show_skipped(window, True)
        _take(window, "skipped")
        _show_skipped(window, False)
        session.do(Command(Action.SET_READING, Reading.SUMMARY))
        _hear(session, player, HEARD_IN_SUMMARY)
        _take(window, "summary")
        window.ask(Doing.TUNE)
        _take(window, "tune")
        window.ask(Doing.WHY)
        _take(window, "why")
        session.do(Command(Action.SET_READING, Reading.ARTICLE))
        window.header.search.setText("harb")
        _take(window, "library")
        window.header.search.clear()
        _take(_plan(window, minutes=10), "fit")
        _take(_settings(window), "settings")
        _take(_voices(window), "voices")
    return 0


def _plan(window: Window, minutes: int) -> QWidget:
    window.ask(Doing.FIT_TIME)
    sheet = window.findChild(FitSheet)
    assert sheet is not None
    sheet.minutes.number.setValue(minutes)
    _wait_for(lambda: sheet.total.text().endswith(f"of {minutes} min"))
    return sheet


def _show_skipped(window: Window, shown: bool) -> None:
    page = window.findChild(ReadingPage)
    assert isinstance(page, ReadingPage)
    page.strip.show_wanted.emit(shown)
    # The first of them stand above what is heard.
    page.view.following.stop()
    page.view.verticalScrollBar().setValue(0)


def _voices(window: Window) -> VoiceChooser:
    window.ask(Doing.VOICES)
    chooser = window.findChild(VoiceChooser)
    assert isinstance(chooser, VoiceChooser)
    return chooser


def _settings(window: Window) -> SettingsDialog:
    """The settings with some pronunciations in them, and a sentence that is tried out."""
    window.memory.keep(
        pronunciations=(
            Pronunciation("Harken", "har ken", "en"),
            Pronunciation("MRSA", "mursa"),
            Pronunciation(r"(\d+) ?kn\b", r"\1 knots", "en", is_pattern=True),
        )
    )
    window.ask(Doing.SETTINGS)
    [dialog] = window.findChildren(SettingsDialog)
    dialog.try_out("Harken: winds of 30 kn at the mole [12].")
    return dialog


@contextmanager
def _studio() -> Iterator[tuple[Window, Session, FakePlayer]]:
    player = FakePlayer()
    with ExitStack() as parts:
        settings = Path(parts.enter_context(tempfile.TemporaryDirectory())) / "settings.json"
        importer = parts.enter_context(closing(Importer(text_child(), text_child())))
        ranker_child = parts.enter_context(closing(text_child()))
        synthesiser = parts.enter_context(closing(Synthesiser(Child("harken.voice_child"))))
        library = parts.enter_context(closing(LibraryWorker(Library(None))))
        session = Session(synthesiser, cast("Player", player), Ranker(ranker_child), library)
        parts.callback(session.close)
        window = Window(Theme(ThemeChoice.LIGHT), Memory(settings))
        parts.callback(shiboken6.delete, window)
        window.resize(*SIZE_PX)
        window.show()
        Workspace(window, Parts(session, importer, synthesiser))
        _wait_for(lambda: session.state.voice is not None)
        yield window, session, player


def _hear(session: Session, player: FakePlayer, word: str) -> None:
    def is_heard() -> bool:
        player.pass_time()
        state = session.state
        assert state.mode is Mode.PLAYING, f"{word!r} was never heard"
        place = state.word
        return (
            place is not None and state.article is not None and state.article.text_of(place) == word
        )

    _wait_for(is_heard)


def _wait_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.001)


def _take(window: QWidget, name: str) -> None:
    until = time.monotonic() + 0.5  # what still moves comes to rest
    while time.monotonic() < until:
        QApplication.processEvents()
    picture = window.grab()
    painter = QPainter(picture)
    for popup in window.findChildren(Popup):
        if popup.isVisible():  # a window of its own, over this one
            painter.drawPixmap(popup.pos() - window.pos(), popup.grab())
            popup.close()
    painter.end()
    path = FOLDER / f"{name}.png"
    assert picture.save(str(path))
    print(path)


if __name__ == "__main__":
    sys.exit(main())
