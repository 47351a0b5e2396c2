"""What comes out of the loudspeaker, recorded and compared with what was sent.

The voice, the player, its device and the recording are real; nothing stands in for them.
"""

import os
import signal
import time
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from harken.listening.command import Action
from harken.listening.session import Mode
from harken.playback.player import Heard, Player
from harken.speech.clip import SAMPLE_RATE_HZ, Clip, Cue
from harken.speech.rate import DEFAULT_WPM
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser
from tests.listening.articles import long_article, small_article
from tests.system.player_program import noise
from tests.system.sound import (
    RECORDING_RATE_HZ,
    Recorder,
    Samples,
    as_recorded,
    find,
    silences,
)
from tests.system.studio import (
    ALIKE,
    ALIKE_NOISE,
    Listening,
    NotingPlayer,
    Studio,
    assert_heard_first,
    starts_of,
)

VOICE = "espeak_pcm:gmw/en-us"
PAUSE_MS = 250
LOUD = 0.36
STEP = 0.2
"""What sound that is cut off steps by is up to `LOUD`; in a tone of 880 Hz it is 0.05."""
_PATIENCE_S = 20.0


@pytest.fixture
def clips(synthesiser: Synthesiser) -> list[Clip]:
    """The small article, sentence by sentence."""
    article = small_article()
    return [
        synthesiser.render(utterance, VOICE, DEFAULT_WPM).result(_PATIENCE_S)
        for utterance in utterances_for(article, range(len(article.sentences)))
    ]


def tone(hz: int, seconds: float, word_ms: int) -> Clip:
    """A sine, in which every step is heard as a click."""
    frames = int(seconds * SAMPLE_RATE_HZ)
    wave = np.sin(2 * np.pi * hz * np.arange(frames) / SAMPLE_RATE_HZ) * LOUD
    word = word_ms * SAMPLE_RATE_HZ // 1000
    cues = tuple(
        Cue(start, min(frames, start + word), number, number + 1)
        for number, start in enumerate(range(0, frames, word))
    )
    return Clip((wave * 32767).astype("<i2").tobytes(), cues, measured=True)


def start_of_tone(hz: int, recording: Samples) -> float:
    """Where a tone is heard for the first time for at least 50 ms, in seconds."""
    window = RECORDING_RATE_HZ // 20
    at = np.arange(window) / RECORDING_RATE_HZ
    wave = np.exp(-2j * np.pi * hz * at) * np.hanning(window)
    strength = np.abs(np.convolve(recording, wave, "valid")) / np.hanning(window).sum() * 2
    return float(np.argmax(strength > 0.9 * LOUD)) / RECORDING_RATE_HZ


def largest_step(recording: Samples) -> float:
    return float(np.abs(np.diff(recording)).max())


def keep_busy(seconds: float) -> None:
    """Works as a window that is laid out does: no event is handled meanwhile."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(1000))


def play_to_the_end(player: Player, clips: list[Clip], qtbot: QtBot) -> None:
    player.pause()
    player.clear()
    for key, clip in enumerate(clips):
        player.append(key, clip, PAUSE_MS)
    with qtbot.waitSignal(player.drained, timeout=30_000):
        player.play()


def test_what_is_heard_is_what_was_sent_though_the_window_is_busy(
    player: Player, clips: list[Clip], studio: Studio, qtbot: QtBot
) -> None:
    sent = clips[2:6]
    busy = QTimer(interval=20)
    busy.timeout.connect(lambda: keep_busy(0.3))

    def take(recorder: Recorder) -> None:
        busy.start()
        play_to_the_end(player, sent, qtbot)
        busy.stop()
        recording = recorder.stop()
        starts = starts_of(sent, recording)
        # Each starts when the one before and its pause are over, to the millisecond: no gap.
        for (one, start), (_, next_start) in pairwise(zip(sent, starts, strict=True)):
            assert next_start - start == pytest.approx(one.seconds + PAUSE_MS / 1000, abs=0.002)
        # The very first sound is there too, and nothing but silence before it.
        opening = as_recorded(sent[0].samples[: SAMPLE_RATE_HZ // 5])
        assert find(opening, recording[: int((starts[0] + 0.5) * RECORDING_RATE_HZ)])[1] > ALIKE
        before = recording[: int((starts[0] - 0.002) * RECORDING_RATE_HZ)]
        assert not len(before) or np.abs(before).max() < 1e-3

    studio.check(take)


def test_pause_is_silence_and_nothing_is_lost_by_it(
    player: Player, studio: Studio, qtbot: QtBot
) -> None:
    clip = noise(2)  # without a silence of its own
    sound = as_recorded(clip.samples)

    def take(recorder: Recorder) -> None:
        player.pause()
        player.clear()
        player.append(0, clip, 0)
        player.play()
        qtbot.wait(700)
        player.pause()
        qtbot.wait(1000)
        with qtbot.waitSignal(player.drained, timeout=30_000):
            player.play()
        recording = recorder.stop()
        pauses = [it for it in silences(recording, at_least_s=0.5) if it[0] > 0.3]
        paused_s, resumed_s = pauses[0]
        assert resumed_s - paused_s == pytest.approx(1.0, abs=0.3)
        paused, resumed = (round(it * RECORDING_RATE_HZ) for it in (paused_s, resumed_s))
        start, alike = find(sound[:10_000], recording)
        assert alike > ALIKE_NOISE
        rest_start, alike = find(sound[paused - start + 500 :], recording[resumed:])
        assert alike > ALIKE_NOISE
        # It fades out within a tenth of a second, and what was faded is heard again.
        assert -0.005 < rest_start / RECORDING_RATE_HZ - 500 / RECORDING_RATE_HZ < 0.1

    studio.check(take, latency_ms=10)


def test_another_sound_begins_with_the_next_word_and_without_a_click(
    player: Player, studio: Studio, qtbot: QtBot
) -> None:
    slow, fast = tone(440, 4, word_ms=300), tone(880, 2, word_ms=150)

    def take(recorder: Recorder) -> None:
        heard: list[Heard] = []
        note = player.heard.connect(heard.append)
        splices = []
        for after_ms in (650, 730, 810):
            player.clear()
            qtbot.wait(100)
            heard.clear()
            began_s = recorder.seconds()
            player.append(0, slow, 0)
            player.play()
            qtbot.wait(after_ms)
            begun_words = {it.cue.spoken_start for it in heard if it.cue is not None}
            assert player.splice(0, fast)
            qtbot.wait(600)
            words = [it.cue for it in heard if it.cue is not None]
            assert words == sorted(set(words), key=lambda cue: cue.spoken_start)
            assert words[-1] in fast.cues and words[0] in slow.cues
            splices.append((began_s, (max(begun_words) + 1) * 0.3))
        player.pause()
        player.heard.disconnect(note)
        qtbot.wait(100)
        recording = recorder.stop()
        assert largest_step(recording) < STEP
        for asked_s, boundary_s in splices:
            later = recording[int(asked_s * RECORDING_RATE_HZ) :]
            late = start_of_tone(880, later) - start_of_tone(440, later) - boundary_s
            print(f"another sound began {late * 1000:.0f} ms after the word before it")
            assert -0.03 < late < 0.2

    studio.check(take, latency_ms=10)


def test_the_volume_is_the_loudness(
    player: Player, clips: list[Clip], studio: Studio, qtbot: QtBot
) -> None:
    player.set_volume(0.25)
    sound = as_recorded(clips[2].samples)

    def take(recorder: Recorder) -> None:
        play_to_the_end(player, [clips[2]], qtbot)
        recording = recorder.stop()
        start, alike = find(sound, recording)
        assert alike > ALIKE
        heard = recording[start : start + len(sound)]
        assert np.linalg.norm(heard) / np.linalg.norm(sound) == pytest.approx(0.25, rel=0.05)

    studio.check(take)


def test_after_a_seek_the_new_place_is_heard_at_once(
    player: Player, clips: list[Clip], studio: Studio, qtbot: QtBot
) -> None:
    def take(recorder: Recorder) -> None:
        asked_s = []
        player.append(0, clips[3], 0)
        player.play()
        for key in range(1, 5):
            qtbot.wait(500)
            asked_s.append(recorder.seconds())
            player.clear()
            player.append(key, clips[3 + key], 0)
        qtbot.wait(500)
        player.pause()
        player.clear()
        recording = recorder.stop()
        late_s = []
        for key, asked in enumerate(asked_s, start=1):
            first_words = as_recorded(clips[3 + key].samples[: SAMPLE_RATE_HZ * 2 // 3])
            start, alike = find(first_words, recording)
            assert alike > ALIKE
            late_s.append(start / RECORDING_RATE_HZ - asked)
        print(f"a seek is heard after {np.round(np.array(late_s) * 1000)} ms")
        assert max(late_s) < 0.2

    studio.check(take, latency_ms=10)


def test_the_reading_outlives_the_killing_of_its_voice(
    listening: Listening, player: NotingPlayer, studio: Studio, fault_count: int, qtbot: QtBot
) -> None:
    article = small_article()
    pauses_s = [it.pause_after_ms / 1000 for it in utterances_for(article, range(12))]

    def take(recorder: Recorder) -> None:
        listening.session.open(article)
        listening.do(Action.STOP)
        player.sent.clear()
        listening.do(Action.SEEK, (0, 0))
        listening.sentences.clear()
        for fault in range(fault_count):
            listening.wait_for(fault % 9 + 1, qtbot)
            qtbot.waitUntil(lambda: listening.voice_child.pid is not None)
            os.kill(listening.voice_child.pid or 0, signal.SIGKILL)
        qtbot.waitUntil(lambda: listening.session.state.mode is Mode.ENDED, timeout=60_000)
        assert listening.sentences == list(range(12))
        clips = player.sent
        assert len(clips) == 12
        starts = starts_of(clips, recorder.stop())
        # Two sentences ahead are ready, so not even the pause grows while a new voice is started.
        for at, (start, next_start) in enumerate(pairwise(starts)):
            assert next_start - start == pytest.approx(clips[at].seconds + pauses_s[at], abs=0.01)

    studio.check(take)
    assert listening.notices == []


def test_a_click_is_heard_from_that_word_on(
    listening: Listening, player: NotingPlayer, studio: Studio, qtbot: QtBot
) -> None:
    listening.session.open(small_article())
    offset = small_article().blocks[3].text.index("stood")

    def take(recorder: Recorder) -> None:
        player.sent.clear()
        listening.sentences.clear()
        listening.do(Action.SEEK, (3, offset))
        listening.wait_for(5, qtbot)
        listening.do(Action.STOP)
        recording = recorder.stop()
        clip = player.sent[0]
        stood = next(cue for cue in clip.cues if cue.spoken_start == offset)
        assert_heard_first(as_recorded(clip.samples[stood.start_frame * 2 :]), recording)

    studio.check(take)


@pytest.mark.parametrize("words", [100, 200_000])
def test_an_article_that_was_just_opened_is_heard_from_its_first_word_on(
    listening: Listening, player: NotingPlayer, studio: Studio, qtbot: QtBot, words: int
) -> None:
    article = long_article(words)

    def take(recorder: Recorder) -> None:
        listening.session.open(small_article())
        listening.session.open(article)
        player.sent.clear()
        listening.sentences.clear()
        listening.do(Action.SEEK_SECONDS, 0.0)  # where an earlier take has left it
        listening.do(Action.PLAY)
        listening.wait_for(2, qtbot)
        listening.do(Action.STOP)
        recording = recorder.stop()
        assert listening.sentences[:3] == [0, 1, 2]
        assert_heard_first(as_recorded(player.sent[0].samples), recording)
        title_s, heading_s = starts_of(player.sent[:2], recording)
        assert title_s < heading_s

    studio.check(take)
