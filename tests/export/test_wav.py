import wave
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.export.encoders import wav
from tests.export.encoder_contract import NO_TAGS, EncoderContract
from tests.export.sound_file import samples_in, tone


class TestWav(EncoderContract):
    format = wav.WAV
    padding_frames = 0

    def test_the_samples_are_kept_to_the_bit(self, tmp_path: Path) -> None:
        sound = tone(12_345)
        path = self.encode(tmp_path / "sound.wav", sound)

        assert samples_in(path).tobytes() == sound
        with wave.open(str(path)) as reader:
            assert reader.getparams()[:4] == (1, 2, 22050, 12_345)

    def test_more_than_a_header_can_count_is_refused_in_words(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(wav, "MOST_BYTES", 1000)
        with (tmp_path / "sound.wav").open("wb") as file:
            encoder = wav.WavEncoder(file, NO_TAGS)
            encoder.write(tone(500))

            with pytest.raises(HarkenError, match="Save it as MP3"):
                encoder.write(tone(1))
            encoder.abandon()
