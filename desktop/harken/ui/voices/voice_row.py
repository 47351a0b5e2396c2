"""One voice in the chooser: favourite, name, hear it, use it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from harken.speech.voice import Voice
from harken.ui.buttons import Button, IconButton, Toggle
from harken.ui.labels import ElidedLabel, stand_at_the_start
from harken.ui.theme import Theme

_ENGINES = {
    "espeak_pcm": "eSpeak", "flite": "Flite", "nsss": "macOS", "pico": "Pico", "piper": "Piper",
    "sapi5": "Windows",
}  # fmt: skip
_SIDES_PX = 32


class VoiceRow(QFrame):
    """A voice and what can be done with it.

    Args:
        theme: Its icons' colours.
        voice: The voice.
        language: The name of the language that it would be used for.
    """

    favoured = Signal(bool)
    heard = Signal()
    silenced = Signal()
    used = Signal()

    def __init__(self, theme: Theme, voice: Voice, language: str) -> None:
        super().__init__()
        self.voice = voice
        self._language = language
        self.is_favourite = False
        self._speaks = False
        self._star = IconButton(theme, "star", "", kind="transport", role="muted")
        self._name, self._about = ElidedLabel(), ElidedLabel("small")
        self._name.show_text(voice.name)
        self._about.show_text(described(voice))
        for label in (self._name, self._about):
            stand_at_the_start(label)
        self._hear = Button()
        self._use = Toggle()
        self.buttons = (self._star, self._hear, self._use)
        """From first to last."""
        self._build()
        self._star.clicked.connect(self._favour)
        self._hear.clicked.connect(self._press_hear)
        self._use.clicked.connect(self._press_use)
        self.show_favourite(False)
        self.show_speaking(False)
        self.show_used(False)

    def show_favourite(self, favourite: bool) -> None:
        """Whether it is one of the person's favourites."""
        self.is_favourite = favourite
        if favourite:
            name = self.tr("{voice} is a favourite: press to let it go")
        else:
            name = self.tr("Make {voice} a favourite")
        drawing = "star-full" if favourite else "star"
        self._star.show_as(drawing, name.format(voice=self.voice.name))

    def show_speaking(self, speaks: bool) -> None:
        """Whether it is being heard."""
        self._speaks = speaks
        name = self.tr("Stop hearing {voice}") if speaks else self.tr("Hear {voice}")
        self._hear.setText(self.tr("Stop") if speaks else self.tr("Hear it"))
        self._hear.setAccessibleName(name.format(voice=self.voice.name))

    def show_used(self, used: bool) -> None:
        """Whether it reads its language."""
        text = self.tr("In use") if used else self.tr("Use")
        name = self.tr("{voice} is used for {language}") if used else self.tr(
            "Use {voice} for {language}"
        )  # fmt: skip
        self._use.setChecked(used)
        self._use.setText(text)
        name = name.format(voice=self.voice.name, language=self._language)
        self._use.setAccessibleName(name)
        self._use.setToolTip(name)

    def _favour(self) -> None:
        self.show_favourite(not self.is_favourite)
        self.favoured.emit(self.is_favourite)

    def _press_hear(self) -> None:
        (self.silenced if self._speaks else self.heard).emit()

    def _press_use(self) -> None:
        # One voice is always in use: pressing it again lets nothing go.
        self._use.setChecked(True)
        self.used.emit()

    def _build(self) -> None:
        self._hear.setMinimumWidth(self._width_px(self.tr("Hear it"), self.tr("Stop")))
        self._use.setMinimumWidth(self._width_px(self.tr("In use"), self.tr("Use")))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(self._star)
        row.addLayout(words, 1)
        row.addWidget(self._hear)
        row.addWidget(self._use)

    def _width_px(self, *texts: str) -> int:
        return max(self._use.width_px(text, _SIDES_PX) for text in texts)


def described(voice: Voice) -> str:
    """What a person may want to know of a voice: "natural · Pico · en-GB"."""
    tr = QCoreApplication.translate
    made = tr("VoiceRow", "natural") if voice.natural else tr("VoiceRow", "robotic")
    engine = _ENGINES.get(voice.driver, voice.driver)
    return " · ".join([made, engine, *voice.languages[:1]])
