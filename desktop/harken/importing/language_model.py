"""py3langid's model, cut down to our languages and kept unpacked for the next start.

Unpacking the model that the library ships takes most of a second, at every start of the text child
and of every command in the terminal. The copy kept here is mapped into memory: of its 50 MB a text
touches the few pages that its letters lead to. Any number of processes may read and write it at
once: a copy is written beside and moved into place when it is whole.
"""

import contextlib
import os
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, TypeAlias

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

from harken.errors import HarkenError
from harken.paths import cache_dir

Arrays: TypeAlias = dict[str, np.ndarray[Any, Any]]

_NAMES = ("features", "priors", "classes", "moves", "rows", "outputs")
"""In this order they stand in the file, each as numpy writes an array."""


def load_identifier(languages: Sequence[str]) -> LanguageIdentifier:
    """An identifier that knows `languages` alone and answers with probabilities.

    Raises:
        HarkenError: The library's model cannot be unpacked.
    """
    kept = _place(languages)
    try:
        with kept.open("rb") as file:
            return _identifier({name: _mapped(file) for name in _NAMES})
    except (OSError, ValueError, EOFError):
        arrays = _unpacked(languages)
    # A full disk or a read-only home only costs the next start its time.
    with contextlib.suppress(OSError):
        _keep(arrays, kept)
    return _identifier(arrays)


def _place(languages: Sequence[str]) -> Path:
    model = (MODEL_DIR / MODEL_FILE).stat()
    made_of = " ".join(map(str, (model.st_size, model.st_mtime_ns, np.__version__, *languages)))
    return cache_dir() / f"languages-{sha256(made_of.encode()).hexdigest()[:16]}.npy"


def _unpacked(languages: Sequence[str]) -> Arrays:
    try:
        return _cut_down(languages)
    except OSError as error:  # the library unpacks into a temporary file
        raise HarkenError(
            "Cannot tell the language of the text",
            f"a temporary file of 50 MB cannot be written: {error.strerror}",
            "Make some room on the disk and try again.",
        ) from None


def _cut_down(languages: Sequence[str]) -> Arrays:
    features, priors, classes, moves, rows, outputs = load_model(MODEL_DIR / MODEL_FILE)
    columns = [column for column, name in enumerate(classes) if name in languages]
    return {
        # By rows, for a row is what is looked up: one page of the file each.
        "features": np.ascontiguousarray(features[:, columns]),
        "priors": priors[columns],
        "classes": np.array([classes[column] for column in columns]),
        "moves": np.frombuffer(moves, dtype=moves.typecode),
        "rows": np.frombuffer(rows, dtype=rows.typecode),
        "outputs": np.array(outputs, dtype=np.int32),
    }


def _identifier(arrays: Arrays) -> LanguageIdentifier:
    return LanguageIdentifier(
        arrays["features"],
        arrays["priors"],
        arrays["classes"].tolist(),
        # Stepping through a view of plain integers is faster than through numpy's.
        arrays["moves"].data,
        arrays["outputs"].tolist(),
        norm_probs=True,
        tk_row=arrays["rows"].data,
    )


def _keep(arrays: Arrays, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    outdated = [*place.parent.glob("languages-*")]
    descriptor, name = tempfile.mkstemp(dir=place.parent, suffix=place.suffix)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for array in (arrays[name] for name in _NAMES):
                np.save(file, array, allow_pickle=False)
                file.seek(_aligned(file.tell()))
        Path(name).replace(place)
        for path in outdated:
            if path != place:
                path.unlink(missing_ok=True)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mapped(file: IO[bytes]) -> np.ndarray[Any, Any]:
    """The array that begins here, mapped; the file stands behind it afterwards.

    Raises:
        ValueError: There is none, or the file ends within it.
    """
    if np.lib.format.read_magic(file) != (1, 0):
        raise ValueError("this is no array of ours")
    shape, _, kind = np.lib.format.read_array_header_1_0(file)
    begin = file.tell()
    array = np.memmap(file, kind, "r", begin, shape)
    file.seek(_aligned(begin + array.nbytes))
    return np.asarray(array)


def _aligned(place: int) -> int:
    """Where the next array begins: plain integers are only viewed at multiples of their size."""
    return -(-place // np.lib.format.ARRAY_ALIGN) * np.lib.format.ARRAY_ALIGN
