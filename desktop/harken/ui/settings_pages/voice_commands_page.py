"""Voice commands: off, while a key is held, or always; which microphone; and what can be said."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from harken.handsfree.voice.phrases import CALL, PHRASES
from harken.settings import Settings
from harken.ui.choices import Choice, choices_in_rows
from harken.ui.labels import heading_label, muted_label

_COLUMNS = 4


class VoiceCommandsPage(QWidget):
    """Two choices, and the list of phrases.

    Args:
        settings: What holds now.
        microphones: The names and descriptions of those that there are.
    """

    changed = Signal(dict)
    """Fields of the settings and what they hold from now on."""

    def __init__(self, settings: Settings, microphones: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.mode = Choice(
            self.tr("Listen"),
            [
                (self.tr("Never"), "off"),
                (self.tr("While a key is held"), "push"),
                (self.tr("Always"), "always"),
            ],
        )
        self.microphone = Choice(
            self.tr("Microphone"),
            [
                (self.tr("The system's default"), None),
                *((description, name) for name, description in microphones),
            ],
        )
        self.mode.choose(settings.voice_commands)
        if settings.microphone is not None and self.microphone.findData(settings.microphone) < 0:
            self.microphone.addItem(self.tr("One that is not connected"), settings.microphone)
        self.microphone.choose(settings.microphone)
        self._lay_out()
        self.mode.currentIndexChanged.connect(
            lambda: self.changed.emit({"voice_commands": self.mode.value})
        )
        self.microphone.currentIndexChanged.connect(
            lambda: self.changed.emit({"microphone": self.microphone.value})
        )

    def show_mode(self, mode: str) -> None:
        """Shows what holds, where that was not changed here."""
        self.mode.blockSignals(True)
        self.mode.choose(mode)
        self.mode.blockSignals(False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(choices_in_rows((self.mode, self.microphone)))
        for text in (
            self.tr(
                "Say a command by itself, with a short pause before and after it. While the key "
                "is held (Ctrl+Space, or the microphone's button), the second word will do."
            ),
            self.tr(
                "Everything stays on this computer, and nothing is recorded. The microphone in "
                "the window's top shows when it is open."
            ),
        ):
            label = muted_label(text)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(heading_label(self.tr("WHAT CAN BE SAID")))
        phrases = QGridLayout()
        phrases.setSpacing(6)
        for place, word in enumerate(PHRASES):
            phrases.addWidget(QLabel(f"{CALL} {word}"), *divmod(place, _COLUMNS))
        layout.addLayout(phrases)
        layout.addStretch(1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
