"""Which voice suits a language."""

import pytest

from harken.speech.voice import Voice, best_voice


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
