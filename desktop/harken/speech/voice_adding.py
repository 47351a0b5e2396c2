"""Takes a Piper voice's files in, so that it stays when they are deleted where they came from."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from harken.errors import HarkenError
from harken.paths import voices_dir
from harken.speech.piper_files import PiperFile, config_of, read_config, read_model_graph


def add_voice(model: Path, config: Path | None = None) -> PiperFile:
    """Copies a voice into the folder of voices, in place of one of the same name.

    Args:
        model: Its ".onnx" file.
        config: Its ".onnx.json" file, where that is not beside the model.

    Raises:
        HarkenError: It is no voice that can be read with, or cannot be copied.
    """
    if find_spec("piper") is None:
        raise HarkenError(
            f"Cannot use the voice {model.name}",
            "Piper, which speaks with such voices, is not installed",
            "Install it with: pip install harken[neural]. Then drop the voice again.",
        )
    voice = read_config(model, config)
    read_model_graph(voice)
    try:
        _copy(model, config or config_of(model), voices_dir())
    except OSError as error:
        raise HarkenError(
            f"Cannot add the voice {voice.name}",
            f"its files cannot be copied ({error.strerror})",
            "Make room on the disk, or name the voice's folder in the settings.",
        ) from error
    return voice


def _copy(model: Path, config: Path, folder: Path) -> None:
    """Both files come aside first, so that a voice is there whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / model.name
    if target.exists() and target.samefile(model):
        return
    aside = [
        (source, path.with_name(f"{path.name}.{os.getpid()}.part"), path)
        for source, path in ((config, config_of(target)), (model, target))
    ]
    try:
        for source, part, _ in aside:
            shutil.copyfile(source, part)
        for _, part, path in aside:
            part.replace(path)
    finally:
        for _, part, _ in aside:
            part.unlink(missing_ok=True)
