"""What was chosen in the window holds in the terminal, too."""

import pytest

from harken.cli.main import _options
from harken.cli.speak import _wishes
from harken.cli.voice import voice_for, voice_for_part
from harken.listening.command import Action
from harken.settings import Settings, load_settings, save_settings, settings_path
from tests.listening.stage import VOICES

AMERICA, BRITAIN, GERMAN = (voice.id for voice in VOICES)


@pytest.fixture(autouse=True)
def _chosen() -> None:
    chosen = Settings(voices={"en": BRITAIN, "de": "gone"}, pitch_semitones=-4)
    assert save_settings(chosen, settings_path())


def test_in_an_export() -> None:
    assert voice_for("en-US", None, VOICES) == BRITAIN
    assert voice_for("de", None, VOICES) == GERMAN
    assert voice_for("en", AMERICA, VOICES) == AMERICA
    assert voice_for_part("en", GERMAN, VOICES) == BRITAIN


@pytest.mark.parametrize(("options", "voices"), [([], []), (["--voice", AMERICA], [AMERICA])])
def test_when_it_is_read_aloud(options: list[str], voices: list[str]) -> None:
    settings = load_settings(settings_path())
    wishes = _wishes(_options(["speak", "article.html", *options]), settings)
    # All that were chosen in the window are recalled; one for the article's language alone would
    # take the others' place.
    assert [it.value for it in wishes if it.action is Action.SET_VOICE] == voices
    assert [it.value for it in wishes if it.action is Action.SET_PITCH] == [-4]
