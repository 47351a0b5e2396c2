"""Skimming and expanding as they are heard: recorded, and compared with what was sent."""

from itertools import pairwise

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from harken.article.position import Reading
from harken.listening.command import Action
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.earcon import earcon
from harken.speech.spoken_form import utterances_for
from harken.summary.length import Percent
from tests.listening.articles import small_article
from tests.system.sound import RECORDING_RATE_HZ, Recorder, Samples, as_recorded, find
from tests.system.studio import ALIKE, Listening, NotingPlayer, Studio, starts_of

RATE_WPM = 260
HEADING = 6
"""It parts the sentences 5 and 7, and no summary has it."""


@pytest.fixture
def summarised(listening: Listening, qtbot: QtBot) -> Listening:
    """All but the headings of the small article is its summary."""
    listening.do(Action.SET_RATE, RATE_WPM)
    listening.do(Action.SET_LENGTH, Percent(100))
    listening.session.open(small_article())
    qtbot.waitUntil(lambda: bool(listening.session.state.summary), timeout=20_000)
    assert listening.session.state.summary == (2, 3, 4, 5, 7, 8, 9, 10, 11)
    return listening


def hear_from(sentence: int, listening: Listening, player: NotingPlayer) -> None:
    span = small_article().sentences[sentence].span
    listening.do(Action.STOP)
    listening.sentences.clear()
    player.sent.clear()
    player.begun.clear()
    listening.do(Action.SEEK, (span.block, span.start))


def part(recording: Samples, start_s: float, end_s: float) -> Samples:
    return recording[round(start_s * RECORDING_RATE_HZ) : round(end_s * RECORDING_RATE_HZ)]


def test_an_earcon_is_heard_at_a_gap_and_the_speech_around_it_is_whole(
    summarised: Listening, player: NotingPlayer, studio: Studio, qtbot: QtBot
) -> None:
    summarised.do(Action.SET_READING, Reading.SKIM)
    pauses_s = [it.pause_after_ms / 1000 for it in utterances_for(small_article(), (4, 5, 7))]
    sign = as_recorded(earcon())

    def take(recorder: Recorder) -> None:
        hear_from(4, summarised, player)
        summarised.wait_for(8, qtbot)
        summarised.do(Action.STOP)
        recording = recorder.stop()
        clips = player.begun[:3]
        starts_s = starts_of(clips, recording)
        ends_s = [start + clip.seconds for start, clip in zip(starts_s, clips, strict=True)]
        for pause_s, end_s, (_, next_start_s) in zip(
            pauses_s, ends_s, pairwise(starts_s), strict=False
        ):
            assert next_start_s - end_s == pytest.approx(pause_s, abs=0.002)
        first_word_s = starts_s[2] + clips[2].cues[0].start_frame / SAMPLE_RATE_HZ
        gap = part(recording, ends_s[1], first_word_s)
        start, alike = find(sign, gap)
        assert alike > ALIKE
        assert start / RECORDING_RATE_HZ == pytest.approx(pauses_s[1], abs=0.002)
        # Between neighbours there is nothing but silence.
        assert np.abs(part(recording, ends_s[0], starts_s[1] - 0.002)).max() < 1e-3
        speech = part(recording, starts_s[0], ends_s[0])
        assert 0.03 < np.abs(gap).max() < np.abs(speech).max() / 3

    studio.check(take)


def test_expanding_goes_on_in_the_article_and_back_says_the_sentence_again(
    summarised: Listening, player: NotingPlayer, studio: Studio, qtbot: QtBot
) -> None:
    summarised.do(Action.SET_READING, Reading.SUMMARY)

    def take(recorder: Recorder) -> None:
        hear_from(5, summarised, player)
        summarised.wait_for(5, qtbot)
        summarised.do(Action.EXPAND)
        summarised.wait_for(HEADING, qtbot)
        qtbot.wait(300)
        summarised.do(Action.EXPAND)
        summarised.wait_for(7, qtbot)
        qtbot.wait(600)
        summarised.do(Action.STOP)
        recording = recorder.stop()
        assert summarised.sentences == [5, HEADING, 5, 7]
        sentence, heading, again, after = (as_recorded(it.samples) for it in player.begun)
        at, alike = find(heading[: RECORDING_RATE_HZ // 4], recording)
        assert alike > ALIKE
        assert find(sentence, recording[:at])[1] > ALIKE
        back_at, alike = find(again, recording[at:])
        assert alike > ALIKE
        assert find(after[: RECORDING_RATE_HZ // 2], recording[at + back_at :])[1] > ALIKE

    studio.check(take)
