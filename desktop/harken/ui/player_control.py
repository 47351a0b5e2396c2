"""Joins the player bar and its popups to the session."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from harken.article.model import Article
from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.state import Mode, SessionState
from harken.speech.voice import Voice
from harken.ui.player_bar import PlayerBar
from harken.ui.rate_popup import RatePopup
from harken.ui.sleep_popup import SleepPopup
from harken.ui.sleep_words import sleep_in_brief, sleep_in_words
from harken.ui.volume_popup import VolumePopup

BACK_S = -15.0
"""Where the button and the key "back 15 seconds" go."""


class PlayerControl(QObject):
    """Shows the session's state in the bar; turns its buttons into commands."""

    commanded = Signal(object)
    """A `Command`."""
    voices_wanted = Signal()
    """To choose a voice."""

    def __init__(self, bar: PlayerBar) -> None:
        super().__init__(bar)
        self.bar = bar
        self._rate = RatePopup(self.bar)
        self._volume = VolumePopup(self.bar)
        self._sleep = SleepPopup(self.bar)
        self._voices: tuple[Voice, ...] = ()
        self._state: SessionState | None = None
        self._sentence_voice: str | None = None
        self._next_title: str | None = None
        self._blocks: tuple[Article | None, list[int]] = (None, [])
        self._connect()

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Takes note of the installed voices."""
        self._voices = tuple(voices)
        if self._state is not None:
            self._show_sound(self._state)

    def show_state(self, state: SessionState, next_title: str | None) -> None:
        """Shows another state."""
        self._next_title = next_title
        self._state = state
        self._show_sound(state)
        self._rate.show_rate(state.rate_wpm)
        self._volume.show_volume(state.volume)
        self._volume.show_outputs(state.outputs, state.output)
        self._sleep.show_sleep(state.sleep, state.sleep_left_s)
        self.bar.show_sleep(
            sleep_in_brief(state.sleep_left_s),
            sleep_in_words(state.sleep, state.sleep_left_s),
            on=state.sleep is not None,
        )
        at = state.queue_at
        self.bar.show_articles(before=at is not None and at > 0, after=state.following is not None)
        if state.article is None:
            self.bar.show_nothing()
            return
        self.bar.set_active(True)
        self.bar.show_mode(
            playing=state.mode in (Mode.PLAYING, Mode.NO_DEVICE), ended=state.mode is Mode.ENDED
        )
        self.show_place(state)

    def show_place(self, state: SessionState) -> None:
        """Shows what is heard now."""
        self._state = state
        if state.sentence_voice != self._sentence_voice:
            self._show_sound(state)
        if state.article is not None:
            self.bar.show_playing(state.article.title, self._place(state, state.article))
            self.bar.show_time(state.elapsed_s, state.remaining_s)

    def open_sleep(self) -> None:
        """Opens the sleep timer."""
        seen = self.bar.sleep_button.isVisible()
        self._sleep.rise_from(self.bar.sleep_button if seen else self.bar.volume_button)

    def _place(self, state: SessionState, article: Article) -> str:
        if state.mode is Mode.ENDED:
            place = self.tr("Finished")
        elif state.mode is Mode.NO_DEVICE:
            place = self.tr("Waiting for a sound device")
        elif state.mode is Mode.NO_VOICE:
            place = self.tr("No voice")
        elif state.loading and state.mode is Mode.PLAYING:
            place = self.tr("Loading the voice…")
        elif state.reading is not Reading.ARTICLE:
            number = bisect_left(state.summary, state.sentence or 0) + 1
            form = self.tr("sentence {n} of {all}")
            if state.reading is Reading.SKIM:
                form = self.tr("key sentence {n} of {all}")
            place = self._numbered(form, number, len(state.summary))
        else:
            blocks = self._blocks_of(article)
            block = state.position.block if state.position is not None else 0
            number = bisect_left(blocks, block) + 1
            place = self._numbered(self.tr("paragraph {n} of {all}"), number, len(blocks))
            if blocks and block < blocks[0]:
                place = self.tr("title")
        if self._next_title is None:
            return place
        if not place:
            return self.tr("Then: {title}").format(title=self._next_title)
        return self.tr("{place} · then: {title}").format(place=place, title=self._next_title)

    @staticmethod
    def _numbered(form: str, number: int, count: int) -> str:
        return form.format(n=min(number, count), all=count) if count else ""

    def _blocks_of(self, article: Article) -> list[int]:
        """The blocks that are read, the title left out; worked out once for each article."""
        if self._blocks[0] is not article:
            numbers = {sentence.span.block for sentence in article.sentences_read()}
            self._blocks = (article, sorted(numbers - {0}))
        return self._blocks[1]

    def _show_sound(self, state: SessionState) -> None:
        self._sentence_voice = state.sentence_voice
        here = self._name_of(state.sentence_voice) if state.sentence_voice != state.voice else ""
        self.bar.show_sound(state.rate_wpm, self._name_of(state.voice), state.volume, here)

    def _name_of(self, voice_id: str | None) -> str:
        return next((voice.name for voice in self._voices if voice.id == voice_id), "")

    def _connect(self) -> None:
        for signal, action in (
            (self.bar.play_wanted, Action.PLAY_PAUSE),
            (self.bar.previous_paragraph, Action.PREVIOUS_PARAGRAPH),
            (self.bar.previous_sentence, Action.PREVIOUS_SENTENCE),
            (self.bar.next_sentence, Action.NEXT_SENTENCE),
            (self.bar.next_paragraph, Action.NEXT_PARAGRAPH),
            (self.bar.repeat_wanted, Action.REPEAT_SENTENCE),
            (self.bar.previous_article, Action.PREVIOUS_ARTICLE),
            (self.bar.next_article, Action.NEXT_ARTICLE),
        ):
            signal.connect(lambda action=action: self._do(action))
        self.bar.back_wanted.connect(lambda: self._do(Action.SKIP_SECONDS, BACK_S))
        self.bar.time_chosen.connect(lambda s: self._do(Action.SEEK_SECONDS, s))
        self._rate.chosen.connect(lambda wpm: self._do(Action.SET_RATE, wpm))
        self._volume.chosen.connect(lambda volume: self._do(Action.SET_VOLUME, volume))
        self._volume.output_chosen.connect(lambda output: self._do(Action.SET_OUTPUT, output))
        self.bar.rate_button.clicked.connect(lambda: self._rate.rise_from(self.bar.rate_button))
        self.bar.volume_button.clicked.connect(
            lambda: self._volume.rise_from(self.bar.volume_button)
        )
        self.bar.voice_button.clicked.connect(self.voices_wanted)
        self._sleep.chosen.connect(lambda sleep: self._do(Action.SET_SLEEP, sleep))
        self.bar.sleep_button.clicked.connect(self.open_sleep)

    def _do(self, action: Action, value: object = None) -> None:
        self.commanded.emit(Command(action, value))
