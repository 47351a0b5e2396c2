"""Measures how loud a voice is that nobody has measured before, by what it says.

Only the child imports this, and only for such voices.
"""

from harken.speech.audio_graph import filtered
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ
from harken.speech.loudness import TARGET_LUFS

_ENOUGH_BYTES = 10 * SAMPLE_RATE_HZ * BYTES_PER_FRAME
"""Ten seconds: two or three sentences."""
_LEAST_BYTES = SAMPLE_RATE_HZ * BYTES_PER_FRAME
_SILENCE_LUFS = -70.0
_MOST_DB = 15.0
"""What is further off is no voice, and is not made one."""


class LoudnessMeter:
    """Tells by how much one voice is to be louder, from the first that is heard of it on.

    Its first sentences are measured as they come, all that is known together; after ten seconds the
    gain stays for good, so that loud and soft sentences stay such. No sentence has to be rendered
    for the measurement alone, and none waits for it.
    """

    def __init__(self) -> None:
        self._heard = b""
        self._gain_db = 0.0

    def gain_db(self, samples: bytes, softer_db: float) -> float:
        """The gain for what was rendered just now.

        Args:
            samples: 16-bit mono at `SAMPLE_RATE_HZ`, of the machine's byte order, trimmed.
            softer_db: By how much the voice is softer than at the normal rate.
        """
        if samples and len(self._heard) < _ENOUGH_BYTES:
            self._heard += samples
            lufs = integrated_lufs(self._heard)
            if lufs > _SILENCE_LUFS:
                gain_db = TARGET_LUFS - lufs - softer_db
                self._gain_db = min(max(gain_db, -_MOST_DB), _MOST_DB)
        return self._gain_db + softer_db


def integrated_lufs(samples: bytes) -> float:
    """The loudness of a sound at `SAMPLE_RATE_HZ`; -70 where it is silent.

    What is shorter than a second is measured as if it went on and on: blocks of 0.4 s are the
    least that the standard measures.
    """
    if samples and len(samples) < _LEAST_BYTES:
        samples *= -(-_LEAST_BYTES // len(samples))
    lufs = _SILENCE_LUFS
    for part in filtered(samples, SAMPLE_RATE_HZ, ("ebur128", "metadata=1")):
        lufs = float(part.metadata.get("lavfi.r128.I", lufs))
    return lufs
