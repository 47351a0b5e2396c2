"""Which message is shown when, and until when."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from harken.article.model import Article
from harken.errors import HarkenError
from harken.library.entry import Entry
from harken.library.faults import LibraryDamaged
from harken.listening.session import Session
from harken.listening.state import Mode, SessionState
from harken.ui.announcing import announce
from harken.ui.library_restoring import LibraryRestoring
from harken.ui.notice import Notice, NoticeArea

_LASTING = (Mode.NO_DEVICE, Mode.NO_VOICE)
_MOST_ERRORS = 1
"""More of them are told together: each by itself takes lines from the article."""


class Messages(QObject):
    """Shows what the session and the importer have to tell.

    Args:
        area: Where messages are shown.
        session: Whose notices are shown; what it waits for stays until it has it.
    """

    def __init__(self, area: NoticeArea, session: Session) -> None:
        super().__init__(area)
        self._area = area
        self._session = session
        self._of_mode: tuple[Notice, Mode] | None = None
        """What was told of the voice or the sound device, and in which mode: the one slot for it.

        It holds no more once something newer is told, or the mode is another.
        """
        self._of_article: list[tuple[Notice, Article | None]] = []
        """What the session told, and of which article."""
        self._undo: tuple[Callable[[], None], Notice | None] | None = None
        """The way back from what was done last, and the message that offers it."""
        self._arrival: Notice | None = None
        self._arrived: dict[str, bool] = {}
        """What that message tells of, and whether it was in the library before."""
        self._failures: list[tuple[Notice, Sequence[HarkenError]]] = []
        session.notice.connect(self._show_notice)
        session.device_notice.connect(self._show_of_mode)
        session.changed.connect(self._leave_mode)
        session.changed.connect(self._leave_article)

    def tell(self, text: str) -> None:
        """Shows a message that goes away by itself."""
        self._area.show_message(text)

    def withdraw(self, part: str) -> None:
        """Takes away the messages that say `part`: it is said elsewhere now."""
        for notice in self._area.notices:
            if part and part in notice.title:
                self._area.take_away(notice)

    def announce(self, text: str) -> None:
        """Tells only those who hear the window instead of seeing it."""
        announce(self._area.window(), text)

    def tell_undoable(self, text: str, undo: Callable[[], None]) -> Notice:
        """Says what was done, with a way back."""
        notice = self._area.show_message(text, action=self.tr("Undo"))
        notice.acted.connect(lambda: self._take_back(undo))
        self._undo = undo, notice
        return notice

    def remember_undo(self, undo: Callable[[], None]) -> None:
        """Takes a way back from what is seen without a word."""
        self._undo = undo, None

    def undo_last(self) -> None:
        """Goes back from what was done last, also where its message is gone by now."""
        if self._undo is None:
            self.tell(self.tr("There is nothing to undo."))
            return
        undo, notice = self._undo
        if notice is not None:
            self._area.take_away(notice)
        self._take_back(undo)

    def _take_back(self, undo: Callable[[], None]) -> None:
        if self._undo is not None and self._undo[0] is undo:
            self._undo = None
        undo()

    def tell_arrival(
        self, article: Article | Entry, open_it: Callable[[], None], *, known: bool = False
    ) -> None:
        """Offers an article that waits; those that come soon after it are told of together.

        Args:
            article: The article.
            open_it: Opens it.
            known: Whether it was there before.
        """
        if self._arrival not in self._area.notices:
            self._arrived.clear()
        elif self._arrival is not None:
            self._area.take_away(self._arrival)
        self._arrived.setdefault(article.id, known)
        if len(self._arrived) == 1:
            text = self._known_text() if known else self.tr("“{title}” is in Up next.")
            text = text.format(title=article.title)
            self._arrival = self._area.show_message(text, action=self.tr("Open it now"))
            self._arrival.acted.connect(open_it)
        else:
            self._arrival = self._area.show_message(self._arrived_text())

    def _arrived_text(self) -> str:
        """How many articles came, and how many of those were there before."""
        there = sum(self._arrived.values())
        new = len(self._arrived) - there
        added = self.tr("{n} articles were added to Up next.").format(n=new)
        known = self.tr("{n} were already in the library.").format(n=there)
        if new == 1:
            added = self.tr("One article was added to Up next.")
        if there == 1:
            known = self.tr("One was already in the library.")
        return " ".join([*[added] * bool(new), *[known] * bool(there)])

    def _known_text(self) -> str:
        return self.tr("“{title}” is already in the library.")

    def tell_known(self, article: Article | Entry) -> None:
        """Says that what was added was there before."""
        self.tell(self._known_text().format(title=article.title))

    def fail_together(self, errors: Sequence[HarkenError], count: int) -> None:
        """Tells in one message what could not be read of all that was handed over together."""
        title = self.tr("{n} of {all} could not be read.").format(n=len(errors), all=count)
        self._keep(self._show_together(title, errors), errors)

    def _show_together(self, title: str, errors: Sequence[HarkenError]) -> Notice:
        first = errors[0]
        notice = self._area.show_failures(
            title,
            self.tr("{what}: {why}; and {n} more.").format(
                what=first.what, why=first.why, n=len(errors) - 1
            ),
            self.tr("Show all"),
        )
        notice.go_by_itself()
        notice.acted.connect(lambda: self._show_failures(errors))
        return notice

    def _keep(self, notice: Notice, errors: Sequence[HarkenError]) -> None:
        """Folds messages of failures into one before they cover the text."""
        shown = self._area.notices
        self._failures = [one for one in self._failures if one[0] in shown and one[0] != notice]
        self._failures.append((notice, errors))
        if len(self._failures) > _MOST_ERRORS:
            together = [error for _, some in reversed(self._failures) for error in some]
            for old, _ in self._failures:
                self._area.take_away(old)
            title = self.tr("{n} things could not be done.").format(n=len(together))
            self._failures = [(self._show_together(title, together), together)]

    def fail(self, error: Exception) -> None:
        """Shows what failed; a fault of ours is told in plain words, and logged."""
        if isinstance(error, LibraryDamaged) and self._session.library is not None:
            LibraryRestoring(self._area, self._session.library, error, self.fail)
        elif isinstance(error, HarkenError):
            self._keep(self._area.show_error(error), [error])
        else:
            # The application's own hook writes the log and calls back with a friendly error.
            sys.excepthook(type(error), error, error.__traceback__)

    def _show_failures(self, errors: Sequence[HarkenError]) -> None:
        from harken.ui.failures_sheet import FailuresSheet

        FailuresSheet(self._area.window(), errors).open()

    def _show_notice(self, text: str) -> None:
        state = self._session.state
        if state.mode in _LASTING:
            self._show_of_mode(text)
        else:
            self._of_article.append((self._area.show_message(text), state.article))

    def _show_of_mode(self, text: str) -> None:
        self._forget_mode()
        mode = self._session.state.mode
        lasting = mode in _LASTING
        notice = self._area.show_lasting(text) if lasting else self._area.show_message(text)
        self._of_mode = notice, mode

    def _leave_mode(self, state: SessionState) -> None:
        if self._of_mode is not None and state.mode is not self._of_mode[1]:
            self._forget_mode()

    def _forget_mode(self) -> None:
        if self._of_mode is not None:
            self._area.take_away(self._of_mode[0])
        self._of_mode = None

    def _leave_article(self, state: SessionState) -> None:
        """Takes away what was told of another article than the one that is shown now."""
        told, self._of_article = self._of_article, []
        shown = self._area.notices
        for notice, article in told:
            if article is not None and (state.article is None or article.id != state.article.id):
                self._area.take_away(notice)
            elif notice in shown:
                self._of_article.append((notice, article))
