"""What Harken says of itself: the status, and that a press has worked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.listening.arrival_text import arrival_text
from harken.listening.command import Action, Actions, Command
from harken.listening.confirmations import Done, confirmation
from harken.listening.narrator import Narrator
from harken.listening.state import Mode, SessionState
from harken.listening.status import as_sentence, status_text
from harken.listening.transport import Transport
from harken.speech.utterance import announcement


class Talking(QObject):
    """Says things in between, playing or silent; the newest wins. Main thread only.

    Args:
        transport: Says it, and goes on as it was.
        narrator: Knows the voices' names.
        state: Gives what there is to tell.
        parent: The owner.
    """

    notice = Signal(str)
    """What was said, for those who read it."""

    def __init__(
        self,
        transport: Transport,
        narrator: Narrator,
        state: Callable[[], SessionState],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._narrator = narrator
        self._state = state
        self.confirms = False
        """Whether what was asked for is confirmed."""
        self._said_status = False
        """Whether what was said last is the status."""
        self._opens: Action | None = None
        """The wish for another article that is not open yet."""

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {Action.SAY_STATUS: lambda _: self.say_status()}

    def say(self, text: str) -> None:
        """Says something where it can be heard."""
        self._said_status = False
        if text and self._transport.mode is not Mode.NO_DEVICE:
            language = self.tr("en", "the code of the language of these texts, as they are spoken")
            self._transport.say_aside([announcement(text, language)])

    def mind(self, action: Action) -> None:
        """Takes note of what is asked for, before it is done."""
        if action is not Action.SAY_STATUS:
            self._said_status = False

    def say_status(self) -> None:
        """Says where the listener is; asked again while it is said, with the title first."""
        again = self._said_status and self._transport.aside
        text = status_text(self._state(), with_title=again)
        self.notice.emit(text)
        self.say(text)
        self._said_status = True

    def confirm(self, command: Command, before: SessionState, after: SessionState) -> bool:
        """Says that a command was done.

        Returns:
            Whether there was anything to say.
        """
        if not self.confirms or command.unasked:
            return False
        voice = self._narrator.name_of(after.voice)
        text = confirmation(Done(command, before, after, voice))
        stayed = before.position == after.position
        awaits = command.action in self._openings() and not text and stayed
        self._opens = command.action if awaits else None
        if text:
            self.say(text)
        return bool(text)

    def confirm_mark(self, kept: bool) -> None:
        """Says that a sentence is marked, or could not be."""
        if self.confirms:
            self.say(self.tr("Marked.") if kept else self.tr("Not marked."))

    def opened_text(self, article: Article) -> str:
        """What to say of the article that was asked for; empty where more is said of it already."""
        opens, self._opens = self._opens, None
        if opens is None or not self.confirms or self._transport.aside:
            return ""
        title = as_sentence(article.title) or self.tr("Untitled")
        return self._openings()[opens].format(title=title)

    def confirm_arrival(self, titles: Sequence[str]) -> None:
        """Says which articles were added."""
        if self.confirms:
            self.say(arrival_text(titles))

    def _openings(self) -> dict[Action, str]:
        return {
            Action.NEXT_ARTICLE: self.tr("Next article: {title}"),
            Action.PREVIOUS_ARTICLE: self.tr("Article before: {title}"),
            Action.OPEN_ARTICLE: self.tr("Article: {title}"),
        }
