"""Listening in the terminal: a session of its own, with the keyboard and without a window."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from harken.article.model import Article
from harken.article.position import Reading
from harken.cli.keys import HELP, Keys
from harken.cli.output import Output
from harken.cli.remarks import remark
from harken.cli.stopping import Stopped, ended_by_signals
from harken.errors import HarkenError
from harken.listening.command import Action, Command
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState
from harken.playback.player import Player
from harken.speech.paces import Paces
from harken.speech.synthesiser import Synthesiser
from harken.summary.ranker import Ranker

_LOOK_UP_MS = 100
"""How often Python may look whether a signal came; Qt's loop does not let it otherwise."""

_NO_DEVICE = HarkenError(
    "Cannot read aloud",
    "there is no sound device",
    "Connect headphones or speakers, or save it as a file with `harken export`.",
)


def listen(
    article: Article,
    wishes: Sequence[Command],
    synthesiser: Synthesiser,
    ranker: Ranker,
    output: Output,
    *,
    paces: Paces,
    voices: Mapping[str, str],
) -> None:
    """Reads an article aloud until its end. Main thread only.

    Args:
        article: What is read.
        wishes: Commands that go before the play command: rate, pitch, reading, emphasis.
        synthesiser: The voice; stays open.
        ranker: Makes the summary; stays open.
        output: Where sentences and messages are shown.
        paces: What is known of the voices' speed; learns.
        voices: Those that were chosen for languages, by language; missing ones are passed over.

    Where it cannot be heard, a message says why, and `output.failed` is set.

    Raises:
        Stopped: A signal, such as Ctrl+C, ended it.
    """
    application = QCoreApplication.instance() or QCoreApplication(["harken"])
    player = Player()
    session = Session(synthesiser, player, ranker)
    session.paces = paces
    session.recall_voices(voices)
    listener = _Listener(session, output)
    signals: list[int] = []

    def stop(number: int) -> None:
        signals.append(number)
        application.quit()

    pulse = QTimer()
    pulse.timeout.connect(lambda: None)
    pulse.start(_LOOK_UP_MS)
    try:
        with ended_by_signals(stop), Keys(listener.on_key) as keys:
            listener.has_keys = keys.available
            if keys.available:
                output.note(HELP)
            session.open(article)
            for wish in wishes:
                session.do(wish)
            session.do(Command(Action.PLAY))
            listener.begun = True
            if not listener.over:
                application.exec()
    finally:
        pulse.stop()
        session.close()
        player.close()
    if signals:
        raise Stopped(signals[0])


class _Listener(QObject):
    """Shows what the session does, and notices when there is nothing more to wait for."""

    def __init__(self, session: Session, output: Output) -> None:
        super().__init__()
        self.begun = False
        """Whether the play command was given."""
        self.has_keys = False
        self.over = False
        """Whether there is nothing more to wait for."""
        self._session = session
        self._output = output
        self._shown: int | None = None
        self._block: int | None = None
        self._told_too_short = False
        self._held_back: list[str] = []
        """Messages from before the first sentence: where nothing can be heard, they mislead."""
        session.changed.connect(self._on_changed)
        session.place_changed.connect(self._on_place)
        session.notice.connect(self._on_notice)
        session.device_notice.connect(self._on_notice)

    def on_key(self, command: Command | None) -> None:
        """Passes a key's command on, and says what it did; None ends the reading."""
        if command is None:
            self._end()
            return
        before = self._session.state
        self._session.do(command)
        note = remark(command.action, before, self._session.state)
        if note is not None:
            self._output.note(note)

    @Slot(object)
    def _on_place(self, state: SessionState) -> None:
        # What is only passed on the way elsewhere has no word that was heard.
        if state.word is None or state.sentence == self._shown:
            return
        assert state.article is not None and state.sentence is not None
        self._shown = state.sentence
        self._tell()
        span = state.article.sentences[state.sentence].span
        text = " ".join(state.article.text_of(span).split())
        new_block = self._block not in (None, span.block)
        self._block = span.block
        self._output.line(f"\n{text}" if new_block else text)

    @Slot(object)
    def _on_changed(self, state: SessionState) -> None:
        if state.too_short and state.reading is Reading.SUMMARY and not self._told_too_short:
            self._told_too_short = True
            self._on_notice("It is too short to shorten, and is read whole.")
        if not self.begun:
            return
        if state.mode is Mode.NO_DEVICE and self._shown is None:
            self._held_back = [f"harken: {_NO_DEVICE}"]
            self._give_up()
        elif self._cannot_go_on(state.mode):
            self._give_up()
        elif state.mode is Mode.ENDED:
            self._end()

    @Slot(str)
    def _on_notice(self, message: str) -> None:
        self._held_back.append(message)
        if self._shown is not None:
            self._tell()

    def _cannot_go_on(self, mode: Mode) -> bool:
        # Without keys nobody can end a pause. For a device that vanished the session waits itself.
        return mode in (Mode.READY, Mode.NO_VOICE) or (mode is Mode.PAUSED and not self.has_keys)

    def _give_up(self) -> None:
        self._output.failed = True
        self._end()

    def _end(self) -> None:
        self._tell()
        self.over = True
        QCoreApplication.quit()

    def _tell(self) -> None:
        for message in self._held_back:
            self._output.note(message)
        self._held_back.clear()
