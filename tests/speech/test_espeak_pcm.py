"""The driver as pyttsx3 uses it, and the engine over it."""

from typing import Any

import pytest
import pyttsx3

from harken.speech import espeak_pcm
from harken.speech.engine import UnknownVoice
from harken.speech.espeak_pcm import DRIVER
from harken.speech.pcm_engine import PcmEngine

US = "gmw/en-us"
TEXT = "Naïve boats, of the 🙂 harbour."


NO_VOICES = [
    "gmw/nobody", "", ".", "gmw", "gmw/", "mb/mb-en1", "\ud800", "a" * 5000, "../..", "\0",
    f"{US}+../x", f"{US}+{'x' * 9000}", f"{US}+\ud800",
]  # fmt: skip


class Listening:
    """Everything that pyttsx3 notifies."""

    def __init__(self, engine: Any) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []
        for topic in ("started-utterance", "started-word", "finished-utterance", "error"):
            engine.connect(topic, lambda topic=topic, **told: self.heard.append((topic, told)))

    def of(self, topic: str) -> list[dict[str, Any]]:
        return [told for heard, told in self.heard if heard == topic]


@pytest.fixture
def driver() -> Any:
    PcmEngine(espeak_pcm)  # makes the driver known to pyttsx3
    return pyttsx3.init(DRIVER)


def test_pyttsx3_finds_it_by_its_name(driver: Any) -> None:
    assert str(driver) == "espeak_pcm"


def test_tells_words_with_their_places_and_frames(driver: Any) -> None:
    listening = Listening(driver)
    driver.setProperty("voice", US)
    driver.say(TEXT)
    driver.runAndWait()
    words = [told for told in listening.of("started-word") if told["length"]]
    for told in words:
        start = told["location"]
        assert TEXT[start : start + told["length"]] == told["name"]
    assert {"Naïve", "boats", "of", "harbour"} <= {told["name"] for told in words}
    frames = [told["frame"] for told in words]
    assert frames == sorted(frames)
    (finished,) = listening.of("finished-utterance")
    assert finished["completed"]
    assert finished["rendered"].sample_rate_hz == 22050
    assert len(finished["rendered"].samples) > 2 * frames[-1]


def test_says_all_that_is_queued_in_order(driver: Any) -> None:
    listening = Listening(driver)
    for text in ("One.", "Two.", "Three."):
        driver.say(text, text)
    driver.runAndWait()
    driver.say("Four.", "Four.")
    driver.runAndWait()
    assert [told["name"] for told in listening.of("finished-utterance")] == [
        "One.",
        "Two.",
        "Three.",
        "Four.",
    ]


def test_a_rate_set_just_before_is_never_lost(driver: Any) -> None:
    listening = Listening(driver)
    driver.setProperty("voice", US)
    for rate in (88, 175) * 10:
        driver.setProperty("rate", rate)
        driver.say(TEXT)
        driver.runAndWait()
    lengths = [len(told["rendered"].samples) for told in listening.of("finished-utterance")]
    assert min(lengths[0::2]) > 1.8 * max(lengths[1::2])


def test_its_properties(driver: Any) -> None:
    driver.setProperty("voice", US)
    driver.setProperty("rate", 220)
    driver.runAndWait()
    assert driver.getProperty("voice") == US
    assert driver.getProperty("rate") == 220
    assert US in {voice.id for voice in driver.getProperty("voices")}
    with pytest.raises(KeyError):
        driver.getProperty("colour")


def test_tells_what_it_cannot_set(driver: Any) -> None:
    listening = Listening(driver)
    driver.setProperty("colour", "blue")
    driver.setProperty("voice", "gmw/nobody")
    driver.runAndWait()
    assert [type(told["exception"]) for told in listening.of("error")] == [KeyError, UnknownVoice]


def test_an_unknown_voice_keeps_the_one_before() -> None:
    engine = PcmEngine(espeak_pcm)
    before = engine.render(TEXT, US, 175)
    for voice in NO_VOICES:
        with pytest.raises(UnknownVoice):
            engine.render(TEXT, voice, 175)
    after = engine.render(TEXT, US, 175)
    assert len(after.samples) == pytest.approx(len(before.samples), rel=0.03)


def test_no_voice_is_listed_that_needs_another_program() -> None:
    voices = PcmEngine(espeak_pcm).voices()
    assert not [voice for voice in voices if ":mb/" in voice.id]
    us = next(voice for voice in voices if voice.id == f"{DRIVER}:{US}")
    assert (us.name, us.languages) == ("English (America)", ("en-us", "en"))


def test_every_listed_voice_can_be_set() -> None:
    engine = PcmEngine(espeak_pcm)
    for voice in engine.voices():
        assert engine.render("1.", voice.id.partition(":")[2], 450).samples
