"""The interface org.mpris.MediaPlayer2.Player: what plays, and the buttons for it.

https://specifications.freedesktop.org/mpris/latest/Player_Interface.html. Where Harken differs:
`Stop` keeps the place, so that nothing is lost, and `Play` then goes on at that sentence; there is
nothing to repeat or shuffle, and so neither `LoopStatus` nor `Shuffle`, which are optional.
"""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusObjectPath

from harken.handsfree.mpris.names import NO_TRACK, PLAYER, TRACKS
from harken.handsfree.mpris.qt_types import INT64, MAP, interface
from harken.handsfree.now_playing import NowPlaying, Track
from harken.handsfree.remote_control import RemoteControl
from harken.speech.rate import MAX_WPM, MIN_WPM, times_of

_US_PER_S = 1_000_000


@interface(PLAYER)
class Player(QDBusAbstractAdaptor):
    """What the specification's player interface asks for; Qt reads its methods and properties.

    Args:
        remote: Does what is asked.
        parent: The object that is on the bus.
    """

    Seeked = Signal(INT64)
    """The position in microseconds, where it is not what counting on from the last one gives."""

    def __init__(self, remote: RemoteControl, parent: QObject) -> None:
        super().__init__(parent)
        self._remote = remote
        self.now = NowPlaying()
        """What the properties tell."""

    # The specification's names from here on.
    # ruff: noqa: N802

    @Slot()
    def PlayPause(self) -> None:
        """One press of the button for both."""
        self._remote.play_pause()

    @Slot()
    def Play(self) -> None:
        """Plays."""
        self._remote.play()

    @Slot()
    def Pause(self) -> None:
        """Falls silent."""
        self._remote.pause()

    @Slot()
    def Stop(self) -> None:
        """Falls silent, and keeps the place."""
        self._remote.stop()

    @Slot()
    def Next(self) -> None:
        """Goes to the next article."""
        self._remote.next_article()

    @Slot()
    def Previous(self) -> None:
        """Goes to the start of the article or, from there, to the one before."""
        self._remote.previous_article()

    @Slot(INT64)
    def Seek(self, offset_us: int) -> None:
        """Goes on, or back where it is less than 0."""
        self._remote.skip(offset_us / _US_PER_S)

    @Slot(QDBusObjectPath, INT64)
    def SetPosition(self, track: QDBusObjectPath, position_us: int) -> None:
        """Goes to a position, if the track is still the one that is played."""
        self._remote.go_to(track.path().removeprefix(TRACKS), position_us / _US_PER_S)

    @Slot(str)
    def OpenUri(self, address: str) -> None:
        """Reads from an address."""
        self._remote.open_address(address)

    def _set_rate(self, times: float) -> None:
        self._remote.set_times(times)

    def _set_volume(self, volume: float) -> None:
        self._remote.set_volume(volume)

    def _position_us(self) -> int:
        return round(self.now.within(self._remote.position_s) * _US_PER_S)

    PlaybackStatus = Property(str, lambda self: self.now.status.value)
    Rate = Property(float, lambda self: self.now.times, _set_rate)
    Metadata = Property(MAP, lambda self: metadata_of(self.now.track))
    Volume = Property(float, lambda self: self.now.volume, _set_volume)
    Position = Property(INT64, _position_us)
    MinimumRate = Property(float, lambda _: round(times_of(MIN_WPM), 2))
    MaximumRate = Property(float, lambda _: round(times_of(MAX_WPM), 2))
    CanGoNext = Property(bool, lambda self: self.now.has_next)
    CanGoPrevious = Property(bool, lambda self: self.now.track is not None)
    CanPlay = Property(bool, lambda self: self.now.track is not None)
    CanPause = Property(bool, lambda self: self.now.track is not None)
    CanSeek = Property(bool, lambda self: self.now.track is not None)
    CanControl = Property(bool, lambda _: True)


def told_of(now: NowPlaying) -> dict[str, object]:
    """The properties whose changes are told, which are all but the position and what is fixed."""
    open_ = now.track is not None
    return {
        "PlaybackStatus": now.status.value,
        "Rate": now.times,
        "Metadata": metadata_of(now.track),
        "Volume": now.volume,
        "CanGoNext": now.has_next,
        "CanGoPrevious": open_,
        "CanPlay": open_,
        "CanPause": open_,
        "CanSeek": open_,
    }


def metadata_of(track: Track | None) -> dict[str, object]:
    """A track as MPRIS describes it: only what is known of it."""
    if track is None:
        return {"mpris:trackid": QDBusObjectPath(NO_TRACK)}
    known: dict[str, object] = {
        "mpris:trackid": QDBusObjectPath(TRACKS + track.key),
        # The specification has it as 64 bits. PySide sends 32 wherever they are enough (to 35
        # minutes), and has no way to say otherwise of what is in a map; the clients take either.
        "mpris:length": track.length_s * _US_PER_S,
        "xesam:title": track.title,
    }
    if track.author:
        known["xesam:artist"] = [track.author]
    if track.site:
        known["xesam:album"] = track.site
    if track.address:
        known["xesam:url"] = track.address
    if track.published:
        known["xesam:contentCreated"] = f"{track.published.isoformat()}T00:00:00Z"
    return known
