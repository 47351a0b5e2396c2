"""The bottom of the window: what is playing, the transport, and how it sounds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from harken.ui.bar_fits import FITS, Fit
from harken.ui.buttons import Button, IconButton
from harken.ui.doing import Doing
from harken.ui.durations import times
from harken.ui.labels import ElidedLabel
from harken.ui.theme import Theme
from harken.ui.time_row import TimeRow
from harken.ui.voices.short_name import short_name

HEIGHT_PX = 96
_SIDE_PX = 20
_LEAST_VOICE_PX = 64
_DRAWINGS = {
    Doing.PREVIOUS_ARTICLE: "previous-article",
    Doing.NEXT_ARTICLE: "next-article",
    Doing.PREVIOUS_PARAGRAPH: "previous-paragraph",
    Doing.NEXT_PARAGRAPH: "next-paragraph",
    Doing.PREVIOUS_SENTENCE: "previous-sentence",
    Doing.NEXT_SENTENCE: "next-sentence",
    Doing.BACK_15_SECONDS: "back-15",
    Doing.REPEAT_SENTENCE: "repeat",
}


class PlayerBar(QFrame):
    """Buttons and sliders; knows nothing of the session."""

    play_wanted = Signal()
    previous_paragraph = Signal()
    previous_sentence = Signal()
    next_sentence = Signal()
    next_paragraph = Signal()
    back_wanted = Signal()
    """Some seconds back."""
    repeat_wanted = Signal()
    """The sentence once more."""
    time_chosen = Signal(float)
    """Seconds from the start of the reading."""
    previous_article = Signal()
    next_article = Signal()

    def __init__(self, theme: Theme, rate_wpm: int, volume: float) -> None:
        super().__init__()
        self.setObjectName("playerBar")
        self.setFixedHeight(HEIGHT_PX)
        self._theme = theme
        self._title = ElidedLabel("strong")
        self._place = ElidedLabel("small")
        for label in (self._title, self._place):
            # The bar is ours: it stays as it is for a title that runs from right to left.
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._make_transport()
        self._several = False
        self._sleep_left = ""
        self.time = TimeRow(self.tr("Time"))
        self.rate_button = Button(doing=[Doing.SLOWER, Doing.FASTER])
        self.voice_button = Button(self.tr("Voice"), doing=[Doing.VOICES])
        self.volume_button = IconButton(
            theme, "volume", self.tr("Volume"), doing=[Doing.QUIETER, Doing.LOUDER]
        )
        self.sleep_button = IconButton(
            theme, "sleep", self.tr("Sleep timer"), kind="sleep", doing=[Doing.SLEEP]
        )
        self._sound_buttons = (
            self.rate_button, self.voice_button, self.volume_button, self.sleep_button
        )  # fmt: skip
        self._voice = ""
        self._fit = FITS[0]
        self._active = False
        self._build()
        self._connect()
        self.show_sound(rate_wpm, "", volume)
        self.show_nothing()

    def show_nothing(self) -> None:
        """There is no article yet."""
        self.show_playing(self.tr("Nothing to play yet"), "")
        self.set_active(False)
        self.show_time(0, 0)

    def set_active(self, active: bool) -> None:
        """Whether there is anything to play."""
        self._active = active
        self.time.set_active(active)
        for button in (self._play, self._back, self._repeat, *self._transport):
            button.setEnabled(active)
        self._show_transport()
        self._title.setProperty("role", "strong" if active else "small")
        self._title.style().polish(self._title)

    def show_playing(self, title: str, place: str) -> None:
        """Says what is playing, and where."""
        self._title.show_text(title)
        self._place.show_text(place)
        self._place.setVisible(bool(place))

    def show_mode(self, *, playing: bool, ended: bool) -> None:
        """Whether the big button plays, pauses or begins again."""
        if playing:
            self._play.show_as("pause", self.tr("Pause"))
        elif ended:
            self._play.show_as("again", self.tr("Play again"))
        else:
            self._play.show_as("play", self.tr("Play"))

    def show_time(self, elapsed_s: float, remaining_s: float) -> None:
        """Says how much was heard and how much is left."""
        self.time.show_time(elapsed_s, remaining_s)

    def show_sound(self, rate_wpm: int, voice: str, volume: float, voice_here: str = "") -> None:
        """Says how it sounds; `voice_here` is what reads just now, where it is another."""
        self.rate_button.setText(times(rate_wpm))
        name = self.tr("Reading speed: {times}, {wpm} words a minute")
        self.rate_button.setAccessibleName(name.format(times=times(rate_wpm), wpm=rate_wpm))
        self.rate_button.setToolTip(self.rate_button.accessibleName())
        self._voice = short_name(voice) or self.tr("Voice")
        told = self.tr("Voice: {name}; here: {here}") if voice_here else self.tr("Voice: {name}")
        self.voice_button.setAccessibleName(told.format(name=voice, here=voice_here))
        self.voice_button.setToolTip(self.voice_button.accessibleName())
        drawing = "volume" if volume > 0 else "volume-off"
        self.volume_button.show_as(drawing, self.tr("Volume: {n} %").format(n=round(volume * 100)))
        self._arrange()

    def show_articles(self, *, before: bool, after: bool) -> None:
        """Whether there are articles before this one and after it."""
        for button, there_is in zip(self._articles, (before, after), strict=True):
            button.setEnabled(there_is)
        if self._several != (before or after):
            self._several = before or after
            self._arrange()

    def show_sleep(self, left: str, name: str, *, on: bool) -> None:
        """Says whether it falls silent by itself.

        Args:
            left: How long until then, in few letters; "" where that is not known.
            name: The same in words.
            on: Whether it does.
        """
        self.sleep_button.show_as("sleep", name)
        if self.sleep_button.property("on") != on:
            self.sleep_button.setProperty("on", on)
            self.sleep_button.style().unpolish(self.sleep_button)
            self.sleep_button.style().polish(self.sleep_button)
        elif self._sleep_left == left:
            return
        self._sleep_left = left
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Uses the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Shows as much as there is room for; the voice's name has a share of what is left."""
        # Letters are wider than whole pixels say: just enough would be too little.
        name_px = self.voice_button.fontMetrics().horizontalAdvance(self._voice) + 2
        least_px = min(name_px, _LEAST_VOICE_PX)
        self.voice_button.setText("")
        self.sleep_button.setText(self._sleep_left)
        self._fit = next((it for it in FITS if self._left_px(it) >= least_px), FITS[-1])
        if not self._fit.tells_sleep:
            self.sleep_button.setText("")
        left_px = self._left_px(self._fit)
        share_px = min(left_px, (least_px + left_px) // 2)
        name = self.voice_button.fontMetrics().elidedText(
            self._voice, Qt.TextElideMode.ElideRight, share_px
        )
        self.voice_button.setText(name)
        self._show_transport()
        self._buttons.setSpacing(self._fit.spacing_px)
        self._sound.setSpacing(self._fit.spacing_px)
        self._centre.setMinimumWidth(self._middle_px(self._fit))
        self._balance()

    def _show_transport(self) -> None:
        shown = self._shown(self._fit)
        for button in self._all:
            always = button in (self._play, *self._transport[1:3])
            button.setVisible(always or (self._active and button in shown))

    def _shown(self, fit: Fit) -> list[IconButton]:
        """The buttons of the transport that there is room for, where there is something to play."""
        row = self._all if self._several else self._all[1:-1]
        return [button for button in row if not set(button.doing) & set(fit.left_out)]

    def _left_px(self, fit: Fit) -> int:
        """What is left for the voice's name where the title has little more than nothing."""
        outside_px = 2 * (_SIDE_PX + fit.gap_px) + fit.title_px + self._middle_px(fit)
        return self.width() - outside_px - fit.row_px(self._sound_buttons)

    def _middle_px(self, fit: Fit) -> int:
        return fit.row_px(self._shown(fit))

    def _balance(self) -> None:
        """Where there is room, both sides are equally wide, and the middle is central."""
        gap_px = self._fit.gap_px
        self._sound.invalidate()
        sound_px = self._sound.sizeHint().width()
        room_px = self.width() - 2 * (_SIDE_PX + gap_px) - self._middle_px(self._fit) - sound_px
        self._layout.setColumnMinimumWidth(0, max(self._fit.title_px, min(sound_px, room_px)))
        self._layout.setHorizontalSpacing(gap_px)

    def _make_transport(self) -> None:
        self._play = IconButton(
            self._theme, "play", self.tr("Play"), kind="play", size_px=28, role="on_accent",
            faint=True, doing=[Doing.PLAY_PAUSE],
        )  # fmt: skip
        self._transport = [
            self._step(Doing.PREVIOUS_PARAGRAPH, self.tr("Previous paragraph")),
            self._step(Doing.PREVIOUS_SENTENCE, self.tr("Previous sentence")),
            self._step(Doing.NEXT_SENTENCE, self.tr("Next sentence")),
            self._step(Doing.NEXT_PARAGRAPH, self.tr("Next paragraph")),
        ]
        self._articles = [
            self._step(Doing.PREVIOUS_ARTICLE, self.tr("Previous article")),
            self._step(Doing.NEXT_ARTICLE, self.tr("Next article")),
        ]
        self._back = self._step(Doing.BACK_15_SECONDS, self.tr("Back 15 seconds"))
        self._repeat = self._step(Doing.REPEAT_SENTENCE, self.tr("Say the sentence again"))
        before, after = self._articles
        first, last = self._transport[:2], self._transport[2:]
        self._all = (before, self._back, *first, self._play, *last, self._repeat, after)

    def _step(self, doing: Doing, name: str) -> IconButton:
        return IconButton(
            self._theme, _DRAWINGS[doing], name, kind="transport", size_px=24, faint=True,
            doing=[doing],
        )  # fmt: skip

    def _connect(self) -> None:
        self._play.clicked.connect(self.play_wanted)
        for button, signal in zip(
            self._transport,
            (self.previous_paragraph, self.previous_sentence, self.next_sentence,
             self.next_paragraph),
            strict=True,
        ):  # fmt: skip
            button.clicked.connect(signal)
        self._back.clicked.connect(self.back_wanted)
        self._repeat.clicked.connect(self.repeat_wanted)
        self._articles[0].clicked.connect(self.previous_article)
        self._articles[1].clicked.connect(self.next_article)
        self.time.chosen.connect(self.time_chosen)

    def _build(self) -> None:
        layout = QGridLayout(self)
        # What there is no room for is hidden once it is narrow, which it could else never become.
        layout.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(_SIDE_PX, 4, _SIDE_PX, 4)
        layout.setHorizontalSpacing(24)
        layout.addLayout(self._now_playing(), 0, 0)
        self._centre = self._middle()
        layout.addWidget(self._centre, 0, 1)
        self._sound = self._right()
        layout.addLayout(self._sound, 0, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 2)
        layout.setColumnStretch(2, 1)
        self._layout = layout

    def _now_playing(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._place)
        column.addStretch(1)
        return column

    def _middle(self) -> QWidget:
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in self._all:
            buttons.addWidget(button)
        buttons.addStretch(1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(buttons)
        column.addLayout(self.time)
        column.addStretch(1)
        return middle

    def _right(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for button in self._sound_buttons:
            row.addWidget(button)
        return row
