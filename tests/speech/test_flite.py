"""Flite, as Debian has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.child import Child
from harken.speech import flite
from harken.speech.engine import NoEngine, UnknownVoice
from harken.speech.flite_library import load_flite
from harken.speech.pcm_engine import PcmEngine
from harken.speech.synthesiser import Synthesiser
from tests.speech.engine_contract import ODD, EngineContract

TEXT = "The train cost $5.00 in 1999, Dr. Smith said."


def is_installed() -> bool:
    try:
        return bool(load_flite().voices())
    except NoEngine:
        return False


pytestmark = pytest.mark.skipif(not is_installed(), reason="libflite1 is not installed")


class TestFlite(EngineContract):
    voice = "flite:rms"
    measured = True

    # Fewer than as it comes: what is said of an article is the same with every engine.

    @pytest.mark.parametrize("kind", ["markup", "half surrogates", "only emoji", "numbers"])
    def test_odd_text_of_an_article(
        self, child: Child, synthesiser: Synthesiser, kind: str
    ) -> None:
        super().test_odd_text_of_an_article(child, synthesiser, ODD[kind])

    def test_all_of_its_voices_speak(self, synthesiser: Synthesiser) -> None:
        voices = [it for it in synthesiser.voices().result(60) if it.driver == "flite"]
        assert [it.id for it in voices] == [
            "flite:rms",
            "flite:slt",
            "flite:awb",
            "flite:kal16",
        ]
        assert [it.id for it in voices if not it.natural] == ["flite:kal16"]


@pytest.fixture(scope="module")
def engine() -> PcmEngine:
    return PcmEngine(flite)


def told(engine: PcmEngine, text: str) -> list[str]:
    """What stands in the text where the words are that were told."""
    events = engine.render(text, "rms", 450).events
    assert events is not None
    return [text[event.start : event.start + event.length] for event in events]


def test_words_are_told_where_they_stand(engine: PcmEngine) -> None:
    words = ["The", "train", "cost", "$5.00", "in", "1999", "Dr", "Smith", "said"]
    assert told(engine, TEXT) == words


def test_what_it_cannot_write_keeps_the_places(engine: PcmEngine) -> None:
    text = "“Naïve” cafés—🙂 the Œuvre…"
    assert told(engine, text) == ["Naïve", "cafés", "the", "Œuvre"]


def test_the_words_times_rise_and_stay_within_the_sound(engine: PcmEngine) -> None:
    rendered = engine.render(TEXT, "rms", 175)
    assert rendered.events is not None
    frames = [event.frame for event in rendered.events]
    assert frames == sorted(set(frames))
    assert 0 <= frames[0] < frames[-1] < len(rendered.samples) // 2


def test_of_marks_alone_there_is_no_sound(engine: PcmEngine) -> None:
    assert engine.render("." * 2000, "rms", 175).samples == b""


def test_an_endless_word_is_cut_off(engine: PcmEngine) -> None:
    rendered = engine.render("a" * 20_000, "kal16", 450)
    assert 1 < len(rendered.samples) / 2 / rendered.sample_rate_hz < 120


@pytest.mark.parametrize("voice", ["nobody", "rms/..", "../rms", "RMS", "us_rms"])
def test_a_voice_that_is_not_there_is_told(engine: PcmEngine, voice: str) -> None:
    with pytest.raises(UnknownVoice):
        engine.render("Hello.", voice, 175)
    assert engine.render("Hello.", "kal16", 175).samples


@given(st.text(max_size=60).filter(str.strip))
def test_any_text_is_spoken_with_its_places(text: str) -> None:
    events = PcmEngine(flite).render(text, "kal16", 450).events
    assert events is not None
    for event in events:
        assert 0 <= event.start < event.start + event.length <= len(text)
    assert [event.start for event in events] == sorted(event.start for event in events)
