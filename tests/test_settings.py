import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.article.pauses import LONGEST_PAUSE_MS, Pauses
from harken.export.formats import FORMATS
from harken.listening.narrator import HIGHEST_PITCH
from harken.settings import Settings, load_settings, save_settings
from harken.speech.paces import Paces
from harken.speech.pronunciation import Pronunciation
from harken.speech.rate import MAX_WPM, MIN_WPM
from harken.speech.reading_rules import ReadingRules
from harken.summary.length import Length, Minutes, Percent, Sentences, Words
from harken.ui.look import COLUMN_WIDTHS_EM, LINE_HEIGHTS_PERCENT, TEXT_SIZES_PX
from harken.ui.theme import ThemeChoice

CHANGED = Settings(
    theme="dark",
    rate_wpm=210,
    pitch_semitones=-3,
    volume=0.5,
    voices={"en": "espeak_pcm:gmw/en"},
    favourite_voices=("flite:slt", "pico:de-DE"),
    voice_folder="/home/ada/Stimmen",
    output="alsa_output.usb-headphones",
    pauses_ms=(0, 900, 5_000),
    paces={"espeak_pcm:gmw/en": {175: (4502, 227.5), 250: (90, 3.1)}},
    summary_length=("percent", 12.5),
    summary_method="news",
    window=(10, 20, 1200, 780),
    maximised=True,
    audio_folder="/home/ada/Musik é",
    text_folder="/home/ada/Texte",
    audio_format="wav",
    text_px=22,
    line_height_percent=180,
    column_em=30,
    typeface="Atkinson Hyperlegible",
    dim_others=True,
    reduced_motion=True,
    read_code=True,
    read_tables=True,
    pronunciations=(
        Pronunciation("sql", "sequel"),
        Pronunciation(r"(\d+)°", r"\1 Grad", language="de", is_pattern=True),
    ),
    autoplay=False,
    recap=False,
    confirm=True,
    keep_history=False,
    notifications=False,
    headset=("play-pause", "next-sentence", "mark"),
    voice_commands="push",
    microphone="usb-1",
    keys={"mark": ("M", "Ctrl+B"), "quit": ()},
    single_keys=False,
    close_to_tray=True,
    mini_player=(40, -20),
    fit_minutes=40,
    plan_left_minutes=8,
    library_sort="title",
    show_side=False,
)

_TEXTS = st.text(st.characters())
"""With halves of surrogate pairs, too."""


LIMITS = [
    ("rate_wpm", MIN_WPM, MAX_WPM),
    ("pitch_semitones", -HIGHEST_PITCH, HIGHEST_PITCH),
    ("volume", 0.0, 1.0),
    ("text_px", TEXT_SIZES_PX[0], TEXT_SIZES_PX[-1]),
    ("line_height_percent", LINE_HEIGHTS_PERCENT[0], LINE_HEIGHTS_PERCENT[-1]),
    ("column_em", COLUMN_WIDTHS_EM[0], COLUMN_WIDTHS_EM[-1]),
]
"""What the parts that use a field take at least and at most."""


def loaded(tmp_path: Path, data: dict[str, Any]) -> Settings:
    """The settings of a file with this in it."""
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return load_settings(path)


@pytest.mark.parametrize("field", Settings._fields)
def test_every_field_has_another_value_here(field: str) -> None:
    assert getattr(CHANGED, field) != getattr(Settings(), field)


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
            st.none() | st.booleans() | st.integers() | st.floats() | _TEXTS,
            lambda inner: st.lists(inner, max_size=5) | st.dictionaries(_TEXTS, inner),
        ),
    )
)
def test_whatever_is_in_a_field_the_settings_can_be_used(
    tmp_path: Path, data: dict[str, Any]
) -> None:
    path = tmp_path / "settings.json"
    settings = loaded(tmp_path, data)
    assert ThemeChoice(settings.theme)
    assert all(low <= getattr(settings, field) <= high for field, low, high in LIMITS)
    assert settings.reading_rules
    assert settings.window is None or len(settings.window) == 4
    assert all(type(one) is Pronunciation for one in settings.pronunciations)
    assert settings.length
    assert Paces(settings.paces).pace("", 175).seconds_per_letter > 0
    assert save_settings(settings, path)
    assert load_settings(path) == settings


@pytest.mark.parametrize(("field", "low", "high"), LIMITS)
def test_a_field_holds_what_can_be_chosen(
    tmp_path: Path, field: str, low: float, high: float
) -> None:
    """So that no part is given what it cannot show or do."""
    for value in (low, high):
        assert getattr(loaded(tmp_path, {field: value}), field) == value
    for value in (low - 1, high + 1):
        assert loaded(tmp_path, {field: value}) == Settings()


def test_the_longest_pause_is_the_readings(tmp_path: Path) -> None:
    for longest_ms in (LONGEST_PAUSE_MS, LONGEST_PAUSE_MS + 1):
        pauses = loaded(tmp_path, {"pauses_ms": [0, 100, longest_ms]}).pauses
        assert (pauses == Pauses(0, 100, longest_ms)) == (longest_ms == LONGEST_PAUSE_MS)


@pytest.mark.parametrize("theme", ThemeChoice)
def test_every_theme_is_remembered(tmp_path: Path, theme: ThemeChoice) -> None:
    assert loaded(tmp_path, {"theme": theme.value}).theme == theme


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_remembered(tmp_path: Path, format_: str) -> None:
    assert loaded(tmp_path, {"audio_format": format_}).audio_format == format_


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


@pytest.mark.parametrize(
    ("data", "length"),
    [
        ({"summary_length": ["sentences", 3]}, Sentences(3)),
        ({"summary_length": ["words", 120]}, Words(120)),
        ({"summary_length": ["percent", 12.5]}, Percent(12.5)),
        ({"summary_length": ["minutes", 3]}, Minutes(3)),
        ({"summary_sentences": 5}, Sentences(5)),  # as it was called once
        ({"summary_sentences": 5, "summary_length": ["minutes", 2]}, Minutes(2)),
        ({"summary_sentences": "5"}, Minutes(1)),
        ({"summary_sentences": None}, Minutes(1)),
        ({"summary_length": ["sentences", 2.5]}, Minutes(1)),
        ({"summary_length": ["sentences", 0]}, Minutes(1)),
        ({"summary_length": ["pages", 3]}, Minutes(1)),
        ({"summary_length": [[], 3]}, Minutes(1)),
        ({"summary_length": ["minutes", float("nan")]}, Minutes(1)),
        ({"summary_length": 3}, Minutes(1)),
    ],
)
def test_the_length_of_the_summary(tmp_path: Path, data: dict[str, Any], length: Length) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert load_settings(path).length == length


def test_of_the_paces_those_that_make_sense_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    good = {"175": [1000, 50.5], "90": [10.0, 1]}
    bad = {
        "fast": [1000, 50], "-175": [1000, 50], "9" * 5000: [1000, 50], "²²": [1000, 50],
        "100": [1000], "110": [1000, 0], "120": [0, 50], "130": [1000, "50"], "140": [1, 1e5],
        "150": [float("inf"), 1], "160": {"letters": 1}, "170": [True, True], "180": None,
    }  # fmt: skip
    path.write_text(json.dumps({"paces": {"a": {**good, **bad}, "b": bad, "c": 7}}))
    assert load_settings(path).paces == {"a": {175: (1000, 50.5), 90: (10.0, 1)}}


def test_the_rules_of_reading_are_those_of_the_settings() -> None:
    assert Settings().reading_rules == ReadingRules()
    assert CHANGED.reading_rules == ReadingRules(
        True, True, CHANGED.pronunciations, Pauses(0, 900, 5_000)
    )


def test_fields_of_a_newer_harken_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"rate_wpm": 300, "sparkles": true}', encoding="utf-8")
    assert load_settings(path) == Settings(rate_wpm=300)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert not save_settings(CHANGED, blocked / "settings.json")


HALF = "/home/ada/Texte \ud83d"
"""Ends with half a surrogate pair: no file in UTF-8 can hold it."""
NUL = "a\0b"
"""No folder can have that name."""


@pytest.mark.parametrize(
    "damaged",
    [
        {"audio_folder": HALF, "text_folder": HALF, "summary_method": HALF},
        {"voice_folder": HALF, "output": HALF, "typeface": HALF},
        {"favourite_voices": [HALF]},
        {"audio_folder": NUL, "text_folder": NUL, "voice_folder": NUL, "output": NUL},
        {"voices": {"en": HALF}},
        {"voices": {HALF: "english"}},
        {"paces": {HALF: {"175": [4502, 227.5]}}},
        {"pronunciations": [{"written": HALF, "spoken": "x"}]},
        {"pronunciations": [{"written": "x", "spoken": HALF}]},
        {"pronunciations": [{"written": "x", "spoken": "y", "language": HALF}]},
    ],
    ids=range(10),
)
def test_a_text_that_cannot_be_used_is_not_kept(tmp_path: Path, damaged: dict[str, Any]) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(damaged), encoding="utf-8")
    assert load_settings(path) == Settings()


def test_half_a_character_in_a_folder_hinders_no_saving(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    assert save_settings(CHANGED._replace(text_folder=HALF), path)
    assert load_settings(path) == CHANGED._replace(text_folder="/home/ada/Texte ?")


def test_no_failure_leaves_a_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", break_off)
    with pytest.raises(KeyboardInterrupt):
        save_settings(CHANGED, tmp_path / "settings.json")
    assert not list(tmp_path.iterdir())
