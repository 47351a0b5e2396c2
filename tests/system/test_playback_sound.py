"""What comes out of the loudspeaker, recorded and compared with what was sent.

The voice, the player, its device and the recording are real; nothing stands in for them.
"""

import os
import signal
from itertools import pairwise

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from harken.listening.command import Action
from harken.listening.session import Mode
from harken.playback.player import Player
from harken.speech.clip import SAMPLE_RATE_HZ, Clip
from harken.speech.rate import DEFAULT_WPM
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser
from tests.listening.articles import long_article, small_article
from tests.system.player_program import noise
from tests.system.sound import (
    RECORDING_RATE_HZ,
    Recorder,
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
_PATIENCE_S = 20.0


@pytest.fixture
def clips(synthesiser: Synthesiser) -> list[Clip]:
    """The small article, sentence by sentence."""
    article = small_article()
    return [
        synthesiser.render(utterance, VOICE, DEFAULT_WPM).result(_PATIENCE_S)
        for utterance in utterances_for(article, range(len(article.sentences)))
    ]


def play_to_the_end(player: Player, clips: list[Clip], qtbot: QtBot) -> None:
    player.pause()
    player.clear()
    for key, clip in enumerate(clips):
        player.append(key, clip, PAUSE_MS)
    with qtbot.waitSignal(player.drained, timeout=30_000):
        player.play()


def test_what_is_heard_is_what_was_sent(
    player: Player, clips: list[Clip], studio: Studio, qtbot: QtBot
) -> None:
    sent = clips[2:6]

    def take(recorder: Recorder) -> None:
        play_to_the_end(player, sent, qtbot)
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
