"""Finds what is as short as a command and stands alone, before it is asked what was said.

Only the child imports this.

A command has a pause before and after it; reading, a conversation and television seldom have what
is so short. What is no candidate costs nothing.
"""

from collections import deque

import numpy as np
import numpy.typing as npt

from harken.handsfree.voice.echo import BLOCK_FRAMES
from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.handsfree.voice.mel import Samples

BLOCK_S = BLOCK_FRAMES / HEARING_RATE_HZ
_FLOOR_BLOCKS = round(3.0 / BLOCK_S)
_FLOOR_PERCENTILE = 15
"""Even who talks without a pause is silent, or between two sounds, for so much of three seconds."""
_ABOVE_FLOOR = 10 ** (6 / 10)
_LEAST_POWER = 10 ** (-62 / 10)
"""Of full scale: what is softer is not said to this microphone."""
_BAND_BINS = slice(round(200 * BLOCK_S), round(4_000 * BLOCK_S))
_OF_ECHO = 10 ** (-10 / 10)
"""What is left of an echo is not what somebody says."""
_OF_PEAK = 10 ** (-10 / 10)
"""So much softer than the loudest, a block is silent: what others say fills no pause of a command.
With 20 dB, three times as many commands were missed over a babble at 10 dB."""
_MUCH_LOUDER = 10 ** (10 / 10)
_PAUSE_BLOCKS = round(0.3 / BLOCK_S)
"""Longer than the silences inside a command, that of a "p" or "k" included."""
_BEFORE_BLOCKS = round(0.3 / BLOCK_S)
_SHORTEST_BLOCKS = round(0.3 / BLOCK_S)
_LONGEST_BLOCKS = round(2.0 / BLOCK_S)


class Endpointer:
    """Takes sound block by block and gives what stands alone in it."""

    def __init__(self) -> None:
        self._powers: deque[float] = deque(maxlen=_FLOOR_BLOCKS)
        self._echo_powers: deque[float] = deque([0.0], maxlen=_PAUSE_BLOCKS // 2)
        """The echo's; it fades out, and its last is heard when there is none."""
        self._blocks: deque[Samples] = deque(
            maxlen=_BEFORE_BLOCKS + _LONGEST_BLOCKS + _PAUSE_BLOCKS
        )
        self._sounding = 0
        """How many blocks the stretch has, its silences included; 0 outside."""
        self._silent = 0
        """How many of them, at its end, are silent."""
        self._peak = 0.0
        """The power of its loudest block."""

    def add(self, block: Samples, echo: Samples) -> Samples | None:
        """Takes `BLOCK_FRAMES` of sound and the echo that was taken out of them.

        Returns:
            A stretch that has just ended, with some silence around it; None where none has.
        """
        power = _power(block)
        self._powers.append(power)
        self._echo_powers.append(_power(echo))
        self._blocks.append(block)
        if self._is_loud(power):
            if power > self._peak * _MUCH_LOUDER:
                self._sounding = 0  # what came before was the background
            self._sounding += 1
            self._silent = 0
            self._peak = max(self._peak, power)
        elif self._sounding:
            self._sounding += 1
            self._silent += 1
            if self._silent >= _PAUSE_BLOCKS:
                return self._end()
        return None

    def _is_loud(self, power: float) -> bool:
        floor = float(np.percentile(self._powers, _FLOOR_PERCENTILE))
        return power > max(
            floor * _ABOVE_FLOOR,
            max(self._echo_powers) * _OF_ECHO,
            self._peak * _OF_PEAK,
            _LEAST_POWER,
        )

    def _end(self) -> Samples | None:
        length = self._sounding - self._silent
        kept = _BEFORE_BLOCKS + self._sounding
        self._sounding = self._silent = 0
        self._peak = 0.0
        if not _SHORTEST_BLOCKS <= length <= _LONGEST_BLOCKS:
            return None
        return np.concatenate(list(self._blocks)[-kept:])


def _power(block: npt.NDArray[np.float32]) -> float:
    """The mean square of what lies in the band of speech: rumble comes and goes by itself."""
    bins = np.abs(np.fft.rfft(block)[_BAND_BINS]) ** 2
    return float(bins.sum()) * 2 / len(block) ** 2
