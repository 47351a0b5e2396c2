"""How long articles take to hear, each by its own language's voice, as the person has it read."""

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.article.pace import Amount, amounts_of, total
from harken.library.entry import Entry
from harken.listening.main_thread import deliver
from harken.listening.session import Session
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
        self._amounts: dict[str, tuple[Amount, ReadingRules, Amount | None]] = {}
        """By an article's id: how much it was by the usual rules, others, how much by those."""

    def usual_seconds(self, entry: Entry) -> float:
        """How long it takes by the usual rules."""
        return self._session.pace(entry.language).seconds(entry.amount)

    def seconds(self, entry: Entry) -> float:
        """How long it takes as the person has it read."""
        rules = self._remembering.rules
        if _same_amounts(rules, ReadingRules()):
            return self.usual_seconds(entry)
        known = self._amounts.get(entry.id)
        if known is None or known[0] != entry.amount or not _same_amounts(rules, known[1]):
            known = self._amounts[entry.id] = entry.amount, rules, None
            self._look_into(entry, rules)
        amount = known[2] if known[2] is not None else entry.amount
        return self._session.pace(entry.language).seconds(amount)

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
