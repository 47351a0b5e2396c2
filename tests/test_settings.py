import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.settings import Settings, load_settings, save_settings
from harken.speech.pronunciation import Pronunciation
from harken.speech.reading_rules import ReadingRules

CHANGED = Settings(
    theme="dark",
    rate_wpm=210,
    volume=0.5,
    voices={"en": "espeak_pcm:gmw/en"},
    summary_sentences=5,
    window=(10, 20, 1200, 780),
    maximised=True,
    audio_folder="/home/ada/Musik é",
    audio_format="wav",
    read_code=True,
    read_tables=True,
    pronunciations=(
        Pronunciation("sql", "sequel"),
        Pronunciation(r"(\d+)°", r"\1 Grad", language="de", is_pattern=True),
    ),
)


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    assert load_settings(path) == Settings()
    assert save_settings(CHANGED, path)
    assert load_settings(path) == CHANGED
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000], ids=range(6)
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path) == Settings()
    assert not path.exists()
    assert (tmp_path / "settings.damaged.json").read_bytes() == content


@given(
    st.dictionaries(
        st.sampled_from(sorted(Settings._fields)),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner),
        ),
    )
)
def test_nonsense_in_a_field_leaves_its_default(tmp_path: Path, data: dict[str, Any]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    settings = load_settings(path)
    assert settings.theme in {"system", "light", "dark"}
    assert 80 <= settings.rate_wpm <= 450
    assert 0 <= settings.volume <= 1
    assert settings.window is None or len(settings.window) == 4
    assert all(type(one) is Pronunciation for one in settings.pronunciations)


def test_of_the_pronunciations_those_that_make_sense_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    known = [
        {"written": "sql", "spoken": "sequel"},
        {"written": "(", "spoken": "a slip of the person's, to be mended", "is_pattern": True},
        {"written": "x", "spoken": None},
        {"written": "x", "spoken": "y", "language": 7},
        {"written": "x", "spoken": "y", "is_pattern": "yes"},
        {"spoken": "y"},
        "x",
        None,
    ]
    path.write_text(json.dumps({"pronunciations": known}), encoding="utf-8")
    assert load_settings(path).pronunciations == (
        Pronunciation("sql", "sequel"),
        Pronunciation("(", "a slip of the person's, to be mended", is_pattern=True),
    )


def test_the_rules_of_reading_are_those_of_the_settings() -> None:
    assert Settings().reading_rules == ReadingRules()
    assert CHANGED.reading_rules == ReadingRules(True, True, CHANGED.pronunciations)


def test_fields_of_a_newer_harken_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"rate_wpm": 300, "sparkles": true}', encoding="utf-8")
    assert load_settings(path) == Settings(rate_wpm=300)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert not save_settings(CHANGED, blocked / "settings.json")
