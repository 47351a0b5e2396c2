"""What the window works with."""

from collections.abc import Callable
from dataclasses import dataclass, field

from harken.child import Child
from harken.errors import HarkenError
from harken.handsfree.voice.hearing import ear_child
from harken.importing.importer import Importer
from harken.listening.session import Session
from harken.playback.played import PlayedSound
from harken.playback.player import Player
from harken.speech.synthesiser import Synthesiser


@dataclass(frozen=True, slots=True)
class Parts:
    """Whoever made them closes them, after the window."""

    session: Session
    importer: Importer
    synthesiser: Synthesiser
    new_player: Callable[[], Player] = Player
    """Makes another player, for what is tried out beside the reading; its user closes it."""
    played: PlayedSound = field(default_factory=PlayedSound)
    """What the session's player lets be heard."""
    new_ear: Callable[[], Child] = ear_child
    """Makes the program that hears voice commands; its user closes it."""
    library_error: HarkenError | None = None
    """Why the person's library could not be opened, and nothing is kept in this session."""
