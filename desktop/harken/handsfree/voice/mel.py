"""The log-mel spectrogram as Whisper wants it. Only the child imports this.

Radford et al., "Robust Speech Recognition via Large-Scale Weak Supervision" (2022), section 2.2: 80
bands from a short-time Fourier transform in windows of 25 ms every 10 ms. The mel scale and the
bands' areas are those of Slaney's Auditory Toolbox (1998), on which the model was trained.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from harken.handsfree.voice.hearing import HEARING_RATE_HZ

Samples = npt.NDArray[np.float32]

STEP_FRAMES = HEARING_RATE_HZ // 100
"""One column of the spectrogram."""
_WINDOW_FRAMES = HEARING_RATE_HZ // 40
_BANDS = 80
_LINEAR_HZ = 1000.0
"""Up to here the scale is linear, a mel each 66.7 Hz; above, 27 mels are a factor of 6.4."""
_HZ_PER_MEL = 200.0 / 3
_LOG_STEP = np.log(6.4) / 27
_RANGE_LOG10 = 8.0
"""How much of the range below the loudest place is kept."""


def log_mel(sound: Samples) -> Samples:
    """The spectrogram: 80 bands by one column each 10 ms, about -1 to 1.5.

    Args:
        sound: Mono at `HEARING_RATE_HZ`, -1 to 1; a whole number of steps.
    """
    padded = np.pad(sound, _WINDOW_FRAMES // 2, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW_FRAMES)[::STEP_FRAMES]
    hann = np.hanning(_WINDOW_FRAMES + 1)[:-1].astype(np.float32)
    spectrum = np.fft.rfft(windows[: len(sound) // STEP_FRAMES] * hann, axis=1)
    power = np.abs(spectrum).astype(np.float32) ** 2
    levels = np.log10(np.maximum(_bands() @ power.T, 1e-10))
    levels = np.maximum(levels, levels.max() - _RANGE_LOG10)
    return np.ascontiguousarray((levels + 4) / 4, np.float32)


@cache
def _bands() -> Samples:
    """Triangles over the bins of the spectrum, each of the same area."""
    top_mel = _LINEAR_HZ / _HZ_PER_MEL + np.log(HEARING_RATE_HZ / 2 / _LINEAR_HZ) / _LOG_STEP
    corners_hz = _hz(np.linspace(0, top_mel, _BANDS + 2))
    bins_hz = np.fft.rfftfreq(_WINDOW_FRAMES, 1 / HEARING_RATE_HZ)
    low, centre, high = corners_hz[:-2, None], corners_hz[1:-1, None], corners_hz[2:, None]
    triangles = np.minimum((bins_hz - low) / (centre - low), (high - bins_hz) / (high - centre))
    return np.asarray(np.maximum(0, triangles) * 2 / (high - low), np.float32)


def _hz(mel: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    first_mel = _LINEAR_HZ / _HZ_PER_MEL
    curved = _LINEAR_HZ * np.exp(_LOG_STEP * np.maximum(0, mel - first_mel))
    return np.where(mel < first_mel, mel * _HZ_PER_MEL, curved)
