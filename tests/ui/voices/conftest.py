"""A window with voices of several engines, and the chooser that it opens."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from harken.speech.voice import Voice
from harken.ui.voices.chooser import VoiceChooser
from tests.ui.articles import article_of, words
from tests.ui.house import House


def espeak(name: str, people: str, *languages: str) -> Voice:
    return Voice(f"espeak_pcm:{name}", people, languages, "espeak_pcm", pitched=True)


RMS = Voice("flite:rms", "Rms", ("en-us",), "flite", natural=True)
SLT = Voice("flite:slt", "Slt", ("en-us",), "flite", natural=True)
PICO = Voice("pico:de-DE", "Deutsch", ("de-DE",), "pico", natural=True)
AMERICA = espeak("gmw/en-us", "English (America)", "en-us", "en")
BRITAIN = espeak("gmw/en", "English (Great Britain)", "en-gb", "en")
GERMAN = espeak("gmw/de", "German", "de")
MANDARIN = espeak("sit/cmn", "Chinese (Mandarin)", "cmn", "zh-cmn", "zh")
WELSH = espeak("cel/cy", "Welsh", "cy")
INSTALLED = [AMERICA, BRITAIN, GERMAN, MANDARIN, WELSH, SLT, RMS, PICO]


@pytest.fixture
def voiced(house: House) -> House:
    """The window with an English article and all these voices."""
    house.synthesiser.installed = INSTALLED
    house.session._narrator.look_for_voices()
    house.workspace.installed.look()
    house.open(article_of(words(60)))
    return house


def open_chooser(house: House) -> VoiceChooser:
    house.workspace.player.bar.voice_button.click()
    house.settle()
    return house.window.findChildren(VoiceChooser)[-1]


@pytest.fixture
def chooser(voiced: House) -> Iterator[VoiceChooser]:
    chooser = open_chooser(voiced)
    yield chooser
    if chooser.isVisible():
        chooser.accept()
    QApplication.processEvents()
