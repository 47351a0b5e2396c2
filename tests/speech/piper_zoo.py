"""Piper voices that are broken in every way, and the smallest files that look like a whole one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

INPUTS = ("input", "input_lengths", "scales")


def field(number: int, content: bytes) -> bytes:
    """A protocol buffer's field of less than 128 bytes."""
    assert len(content) < 128
    return bytes([number << 3 | 2, len(content)]) + content


def model_bytes(
    inputs: Sequence[str] = INPUTS,
    outputs: Sequence[str] = ("output",),
    rounded_up: Sequence[str] = ("lengths",),
    weights: bytes = b"",
) -> bytes:
    """An ONNX file that has no more than names; onnxruntime refuses it."""
    nodes = [field(1, field(2, name.encode()) + field(4, b"Ceil")) for name in rounded_up]
    graph = b"".join(
        [
            *nodes,
            *(field(11, field(1, name.encode())) for name in inputs),
            *(field(12, field(1, name.encode())) for name in outputs),
            field(5, weights) if weights else b"",
        ]
    )
    return bytes([8, 8]) + field(7, graph)


def config(**changes: Any) -> dict[str, Any]:
    """What is to be known of a voice, some of it otherwise."""
    return {
        "audio": {"sample_rate": 22050, "quality": "low"},
        "espeak": {"voice": "de"},
        "language": {"code": "de_DE"},
        "dataset": "tiny",
        "phoneme_type": "espeak",
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3]},
        "num_symbols": 4,
        "num_speakers": 1,
        **changes,
    }


def put_voice(
    folder: Path,
    name: str = "de_DE-tiny-low",
    model: bytes | None = None,
    description: object = None,
) -> Path:
    """Writes a voice's two files; the model's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.onnx"
    path.write_bytes(model_bytes() if model is None else model)
    text = (
        description
        if isinstance(description, str)
        else json.dumps(config() if description is None else description)
    )
    path.with_name(path.name + ".json").write_text(text, "utf-8")
    return path


BROKEN_CONFIGS: dict[str, object] = {
    "empty": "",
    "no JSON": "{",
    "nested": "[" * 100_000,
    "a list": [],
    "nothing in it": {},
    "a number": 3,
    "no audio": config(audio=None),
    "no rate": config(audio={"sample_rate": None}),
    "an odd rate": config(audio={"sample_rate": "22050"}),
    "a rate of nothing": config(audio={"sample_rate": 0}),
    "a rate for bats": config(audio={"sample_rate": 1_000_000}),
    "no language": config(espeak={"voice": ""}),
    "a path for a language": config(espeak={"voice": "../../secret"}),
    "a list for a language": config(espeak={"voice": ["de"]}),
    "another library": config(phoneme_type="pinyin"),
    "no sounds": config(phoneme_id_map={}),
    "sounds beyond the table": config(phoneme_id_map={"_": [0], "^": [1], "$": [9]}),
    "sounds that are none": config(phoneme_id_map={"_": 0, "^": 1, "$": 2}),
    "no count": config(num_symbols=None),
    "no speakers": config(num_speakers=0),
    "no hop": config(hop_length=-1),
    "endless sounds": config(inference={"length_scale": 1e30}),
    "a word for a number": config(inference={"noise_w": "much"}),
}
"""Configurations of voices that cannot be read with."""
BROKEN_MODELS: dict[str, bytes] = {
    "empty": b"",
    "a text": b"this is no model",
    "cut": model_bytes()[:-3],
    "another kind": model_bytes(inputs=["image"]),
    "several speakers": model_bytes(inputs=[*INPUTS, "sid"]),
    "no sound comes out": model_bytes(outputs=[]),
    "only names": model_bytes(),
}
"""Models that no voice can be made of."""
