"""py3langid's model, cut down to our languages and kept unpacked for the next start.

Unpacking the model that the library ships takes most of a second, at every start of the text child
and of every command in the terminal; the copy kept here is loaded in a tenth of that.
"""

import contextlib
import os
import tempfile
from array import array
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

from harken.errors import HarkenError
from harken.paths import cache_dir

Arrays: TypeAlias = dict[str, np.ndarray[Any, Any]]


def load_identifier(languages: Sequence[str]) -> LanguageIdentifier:
    """An identifier that knows `languages` alone and answers with probabilities.

    Raises:
        HarkenError: The library's model cannot be unpacked.
    """
    kept = _place(languages)
    try:
        with kept.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            arrays: Arrays = {name: file[name] for name in file.files}
        return _identifier(arrays)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        arrays = _unpacked(languages)
    # A full disk or a read-only home only costs the next start its time.
    with contextlib.suppress(OSError):
        _keep(arrays, kept)
    return _identifier(arrays)


def _place(languages: Sequence[str]) -> Path:
    made_of = " ".join((version("py3langid"), np.__version__, *languages))
    return cache_dir() / f"languages-{sha256(made_of.encode()).hexdigest()[:16]}.npz"


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
        "features": features[:, columns],
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
        _plain(arrays["moves"]),
        arrays["outputs"].tolist(),
        norm_probs=True,
        tk_row=_plain(arrays["rows"]),
    )


def _plain(values: np.ndarray[Any, Any]) -> "array[int]":
    """As the library has them: stepping through a plain array is faster than through numpy's."""
    plain = array(values.dtype.char)
    plain.frombytes(values.data.cast("B"))
    return plain


def _keep(arrays: Arrays, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent, suffix=".npz")
    try:
        with os.fdopen(descriptor, "wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type]  # numpy's keywords are all arrays
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
