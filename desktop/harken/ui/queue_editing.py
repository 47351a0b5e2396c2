"""What the person does to the queue, sent to the session; what is taken out can be put back."""

from PySide6.QtCore import QObject

from harken.library.entry import Entry, Status
from harken.listening.command import Action, Command
from harken.listening.main_thread import deliver
from harken.listening.queue_item import QueueItem, hear_again
from harken.listening.session import Session
from harken.ui.messages import Messages


class QueueEditing(QObject):
    """Moves, adds and removes articles of the queue.

    Args:
        session: Whose queue it is.
        messages: Where a removal is told, with a way back.
        parent: The owner.
    """

    def __init__(self, session: Session, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages

    def move(self, article_id: str, place: int) -> None:
        """Puts an article where `place` others are before it; what is no place does nothing."""
        items = list(self._session.queue.items)
        at = self._session.queue.at(article_id)
        if at is None or not 0 <= place < len(items):
            return
        items.insert(place, items.pop(at))
        self._session.do(Command(Action.SET_QUEUE, tuple(items)))
        if at != place:
            self._messages.remember_undo(lambda: self.move(article_id, at))

    def remove(self, article_id: str) -> None:
        """Takes an article out of the queue; it stays in the library."""
        at = self._session.queue.at(article_id)
        if at is None:
            return
        item = self._session.queue.items[at]
        self.leave_out(article_id)
        self._messages.tell_undoable(
            self.tr("“{title}” is not in Up next any more.").format(title=item.entry.title),
            lambda: self.put_back(item, at),
        )

    def clear(self) -> None:
        """Takes all articles out of the queue; they stay in the library."""
        items = self._session.queue.items
        self._session.do(Command(Action.SET_QUEUE, ()))
        self._messages.tell_undoable(self.tr("Up next is empty."), lambda: self._put_before(items))

    def _put_before(self, items: tuple[QueueItem, ...]) -> None:
        """Puts articles back, before those that have come since."""
        now = self._session.queue.items
        there = {item.entry.id for item in items}
        others = tuple(item for item in now if item.entry.id not in there)
        self._session.do(Command(Action.SET_QUEUE, (*items, *others)))

    def leave_out(self, article_id: str) -> None:
        """Takes an article out without a word."""
        items = self._session.queue.items
        rest = tuple(item for item in items if item.entry.id != article_id)
        self._session.do(Command(Action.SET_QUEUE, rest))

    def put_back(self, item: QueueItem, place: int) -> None:
        """Puts an article in where it was, or as near as there is a place."""
        if self._session.queue.at(item.entry.id) is None:
            items = [*self._session.queue.items]
            items.insert(place, item)
            self._session.do(Command(Action.SET_QUEUE, tuple(items)))

    def add(self, entry: Entry) -> None:
        """Puts an article of the library at the end."""
        if self._session.queue.at(entry.id) is not None:
            told = self.tr("“{title}” is in Up next already.")
        else:
            self.put_back(QueueItem(entry), len(self._session.queue.items))
            self._have_heard_again(entry)
            told = self.tr("“{title}” is in Up next.")
        self._messages.tell(told.format(title=entry.title))

    def play_next(self, entry: Entry) -> None:
        """Puts an article behind the one that is open, wherever it was; that one stays."""
        opened, queue = self._session.state.article, self._session.queue
        if opened is not None and opened.id == entry.id:
            return
        place, at = queue.place_behind(opened.id) if opened is not None else 0, queue.at(entry.id)
        if at is None:
            self.put_back(QueueItem(entry), place)
        else:
            self.move(entry.id, place - (at < place))
        self._have_heard_again(entry)
        self._messages.tell_undoable(
            self.tr("“{title}” comes next.").format(title=entry.title),
            lambda: self.leave_out(entry.id) if at is None else self.move(entry.id, at),
        )

    def _have_heard_again(self, entry: Entry) -> None:
        """What was heard to its end is passed over, unless it is to be heard again."""
        library = self._session.library
        if entry.status is Status.DONE and library is not None:
            asked = library.ask(lambda library: hear_again(library, entry.id))
            deliver(asked, self, lambda _: None, self._messages.fail)
            self._session.count_as(entry.id, Status.UNREAD, 0.0)

    def add_here(self, entry: Entry) -> None:
        """Puts an article of the library where it is heard now, if it is not there yet."""
        current = self._session.state.article
        place = self._session.queue.place_to_open(current.id if current is not None else None)
        self.put_back(QueueItem(entry), place)
