"""How the summary is wished to be, and the reading that follows it."""

from PySide6.QtCore import QObject, Signal, Slot

from harken.article.emphasis import Emphasis
from harken.errors import HarkenError
from harken.listening.command import Action, Actions
from harken.listening.digest import Digest
from harken.listening.narrator import Narrator
from harken.listening.plan_in_queue import summary_length
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts
from harken.summary.length import Length, Minutes


class SummarySettings(QObject):
    """Takes the listener's wishes for the summary and has the reading follow. Main thread only.

    Args:
        here: What is read.
        digest: Makes the summary.
        narrator: Knows how long it takes.
        transport: Reads on in another summary.
        parent: The owner.
    """

    changed = Signal()
    """Something happened that nobody asked for: a summary is there, or will not come."""
    notice = Signal(str)
    """A short message for people."""

    def __init__(
        self,
        here: Whereabouts,
        digest: Digest,
        narrator: Narrator,
        transport: Transport,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._digest = digest
        self._narrator = narrator
        self._transport = transport
        digest.arrived.connect(self._on_ranking)
        digest.failed.connect(self._on_no_ranking)
        digest.progressed.connect(self.changed)

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {
            Action.SET_LENGTH: self.set_length,
            Action.SET_METHOD: self.set_method,
            Action.SET_EMPHASIS: self.set_emphasis,
            Action.CANCEL_RANKING: lambda _: self.cancel_ranking(),
            Action.RANK: lambda _: self._digest.ask_again(),
        }

    @property
    def most_s(self) -> float | None:
        """How long the summary may take; None where its length is no time."""
        length = self._digest.length
        return length.minutes * 60 if isinstance(length, Minutes) else None

    def set_length(self, value: object) -> None:
        """Takes a length; the summary is another at once."""
        assert isinstance(value, Length)
        self._digest.set_length(value, self._narrator.pace(self._here.language))
        self.follow()

    def plan_length(self, length: Length) -> None:
        """Takes a length for this time only."""
        self._digest.plan_length(length, self._narrator.pace(self._here.language))
        self.follow()

    def plan_rest(self, seconds: float) -> None:
        """Makes the summary that is heard longer or shorter behind its sentence, this time only.

        Args:
            seconds: How long what is left of it may take; the sentence is heard to its end.
        """
        pace = self._narrator.pace(self._here.language)
        script, place = self._here.script, self._here.place
        whole_s = self._here.elapsed_s(pace) + seconds
        heard: tuple[int, ...] = ()
        if script is not None and not place.fresh:
            heard = script.indices[: place.at + 1]
            whole_s = max(whole_s, script.seconds_before(len(heard), 0, pace))
        self._digest.plan_length(summary_length(whole_s), pace, heard)
        self.follow()

    def set_method(self, value: object) -> None:
        """Takes the name of a method."""
        assert isinstance(value, str)
        self._digest.set_method(value)

    def set_emphasis(self, value: object) -> None:
        """Takes what the current article's summary is to weigh."""
        assert isinstance(value, Emphasis)
        self._digest.set_emphasis(value)

    def cancel_ranking(self) -> None:
        """Does without the ranking that is on its way."""
        self._digest.give_up()
        self._transport.stop_if_nothing_to_read()

    def follow(self) -> None:
        """Reads on in the summary that is there now."""
        sentence = self._here.sentence
        if self._here.set_summary(self._digest.sentences):
            self._transport.read_on(sentence)

    @Slot()
    def _on_ranking(self) -> None:
        self.follow()
        self._transport.stop_if_nothing_to_read()
        self.changed.emit()

    @Slot(object)
    def _on_no_ranking(self, error: Exception) -> None:
        self._transport.stop_if_nothing_to_read()
        self.changed.emit()
        if not isinstance(error, HarkenError):
            raise error
        self.notice.emit(str(error))
