"""What happens by itself while listening, and what the button of a headset does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from harken.settings import Settings
from harken.ui.choices import Choice, Tick, choices_in_rows
from harken.ui.doing import Doing
from harken.ui.doing_names import doing_names
from harken.ui.key_commands import KEY_COMMANDS
from harken.ui.labels import heading_label

_FOR_A_PRESS = (
    Doing.PLAY_PAUSE, Doing.NEXT_SENTENCE, Doing.PREVIOUS_SENTENCE, Doing.NEXT_PARAGRAPH,
    Doing.PREVIOUS_PARAGRAPH, Doing.NEXT_SECTION, Doing.PREVIOUS_SECTION, Doing.NEXT_ARTICLE,
    Doing.PREVIOUS_ARTICLE, Doing.REPEAT_SENTENCE, Doing.FASTER, Doing.SLOWER, Doing.MARK,
    Doing.SAY_STATUS,
)  # fmt: skip
"""What one press can do: all that needs no more than the press."""


class ListeningPage(QWidget):
    """Habits to tick, and three choices.

    Args:
        settings: What holds now.
    """

    changed = Signal(dict)
    """Fields of the settings and what they hold from now on."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._ticks = {
            "autoplay": Tick(
                self.tr("Go on to the next article"),
                self.tr("When one has ended, the next in Up next is announced and read."),
            ),
            "recap": Tick(
                self.tr("Recap after a day away"),
                self.tr("Two key sentences of what was heard come first."),
            ),
            "confirm": Tick(
                self.tr("Confirm by voice"),
                self.tr("The voice says what a key or a button did, for eyes that are shut."),
            ),
            "notifications": Tick(
                self.tr("Desktop notifications"),
                self.tr("For the next article, and for long work that is done."),
            ),
            "close_to_tray": Tick(
                self.tr("Play on when the window is closed"),
                self.tr("Harken stays in the tray while it plays, on desktops that have a tray."),
            ),
        }
        names = (self.tr("One press"), self.tr("Two presses"), self.tr("Three presses"))
        words = doing_names()
        offered = [(words[doing], KEY_COMMANDS[doing].action.value) for doing in _FOR_A_PRESS]
        self.presses = tuple(Choice(name, offered) for name in names)
        self.show_settings(settings)
        self._lay_out()
        for field, tick in self._ticks.items():
            tick.toggled.connect(lambda on, field=field: self.changed.emit({field: on}))
        for choice in self.presses:
            choice.currentIndexChanged.connect(self._tell_presses)

    def tick(self, field: str) -> Tick:
        """The box for one field of the settings."""
        return self._ticks[field]

    def show_settings(self, settings: Settings) -> None:
        """Shows what holds."""
        for field, tick in self._ticks.items():
            tick.setChecked(getattr(settings, field))
        for choice, value in zip(self.presses, settings.headset, strict=True):
            if choice.findData(value) < 0:  # from a newer Harken, or written by hand
                choice.addItem(value, value)
            choice.choose(value)

    def _tell_presses(self) -> None:
        self.changed.emit({"headset": tuple(str(choice.value) for choice in self.presses)})

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        ticks = QGridLayout()
        ticks.setSpacing(2)
        for place, tick in enumerate(self._ticks.values()):
            ticks.addWidget(tick, *divmod(place, 2))
        layout.addLayout(ticks)
        layout.addWidget(heading_label(self.tr("THE BUTTON OF A HEADSET")))
        layout.addLayout(choices_in_rows(self.presses))
        layout.addStretch(1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
