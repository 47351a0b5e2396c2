"""Does what `harken control` asks of this window, and answers when it is done and kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from harken.errors import HarkenError
from harken.handsfree.control_words import TELL_QUEUE, NotUnderstood, command_of, minutes_to_fit
from harken.handsfree.report import report
from harken.importing.source import Source
from harken.library.entry import Entry
from harken.library.naming import article_named
from harken.listening.command import Action, Command
from harken.listening.fitting import Fitting
from harken.listening.main_thread import deliver
from harken.listening.plan import Plan
from harken.listening.session import Session
from harken.ui.callers import bring_to_front
from harken.ui.desk import Desk
from harken.ui.drops import sources_of
from harken.ui.durations import in_words
from harken.ui.queue_editing import QueueEditing
from harken.ui.window import Window

if TYPE_CHECKING:
    from harken.handsfree.instance.switchboard import Call

_OPEN_ARTICLE = "open-article"
_ASK_TO_KEEP = ("mark", "open", "read-clipboard")
"""What was not kept has failed then; all else is done all the same."""
_LOOK_AGAIN_MS = 50
_PATIENCE_MS = 90_000
"""A source that takes longer goes on being read; the caller is told that it is not there yet."""
_ROUNDS = 3
"""What the library has told may have the session ask it for more: an article, then its place."""


@dataclass(eq=False)
class _Errand:
    """One thing asked for, until it is answered."""

    call: "Call"
    patience_ms: int = 0
    plans: bool = False
    """Whether it waits for a plan."""
    rounds: int = _ROUNDS
    notices: list[str] = field(default_factory=list)
    errors: list[HarkenError] = field(default_factory=list)

    def fail(self, error: HarkenError) -> None:
        """Notes an error, once, in place of a notice that says the same."""
        if str(error) not in map(str, self.errors):
            self.errors.append(error)

    @property
    def asks_to_keep(self) -> bool:
        """Whether it is only done when it is on the disk."""
        return self.call.request.words[0] in _ASK_TO_KEEP


class Errands(QObject):
    """Main thread only.

    Args:
        window: Raised and closed; passes on what is to be read.
        desk: Reads it.
        queue: Empties Up next, with a way back.
        session: Does all other commands.
        library_error: Why the library could not be opened, and what is kept is gone at the end.
    """

    def __init__(
        self,
        window: Window,
        desk: Desk,
        queue: QueueEditing,
        session: Session,
        library_error: HarkenError | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._queue = queue
        self._session = session
        self._library_error = library_error
        self._open: list[_Errand] = []
        self._copied: Sequence[Source] = ()
        """What was on the clipboard; the first of it that arrives is read aloud."""
        session.notice.connect(self._note)
        session.marked.connect(lambda _, message: self._note(message))
        session.keeping_failed.connect(self._note_not_kept)
        session.marked.connect(self._note_kept_for_now)
        desk.arrived.connect(self._note_kept_for_now)
        desk.failed.connect(self._note_failure)
        desk.arrived.connect(self._play_what_was_copied)

    def serve(self, call: "Call") -> None:
        """Does what a call asks for, and answers it in the end."""
        errand = _Errand(call)
        self._open.append(errand)
        library = self._session.library
        if library is not None and list(call.request.words[:1]) == [_OPEN_ARTICLE]:
            deliver(
                library.ask(lambda library: library.entries()),
                self,
                lambda entries: self._try(errand, entries),
                lambda error: self._refuse(errand, error),
            )
        else:
            self._try(errand)

    def _try(self, errand: _Errand, kept: Sequence[Entry] = ()) -> None:
        try:
            self._do(errand, kept)
        except NotUnderstood as error:
            why = HarkenError("Cannot do that", str(error), "Try `harken control --help`.")
            self._refuse(errand, why)
        except HarkenError as error:
            self._refuse(errand, error)
        else:
            self._settle(errand)

    def _do(self, errand: _Errand, kept: Sequence[Entry]) -> None:
        request = errand.call.request
        command = command_of(request.words)
        if command is not None:
            queued = (item.entry for item in self._session.state.queue)
            self._session.do(_with_whole_id(command, (*kept, *queued)))
        elif request.words[0] == "open":
            errand.patience_ms = _PATIENCE_MS
            self._window.add(request.sources)
        elif request.words[0] == "read-clipboard":
            errand.patience_ms = _PATIENCE_MS
            self._read_clipboard()
        elif request.words[0] == "fit":
            errand.patience_ms, errand.plans = _PATIENCE_MS, True
            self._plan(errand, minutes_to_fit(request.words[1:]))
        elif request.words[0] == "clear":
            self._queue.clear()
        elif request.words[0] == "show":
            bring_to_front(self._window, request.activation)

    def _plan(self, errand: _Errand, minutes: float) -> None:
        # A sheet that is open meanwhile plans for itself.
        fitting = self._session.new_fitting(self)
        fitting.planned.connect(partial(self._start_plan, errand, fitting))
        fitting.plan(minutes * 60, {})

    def _start_plan(self, errand: _Errand, fitting: Fitting, plan: Plan) -> None:
        fitting.forget()
        fitting.deleteLater()
        errand.patience_ms, errand.plans = 0, False
        if all(one.allotted.reading is None for one in plan.items):
            errand.fail(_nothing_to_fit())
            return
        self._session.do(Command(Action.FIT_TIME, plan))
        time, asked = in_words(plan.seconds), in_words(plan.asked_s)
        errand.notices.append(f"Planned: {time} of {asked}.")
        for item in plan.items:
            if item.left_out is not None:
                errand.fail(item.left_out)

    def _read_clipboard(self) -> None:
        # The stubs do not say so, but an empty clipboard may have no data at all.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        sources = sources_of(mime) if mime is not None else []
        if not sources:
            raise _nothing_copied()
        self._copied = sources
        self._window.open(sources)

    def _play_what_was_copied(self, article_id: str, source: Source) -> None:
        if source in self._copied:
            self._copied = ()
            self._desk.play_arrived(article_id)

    # What happens meanwhile

    def _note(self, message: str) -> None:
        for errand in self._open:
            if message not in map(str, errand.errors):
                errand.notices.append(message)

    def _note_not_kept(self, error: HarkenError) -> None:
        for errand in self._open:
            if errand.asks_to_keep:
                errand.fail(error)

    def _note_kept_for_now(self) -> None:
        if self._library_error is not None:
            why = "the library could not be opened, so it is gone when Harken ends"
            self._note_not_kept(HarkenError("Not kept", why, self._library_error.next_step))

    def _note_failure(self, error: Exception) -> None:
        for errand in self._open:
            # Faults of ours are told in the window, with where they are written down.
            if errand.patience_ms and isinstance(error, HarkenError):
                errand.errors.append(error)

    # When it is done

    def _settle(self, errand: _Errand) -> None:
        """Waits until what was added is read, and all that followed of it is kept."""
        if errand.patience_ms > 0 and (errand.plans or self._reading_in()):
            errand.patience_ms -= _LOOK_AGAIN_MS
            QTimer.singleShot(_LOOK_AGAIN_MS, self, lambda: self._settle(errand))
        elif errand.rounds and self._session.library is not None:
            errand.rounds -= 1
            deliver(
                self._session.library.ask(lambda _: None),
                self,
                lambda _: self._settle(errand),
                lambda error: self._refuse(errand, error),
            )
        else:
            self._answer(errand)

    def _reading_in(self) -> int:
        waiting = self._desk.waiting()
        return max(1, waiting.total - waiting.done) if waiting is not None else 0

    def _answer(self, errand: _Errand) -> None:
        self._open.remove(errand)
        self._window.memory.write()  # a rate or volume, too, is kept when it is confirmed
        word, reading_in = errand.call.request.words[0], self._reading_in()
        state = report(self._session.state, reading_in=reading_in, with_queue=word in TELL_QUEUE)
        errand.call.answer(
            {
                "state": state,
                "notices": errand.notices,
                "errors": [error.to_json() for error in errand.errors],
            }
        )
        if word == "quit":
            # Once the answer is on its way.
            QTimer.singleShot(_LOOK_AGAIN_MS, self._window.close)

    def _refuse(self, errand: _Errand, error: Exception) -> None:
        self._open.remove(errand)
        if not isinstance(error, HarkenError):
            raise error
        errand.call.refuse(error)


def _with_whole_id(command: Command, entries: Iterable[Entry]) -> Command:
    if command.action is not Action.OPEN_ARTICLE:
        return command
    return Command(command.action, article_named(str(command.value), entries).id)


def _nothing_to_fit() -> HarkenError:
    return HarkenError(
        "Cannot fill your time", "there is nothing to hear in Up next", "Add an article first."
    )


def _nothing_copied() -> HarkenError:
    if QGuiApplication.platformName().startswith("wayland"):
        return HarkenError(
            "Cannot read the clipboard",
            "there is nothing to read, or Wayland keeps it from windows that are not in front",
            "Bring Harken to the front with `harken control show`, and try again.",
        )
    return HarkenError(
        "Cannot read the clipboard",
        "there is nothing to read in it",
        "Copy a text, a link or files first.",
    )
