"""The kept copy of the language model answers as the library's own does."""

import os
import resource
import signal
from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from harken.errors import HarkenError
from harken.importing.language_model import load_identifier
from harken.paths import cache_dir

LANGUAGES = ("en", "de", "fr")
TEXTS = (
    "The harbour was quiet before the storm.",
    "Der Hafen war still vor dem Sturm.",
    "Le port était calme avant la tempête.",
    "42",
)


def answers(identifier: LanguageIdentifier) -> list[tuple[str, float]]:
    return [(language, round(sure, 6)) for language, sure in map(identifier.classify, TEXTS)]


def kept() -> Path:
    (file,) = cache_dir().iterdir()
    return file


def test_the_first_start_and_the_next_answer_as_the_library_does() -> None:
    library = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    library.set_languages(LANGUAGES)
    first = answers(load_identifier(LANGUAGES))
    assert kept().suffix == ".npz"
    assert first == answers(load_identifier(LANGUAGES)) == answers(library)
    assert [language for language, _ in first[:3]] == list(LANGUAGES)


@pytest.mark.parametrize("damage", [b"", b"not a model", b"PK\x03\x04 but no more"])
def test_a_damaged_copy_is_made_anew(damage: bytes) -> None:
    expected = answers(load_identifier(LANGUAGES))
    kept().write_bytes(damage)
    assert answers(load_identifier(LANGUAGES)) == expected
    assert kept().stat().st_size > 1_000_000


def test_without_a_place_to_keep_it_all_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "a file, not a folder"
    in_the_way.touch()
    monkeypatch.setitem(os.environ, "XDG_CACHE_HOME", str(in_the_way))
    assert answers(load_identifier(LANGUAGES))[1][0] == "de"


def test_a_full_disk_is_told_in_words() -> None:
    largest, ceiling = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, ceiling))
    try:
        with pytest.raises(HarkenError, match="Make some room on the disk"):
            load_identifier(LANGUAGES)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, ceiling))
        signal.signal(signal.SIGXFSZ, before)
