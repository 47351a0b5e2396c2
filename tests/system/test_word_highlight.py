"""Words are told when they are heard, to the ear's exactness, as recorded from the loudspeaker."""

import numpy as np
import numpy.typing as npt
from pytestqt.qtbot import QtBot

from harken.playback.player import Player
from harken.speech.rate import DEFAULT_WPM
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import announcement
from tests.system.sound import Recorder
from tests.system.studio import Studio
from tests.system.word_times import RecordingClock, ToldWords, late_after_onset_s, late_s

VOICE = "espeak_pcm:gmw/en-us"
TEXTS = (
    "By evening the gauge at the old lock read two metres and forty centimetres.",
    "Table, garden, window, river, mountain, dinner, lemon, button.",
)


def test_each_word_is_told_when_it_is_heard(
    player: Player, synthesiser: Synthesiser, studio: Studio, qtbot: QtBot
) -> None:
    clips = [
        synthesiser.render(announcement(text, "en"), VOICE, DEFAULT_WPM).result(20.0)
        for text in TEXTS
    ]

    def take(recorder: Recorder) -> None:
        clock = RecordingClock(recorder)
        told = ToldWords(player)
        try:
            player.pause()
            player.clear()
            for key, clip in enumerate(clips):
                player.append(key, clip, 250)
            with qtbot.waitSignal(player.drained, timeout=30_000):
                player.play()
            recording = recorder.stop()
        finally:
            clock.close()
            told.close()
        assert len(told.words) > 0.9 * sum(len(clip.cues) for clip in clips)
        own = np.abs(late_s(told, clips, recording, clock.offset_s()))
        onsets = np.abs(late_after_onset_s(told, clips, recording, clock.offset_s(), [1]))
        print(f"from its own sound {_ms(own)} ms, from its onset in the list {_ms(onsets)} ms")
        assert np.median(own) < 0.03
        assert np.percentile(own, 95) < 0.08
        assert len(onsets) > 6
        assert np.median(onsets) < 0.06

    studio.check(take, latency_ms=10)


def _ms(errors_s: npt.NDArray[np.float64]) -> npt.NDArray[np.int_]:
    return np.percentile(errors_s * 1000, [50, 95]).round().astype(int)
