"""When sound flows: while the reading plays and is not held back, and for what is said aside."""

from harken.playback.player import Player


class SoundGate:
    """Opens and shuts the player. Main thread only."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._reads = False
        self._held = False
        self._aside = False
        self._open = False
        self._closed = False

    @property
    def aside(self) -> bool:
        """Whether something is said beside the reading, playing or silent: then sound flows."""
        return self._aside

    def read(self, reads: bool) -> None:
        """Whether the reading is to be heard."""
        self._reads = reads
        self._follow()

    def hold(self) -> None:
        """Holds the reading back until it is known what is said first."""
        self._held = True
        self._follow()

    def release(self) -> None:
        """Lets the reading be heard again that was held back, if it is to be heard."""
        self._held = False
        self._follow()

    def begin_aside(self) -> None:
        """Lets be heard what is said aside; then the reading waits for nothing any more."""
        self._aside, self._held = True, False
        self._follow()

    def end_aside(self) -> None:
        """Is silent again, unless the reading is to be heard."""
        self._aside = False
        self._follow()

    def shut(self) -> None:
        """Falls silent, whatever is heard."""
        self._reads = self._held = self._aside = False
        self._follow()

    def close(self) -> None:
        """Falls silent for good."""
        self._closed = True
        self.shut()

    def _follow(self) -> None:
        flows = self._aside or (self._reads and not self._held)
        opens = flows and not self._closed
        if opens != self._open:
            self._open = opens
            if opens:
                self._player.play()
            else:
                self._player.pause()
