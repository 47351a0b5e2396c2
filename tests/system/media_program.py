"""A session with a fake voice and a fake loudspeaker, shown on this system's media controls.

Arguments: "mpris", or "system-media" for what Windows and macOS have; then "small", or "long" for
an article of an hour of which everything is known. Prints what is asked of the window, and ends
when it is asked to. The other article of its queue is named next. SIGUSR1 is a press in the window:
it makes the volume half as loud and goes on by five seconds, and then prints "pressed".
"""

import os
import signal
import sys
import time
from dataclasses import replace
from datetime import date

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from harken.article.model import Article
from harken.handsfree.headset import Headset
from harken.handsfree.media_controls import Broadcast, MediaControls
from harken.handsfree.mpris.service import Mpris
from harken.handsfree.remote_control import RemoteControl
from tests.listening.articles import long_article, small_article
from tests.listening.stage import TICK_S, Stage

MEANINGS = ("play-pause", "next-paragraph", "previous-paragraph")


def main() -> None:
    """Runs the program."""
    app = QApplication([])
    owner = QObject()
    stage = Stage()
    article = _article(sys.argv[2])
    for queued in (article, small_article("next")):
        stage.session.queue.add(queued)
    stage.open(article)
    headset = Headset(stage.session, lambda: MEANINGS, owner)
    remote = RemoteControl(stage.session, headset, owner)
    remote.open_wanted.connect(lambda address: print("open", address, flush=True))
    remote.raise_wanted.connect(lambda _: print("raise", flush=True))
    remote.quit_wanted.connect(app.quit)
    controls = _controls(sys.argv[1], remote, owner)
    Broadcast(stage.session, controls, owner)
    heard_s = time.monotonic()

    def hear() -> None:
        """Lets the loudspeaker's time pass as fast as the world's."""
        nonlocal heard_s
        while heard_s < time.monotonic():
            heard_s += TICK_S
            stage.player.pass_time()

    def press(*_: object) -> None:
        remote.set_volume(stage.state.volume / 2)
        remote.skip(5)
        print("pressed", flush=True)

    signal.signal(signal.SIGUSR1, press)
    hearing = QTimer(owner)
    hearing.timeout.connect(hear)
    hearing.start(round(TICK_S * 1000))
    print("ready", flush=True)
    app.exec()
    hearing.stop()
    controls.close()
    stage.close()


def _article(name: str) -> Article:
    if name == "small":
        return small_article(name)
    return replace(
        long_article(words=12_000),
        author="Ada Keeper",
        published=date(2024, 5, 17),
        source="https://example.org/walls",
    )


def _controls(name: str, remote: RemoteControl, owner: QObject) -> MediaControls:
    if name == "mpris":
        return Mpris(remote, owner)
    from harken.handsfree.system_media import SystemMedia

    return SystemMedia(remote, owner)


if __name__ == "__main__":
    main()
