import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harken.export.file_name import file_name, free_path

WINDOWS_FORBIDS = set('<>:"/\\|?*') | {chr(code) for code in range(32)}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The harbour that learned to breathe", "The harbour that learned to breathe.mp3"),
        ("Tides: why they matter", "Tides - why they matter.mp3"),
        ("AC/DC \\ live", "AC-DC - live.mp3"),
        ('He said "no" <twice>?', "He said no twice.mp3"),
        ("  spread\tover\r\nlines  ", "spread over lines.mp3"),
        ("東京の港", "東京の港.mp3"),
        ("می‌خواهم", "می‌خواهم.mp3"),  # its joiner is part of the spelling
        ("Cafe\u0301", "Café.mp3"),
        (".hidden.", "hidden.mp3"),
        ("../../etc/passwd", "-..-etc-passwd.mp3"),
        ("CON", "_CON.mp3"),
        ("nul.txt", "_nul.txt.mp3"),
        ("cod\u202e3pm.exe", "cod3pm.exe.mp3"),  # would otherwise be shown as "codexe.mp3"
        ("half \ud83d a pair", "half a pair.mp3"),
        ("", "Untitled.mp3"),
        (' ... ?" ', "Untitled.mp3"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert file_name(title, "article", "mp3") == name


def test_a_summary_says_so() -> None:
    assert file_name("Tides", "summary", "wav") == "Tides (summary).wav"


def test_a_long_title_is_cut_between_words() -> None:
    name = file_name("word " * 100, "summary", "mp3")

    assert name.startswith("word word ")
    assert name.endswith("word (summary).mp3")
    assert len(name) < 120


@given(st.text(st.characters(exclude_categories=()), max_size=400))
@example("a" * 99 + "." + "b")
@example("漢" * 300)
@example("x" * 99 + "\u200d" + "y")
@example("com¹")
@example("aux .txt")
def test_every_title_gives_a_name_that_every_system_takes(title: str) -> None:
    name = file_name(title, "summary", "mp3")
    stem = name.removesuffix(".mp3")

    assert len(name.encode()) <= 200
    assert not WINDOWS_FORBIDS & set(name)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in name)
    assert stem == stem.strip(" .")
    assert stem.split(".")[0].split(" ")[0].lower() not in {"con", "prn", "aux", "nul", "com1"}
    assert unicodedata.is_normalized("NFC", name)


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert free_path(tmp_path, "Tides.mp3") == tmp_path / "Tides.mp3"

    (tmp_path / "Tides.mp3").touch()
    assert free_path(tmp_path, "Tides.mp3") == tmp_path / "Tides (2).mp3"

    (tmp_path / "Tides (2).mp3").symlink_to("nowhere")
    assert free_path(tmp_path, "Tides.mp3") == tmp_path / "Tides (3).mp3"
