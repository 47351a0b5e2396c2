"""The sink that plays on a device, and what it pulls its sound from."""

from PySide6.QtCore import QIODevice, QObject
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

from harken.playback.played import PlayedSound
from harken.playback.track import Track
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ

BUFFER_MS = 250
"""How long a busy machine may keep the sink's thread waiting without a gap in the sound: 100 ms
broke up under load. It makes nothing slow, as a pause, a seek and a cut drop it."""


def sink_on(device: QAudioDevice, parent: QObject) -> QAudioSink:
    """A sink for the sound of clips.

    Args:
        device: What it plays on.
        parent: The owner.
    """
    sound_format = QAudioFormat()
    sound_format.setSampleRate(SAMPLE_RATE_HZ)
    sound_format.setChannelCount(1)
    sound_format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    sink = QAudioSink(device, sound_format, parent)
    sink.setBufferSize(SAMPLE_RATE_HZ * BYTES_PER_FRAME * BUFFER_MS // 1000)
    return sink


class Feeder(QIODevice):
    """An endless device that hands one run of the track to the sink.

    Args:
        track: The track.
        run: The run's number.
        played: Is given what is read, too.
    """

    def __init__(self, track: Track, run: int, played: PlayedSound) -> None:
        super().__init__()
        self._track = track
        self._run = run
        self._played = played
        # Unbuffered: the device's own buffer would read 370 ms ahead of the sink's.
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def readData(self, most_bytes: int) -> bytes:  # noqa: N802
        """The next sound of the run."""
        sound = self._track.read(self._run, most_bytes)
        self._played.give(sound)
        return sound

    def writeData(self, _data: bytes, _count: int) -> int:  # type: ignore[override]  # noqa: N802
        """Takes nothing: this is only read."""
        return -1

    def bytesAvailable(self) -> int:  # noqa: N802
        """Always more than anyone asks for at a time."""
        return SAMPLE_RATE_HZ * BYTES_PER_FRAME

    def isSequential(self) -> bool:  # noqa: N802
        """It has no end, and no way back."""
        return True
