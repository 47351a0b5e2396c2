"""Listens to a queue until it is killed: `python -m tests.listening.heard_until_killed LIBRARY`.

It goes on where the last one was killed, and tells each sentence that is heard once that is kept,
which takes the disk some thousandths of the second that a sentence has.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from harken.listening.command import Action
from tests.listening.kept import WatchedLibrary
from tests.listening.stage import Stage


def main() -> None:
    application = QCoreApplication(sys.argv[:1])
    stage = Stage(library=WatchedLibrary(Path(sys.argv[1])))
    stage.session.resume()
    stage.settle()
    stage.do(Action.PLAY)
    told = ""
    while not application.closingDown():
        state = stage.listen(0.1)
        assert state.article is not None
        heard = f"{state.article.id} {state.sentence}"
        if heard != told and state.word is not None:
            told = heard
            print(heard, flush=True)


if __name__ == "__main__":
    main()
