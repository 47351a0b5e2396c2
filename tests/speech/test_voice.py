"""Which voice suits a language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.speech.voice import Voice, best_voice, choosing, chosen_voice
from harken.speech.voice_quality import (
    expected_word_errors_percent,
    measured_word_errors_percent,
)


def espeak(name: str, *languages: str) -> Voice:
    return Voice(f"espeak_pcm:{name}", name, languages, "espeak_pcm")


VOICES = [
    espeak("gmw/af", "af"),
    espeak("gmw/en", "en-gb", "en"),
    espeak("gmw/en-us", "en-us", "en"),
    espeak("gmw/en-029", "en-029", "en"),
    espeak("gmw/de", "de"),
    espeak("roa/fr-be", "fr-be", "fr"),
    espeak("roa/fr", "fr-fr", "fr"),
    espeak("roa/pt", "pt", "pt-pt"),
    espeak("roa/pt-br", "pt-br", "pt"),
    espeak("roa/es", "es"),
    espeak("roa/es-419", "es-419", "es-mx"),
    espeak("sit/cmn", "cmn", "zh-cmn", "zh"),
    espeak("sit/yue", "yue", "zh-yue", "zh"),
    espeak("gmq/nb", "nb", "no"),
]
BEST = [
    ("en", "gmw/en-us"),
    ("en-US", "gmw/en-us"),
    ("en-GB", "gmw/en"),
    ("en-AU", "gmw/en-us"),
    ("de", "gmw/de"),
    ("de-AT", "gmw/de"),
    ("fr", "roa/fr"),
    ("fr_BE", "roa/fr-be"),
    ("pt", "roa/pt-br"),
    ("pt-PT", "roa/pt"),
    ("es", "roa/es"),
    ("es-MX", "roa/es-419"),
    ("zh", "sit/cmn"),
    ("no", "gmq/nb"),
    ("nn", "gmq/nb"),
]


@pytest.mark.parametrize(("language", "name"), BEST)
def test_speaks_the_language(language: str, name: str) -> None:
    voice = best_voice(VOICES, language)
    assert voice is not None
    assert voice.name == name


def test_none_for_a_language_that_no_voice_speaks() -> None:
    assert best_voice(VOICES, "tlh") is None
    assert best_voice([], "en") is None


def test_a_systems_own_voice_sounds_better() -> None:
    zira = Voice("sapi5:zira", "Zira", ("en-US",), "sapi5")
    assert best_voice([*VOICES, zira], "en") == zira
    assert best_voice([*VOICES, zira], "de") == espeak("gmw/de", "de")


def natural(id_: str, *languages: str) -> Voice:
    driver = id_.partition(":")[0]
    return Voice(id_, id_, languages, driver, natural=True)


RMS, KAL = natural("flite:rms", "en-us"), natural("flite:kal16", "en-us")
PICO_US, PICO_GB = natural("pico:en-US", "en-US"), natural("pico:en-GB", "en-GB")
PICO_DE = natural("pico:de-DE", "de-DE")
JOE = natural("piper:joe", "en-US")


@pytest.mark.parametrize("installed", [[RMS, KAL], [PICO_US, PICO_GB], [JOE], [PICO_GB], [RMS]])
def test_english_is_understood_whatever_is_installed_beside_espeak(installed: list[Voice]) -> None:
    best = best_voice([*VOICES, *installed], "en")
    assert best is not None and best.natural
    assert expected_word_errors_percent(best.id) < 5


def test_the_region_decides_only_among_voices_that_are_about_as_good() -> None:
    assert best_voice([*VOICES, PICO_GB], "en-US") == PICO_GB
    assert best_voice([PICO_US, PICO_GB, RMS], "en-GB") == PICO_GB
    assert best_voice([PICO_GB, PICO_US], "en") == PICO_US
    assert best_voice([natural("flite:kal16", "en-gb"), RMS], "en-GB") == RMS


def test_among_equals_the_one_that_can_be_heard_faster_is_preferred() -> None:
    assert best_voice([PICO_US, RMS], "en") == RMS
    assert best_voice([PICO_US, RMS, JOE], "en") == JOE


def test_a_natural_voice_is_preferred_to_rules_in_other_languages_too() -> None:
    assert best_voice([*VOICES, PICO_US, PICO_DE], "de-AT") == PICO_DE
    assert best_voice([*VOICES, PICO_DE], "fr") == espeak("roa/fr", "fr-fr", "fr")


def test_a_better_voice_of_another_language_does_not_speak_this_one() -> None:
    hong_kong = natural("sapi5:tracy", "zh-HK")
    assert best_voice([*VOICES, hong_kong], "zh") == espeak("sit/cmn", "cmn", "zh-cmn", "zh")
    assert best_voice([*VOICES, hong_kong], "zh-HK") == hong_kong
    assert best_voice([*VOICES, natural("sapi5:jon", "nb-NO")], "no").id == "sapi5:jon"  # type: ignore[union-attr]


def test_a_voice_without_a_language_speaks_none() -> None:
    assert best_voice([Voice("sapi5:mute", "Mute", (), "sapi5")], "en") is None


@given(st.permutations([*VOICES, RMS, KAL, PICO_US, PICO_GB, PICO_DE, JOE]))
def test_the_order_of_the_engines_does_not_matter(voices: list[Voice]) -> None:
    assert best_voice(voices, "en") == best_voice([*VOICES, RMS, KAL, PICO_US, PICO_GB, JOE], "en")
    assert best_voice(voices, "de") == PICO_DE


def test_a_voice_is_chosen_for_a_language_whatever_its_region() -> None:
    chosen = choosing({"en-US": "a", "de": "b", "zh-HK": "c"}, "en", "d")
    assert chosen == {"de": "b", "zh-HK": "c", "en": "d"}
    for language, voice in (
        ("en-GB", "d"),
        ("de-AT", "b"),
        ("zh", None),
        ("zh-HK", "c"),
        ("fr", None),
    ):
        assert chosen_voice(chosen, language) == voice


@pytest.mark.parametrize("driver", ["flite", "pico", "piper", "espeak_pcm", "sapi5", "nsss", "x"])
def test_a_voice_that_was_not_measured_is_expected_to_be_like_its_drivers(driver: str) -> None:
    unknown = f"{driver}:somebody"
    assert measured_word_errors_percent(unknown) is None
    assert 0 < expected_word_errors_percent(unknown) < 100


def test_what_was_measured_is_what_is_expected() -> None:
    measured = measured_word_errors_percent(RMS.id)
    assert measured is not None and measured == expected_word_errors_percent(RMS.id)
