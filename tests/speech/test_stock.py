"""The system voices of Windows and macOS: pyttsx3's own drivers, over fakes of the systems."""

import math
import re
import sys
import wave
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest
import pyttsx3.voice
from hypothesis import given
from hypothesis import strategies as st

from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.engine import NoEngine
from harken.speech.nsss import NsssEngine
from harken.speech.rate import MAX_WPM, MIN_WPM
from harken.speech.sapi5 import Sapi5Engine
from harken.speech.sound_file import UnreadableSound, read_sound, resampled
from harken.speech.stock import StockEngine
from harken.speech.synthesiser import Synthesiser
from tests.speech import fake_mac, fake_windows
from tests.speech.engine_contract import SENTENCE, EngineContract


class TestWindows(EngineContract):
    """pyttsx3's own driver for SAPI, over a fake of SAPI."""

    program = "tests.speech.windows_program"
    voice = f"sapi5:{fake_windows.ANNA}"
    measured = True

    def test_the_voice_that_the_person_uses_comes_first(self, synthesiser: Synthesiser) -> None:
        voices = [it for it in synthesiser.voices().result(60) if it.driver == "sapi5"]
        assert [(it.name, it.languages, it.natural) for it in voices] == [
            ("Microsoft Anna - English", ("en-US",), True),
            ("Microsoft Bert - German", ("de-DE",), True),
        ]

    @pytest.mark.parametrize("text", [SENTENCE, "Ships 🙂, 🙂 and more of the 🚢 ships."])
    def test_words_begin_where_they_are_heard(self, synthesiser: Synthesiser, text: str) -> None:
        """The hum is the same length for each word: so its words are evenly spaced."""
        cues = self.render(synthesiser, text).cues
        said = [text[cue.spoken_start : cue.spoken_end] for cue in cues]
        assert said == re.findall(r"\w+", text)
        starts = [cue.start_frame for cue in cues]
        gaps = [after - before for before, after in pairwise(starts)]
        spread_frames = SAMPLE_RATE_HZ * 20 // 1000
        assert "🙂" in text or max(gaps) - min(gaps) < spread_frames


class TestMac(EngineContract):
    """pyttsx3's own driver for NSSpeechSynthesizer, over a fake of AppKit."""

    program = "tests.speech.mac_program"
    voice = f"nsss:{fake_mac.SAMANTHA}"
    measured = False

    def test_the_toys_of_the_first_macs_are_not_natural(self, synthesiser: Synthesiser) -> None:
        voices = [it for it in synthesiser.voices().result(60) if it.driver == "nsss"]
        assert [(it.name, it.languages, it.natural) for it in voices] == [
            ("Samantha", ("en-US",), True),
            ("Albert", ("en-US",), False),
            ("Anna", ("de-DE",), True),
        ]

    def test_commands_in_the_text_are_not_obeyed(self, synthesiser: Synthesiser) -> None:
        assert self.render(synthesiser, "One [[slnc 9000]] two.").seconds < 3

    def test_many_sentences_on_end_are_all_whole(self, synthesiser: Synthesiser) -> None:
        lengths = {self.render(synthesiser, SENTENCE, 350).frames for _ in range(20)}
        assert len(lengths) == 1


@given(rate_wpm=st.integers(MIN_WPM, MAX_WPM))
def test_sapi_comes_to_the_rate_that_is_told(rate_wpm: int) -> None:
    asked, told = Sapi5Engine.own_rate(cast("Sapi5Engine", None), rate_wpm)
    step = int(math.log(asked / 156.63, 1.11))  # as pyttsx3 reckons
    assert -10 <= step <= 10
    assert told == pytest.approx(156.63 * 1.11**step)
    if 80 < rate_wpm < 440:
        assert told == pytest.approx(rate_wpm, rel=0.06)


class BreakingDriver:
    """A fake of a stock driver in which everything goes wrong that a text asks for."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy

    def getProperty(self, name: str) -> Any:  # noqa: N802
        voice = pyttsx3.voice.Voice("anna", None, ["en_US", None, "Unknown Locale: 12"])
        return [voice] if name == "voices" else "anna"

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        pass

    def startLoop(self) -> None:  # noqa: N802
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802
        pass

    def stop(self) -> None:
        pass

    def save_to_file(self, text: str, filename: str) -> None:
        if text == "Break!":
            raise ZeroDivisionError(text)
        if text != "Write nothing!":
            with wave.open(filename, "wb") as file:
                file.setparams((1, 2, 22050, 0, "NONE", ""))
                file.writeframes(array("h", [1000] * 22050).tobytes())


class Breaking(NsssEngine):
    driver = "breaking"
    file_suffix = ".wav"


@pytest.fixture
def breaking() -> Iterator[Breaking]:
    module = ModuleType("breaking")
    module.buildDriver = BreakingDriver  # type: ignore[attr-defined]
    sys.modules["pyttsx3.drivers.breaking"] = module
    yield Breaking()
    del sys.modules["pyttsx3.drivers.breaking"]


def test_what_the_driver_reports_is_raised(breaking: Breaking) -> None:
    with pytest.raises(ZeroDivisionError):
        breaking.render("Break!", "anna", 200)
    assert breaking.render("Hello.", "anna", 200).samples


def test_a_driver_that_writes_nothing_is_told(
    breaking: Breaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harken.speech.stock._FILE_IS_CLOSED_WITHIN_S", 0.1)
    with pytest.raises(UnreadableSound):
        breaking.render("Write nothing!", "anna", 200)
    assert breaking.render("Hello.", "anna", 200).samples


def test_languages_that_are_none_are_left_out(breaking: Breaking) -> None:
    (voice,) = breaking.voices()
    assert (voice.name, voice.languages) == ("anna", ("en-US",))


@pytest.mark.parametrize("engine", [Sapi5Engine, NsssEngine])
def test_a_driver_of_another_system_does_not_start(engine: type[StockEngine]) -> None:
    with pytest.raises(NoEngine):
        engine()


def test_reads_wav_as_sapi5_writes_it(tmp_path: Path) -> None:
    samples = array("h", range(-1000, 1000))
    with wave.open(str(tmp_path / "x.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes(samples.tobytes())
    assert read_sound(tmp_path / "x.wav") == (samples.tobytes(), 22050)


def test_two_channels_become_one(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "x.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44100)
        file.writeframes(array("h", [1000, 1000] * 500).tobytes())
    samples, rate_hz = read_sound(tmp_path / "x.wav")
    assert (len(samples) // 2, rate_hz) == (500, 44100)
    assert set(memoryview(samples).cast("h").tolist()) <= set(range(990, 1011))


@pytest.mark.parametrize("content", [b"", b"junk" * 500, b"RIFF\0\0\0\0WAVEfmt "])
def test_what_is_no_sound_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.wav").write_bytes(content)
    with pytest.raises(UnreadableSound):
        read_sound(tmp_path / "x.wav")
    with pytest.raises(UnreadableSound):
        read_sound(tmp_path / "missing.wav")


@pytest.mark.parametrize("from_hz", [8000, 16000, 24000, 44100, 48000])
def test_resampling_keeps_the_length_in_seconds(from_hz: int) -> None:
    samples = array("h", [3000] * from_hz).tobytes()
    assert len(resampled(samples, from_hz, 22050)) // 2 == pytest.approx(22050, abs=2)
