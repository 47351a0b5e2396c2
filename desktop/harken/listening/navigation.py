"""Going elsewhere: within a reading, and from one reading to another."""

import math
from functools import partial

from PySide6.QtCore import QObject, Signal

from harken.article.position import Reading
from harken.listening.command import Action, Actions
from harken.listening.moves import BACKWARD, FORWARD
from harken.listening.narrator import Narrator
from harken.listening.place import Place
from harken.listening.state import Mode
from harken.listening.transport import Transport
from harken.listening.whereabouts import Whereabouts


class Navigation(QObject):
    """Moves the place as the listener wants, and has the transport go on there. Main thread only.

    Args:
        here: The place.
        transport: Goes on there.
        narrator: Knows how long what is read takes.
        parent: The owner.
    """

    notice = Signal(str)
    """A short message for people."""

    def __init__(
        self, here: Whereabouts, transport: Transport, narrator: Narrator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._transport = transport
        self._narrator = narrator

    @property
    def actions(self) -> Actions:
        """What it does when it is asked."""
        return {
            **{step: partial(self._move_on, step) for step in FORWARD},
            **{step: partial(self._move_back, step) for step in BACKWARD},
            Action.SEEK: self.seek,
            Action.SEEK_SECONDS: self.seek_seconds,
            Action.SKIP_SECONDS: self.skip_seconds,
            Action.REPEAT_SENTENCE: lambda _: self.repeat_sentence(),
            Action.TOGGLE_READING: lambda _: self.toggle_reading(),
            Action.SET_READING: self.set_reading,
            Action.EXPAND: self.expand,
        }

    def seek(self, value: object) -> None:
        """Plays from a place in the article on, a block and an offset in it."""
        assert isinstance(value, tuple)
        block, offset = value
        if self._here.script is not None:
            self._here.go_to(block, offset)
            self._play_there()

    def seek_seconds(self, value: object) -> None:
        """Goes to the sentence that is heard after so many seconds of the reading."""
        assert isinstance(value, float | int)
        script = self._here.script
        if script is not None and not math.isnan(value):
            pace = self._narrator.pace(script.article.language)
            self._transport.go(script.place_at(value, pace))

    def skip_seconds(self, value: object) -> None:
        """Goes to the word that is heard so many seconds later at this rate, or before.

        Before the start it is the first word; past the end the reading has ended.
        """
        assert isinstance(value, float | int)
        script = self._here.script
        if script is None or math.isnan(value):
            return
        pace = self._narrator.pace(script.article.language)
        ended, whole_s = self._transport.mode is Mode.ENDED, script.seconds(pace)
        goal_s = value + (whole_s if ended else self._here.elapsed_s(pace))
        if value > 0 and goal_s >= whole_s:
            if not ended:
                self._transport.end()
            return
        self._here.place = Place(*script.word_at(max(0.0, goal_s), pace))
        self._transport.go_on()

    def repeat_sentence(self) -> None:
        """Plays the sentence that is read from its start."""
        if self._here.script is not None:
            self._here.place = Place(self._here.place.at)
            self._play_there()

    def toggle_reading(self) -> None:
        """Chooses the summary, or the article where the summary is read."""
        summary = self._here.reading is Reading.SUMMARY
        self.set_reading(Reading.ARTICLE if summary else Reading.SUMMARY)

    def set_reading(self, value: object) -> None:
        """Chooses what is read."""
        assert isinstance(value, Reading)
        before, place = self._here.reading, self._place()
        self._here.set_reading(value)
        if value is not before:
            self._go_on_from(place)

    def expand(self, value: object) -> None:
        """Goes to where a sentence of the summary stands in the article, or back from there.

        Args:
            value: The sentence's number in `Article.sentences`, which is then played; None for the
                one that is read now.
        """
        assert value is None or isinstance(value, int)
        place = self._place()
        if self._here.expanded:
            self._here.go_back()
            self._go_on_from(place)
        elif self._here.expand(value):
            self._go_on_from(place)
            if value is not None:
                self._transport.play()
        elif self._here.article is not None and value is None:
            self.notice.emit(self._why_not_expanded())

    def _move_on(self, step: Action, _: object) -> None:
        """Takes a step of `FORWARD`; past the last sentence or paragraph the reading has ended."""
        script = self._here.script
        if script is None or self._transport.mode is Mode.ENDED:
            return
        at = FORWARD[step](script, self._here.place)
        if at is not None:
            self._transport.go(at)
        elif step is not Action.NEXT_SECTION:
            self._transport.end()

    def _move_back(self, step: Action, _: object) -> None:
        """Takes a step of `BACKWARD`."""
        if self._here.script is not None:
            self._transport.go(BACKWARD[step](self._here.script, self._here.place))

    def _why_not_expanded(self) -> str:
        if self._here.reading is not Reading.ARTICLE:
            return self.tr("There is no summary to go on from.")
        return self.tr("From a sentence of the summary, this leads to its place in the article.")

    def _play_there(self) -> None:
        """Plays from the new place on; code that is skipped at the very end is the end."""
        self._transport.go_on()
        if self._transport.mode is not Mode.ENDED:
            self._transport.play_here()

    def _place(self) -> tuple[int, int] | None:
        position = self._here.position
        return (position.block, position.offset) if position is not None else None

    def _go_on_from(self, place: tuple[int, int] | None) -> None:
        """Goes on in another reading; undisturbed where it is at the same word."""
        self._transport.go_on(self._here.sentence if self._place() == place else None)
