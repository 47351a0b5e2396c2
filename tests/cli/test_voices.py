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


def test_people_get_the_ids_to_choose_from() -> None:
    lines = harken("voices").out.splitlines()

    assert any(line.startswith("espeak_pcm:gmw/en-us ") for line in lines)
    assert len([line for line in lines if "default for en" in line.split(" · ")]) == 1


def test_what_was_chosen_in_the_window_is_the_default() -> None:
    chosen = {"en": "espeak_pcm:gmw/en-029"}
    assert save_settings(Settings(voices=chosen), settings_path())
    voices = harken("voices", "--json").objects
    [default] = [voice["id"] for voice in voices if "en" in voice["default_for"]]
    assert default == "espeak_pcm:gmw/en-029"
