"""Falling asleep as it is heard: recorded from a real loudspeaker."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import cast

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from harken.article.model import BlockKind
from harken.listening.command import Action, Command
from harken.listening.session import Mode, Session
from harken.listening.sleep import Sleep, SleepAt
from harken.playback.player import Player
from harken.speech.clip import SAMPLE_RATE_HZ, Clip
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import Utterance
from harken.summary.ranker import Ranker
from tests.listening.articles import article_of
from tests.listening.fake_voice import VOICES, FakeSynthesiser
from tests.listening.stage import FakeRanker
from tests.system.sound import RECORDING_RATE_HZ, Recorder, Samples
from tests.system.studio import Studio

LOUD = 0.3
HZ = 440
FADE_S = 2.5
WINDOW_S = 0.1
FULL = LOUD / np.sqrt(2)


class ToneVoice(FakeSynthesiser):
    """A voice whose loudness is the same at every moment."""

    def render(
        self,
        utterance: Utterance,
        voice: str,
        rate_wpm: int,
        pitch_semitones: int = 0,
        on_loading: Callable[[], None] | None = None,
    ) -> "Future[Clip]":
        clip = super().render(utterance, voice, rate_wpm, pitch_semitones).result()
        wave = np.sin(2 * np.pi * HZ * np.arange(clip.frames) / SAMPLE_RATE_HZ) * LOUD
        toned: Future[Clip] = Future()
        toned.set_result(replace(clip, samples=(wave * 32767).astype("<i2").tobytes()))
        return toned


@pytest.fixture
def session(player: Player) -> Session:
    session = Session(cast("Synthesiser", ToneVoice(VOICES)), player, cast("Ranker", FakeRanker()))
    sentence = "The quiet water came over the old wall once again " * 4
    session.open(article_of((BlockKind.TITLE, "T"), *[(BlockKind.PARAGRAPH, f"{sentence}.")] * 3))
    return session


def loudness(recording: Samples) -> list[float]:
    """How loud each tenth of a second is."""
    window = round(WINDOW_S * RECORDING_RATE_HZ)
    windows = recording[: len(recording) // window * window].reshape(-1, window)
    return [float(np.sqrt(np.mean(np.square(one)))) for one in windows]


def test_minutes_end_with_an_even_fade_and_then_it_is_silent_and_full_again(
    session: Session, studio: Studio, qtbot: QtBot
) -> None:
    def take(recorder: Recorder) -> None:
        span = session.state.article.sentences[1].span  # type: ignore[union-attr]
        session.do(Command(Action.SEEK, (span.block, span.start)))
        qtbot.waitUntil(lambda: session.state.word is not None, timeout=20_000)
        qtbot.wait(500)
        session.do(Command(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, FADE_S / 60)))
        qtbot.waitUntil(lambda: session.state.mode is Mode.PAUSED, timeout=20_000)
        qtbot.wait(400)
        assert session.state.sentence == 1
        session.do(Command(Action.PLAY))
        qtbot.waitUntil(lambda: session.state.word is not None, timeout=20_000)
        qtbot.wait(500)
        session.do(Command(Action.STOP))
        heard = loudness(recorder.stop())
        first = next(at for at, it in enumerate(heard) if it > 0.95 * FULL)
        silent = next(at for at in range(first, len(heard)) if heard[at] < 1e-4)
        again = next(at for at in range(silent, len(heard)) if heard[at] > 1e-4)
        fade = [it for it in heard[first:silent] if it < 0.97 * FULL]
        print(f"{len(fade)} tenths of a second: {', '.join(f'{it / FULL:.2f}' for it in fade)}")
        assert len(fade) == pytest.approx(FADE_S / WINDOW_S, abs=4)
        steps = -np.diff(fade)
        assert steps.min() > -0.01 * FULL, "it never grows louder"
        assert steps.max() < 0.16 * FULL, "nor falls all at once"
        assert max(heard[silent:again]) < 1e-4
        assert again - silent >= 3
        assert heard[again + 1] == pytest.approx(FULL, rel=0.05)

    studio.check(take)
