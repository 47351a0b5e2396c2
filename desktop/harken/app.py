"""The program: goes to the terminal, to the window that runs already, or opens one."""

import gc
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from harken import __version__
from harken.cli.streams import FAILED, open_missing, show, tell

if TYPE_CHECKING:
    from harken.errors import HarkenError
    from harken.importing.source import BytesSource

COMMANDS = ("text", "summary", "speak", "export", "voices", "library", "desktop")
_USAGE = 2

HELP = """\
usage: harken [SOURCE ...]
       harken COMMAND [...]

Turns an article into something to hear: clean text, a summary, and a voice that reads either.
Without a command, opens the sources in a window; in the one that is open, if there is one. A
source is a file, a folder, a link, or - for standard input. Harken reads web pages and their
archives, PDF, Word, OpenDocument text, EPUB, RTF, mail, RSS and Atom feeds, Markdown, plain text.

commands:
  text      show the clean text of articles
  summary   show the sentences that say most
  speak     read an article aloud in the terminal
  export    save articles as audio files
  voices    list the installed voices
  library   show and change what is kept
  control   tell the window that is open what to do
  desktop   put Harken into the desktop's menus, or take it out

examples:
  harken article.html
  harken https://example.org/story notes.md
  harken summary article.html --minutes 2
  harken speak article.html --summary
  harken export article.html --to ~/Music
  harken control play-pause

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
    if first == "control":
        # Pressed like a button, so it must not load what the others need.
        from harken.cli.control import main as control

        return control(arguments[1:])
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
    """Opens the window with some sources in it, and runs until it is closed.

    Where a window of the same person runs already, it gets the sources instead.
    """
    # Collecting garbage would take a tenth of the time until the window is seen, and finds none.
    gc.disable()
    # Until there is a window that Ctrl+C can close, it just ends the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from harken.errors import HarkenError
    from harken.handsfree.instance.address import address
    from harken.handsfree.instance.claim import claim, given
    from harken.handsfree.instance.lock import Lock

    try:
        place = address()
        lock = Lock(place.lock)
        wanted = claim(place, lock, given(arguments), _standard_input)
    except HarkenError as error:
        tell(f"harken: {error}")
        if not sys.stderr.isatty():
            _tell_desktop(error)
        return FAILED
    if wanted is None:
        return 0
    from harken.opening import open_here

    try:
        return open_here(wanted, place)
    finally:
        lock.release()


def _tell_desktop(error: "HarkenError") -> None:
    """Tells it where people look who chose "Open with…", and have no terminal."""
    from harken.handsfree.notifications import Note
    from harken.handsfree.this_system import notification_server

    connect = notification_server()
    if connect is not None:
        notes = connect()
        notes.show(Note(error.what, f"{error.why}. {error.next_step}", outlives=True))
        notes.close()


def _standard_input() -> "BytesSource":
    from harken.ui.standard_input import read_standard_input

    return read_standard_input().result()
