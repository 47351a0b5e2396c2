import pytest

from harken.settings import Settings, save_settings, settings_path
from harken.speech.voice import language_of
from tests.cli.terminal import harken

KEYS = [
    "id", "name", "languages", "driver", "natural", "pitched", "word_errors_percent", "default_for",
]  # fmt: skip


def test_json_gives_an_object_a_voice() -> None:
    ended = harken("voices", "--json")

    assert ended.status == 0
    assert all(list(voice) == KEYS for voice in ended.objects)
    assert any("en-us" in voice["languages"] for voice in ended.objects)
    # Each language has one default, and its voices stand together.
    defaults = [language for voice in ended.objects for language in voice["default_for"]]
    assert len(defaults) == len(set(defaults)) > 50
    own = [language_of(voice["languages"][0]) for voice in ended.objects]
    assert own == sorted(own)
    # What was measured with one voice is not told of others.
    measured = {it["id"] for it in ended.objects if it["word_errors_percent"] is not None}
    assert measured <= {"espeak_pcm:gmw/en-us+m6"}


def test_people_get_the_ids_to_choose_from() -> None:
    lines = harken("voices").out.splitlines()

    assert any(line.startswith("espeak_pcm:gmw/en-us ") for line in lines)
    assert len([line for line in lines if "default for en" in line.split(" · ")]) == 1
    # Long tags and names with blanks at their ends break no column.
    names_at = {line.index(line.split(maxsplit=2)[2]) for line in lines}
    assert len(names_at) == 1
    assert not [line for line in lines if "  ·" in line or line != line.rstrip()]


@pytest.mark.parametrize("language", ["en", "en-GB", "zh"])
def test_a_language_can_be_asked_for(language: str) -> None:
    voices = harken("voices", language, "--json").objects
    assert voices
    wanted = language_of(language)
    assert all(wanted in map(language_of, voice["languages"]) for voice in voices)


def test_a_language_that_no_voice_speaks_is_told() -> None:
    ended = harken("voices", "tlh-x")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("harken: Cannot list voices for tlh-x")


def test_what_was_chosen_in_the_window_is_the_default() -> None:
    chosen = {"en": "espeak_pcm:gmw/en-029"}
    assert save_settings(Settings(voices=chosen), settings_path())
    voices = harken("voices", "--json").objects
    [default] = [voice["id"] for voice in voices if "en" in voice["default_for"]]
    assert default == "espeak_pcm:gmw/en-029"
