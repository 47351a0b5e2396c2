"""Windows' and macOS's media controls, by aionowplaying. Not yet run on either.

What is tested is its third system, Linux, which it reaches by D-Bus; there Harken itself uses its
own `mpris`, which keeps to the specification where the library does not (Seeked, types, names).
"""

import asyncio

from aionowplaying import (
    NowPlayingInterface,
    PlaybackProperties,
    PlaybackPropertyName,
    PlaybackStatus,
    PropertyName,
)
from PySide6.QtCore import QObject, QTimer

from harken.handsfree.mpris.names import NO_TRACK, TRACKS
from harken.handsfree.now_playing import NowPlaying
from harken.handsfree.remote_control import RemoteControl
from harken.speech.rate import MAX_WPM, MIN_WPM, times_of

_PUMP_MS = 50
_US_PER_S = 1_000_000


class SystemMedia(QObject):
    """`MediaControls` of whatever system this is.

    The library wants asyncio's event loop on the main thread, where Qt's is: so a loop of asyncio
    is let run for a moment, twenty times a second, and passes for running in between.

    Args:
        remote: Does what is asked.
        parent: The owner.
    """

    def __init__(self, remote: RemoteControl, parent: QObject) -> None:
        super().__init__(parent)
        self._remote = remote
        self._loop = asyncio.SelectorEventLoop()
        asyncio.set_event_loop(self._loop)
        asyncio._set_running_loop(self._loop)  # its docstring: for event loops' own use
        self._system = _System(remote)
        self._service = self._loop.create_task(self._system.start())
        # Where it fails there are no media controls here, which is no fault of anybody's.
        self._service.add_done_callback(lambda task: task.cancelled() or task.exception())
        self._pumping = QTimer(self)
        self._pumping.timeout.connect(self._pump)
        self._pumping.start(_PUMP_MS)

    def show(self, now: NowPlaying) -> None:
        """Shows what is played; the status last, with which macOS takes position and rate."""
        name, track = PlaybackPropertyName, now.track
        length_us = track.length_s * _US_PER_S if track is not None else 0
        for which, value in (
            (name.Metadata, _metadata(now)),
            (name.Duration, length_us),
            (name.Rate, now.times),
            (name.Volume, now.volume),
            (name.Position, round(now.within(self._remote.position_s) * _US_PER_S)),
            (name.CanGoNext, now.has_next),
            (name.CanGoPrevious, track is not None),
            (name.CanPlay, track is not None),
            (name.CanPause, track is not None),
            (name.CanSeek, track is not None),
            (name.CanControl, True),
            (name.PlaybackStatus, PlaybackStatus(now.status.value)),
        ):
            self._system.set_playback_property(which, value)

    def jump(self, position_s: float) -> None:
        """Shows another position."""
        position_us = round(position_s * _US_PER_S)
        self._system.set_playback_property(PlaybackPropertyName.Position, position_us)

    def close(self) -> None:
        """Shows nothing any more."""
        self._pumping.stop()
        self._loop.create_task(self._system.stop())
        self._service.cancel()
        self._pump()
        asyncio._set_running_loop(None)
        asyncio.set_event_loop(None)
        self._loop.close()

    def _pump(self) -> None:
        asyncio._set_running_loop(None)
        self._loop.call_soon(self._loop.stop)
        self._loop.run_forever()
        asyncio._set_running_loop(self._loop)


def _metadata(now: NowPlaying) -> PlaybackProperties.MetadataBean:
    track = now.track
    if track is None:
        return PlaybackProperties.MetadataBean(id_=NO_TRACK, title="")
    return PlaybackProperties.MetadataBean(
        id_=TRACKS + track.key,
        title=track.title,
        artist=[track.author] if track.author else [],
        album=track.site,
        url=track.address or "",
        duration=track.length_s * _US_PER_S,
    )


class _System(NowPlayingInterface):  # type: ignore[misc]
    """Calls the remote control; the library asks for coroutines."""

    def __init__(self, remote: RemoteControl) -> None:
        super().__init__("harken")
        self._remote = remote
        self.set_property(PropertyName.Identity, "Harken")
        self.set_property(PropertyName.DesktopEntry, "harken")
        self.set_property(PropertyName.CanRaise, True)
        self.set_property(PropertyName.CanQuit, True)
        for name, wpm in (("MinimumRate", MIN_WPM), ("MaximumRate", MAX_WPM)):
            self.set_playback_property(PlaybackPropertyName(name), round(times_of(wpm), 2))

    # What the library calls.

    async def on_play(self) -> None:
        self._remote.play()

    async def on_pause(self) -> None:
        self._remote.pause()

    async def on_play_pause(self) -> None:
        self._remote.play_pause()

    async def on_stop(self) -> None:
        self._remote.stop()

    async def on_next(self) -> None:
        self._remote.next_article()

    async def on_previous(self) -> None:
        self._remote.previous_article()

    async def on_set_position(self, track: str, position_us: int) -> None:
        self._remote.go_to(track.removeprefix(TRACKS), position_us / _US_PER_S)

    async def on_rate(self, times: float) -> None:
        self._remote.set_times(times)

    async def on_volume(self, volume: float) -> None:
        self._remote.set_volume(volume)

    async def on_open_uri(self, address: str) -> None:
        self._remote.open_address(address)

    async def on_raise(self) -> None:
        self._remote.raise_wanted.emit("")

    async def on_quit(self) -> None:
        self._remote.quit_wanted.emit()
