"""The dialog in which a voice is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from harken.speech.voice import Voice, best_voice, chosen_voice, language_of
from harken.ui.buttons import Button
from harken.ui.choices import Tick
from harken.ui.labels import ElidedLabel, muted_label, stand_at_the_start
from harken.ui.sheet_size import resize_within
from harken.ui.theme import Theme
from harken.ui.voices.advice import commands_here
from harken.ui.voices.catalogue import Shelf, shelves
from harken.ui.voices.language_list import LanguageList
from harken.ui.voices.pitch_row import PitchRow
from harken.ui.voices.short_name import short_name
from harken.ui.voices.voice_list import VoiceList

_WIDTH_PX, _HEIGHT_PX = 700, 540
"""That much less than the window it may be high."""


class VoiceChooser(QDialog):
    """By language first. Everything holds at once; there is nothing to confirm.

    Args:
        parent: The window.
        theme: Its icons' colours.
        language: That of the article that is open, BCP 47; it comes first.
        favourites: The ids of the person's favourites.
        chosen: The voices that the person chose, by language.
    """

    hear_wanted = Signal(str, str)
    """A voice's id, and the language to hear it in."""
    silence_wanted = Signal()
    use_wanted = Signal(str, str)
    """A voice's id, and the language that it is to read from now on."""
    once_wanted = Signal(str)
    """A voice's id: it is to read this article, whatever its language."""
    favourites_changed = Signal(object)
    """The ids of the favourites, a tuple."""
    pitch_chosen = Signal(int)
    """Semitones above the voice's own pitch."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        language: str,
        favourites: Sequence[str],
        chosen: Mapping[str, str],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Voices"))
        self._article_language = language
        self._favourites = tuple(favourites)
        self._chosen = dict(chosen)
        self._voices: tuple[Voice, ...] = ()
        """Those that are offered."""
        self._reads: str | None = None
        self._tried: str | None = None
        """What was asked to be heard last."""
        self._speaks = False
        self._shelf: Shelf | None = None
        self.languages = LanguageList()
        self._title = QLabel()
        self._title.setProperty("role", "strong")
        self._meaning = ElidedLabel("small")
        self.list = VoiceList(theme)
        self._once = Tick(self.tr("Let it read this article, too"))
        self._pitch = PitchRow()
        self._told = muted_label()
        self._build()
        self._connect()
        self._show_shelf(None)
        resize_within(self, _WIDTH_PX, _HEIGHT_PX)

    # What is shown

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Offers the installed voices."""
        if tuple(voices) != self._voices:
            self._voices = tuple(voices)
            self._sort()
        if not voices:
            text = self.tr("No voice is installed. To install one, type in a terminal: {command}")
            self.tell(text.format(command=commands_here()[0]))
            self._title.setText("")

    def show_reading(self, voice: str | None, pitch_semitones: int) -> None:
        """Says which voice reads the article, and how high."""
        self._reads = voice
        reads = next((it for it in self._voices if it.id == voice), None)
        if reads is not None and reads.pitched:
            self._pitch.show_pitch(pitch_semitones, None)
        else:
            self._pitch.show_pitch(pitch_semitones, short_name(reads.name) if reads else "")
        self._show_used()

    def show_speaking(self, speaks: bool) -> None:
        """Whether the voice that was asked for is being heard, or made ready for it."""
        self._speaks = speaks
        self.list.show_speaking(self._tried if speaks else None)

    def tell(self, text: str) -> None:
        """Why a voice cannot be heard; empty where there is nothing to tell."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _sort(self) -> None:
        self.languages.show_shelves(shelves(self._voices, self._favourites, self._article_language))

    def _show_shelf(self, shelf: Shelf | None) -> None:
        before, self._shelf = self._shelf, shelf
        self._title.setText(shelf.name if shelf is not None else self.tr("Nothing is found"))
        text = self.tr("The one in use reads all that is in {language}.")
        self._meaning.show_text(text.format(language=shelf.name) if shelf is not None else "")
        self.list.setVisible(shelf is not None)
        self._once.setVisible(shelf is not None and not self._is_articles(shelf.language))
        if shelf is not None:
            same = before is not None and before.language == shelf.language
            unfolded = bool(self.languages.wanted) or (same and self.list.is_unfolded)
            self.list.show_shelf(shelf, self._favourites, unfolded=unfolded)
            self.show_speaking(self._speaks)
            self._show_used()

    def _show_used(self) -> None:
        if self._shelf is not None:
            self.list.show_used(self._used_for(self._shelf.language))

    def _used_for(self, language: str) -> str | None:
        if self._is_articles(language):
            return self._reads
        chosen = chosen_voice(self._chosen, language)
        if any(voice.id == chosen for voice in self._voices):
            return chosen
        best = best_voice(self._voices, language)
        return best.id if best is not None else None

    def _is_articles(self, language: str) -> bool:
        return language_of(language) == language_of(self._article_language)

    # What the person does

    def _connect(self) -> None:
        self.languages.chosen.connect(self._show_shelf)
        self.list.favoured.connect(self._favour)
        self.list.heard.connect(self._hear)
        self.list.silenced.connect(self.silence_wanted)
        self.list.used.connect(self._use)
        self._pitch.chosen.connect(self.pitch_chosen)

    def _favour(self, voice: str, favourite: bool) -> None:
        others = tuple(one for one in self._favourites if one != voice)
        self._favourites = (*others, voice) if favourite else others
        self.favourites_changed.emit(self._favourites)
        # Not while the star that was pressed is still at it: it goes with its row.
        QTimer.singleShot(0, self, self._sort_anew)

    def _sort_anew(self) -> None:
        focused = self.list.focused_star()
        self._sort()
        if focused is not None:
            self.list.focus_star(focused)

    def _hear(self, voice: str) -> None:
        assert self._shelf is not None
        self.tell("")
        self._tried = voice
        self.hear_wanted.emit(voice, self._shelf.language)

    def _use(self, voice: str) -> None:
        assert self._shelf is not None
        self._chosen[self._shelf.language] = voice
        self.use_wanted.emit(voice, self._shelf.language)
        if self._once.isVisible() and self._once.isChecked():
            self.once_wanted.emit(voice)
        self._show_used()

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self._title)
        side.addWidget(self._meaning)
        side.addWidget(self.list, 1)
        side.addWidget(self._once)
        side.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.languages)
        middle.addLayout(side, 1)
        close = Button(self.tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.addWidget(self._pitch, 1)
        foot.addWidget(close)
        for label in (self._title, self._meaning, self._told):
            stand_at_the_start(label)
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(middle, 1)
        layout.addWidget(self._told)
        layout.addLayout(foot)
