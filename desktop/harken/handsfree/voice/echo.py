"""Takes what the program plays out of what the microphone hears. Only the child imports this.

The echo is the played sound through a filter: the loudspeaker, the room, the delay. The filter is
learned while it sounds, in the frequency domain and in partitions of a block each, by the Kalman
filter of Enzner and Vary ("Frequency-domain adaptive Kalman filter for acoustic echo control in
hands-free telephones", Signal Processing 86, 2006), of which Kuech, Mabande and Enzner (ICASSP
2014) give the partitioned form. It weighs at each frequency how sure it is of the filter against
how much else is heard there, so that a person who speaks meanwhile does not spoil what was learned.
"""

import numpy as np
import numpy.typing as npt

from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.handsfree.voice.mel import Samples

BLOCK_FRAMES = HEARING_RATE_HZ // 50
_PARTITIONS = 20
"""400 ms: the delay between player and microphone, which is known roughly, and the room's echo."""
_FORGETTING = 0.9995
"""How much of the filter is still true a block later: people move."""
_FIRST_VARIANCE = 0.1
_SMOOTHING = 0.9
"""How slowly the level of what else is heard is taken to change."""
_LEAST_POWER = 1e-3
"""Of a bin: a microphone's own noise at -60 dBFS. Without it the filter trusts silence too much."""


class EchoCanceller:
    """Works block by block; both sounds are to be given without a gap."""

    def __init__(self) -> None:
        shape = (_PARTITIONS, BLOCK_FRAMES + 1)
        self._played = np.zeros(shape, np.complex128)
        """Spectra of the last blocks that were played, the latest first."""
        self._filter = np.zeros(shape, np.complex128)
        self._variance = np.full(shape, _FIRST_VARIANCE)
        """How far the filter may be off, squared."""
        self._other_power = np.zeros(BLOCK_FRAMES + 1)
        self._last_block = np.zeros(BLOCK_FRAMES)

    def cancel(self, heard: Samples, played: Samples) -> tuple[Samples, Samples]:
        """Parts a block of what is heard.

        Args:
            heard: `BLOCK_FRAMES` from the microphone.
            played: What was played meanwhile, or up to 0.3 s before.

        Returns:
            What is left of it, and the echo that was in it.
        """
        self._played = np.roll(self._played, 1, axis=0)
        self._played[0] = np.fft.rfft(np.concatenate([self._last_block, played]))
        self._last_block = played.astype(np.float64)
        echo = np.fft.irfft((self._filter * self._played).sum(axis=0))[BLOCK_FRAMES:]
        rest = heard - echo
        if self._played.any():
            self._learn(rest)
        return rest.astype(np.float32), echo.astype(np.float32)

    def _learn(self, rest: npt.NDArray[np.float64]) -> None:
        error = np.fft.rfft(np.concatenate([np.zeros(BLOCK_FRAMES), rest]))
        power = np.abs(error) ** 2
        self._other_power = _SMOOTHING * self._other_power + (1 - _SMOOTHING) * power
        played_power = np.abs(self._played) ** 2
        unsure = (self._variance * played_power).sum(axis=0) / 2
        gain = self._variance / (unsure + self._other_power + _LEAST_POWER)
        step = np.fft.irfft(gain * np.conj(self._played) * error, axis=1)
        step[:, BLOCK_FRAMES:] = 0  # a partition is a block long
        self._filter += np.fft.rfft(step, axis=1)
        known = np.clip(1 - gain * played_power / 2, 0, 1)
        kept = _FORGETTING**2
        changing = (1 - kept) * np.abs(self._filter) ** 2
        self._variance = kept * known * self._variance + changing
