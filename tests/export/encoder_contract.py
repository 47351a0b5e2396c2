"""What holds for every encoder: a format's test inherits this and names its format."""

import contextlib
import errno
from pathlib import Path

import pytest

from harken.export.encoders.encoder import Encoder, Format, Tags
from harken.speech.clip import SAMPLE_RATE_HZ
from tests.export.sound_file import loudness, pitch_hz, samples_in, silence, tone

NO_TAGS = Tags("", "")
FULL_DISK = Path("/dev/full")

# Around the frames of MP3 (576 samples), and as sentences come: short, long, empty.
SIZES = [[1], [0, 1, 0], [575], [576], [577], [1, 576, 1151], [7] * 300, [44_100, 0, 3, 100_000]]


class EncoderContract:
    format: Format
    padding_frames: int
    """How many samples of silence the format may add at the end."""

    def encode(self, path: Path, *blocks: bytes, tags: Tags = NO_TAGS) -> Path:
        """A finished file of these samples."""
        with path.open("wb") as file:
            encoder = self.format.start(file, tags)
            for block in blocks:
                encoder.write(block)
            encoder.finish()
        return path

    def test_the_sound_comes_back_as_it_went_in(self, tmp_path: Path) -> None:
        second = SAMPLE_RATE_HZ
        path = self.encode(tmp_path / "sound", tone(second), silence(second), tone(second, 880))

        samples = samples_in(path)

        assert 0 <= len(samples) - 3 * second <= self.padding_frames
        margin = second // 20
        first, pause, last = (
            samples[n * second + margin : (n + 1) * second - margin] for n in range(3)
        )
        assert pitch_hz(first) == pytest.approx(440, rel=0.01)
        # LAME plays 5 % softer, so that what it rounds up does not clip.
        assert loudness(first) == pytest.approx(12000 / 2**0.5, rel=0.06)
        assert loudness(pause) < 2
        assert pitch_hz(last) == pytest.approx(880, rel=0.01)

    @pytest.mark.parametrize("sizes", SIZES, ids=str)
    def test_blocks_of_any_size_give_every_sample(self, tmp_path: Path, sizes: list[int]) -> None:
        path = self.encode(tmp_path / "sound", *(tone(size) for size in sizes))

        assert 0 <= self.format.count_frames(path) - sum(sizes) <= self.padding_frames

    def test_counting_reads_the_sound_and_trusts_no_header(self, tmp_path: Path) -> None:
        path = self.encode(tmp_path / "sound", tone(5 * SAMPLE_RATE_HZ))
        whole = path.read_bytes()

        path.write_bytes(whole[: len(whole) // 2])

        assert self.format.count_frames(path) < 4 * SAMPLE_RATE_HZ

    @pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"<html>no sound</html>" * 300])
    def test_what_is_no_sound_counts_as_nothing(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "sound"
        path.write_bytes(content)

        assert self.format.count_frames(path) == 0

    def test_a_full_disk_is_told(self, fault_count: int) -> None:
        for _ in range(fault_count):
            file = FULL_DISK.open("wb")
            encoder = self.format.start(file, NO_TAGS)

            with pytest.raises(OSError, match="No space left") as raised:
                self._fill(encoder)

            assert raised.value.errno == errno.ENOSPC
            encoder.abandon()
            with contextlib.suppress(OSError):  # its buffer is still full
                file.close()

    def test_abandoned_at_any_time_it_stays_silent(self, tmp_path: Path) -> None:
        for blocks in ([], [tone(100)], [tone(50_000)]):
            with (tmp_path / "sound").open("wb") as file:
                encoder = self.format.start(file, NO_TAGS)
                for block in blocks:
                    encoder.write(block)
                encoder.abandon()
                encoder.abandon()

    def test_abandoned_after_its_file_was_closed_it_stays_silent(self, tmp_path: Path) -> None:
        with (tmp_path / "sound").open("wb") as file:
            encoder = self.format.start(file, NO_TAGS)
            encoder.write(tone(50_000))

        encoder.abandon()

    def _fill(self, encoder: Encoder) -> None:
        for _ in range(200):
            encoder.write(tone(SAMPLE_RATE_HZ // 4))
        encoder.finish()
