"""Builds the parts once and hands them to the window."""

import contextlib
import gc
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from harken.child import Child
    from harken.errors import HarkenError
    from harken.handsfree.instance.address import Address
    from harken.handsfree.instance.claim import Given
    from harken.library.library import Library
    from harken.ui.callers import Callers
    from harken.ui.faults import Faults
    from harken.ui.parts import Parts
    from harken.ui.window import Window

_WARM_UP_DEADLINE_S = 60.0


def open_here(wanted: "Given", place: "Address") -> int:
    """Opens a window in this process, and runs until it is closed.

    Args:
        wanted: What is read in it.
        place: Where it is found; its lock is ours.

    Returns:
        The exit status.
    """
    from harken.ui.feature_imports import leave_out_feature_imports

    leave_out_feature_imports()
    from harken.paths import faults_path
    from harken.ui.display import open_application
    from harken.ui.faults import Faults

    app = open_application()
    app.setApplicationName("harken")
    app.setDesktopFileName("harken")
    app.setStyle("Fusion")
    faults = Faults(faults_path())
    faults.install()
    try:
        return _run(app, faults, wanted, place)
    finally:
        faults.uninstall()


def _run(app: "QApplication", faults: "Faults", wanted: "Given", place: "Address") -> int:
    import shiboken6
    from PySide6.QtCore import Qt

    from harken.settings import settings_path
    from harken.ui.behind import Behind
    from harken.ui.memory import Memory
    from harken.ui.theme import Theme, ThemeChoice
    from harken.ui.window import Window

    memory = Memory(settings_path())
    window = Window(Theme(ThemeChoice(memory.settings.theme)), memory)
    with contextlib.ExitStack() as parts:
        opening = _Opening(window, faults, wanted, place, parts)
        opening.show_first_source()
        # The first sight has the machine to itself. Then half of what the window needs is imported
        # behind it, while the text child imports what it reads with.
        behind = Behind(opening.load, opening.furnish, opening.give_up)
        window.seen.connect(behind.start)
        window.seen.connect(opening.listen)
        # Qt ends with the last window that is seen; one that plays on in the tray is not.
        window.closing.connect(partial(app.exit, 0), Qt.ConnectionType.QueuedConnection)
        window.show()
        status = app.exec()
        behind.close()
        shiboken6.delete(window)
    return status


class _Opening:
    """The way from the first sight of a window to one that works.

    Args:
        window: Shows itself already, or soon.
        faults: Tells of faults of ours.
        wanted: What is to be opened in it.
        place: Where other processes find it.
        parts: Closes, after the window, what it works with.
    """

    def __init__(
        self,
        window: "Window",
        faults: "Faults",
        wanted: "Given",
        place: "Address",
        parts: contextlib.ExitStack,
    ) -> None:
        self._window = window
        self._faults = faults
        self._wanted = wanted
        self._place = place
        self._parts = parts
        self._documents: Child | None = None
        self._callers: Callers | None = None
        self._not_listening: HarkenError | None = None

    def show_first_source(self) -> None:
        """Shows that something is coming, before there is anybody to read it."""
        if not self._wanted.sources and not self._wanted.standard_input:
            return
        from harken.importing.source import describe

        sources = self._wanted.sources
        first = describe(sources[0]) if sources else "standard input"
        self._window.importing.show_progress(first, "")
        self._window.show_page(self._window.importing)

    def listen(self) -> None:
        """Lets other processes in: what they want opened waits in the window."""
        from harken.errors import HarkenError
        from harken.ui.callers import Callers

        self._callers = Callers(self._window)
        try:
            self._callers.listen(self._place.socket)
        except HarkenError as error:
            self._not_listening = error

    def load(self) -> None:
        """Imports what `furnish` needs, and starts the text child; not on the main thread."""
        documents = _warm_text_child()
        self._documents = self._parts.enter_context(contextlib.closing(documents))
        _import_the_rest()

    def furnish(self) -> None:
        """Makes the window work, and has it read what it was opened with."""
        from PySide6.QtCore import QTimer

        from harken.ui.interrupts import interrupts

        assert self._documents is not None
        # Not in the middle of this: what is remembered at the end must be there by then.
        close = self._window.close
        self._parts.enter_context(interrupts(lambda: QTimer.singleShot(0, close)))
        folder = self._window.memory.settings.voice_folder
        self._fill(self._parts.enter_context(window_parts(self._documents, folder)))
        gc.freeze()
        gc.enable()

    def give_up(self, error: Exception) -> None:
        """Says that the window cannot work, and closes it once that is read."""
        import sys

        from harken.ui.not_opened import tell_not_opened

        sys.excepthook(type(error), error, error.__traceback__)
        tell_not_opened(self._window, error, self._faults.log)

    def _fill(self, parts: "Parts") -> None:
        from harken.farewell import take_word
        from harken.listening.main_thread import deliver
        from harken.paths import farewell_paths
        from harken.ui.doing import Doing
        from harken.ui.errands import Errands
        from harken.ui.outside import Outside
        from harken.ui.workspace import Workspace

        workspace = Workspace(self._window, parts)
        Outside(self._window, workspace, parts.session)
        self._faults.occurred.connect(workspace.messages.fail)
        not_kept = take_word(farewell_paths())
        for error in (not_kept, parts.library_error, self._not_listening):
            if error is not None:
                workspace.messages.fail(error)
        if parts.session.library is not None:
            copied = parts.session.library.ask(lambda library: library.keep_daily_copy())
            deliver(copied, self._window, lambda _: None, workspace.messages.fail)
        self._window.open(self._wanted.sources)
        if self._wanted.standard_input:
            self._window.ask(Doing.STANDARD_INPUT)
        if not (self._wanted.sources or self._wanted.standard_input):
            parts.session.resume()
        if self._callers is not None:
            doers = workspace.desk, workspace.side.queue, parts.session
            errands = Errands(self._window, *doers, parts.library_error)
            self._callers.serve(errands.serve)


def _warm_text_child() -> "Child":
    from harken.importing.importer import text_child

    documents = text_child()
    documents.call("warm_up", {}, deadline_s=_WARM_UP_DEADLINE_S)
    return documents


def _import_the_rest() -> None:
    import harken.listening.session
    import harken.ui.errands
    import harken.ui.interrupts
    import harken.ui.outside
    import harken.ui.workspace  # noqa: F401


@contextlib.contextmanager
def window_parts(documents: "Child", voice_folder: str | None = None) -> Iterator["Parts"]:
    """Builds what the window works with, and closes it all, in the opposite order.

    Args:
        documents: Reads and ranks; whoever made it closes it.
        voice_folder: Where there may be voices besides their usual places.
    """
    from harken.farewell import leave_word
    from harken.importing.importer import Importer, text_child
    from harken.library.worker import LibraryWorker
    from harken.listening.session import Session
    from harken.paths import farewell_paths
    from harken.playback.player import Player
    from harken.speech.synthesiser import Synthesiser, voice_child
    from harken.summary.ranker import Ranker
    from harken.ui.parts import Parts

    importer = Importer(documents, text_child())
    synthesiser = Synthesiser(voice_child())
    synthesiser.voice_folder = voice_folder
    player = Player()
    kept, library_error = _open_library()
    library = LibraryWorker(kept)
    session = Session(synthesiser, player, Ranker(documents), library)
    try:
        yield Parts(
            session, importer, synthesiser, played=player.played, library_error=library_error
        )
    finally:
        session.close()
        library.close()
        if session.not_kept is not None:
            leave_word(farewell_paths(), session.not_kept)
        player.close()
        synthesiser.close()
        importer.close()


def _open_library() -> "tuple[Library, HarkenError | None]":
    """The person's library; where it cannot be opened, one that is kept nowhere, and why."""
    from harken.errors import HarkenError
    from harken.library.library import Library
    from harken.paths import library_path

    try:
        return Library(library_path()), None
    except HarkenError as error:
        return Library(None), error
