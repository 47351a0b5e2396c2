"""What happens in the window's left side, brought to session and library."""

from PySide6.QtCore import QObject, Signal

from harken.library.entry import Entry, Status
from harken.listening.queue import QueueItem
from harken.listening.session import Session
from harken.listening.state import SessionState
from harken.ui.arrivals import Waiting
from harken.ui.desk import Desk
from harken.ui.lengths import Lengths
from harken.ui.library_panel.editing import LibraryEditing
from harken.ui.library_panel.finding import Finding
from harken.ui.library_panel.panel import LibraryPanel
from harken.ui.library_panel.query import Sort
from harken.ui.messages import Messages
from harken.ui.plan_left import PlanLeft, offered_minutes
from harken.ui.queue_editing import QueueEditing
from harken.ui.remembering import Remembering
from harken.ui.side import Side
from harken.ui.up_next.panel import UpNext
from harken.ui.window import Window


class SideControl(QObject):
    """Makes Up next and the library, and does what is asked for there.

    Args:
        window: Where they are put.
        session: Has the queue and the library.
        desk: Opens articles.
        messages: Where it is told what was done.
        remembering: Knows what is read of an article.
    """

    cancel_wanted = Signal()
    """What is being read behind the open article is not wanted any more."""

    def __init__(
        self,
        window: Window,
        session: Session,
        desk: Desk,
        messages: Messages,
        remembering: Remembering,
    ) -> None:
        super().__init__(window)
        assert session.library is not None, "a window keeps what it is given"
        self._window = window
        self._session = session
        self._desk = desk
        settings = window.memory.settings
        self._finding = Finding(session.library, self)
        self.queue = QueueEditing(session, messages, self)
        self.lengths = Lengths(session, remembering, self)
        self._editing = LibraryEditing(session.library, session, self.queue, messages, window)
        self.up_next = UpNext(window.theme, self.lengths.seconds)
        self.library = LibraryPanel(
            window.theme, self._finding, self.lengths.known_seconds, Sort(settings.library_sort)
        )
        self.panel = Side(self.up_next, self.library, wanted=settings.show_side)
        self._plan_left = PlanLeft(window.memory)
        self._known: tuple[object, ...] = ()
        self._queue: tuple[QueueItem, ...] = ()
        self._holds_any = False
        window.put_beside(self.panel)
        self.panel.fit(window.width())
        self._finding.failed.connect(messages.fail)
        self._connect_up_next()
        self._connect_library()
        self._connect_window()

    def show_state(self, state: SessionState) -> None:
        """Shows the queue; asks the library anew where something may be other than it was."""
        self.lengths.show_open(state)
        self._plan_left.follow(state)
        self.up_next.offer(offered_minutes(self._window.memory.settings, state))
        self.up_next.show_state(state)
        # How long an article takes is told by a pace that is learned with each sentence.
        self.library.list.viewport().update()
        self._show_heard(state)
        known = state.mode, state.article.id if state.article is not None else None
        if state.queue is not self._queue:
            # With each sentence one of them is a little further: that is no reason to ask.
            before, self._queue = self._queue, state.queue
            if list(map(_known_of, before)) != list(map(_known_of, state.queue)):
                self._finding.renew()
        if known != self._known:
            self._known = known
            self._finding.renew()

    def show_place(self, state: SessionState) -> None:
        """Shows how far the article is that is read."""
        self._plan_left.follow(state)
        self.up_next.show_place(state)
        self._show_heard(state)

    def show_waiting(self, waiting: Waiting | None) -> None:
        """Shows what is being read behind the open article; None where nothing is."""
        self.up_next.show_waiting(waiting)

    def search(self) -> None:
        """Lets the person look for something in the library."""
        field = self._window.header.search
        field.setFocus()
        field.selectAll()

    def toggle(self) -> None:
        """Shows the side, or gives its room to the text."""
        self.panel.want(not self.panel.is_wanted)

    def _show_heard(self, state: SessionState) -> None:
        if state.article is not None:
            self.library.model.show_heard(state.article.id, round(100 * state.heard))

    def _connect_up_next(self) -> None:
        up_next = self.up_next
        up_next.chosen.connect(self._desk.open_id)
        up_next.cancel_wanted.connect(self.cancel_wanted)
        up_next.changed.connect(self._show_what_there_is)
        up_next.left_empty.connect(self.search)
        up_next.list.play_wanted.connect(lambda entry: self._desk.play_id(entry.id))
        up_next.list.move_wanted.connect(self.queue.move)
        up_next.list.next_wanted.connect(self.queue.play_next)
        up_next.list.remove_wanted.connect(self.queue.remove)
        up_next.list.clear_wanted.connect(self.queue.clear)
        up_next.list.tags_wanted.connect(self._editing.ask_tags)
        up_next.list.heard_wanted.connect(self._editing.mark_heard)
        for shown in (up_next.list, self.library.list):
            self.lengths.changed.connect(shown.viewport().update)

    def _connect_library(self) -> None:
        library = self.library
        library.sort_changed.connect(lambda sort: self._window.memory.keep(library_sort=sort))
        library.filled.connect(self._take_filled)
        library.shown_all.connect(self._window.header.search.clear)
        library.left_empty.connect(self.search)
        library.list.play_wanted.connect(self._play)
        library.list.add_wanted.connect(self.queue.add)
        library.list.next_wanted.connect(self.queue.play_next)
        library.list.tags_wanted.connect(self._editing.ask_tags)
        library.list.heard_wanted.connect(self._editing.mark_heard)
        library.list.delete_wanted.connect(self._editing.delete)
        library.list.restore_wanted.connect(self._editing.restore)
        self._editing.changed.connect(self._finding.renew)

    def _connect_window(self) -> None:
        header = self._window.header
        self._window.resized.connect(self.panel.fit)
        self.panel.wanted_changed.connect(lambda wanted: self._window.memory.keep(show_side=wanted))
        header.side_wanted.connect(self.toggle)
        header.search.textChanged.connect(self._look_for)
        header.search.entered.connect(self._enter_found)
        header.search.left.connect(self._window.focus_page)
        if header.search.text():
            self._look_for(header.search.text())

    def _look_for(self, text: str) -> None:
        if text.strip():
            self.panel.show_filled(True)
            self.panel.reveal(self.library)
        self.panel.leave_alone(self.library if text.strip() else None)
        self.library.look_for(text)

    def _enter_found(self) -> None:
        if self.library.model.hits:
            self.panel.reveal(self.library)
            self.library.focus_first()

    def _play(self, entry: Entry) -> None:
        self.queue.add_here(entry)
        self._desk.play_id(entry.id)

    def _take_filled(self, filled: bool) -> None:
        self._holds_any = filled
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        searched = bool(self._window.header.search.text().strip())
        self.panel.show_filled(self._holds_any or self.up_next.is_filled or searched)


def _known_of(item: QueueItem) -> tuple[str, Status]:
    return item.entry.id, item.entry.status
