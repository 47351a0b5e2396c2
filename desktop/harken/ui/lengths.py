"""How long articles take to hear, each by its own language's voice, as the person has it read."""

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.article.pace import Amount, amounts_of, total
from harken.library.entry import Entry
from harken.listening.main_thread import deliver
from harken.listening.session import Session
from harken.listening.state import SessionState
from harken.speech.reading_rules import ReadingRules
from harken.ui.remembering import Remembering


class Lengths(QObject):
    """Knows how much of an article is read.

    The library keeps how much there is to hear by the usual rules; where the person has others, an
    article whose length is asked for is looked into once.

    Args:
        session: Knows how fast the voices are.
        remembering: Knows what is read.
        parent: The owner.
    """

    changed = Signal()
    """The length of an article is known better now."""

    def __init__(self, session: Session, remembering: Remembering, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._remembering = remembering
        self._open: tuple[str, float] | None = None
        """The id of the article that is open, and how many seconds it takes."""
        self._amounts: dict[str, tuple[Amount, ReadingRules, Amount | None]] = {}
        """By an article's id: how much it was by the usual rules, others, how much by those."""

    def show_open(self, state: SessionState) -> None:
        """Takes how long the article that is open takes: of that the session knows most."""
        self._open = (state.article.id, state.article_s) if state.article is not None else None

    def seconds(self, entry: Entry) -> float:
        """How long it takes as the person has it read."""
        rules = self._remembering.rules
        if not _same_amounts(rules, ReadingRules()) and self._amount_by(rules, entry) is None:
            self._amounts[entry.id] = entry.amount, rules, None
            self._look_into(entry, rules)
        return self.known_seconds(entry)

    def known_seconds(self, entry: Entry) -> float:
        """How long it takes, as far as that is known: of thousands none is looked into for it."""
        if self._open is not None and self._open[0] == entry.id:
            return self._open[1]
        known = self._amount_by(self._remembering.rules, entry)
        return self._session.pace(entry.language).seconds(known or entry.amount)

    def _amount_by(self, rules: ReadingRules, entry: Entry) -> Amount | None:
        """How much there is to hear by these rules; the usual amount while it is looked into."""
        known = self._amounts.get(entry.id)
        if known is None or known[0] != entry.amount or not _same_amounts(rules, known[1]):
            return None
        return known[2] or known[0]

    def _look_into(self, entry: Entry, rules: ReadingRules) -> None:
        def take(article: Article | None) -> None:
            if article is not None:
                read = [sentence.index for sentence in article.sentences_read()]
                amount = total(amounts_of(article, read, rules.unread_kinds, rules.pauses))
                self._amounts[entry.id] = entry.amount, rules, amount
                self.changed.emit()

        # One that cannot be read is told of when it is opened.
        deliver(self._session.queue.article(entry.id), self, take, lambda _: None)


def _same_amounts(one: ReadingRules, other: ReadingRules) -> bool:
    return (one.unread_kinds, one.pauses) == (other.unread_kinds, other.pauses)
