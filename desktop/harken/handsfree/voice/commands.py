"""Voice commands: off, while a key is held, or always; see `handsfree.voice`."""

import re
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from harken.child import Answer, Child, ChildDied, ChildFault
from harken.errors import HarkenError
from harken.handsfree.voice.hearing import HEARING_RATE_HZ, PIECE_FRAMES, ear_child
from harken.handsfree.voice.microphone import Microphone, Piece
from harken.handsfree.voice.permission import AskPermission, ask_for_microphone, refused
from harken.handsfree.voice.phrases import CALL, PHRASES
from harken.listening.main_thread import deliver, relay
from harken.listening.session import Session
from harken.listening.state import Mode
from harken.playback.played import PlayedSound
from harken.speech.clip import SAMPLE_RATE_HZ

_LOAD_DEADLINE_S = 60.0
_HEAR_DEADLINE_S = 20.0
_MOST_WAITING = 25
"""So many pieces wait for a child that is busy or just starting, 5 s; older ones are of no use."""
_AHEAD_S = 0.06
"""What was played is taken from a little later on: its times are exact to so much."""
_REFERENCE_FRAMES = PIECE_FRAMES * SAMPLE_RATE_HZ // HEARING_RATE_HZ
_TAIL_MS = 400
"""People let go of the key with the end of the word; its sound is still on the way."""
_SAYS_CALL = re.compile(r"\bhe?ark[ei]n", re.IGNORECASE)


class Hearing(StrEnum):
    """What the ear is doing, to be shown."""

    OFF = "off"
    READY = "ready"
    """The microphone is closed until the key is held."""
    OPEN = "open"
    """The microphone is open."""
    NO_MICROPHONE = "no-microphone"
    """There is none; it goes on by itself when there is one."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a child told, or will tell."""

    child: Child
    future: "Future[Answer]"
    meant: bool
    """Whether the key was held: then the person speaks, and nobody else."""


class VoiceCommands(QObject):
    """Hears commands and sends them to the session. Main thread only.

    Args:
        session: What obeys.
        played: What the session's player lets be heard: it is no command.
        new_child: Makes the program that recognises; this closes it.
        ask: Asks whether the microphone may be used.
    """

    changed = Signal(object)
    """A `Hearing`: it does another thing now."""
    understood = Signal(str)
    """The word of a command that was obeyed."""
    failed = Signal(object)
    """A `HarkenError`: it is off now, for the person to read why."""

    _open = Signal(object)
    _close = Signal()
    _end = Signal()

    def __init__(
        self,
        session: Session,
        played: PlayedSound,
        new_child: Callable[[], Child] = ear_child,
        ask: AskPermission = ask_for_microphone,
    ) -> None:
        super().__init__(session)
        self.hearing = Hearing.OFF
        """What it does now."""
        self._session = session
        self._played = played
        self._new_child = new_child
        self._ask = ask
        self._child: Child | None = None
        self._thread: QThread | None = None
        self._microphone: Microphone | None = None
        self._mode = "off"
        self._device: str | None = None
        self._held = False
        self._free = threading.Semaphore(0)
        """How many more pieces may wait for the child."""
        self._tail = QTimer(self, interval=_TAIL_MS, singleShot=True)
        self._tail.timeout.connect(self._decide)
        self._obey_soon = relay(self, self._answered)

    def set_mode(self, mode: str, device: str | None) -> None:
        """Listens as the settings say.

        Args:
            mode: "off", "push" or "always".
            device: The microphone's name; None for the system's default.
        """
        if (mode, device) == (self._mode, self._device):
            return
        self._mode, self._device = mode, device
        self._held = False
        self._tail.stop()
        if mode == "off":
            self._switch_off()
        elif self._child is None:
            self._ask(self, self._on_permission)
        else:
            self._follow_mode()

    def hold(self) -> None:
        """The person holds the key: what is said now is meant for us."""
        if self._child is None:
            return
        self._tail.stop()  # who holds it again at once goes on speaking
        if not self._held:
            self._held = True
            if self._mode == "push":
                self._open.emit(self._device)

    def let_go(self) -> None:
        """The person let go of the key, and has said it."""
        if self._held and not self._tail.isActive():
            self._tail.start()

    def close(self) -> None:
        """Ends it all, and waits for that. Idempotent."""
        self._mode = "off"
        self._switch_off()

    # The child and the microphone

    def _on_permission(self, granted: bool) -> None:
        if self._mode == "off" or self._child is not None:
            return  # it was switched off, or on by an earlier answer
        if not granted:
            self._give_up(refused())
            return
        self._switch_on()
        self._follow_mode()

    def _follow_mode(self) -> None:
        if self._mode == "always":
            self._open.emit(self._device)
        else:
            self._close.emit()
            self._show(Hearing.READY)

    def _switch_on(self) -> None:
        self._child = child = self._new_child()
        self._free = threading.Semaphore(_MOST_WAITING)
        self._played.want(True)
        self._thread = QThread()
        microphone = Microphone(self._take)
        microphone.moveToThread(self._thread)
        self._open.connect(microphone.open)
        self._close.connect(microphone.close)
        self._end.connect(microphone.end)
        microphone.opened.connect(self._on_opened)
        microphone.missed.connect(self._on_missed)
        self._thread.finished.connect(microphone.deleteLater)
        self._microphone = microphone
        self._thread.start()
        loaded = child.call("open_ear", _about({}), deadline_s=_LOAD_DEADLINE_S)
        deliver(loaded, self, lambda _: None, lambda error: self._fail(child, error))

    def _switch_off(self) -> None:
        self._tail.stop()
        thread, self._thread = self._thread, None
        child, self._child = self._child, None
        if thread is not None:
            self._end.emit()
            thread.wait()
        self._microphone = None
        if child is not None:
            child.close()
        self._played.want(False)
        self._show(Hearing.OFF)

    def _take(self, piece: Piece) -> None:
        """On the microphone's thread: sends a piece to the child."""
        child, free = self._child, self._free
        if child is None or not free.acquire(blocking=False):
            return
        played = self._played.from_time(piece.start_s + _AHEAD_S, _REFERENCE_FRAMES)
        about = _about({"heard_bytes": len(piece.sound), "held": self._held})
        try:
            future = child.call("hear", about, piece.sound + played, deadline_s=_HEAR_DEADLINE_S)
        except RuntimeError:  # it was closed meanwhile
            return
        future.add_done_callback(lambda _: free.release())
        future.add_done_callback(lambda done: self._obey_soon(_Told(child, done, meant=False)))

    def _decide(self) -> None:
        self._held = False
        if self._mode == "push":
            self._close.emit()
            self._show(Hearing.READY)
        child = self._child
        if child is not None:
            future = child.call("decide", _about({}), deadline_s=_HEAR_DEADLINE_S)
            future.add_done_callback(lambda done: self._obey_soon(_Told(child, done, meant=True)))

    # What they tell

    def _answered(self, told: _Told) -> None:
        if told.future.cancelled() or told.child is not self._child:
            return  # it was switched off meanwhile
        error = told.future.exception()
        if isinstance(error, Exception):
            self._fail(told.child, error)
            return
        for word in told.future.result().result["words"]:
            if word in PHRASES and (told.meant or not self._says_it_itself()):
                self.understood.emit(word)
                self._session.do(PHRASES[word])

    def _says_it_itself(self) -> bool:
        """Whether it may have been what is read aloud."""
        state = self._session.state
        if state.mode is not Mode.PLAYING or state.article is None or state.sentence is None:
            return False
        # What was said is understood when the next sentence may have begun.
        heard = state.article.sentences[max(0, state.sentence - 1) : state.sentence + 1]
        return any(_SAYS_CALL.search(state.article.text_of(it.span)) for it in heard)

    def _fail(self, child: Child, error: Exception) -> None:
        if child is not self._child:
            return  # it was switched off meanwhile
        if isinstance(error, ChildDied | ChildFault):
            error = _lost(error)
        if not isinstance(error, HarkenError):
            self.close()
            raise error
        self._give_up(error)

    def _give_up(self, error: HarkenError) -> None:
        self.close()
        self.failed.emit(error)

    def _on_opened(self) -> None:
        if self._wants_to_hear:
            self._show(Hearing.OPEN)

    def _on_missed(self) -> None:
        if self._wants_to_hear:
            self._show(Hearing.NO_MICROPHONE)

    @property
    def _wants_to_hear(self) -> bool:
        """What the microphone tells comes late: it may be closed by now."""
        return self._child is not None and (self._mode == "always" or self._held)

    def _show(self, hearing: Hearing) -> None:
        if hearing is not self.hearing:
            self.hearing = hearing
            self.changed.emit(hearing)


def _about(more: dict[str, object]) -> dict[str, object]:
    return {"call": CALL, "words": list(PHRASES), **more}


def _lost(error: Exception) -> HarkenError:
    found = HarkenError(
        "Voice commands were switched off",
        "the recogniser has stopped",
        "Switch them on again in the settings.",
    )
    found.__cause__ = error
    return found
