"""The program: builds the parts once and hands them to the window, or goes to the terminal."""

import contextlib
import gc
import signal
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from harken import __version__
from harken.cli.streams import open_missing, show, tell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from harken.child import Child
    from harken.importing.source import Source
    from harken.ui.faults import Faults
    from harken.ui.parts import Parts
    from harken.ui.window import Window

COMMANDS = ("text", "summary", "speak", "export", "voices")
_WARM_UP_DEADLINE_S = 60.0
_USAGE = 2
_STANDARD_INPUT = "-"

HELP = """\
usage: harken [SOURCE ...]
       harken COMMAND [...]

Turns an article into something to hear: clean text, a summary, and a voice that reads either.
Without a command, opens the window with the sources in it. A source is a file, a folder, a link,
or - for standard input. Harken reads web pages and their archives, PDF, Word, OpenDocument text,
EPUB, RTF, mail, RSS and Atom feeds, Markdown, plain text.

commands:
  text      show the clean text of articles
  summary   show the sentences that say most
  speak     read an article aloud in the terminal
  export    save articles as audio files
  voices    list the installed voices

examples:
  harken article.html
  harken https://example.org/story notes.md
  harken summary article.html --minutes 2
  harken speak article.html --summary
  harken export article.html --to ~/Music

`harken COMMAND --help` shows a command's options. `harken --version` shows the version.
"""


def main() -> int:
    """The program `harken`: a subcommand goes to the terminal, all else opens the window.

    Returns:
        The exit status.
    """
    open_missing()
    arguments = sys.argv[1:]
    first = arguments[0] if arguments else ""
    if first in COMMANDS:
        from harken.cli.main import main as run_command

        return run_command(arguments)
    if first in {"-h", "--help"}:
        return show(HELP)
    if first == "--version":
        return show(f"harken {__version__}\n")
    if first.startswith("-") and first not in {"-", "--"}:
        tell(f"harken: there is no option {first}. Try `harken --help`.")
        return _USAGE
    return open_window(arguments[1:] if first == "--" else arguments)


def window_main() -> int:
    """The program `harken-window`: always the window."""
    open_missing()
    return open_window(sys.argv[1:])


def open_window(arguments: Sequence[str]) -> int:
    """Opens the window with some sources in it, and runs until it is closed."""
    # Collecting garbage would take a tenth of the time until the window is seen, and finds none.
    gc.disable()
    # Until there is a window that Ctrl+C can close, it just ends the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from harken.paths import config_dir
    from harken.ui.display import open_application
    from harken.ui.faults import Faults

    app = open_application()
    app.setApplicationName("harken")
    app.setDesktopFileName("harken")
    app.setStyle("Fusion")
    faults = Faults(config_dir() / "faults.txt")
    faults.install()
    try:
        return _run(app, faults, arguments)
    finally:
        faults.uninstall()


def _run(app: "QApplication", faults: "Faults", arguments: Sequence[str]) -> int:
    import shiboken6

    from harken.settings import settings_path
    from harken.ui.behind import Behind
    from harken.ui.memory import Memory
    from harken.ui.theme import Theme, ThemeChoice
    from harken.ui.window import Window

    memory = Memory(settings_path())
    window = Window(Theme(ThemeChoice(memory.settings.theme)), memory)
    documents: Child | None = None
    with contextlib.ExitStack() as parts:

        def load() -> None:
            nonlocal documents
            documents = parts.enter_context(contextlib.closing(_warm_text_child()))
            _import_the_rest()

        def furnish() -> None:
            from harken.ui.interrupts import interrupts

            assert documents is not None
            parts.enter_context(interrupts(window.close))
            folder = memory.settings.voice_folder
            built = parts.enter_context(window_parts(documents, folder))
            _furnish(window, built, faults, arguments)
            gc.freeze()
            gc.enable()

        if arguments:
            first = "standard input" if arguments[0] == _STANDARD_INPUT else arguments[0]
            window.importing.show_progress(first, "")
            window.show_page(window.importing)
        # The first sight has the machine to itself. Then half of what the window needs is imported
        # behind it, while the text child imports what it reads with.
        behind = Behind(load, furnish)
        window.seen.connect(behind.start)
        window.show()
        status = app.exec()
        behind.close()
        shiboken6.delete(window)
    return status


def _furnish(window: "Window", parts: "Parts", faults: "Faults", arguments: Sequence[str]) -> None:
    """Makes the window work, and has it read what it was opened with."""
    from harken.ui.doing import Doing
    from harken.ui.workspace import Workspace

    workspace = Workspace(window, parts)
    faults.occurred.connect(workspace.messages.fail)
    window.add(list(_sources(arguments)))
    if _STANDARD_INPUT in arguments:
        window.ask(Doing.STANDARD_INPUT)


def _warm_text_child() -> "Child":
    from harken.importing.importer import text_child

    documents = text_child()
    documents.call("warm_up", {}, deadline_s=_WARM_UP_DEADLINE_S)
    return documents


def _import_the_rest() -> None:
    import harken.listening.session
    import harken.ui.interrupts
    import harken.ui.workspace  # noqa: F401


@contextlib.contextmanager
def window_parts(documents: "Child", voice_folder: str | None = None) -> Iterator["Parts"]:
    """Builds what the window works with, and closes it all, in the opposite order.

    Args:
        documents: Reads and ranks; whoever made it closes it.
        voice_folder: Where there may be voices besides their usual places.
    """
    from harken.importing.importer import Importer, text_child
    from harken.library.library import Library
    from harken.library.worker import LibraryWorker
    from harken.listening.session import Session
    from harken.paths import library_path
    from harken.playback.player import Player
    from harken.speech.synthesiser import Synthesiser, voice_child
    from harken.summary.ranker import Ranker
    from harken.ui.parts import Parts

    importer = Importer(documents, text_child())
    synthesiser = Synthesiser(voice_child())
    synthesiser.voice_folder = voice_folder
    player = Player()
    library_path().parent.mkdir(parents=True, exist_ok=True)
    library = LibraryWorker(Library(library_path()))
    session = Session(synthesiser, player, Ranker(documents), library)
    try:
        yield Parts(session, importer, synthesiser)
    finally:
        session.close()
        library.close()
        player.close()
        synthesiser.close()
        importer.close()


def _sources(arguments: Sequence[str]) -> Iterator["Source"]:
    from harken.importing.source import source_from_argument

    return (source_from_argument(one) for one in arguments if one != _STANDARD_INPUT)
