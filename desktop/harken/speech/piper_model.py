"""A Piper voice that is loaded: text in, sound and the time of each sound out.

Only the child imports this, and only once such a voice is used: onnxruntime takes its time.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

# Before it is imported: it would make a number for this computer and send what it does to its
# maker. Nothing leaves the computer, so whatever was set for others does not count here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy as np
import onnxruntime
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from harken.speech.onnx_graph import output_added
from harken.speech.piper_files import NoPiperVoice, PiperFile, read_model_graph

_THREADS = 1
"""A sentence is ready in a twentieth of the time that it lasts; more threads would only take the
cores from the window, whose sound must not wait."""
_MANY_PHONEMES = 200
"""Some 15 seconds of speech: what is longer is made clause by clause, for each second of sound that
is made at once takes 7 MB."""
_MOST_PHONEMES_AT_ONCE = 400
"""A clause that is longer is cut between words."""
_MOST_PHONEMES_A_WORD = 400
"""What goes on without any break for longer is nobody's language: the rest of it is not said."""
_PAUSES = frozenset(".,:;!?")

# Two of them would begin phonemes instead of text.
_BRACKETS = re.compile(r"\[(?=\[)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as sound."""

    samples: bytes
    """16-bit signed mono, of the machine's byte order."""
    phonemes: Sequence[str]
    starts: Sequence[int] | None
    """The frame at which each phoneme begins; None where the model does not tell."""


class PiperModel:
    """One voice, loaded.

    Raises:
        NoPiperVoice: The files are no Piper voice that can be read with.
    """

    def __init__(self, file: PiperFile) -> None:
        self._file = file
        graph = read_model_graph(file)
        data = file.model.read_bytes()
        if len(graph.rounded_up) == 1 and len(graph.outputs) == 1:
            data += output_added(graph.rounded_up[0])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = _THREADS
        options.log_severity_level = 4
        # A store of memory makes a sentence ready a fifth sooner, but it grows with the longest one
        # by 100 MB and more, and never shrinks.
        options.enable_cpu_mem_arena = False
        # The costly optimisations take longer than a sentence, and make none faster.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        try:
            config = PiperConfig.from_dict(dict(file.config))
            session = onnxruntime.InferenceSession(
                data, sess_options=options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the library's own have no base of their own
            raise self._broken() from error
        self._voice = PiperVoice(session=session, config=config)
        self.sample_rate_hz: int = config.sample_rate
        self.pronounce = lru_cache(maxsize=4096)(self._pronounce)

    def speak(self, text: str, length_scale: float, *, even: bool = False) -> Spoken:
        """The sound of `text`.

        Args:
            text: Any text; of none, or of one without a sound, there are no samples.
            length_scale: How long the sounds are, 1.0 as the voice has it.
            even: Always the same length, otherwise some per cent more or less each time.
        """
        phonemes: list[str] = []
        starts: list[int] | None = []
        parts: list[Any] = []
        frames = 0
        for group in self._groups(text):
            sound, begins = self._render(group, length_scale, even)
            if begins is None:
                starts = None
            elif starts is not None:
                starts.extend(frames + begin for begin in begins)
            # A space between the groups, so that the last word of one is not in the next.
            phonemes.extend(group)
            parts.append(sound)
            frames += len(sound)
        samples = np.concatenate(parts).tobytes() if parts else b""
        return Spoken(samples, phonemes, starts)

    def _pronounce(self, text: str) -> tuple[str, ...]:
        return tuple(symbol for group in self._phonemes(text) for symbol in group)

    def _groups(self, text: str) -> list[list[str]]:
        return [
            part
            for sentence in self._phonemes(text)
            if any(symbol in self._ids and symbol not in _PAUSES for symbol in sentence)
            for part in _parts(sentence)
        ]

    def _phonemes(self, text: str) -> list[list[str]]:
        try:
            return self._voice.phonemize(_BRACKETS.sub(" ", text))
        except RuntimeError as error:  # there is no such language
            raise self._broken() from error

    @property
    def _ids(self) -> Any:
        return self._voice.config.phoneme_id_map

    def _render(
        self, phonemes: Sequence[str], length_scale: float, even: bool
    ) -> tuple[Any, list[int] | None]:
        """Samples, and the frame at which each phoneme begins."""
        ids = [*self._ids["^"], *self._ids["_"]]
        first_ids = []
        for symbol in phonemes:
            first_ids.append(len(ids))
            if symbol in self._ids:
                ids += [*self._ids[symbol], *self._ids["_"]]
        ids += self._ids["$"]
        scale = length_scale * self._voice.config.length_scale
        how = SynthesisConfig(length_scale=scale, noise_w_scale=0.0 if even else None)
        try:
            sound, lengths = self._voice.phoneme_ids_to_audio(ids, how, include_alignments=True)
        except Exception as error:  # the library's own have no base of their own
            raise self._broken() from error
        samples = (np.clip(np.atleast_1d(sound), -1.0, 1.0) * 32767).astype(np.int16)
        if lengths is None or len(lengths) != len(ids) or lengths.sum() != len(samples):
            return samples, None
        begins = np.concatenate([[0], np.cumsum(lengths)])
        return samples, [int(begins[at]) for at in first_ids]

    def _broken(self) -> NoPiperVoice:
        return NoPiperVoice(
            f"Cannot use the voice {self._file.model.name}",
            "its model does not work",
            "Choose another voice.",
        )


def _parts(sentence: Sequence[str]) -> list[list[str]]:
    """The sentence in parts that are short enough, cut after a clause, else between words."""
    kept: list[str] = []
    run = 0
    for symbol in sentence:
        run = 0 if symbol == " " else run + 1
        if run <= _MOST_PHONEMES_A_WORD:
            kept.append(symbol)
    parts: list[list[str]] = []
    start = 0
    while len(kept) - start > _MANY_PHONEMES:
        latest = start + _MOST_PHONEMES_AT_ONCE
        spaces = [at for at in range(start + 1, min(latest, len(kept))) if kept[at] == " "]
        clauses = [at for at in spaces if kept[at - 1] in _PAUSES]
        early = [at for at in clauses if at <= start + _MANY_PHONEMES]
        if clauses:
            end = (early or clauses[:1])[-1]
        elif len(kept) <= latest:
            break
        else:
            end = (spaces or [latest])[-1]
        parts.append(kept[start:end])
        start = end
    return [*parts, kept[start:]]
