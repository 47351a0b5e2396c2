from pathlib import Path

from harken.export.encoders.encoder import Tags
from harken.export.encoders.mp3 import MP3
from harken.speech.clip import SAMPLE_RATE_HZ
from tests.export.encoder_contract import EncoderContract
from tests.export.sound_file import tags_in, tone


class TestMp3(EncoderContract):
    format = MP3
    padding_frames = 50  # two milliseconds, where a frame of MP3 is almost full

    def test_players_can_show_title_and_artist(self, tmp_path: Path) -> None:
        tags = Tags("Grüße aus 東京: „Teil 1“ 🌊", "Zoë Łódź")
        path = self.encode(tmp_path / "sound.mp3", tone(1000), tags=tags)

        found = tags_in(path)

        assert (found["title"], found["artist"]) == (tags.title, tags.artist)

    def test_an_unknown_artist_is_left_out(self, tmp_path: Path) -> None:
        path = self.encode(tmp_path / "sound.mp3", tone(1000), tags=Tags("Title", ""))

        assert "artist" not in tags_in(path)

    def test_a_minute_takes_half_a_megabyte(self, tmp_path: Path) -> None:
        path = self.encode(tmp_path / "sound.mp3", tone(10 * SAMPLE_RATE_HZ))

        assert path.stat().st_size * 6 < 500_000
