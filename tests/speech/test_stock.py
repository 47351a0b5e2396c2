"""The stock drivers of Windows and macOS, here through a fake one behind pyttsx3's interface."""

import sys
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from harken.speech.engine import NoEngine
from harken.speech.sound_file import UnreadableSound, read_sound, resampled
from harken.speech.stock import StockEngine
from harken.speech.synthesiser import Synthesiser
from tests.speech import fake_stock_driver
from tests.speech.engine_contract import SENTENCE, EngineContract


class TestFakeStockDriver(EngineContract):
    program = "tests.speech.fake_stock_program"
    voice = "nsss:com.example.Anna"
    measured = False

    def test_espeak_is_there_beside_it(self, synthesiser: Synthesiser) -> None:
        voices = synthesiser.voices().result(60)
        assert {voice.driver for voice in voices} == {"nsss", "espeak_pcm"}
        assert [(v.name, v.languages) for v in voices if v.driver == "nsss"] == [
            ("Anna", ("en-US",)),
            ("com.example.Bert", ("de-DE",)),
        ]

    def test_many_sentences_on_end_are_all_whole(self, synthesiser: Synthesiser) -> None:
        lengths = {self.render(synthesiser, SENTENCE, 450).frames for _ in range(20)}
        assert len(lengths) == 1


@pytest.fixture
def fake_driver() -> Iterator[str]:
    sys.modules["pyttsx3.drivers.fake_stock"] = fake_stock_driver
    yield "fake_stock"
    del sys.modules["pyttsx3.drivers.fake_stock"]


def test_what_the_driver_reports_is_raised(fake_driver: str) -> None:
    engine = StockEngine(fake_driver)
    with pytest.raises(ZeroDivisionError):
        engine.render(fake_stock_driver.BREAKS, "com.example.Anna", 200)
    assert engine.render("Hello.", "com.example.Anna", 200).samples


def test_a_driver_that_writes_nothing_is_told(
    fake_driver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harken.speech.stock._FILE_IS_CLOSED_WITHIN_S", 0.1)
    engine = StockEngine(fake_driver)
    with pytest.raises(UnreadableSound):
        engine.render(fake_stock_driver.WRITES_NOTHING, "com.example.Anna", 200)
    assert engine.render("Hello.", "com.example.Anna", 200).samples


@pytest.mark.parametrize("driver", ["sapi5", "nsss", "no_such_driver"])
def test_a_driver_of_another_system_does_not_start(driver: str) -> None:
    with pytest.raises(NoEngine):
        StockEngine(driver)


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
