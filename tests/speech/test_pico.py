"""SVOX Pico, which comes with pip where there are wheels."""

from importlib.util import find_spec
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.speech import pico
from harken.speech.engine import UnknownVoice
from harken.speech.pcm_engine import PcmEngine
from harken.speech.synthesiser import Synthesiser
from tests.speech.engine_contract import SENTENCE, EngineContract

pytestmark = pytest.mark.skipif(find_spec("py_nanotts") is None, reason="no wheel for this system")


class TestPico(EngineContract):
    voice = "pico:en-US"
    measured = False

    def test_lists_a_voice_for_each_of_its_languages(self, synthesiser: Synthesiser) -> None:
        voices = [it for it in synthesiser.voices().result(60) if it.driver == "pico"]
        languages = {it.languages[0] for it in voices}
        assert languages == {"en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT"}
        assert all(it.natural and it.pitched for it in voices)


@pytest.fixture(scope="module")
def engine() -> PcmEngine:
    return PcmEngine(pico)


def length_s(engine: PcmEngine, text: str, voice: str = "en-US", rate_wpm: int = 175) -> float:
    rendered = engine.render(text, voice, rate_wpm)
    return len(rendered.samples) / 2 / rendered.sample_rate_hz


@pytest.mark.parametrize("voice", ["en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT"])
def test_all_of_its_voices_speak(engine: PcmEngine, voice: str) -> None:
    assert length_s(engine, "Radio, 1, 2, 3.", voice) > 1


@pytest.mark.parametrize("tag", ['speed level="300"', "ignore", 'volume level="0"', "phoneme"])
def test_markup_is_text_like_any_other(engine: PcmEngine, tag: str) -> None:
    assert length_s(engine, f"<{tag}>{SENTENCE}") > length_s(engine, SENTENCE)


@pytest.mark.parametrize("text", ["日本語", "ภาษาไทย", "اللغة", "🙂"])
@pytest.mark.parametrize("voice", ["en-US", "es-ES", "it-IT"])
def test_what_it_cannot_say_is_no_sound(engine: PcmEngine, voice: str, text: str) -> None:
    assert engine.render(text, voice, 175).samples == b""


def test_it_is_never_so_loud_that_it_clips(engine: PcmEngine) -> None:
    frames = memoryview(engine.render(SENTENCE, "en-US", 175).samples).cast("h").tolist()
    assert 8000 < max(frames) < 32_767 and min(frames) > -32_768


def test_faster_than_it_does_well_is_left_to_stretching(engine: PcmEngine) -> None:
    told = [engine.render("Hello.", "en-US", rate).rate_wpm for rate in (88, 175, 250, 525, 875)]
    assert told[0] == 88
    assert 150 < told[1] < 175
    assert told[1:] == [told[1]] * 4


def test_each_step_of_the_rate_is_faster(engine: PcmEngine) -> None:
    # Of three takes the middle one: now and then it makes a take of the same text a tenth longer.
    lengths = [
        median(length_s(engine, SENTENCE, rate_wpm=rate) for _ in range(3))
        for rate in (88, 100, 115, 130, 145, 157)
    ]
    assert all(faster < slower for slower, faster in pairwise(lengths))


def test_a_voice_that_is_not_there_is_told(engine: PcmEngine) -> None:
    with pytest.raises(UnknownVoice):
        engine.render("Hello.", "en-AU", 175)
    assert engine.render("Hello.", "en-GB", 175).samples


@given(st.text(max_size=60).filter(str.strip))
def test_any_text_is_taken(text: str) -> None:
    rendered = PcmEngine(pico).render(text, "en-GB", 200)
    assert len(rendered.samples) % 2 == 0
