"""The kept copy of the language model answers as the library's own does."""

import os
import resource
import signal
from concurrent.futures import ThreadPoolExecutor
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


@pytest.fixture(autouse=True)
def _no_copy_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def answers(identifier: LanguageIdentifier) -> list[tuple[str, float]]:
    return [(language, round(sure, 6)) for language, sure in map(identifier.classify, TEXTS)]


def kept() -> Path:
    (file,) = cache_dir().iterdir()
    return file


def test_the_first_start_and_the_next_answer_as_the_library_does() -> None:
    library = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    library.set_languages(LANGUAGES)
    first = answers(load_identifier(LANGUAGES))
    assert kept().suffix == ".npy"
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
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))
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


def test_a_copy_that_is_cut_off_anywhere_is_made_anew() -> None:
    expected = answers(load_identifier(LANGUAGES))
    whole = kept().stat().st_size
    for size in (10, 100_000, whole - 10_000):
        os.truncate(kept(), size)
        assert answers(load_identifier(LANGUAGES)) == expected
        assert kept().stat().st_size == whole


def test_copies_that_are_written_at_once_do_not_mix() -> None:
    expected = answers(load_identifier(LANGUAGES))
    kept().unlink()
    with ThreadPoolExecutor(4) as pool:
        identifiers = list(pool.map(lambda _: load_identifier(LANGUAGES), range(4)))
    assert [answers(identifier) for identifier in identifiers] == [expected] * 4
    assert answers(load_identifier(LANGUAGES)) == expected


def test_the_copy_of_an_older_version_is_removed() -> None:
    load_identifier(LANGUAGES)
    kept().rename(kept().with_name("languages-older.npz"))
    load_identifier(LANGUAGES)
    assert kept().name != "languages-older.npz"
