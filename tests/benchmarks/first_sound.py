"""The time from Play until a recorder at the loudspeaker has the first sound.

A program of its own; takes the article's length in words and a voice's id, and prints the
milliseconds of each round as JSON.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from harken.article.model import Article
from harken.child import Child
from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker
from tests.benchmarks.articles import read, write_prose
from tests.system.sound import PulseServer, Recorder

ROUNDS = 5
AUDIBLE = 0.005
"""Of full scale: the beginning of a word, not the hiss of a converter."""


def main() -> None:
    """Opens the article anew for each round, plays it at once and listens."""
    words = int(sys.argv[1])
    app = QCoreApplication([])
    server = PulseServer()
    server.start()
    os.environ.update(server.environment)
    with tempfile.TemporaryDirectory() as folder:
        article = read(write_prose(Path(folder) / "prose.txt", words))
        documents = Child("harken.text_child")
        player = Player()
        synthesiser = Synthesiser(Child("harken.voice_child"))
        session = Session(synthesiser, player, Ranker(documents))
        session.recall_voices({"en": sys.argv[2]})
        try:
            _run(app, 1.0)  # as a window that has been there for a second
            taken_ms = []
            for _ in range(ROUNDS):
                taken_ms.append(_open_and_play(app, session, article, server, Path(folder)))
                session.do(Command(Action.STOP))
                _run(app, 0.5)
            print(json.dumps(taken_ms))
        finally:
            session.close()
            player.close()
            synthesiser.close()
            documents.close()
            server.close()


def _open_and_play(
    app: QCoreApplication, session: Session, article: Article, server: PulseServer, folder: Path
) -> float:
    recorder = Recorder(server, folder)
    try:
        _run(app, 0.3)
        session.open(article)
        start = time.perf_counter()
        session.do(Command(Action.PLAY))
        while not recorder.has_heard(AUDIBLE):
            app.processEvents()
            assert time.perf_counter() - start < 5, "no sound within 5 s"
        return (time.perf_counter() - start) * 1000
    finally:
        recorder.close()


def _run(app: QCoreApplication, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    main()
