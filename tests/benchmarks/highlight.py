"""When each word is told to be heard, against the sound that a recorder gets at the loudspeaker.

A program of its own; takes a voice's id. Prints as JSON, in milliseconds: the median and the 95th
percentile of how far a word is told from where its own samples are heard; the median of how far
it is told from where the sound itself has its onset, in lists of words; and, of both, how much
later than the sound half of the words are told.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from harken.playback.player import Player
from harken.speech.clip import Clip
from harken.speech.rate import DEFAULT_WPM
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.speech.utterance import announcement
from tests.system.sound import PulseServer, Recorder
from tests.system.word_times import RecordingClock, ToldWords, late_after_onset_s, late_s

_SENTENCES = (
    "By evening the gauge at the old lock read two metres and forty centimetres.",
    "Nobody on the council had asked what the water would do with its new room.",
    "It was the fishermen who noticed first, because the nets came up clean.",
)
_LISTS = (
    "Table, garden, window, river, mountain, dinner, lemon, button.",
    "Morning, ladder, building, number, villain, gallery, animal, melon.",
    "Daylight, vinegar, landing, marble, baby, yellow, building, radio.",
)
_PAUSE_MS = 300
_LATENCY_MS = 10


def main() -> None:
    """Plays everything once."""
    app = QCoreApplication([])
    server = PulseServer()
    server.start()
    os.environ.update(server.environment)
    synthesiser = Synthesiser(voice_child())
    player = Player()
    try:
        with tempfile.TemporaryDirectory() as folder:
            clips = [
                synthesiser.render(announcement(text, "en"), sys.argv[1], DEFAULT_WPM).result()
                for text in _SENTENCES + _LISTS
            ]
            own, onsets = _measured(app, player, clips, server, Path(folder))
            figures_s = (
                np.median(np.abs(own)),
                np.percentile(np.abs(own), 95),
                np.median(np.abs(onsets)),
                np.median(own),
                np.median(onsets),
            )
            print(json.dumps([float(it) * 1000 for it in figures_s]))
    finally:
        player.close()
        synthesiser.close()
        server.close()


def _measured(
    app: QCoreApplication,
    player: Player,
    clips: list[Clip],
    server: PulseServer,
    folder: Path,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    recorder = Recorder(server, folder, latency_ms=_LATENCY_MS)
    clock = RecordingClock(recorder)
    told = ToldWords(player)
    try:
        _play(player, clips)
        recording = recorder.stop()
    finally:
        clock.close()
        told.close()
        recorder.close()
    lists = range(len(_SENTENCES), len(clips))
    onsets = late_after_onset_s(told, clips, recording, clock.offset_s(), lists)
    return late_s(told, clips, recording, clock.offset_s()), onsets


def _play(player: Player, clips: list[Clip]) -> None:
    loop = QEventLoop()
    player.drained.connect(loop.quit)
    for key, clip in enumerate(clips):
        player.append(key, clip, _PAUSE_MS)
    QTimer.singleShot(500, player.play)
    loop.exec()


if __name__ == "__main__":
    main()
