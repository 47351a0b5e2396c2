"""Each installed voice, as loud as every other and never too loud."""

from array import array
from dataclasses import replace

import pytest

from harken.speech.clip import Clip
from harken.speech.engine import NoEngine, UnknownVoice
from harken.speech.engines import engine
from harken.speech.finishing import finished
from harken.speech.limiter import CEILING
from harken.speech.loudness import TARGET_LUFS, factor_of
from harken.speech.loudness_meter import integrated_lufs
from harken.speech.rate import MAX_WPM, MIN_WPM, NORMAL_WPM

ENGLISH = (
    "The ferry left the island at dawn, with nobody but the cook on board.",
    "Most gardens want water in July; this one, strangely, wants none.",
    "A letter from the bank lay unopened under the door for three weeks.",
    "Few people remember how loud the old printing machines really were.",
)
GERMAN = (
    "Die Fähre verließ die Insel am Morgen, und nur der Koch war an Bord.",
    "Die meisten Gärten brauchen im Juli viel Wasser, dieser aber nicht.",
    "Ein Brief von der Bank lag drei Wochen lang ungeöffnet unter der Tür.",
)
FRENCH = (
    "Le bateau a quitté l’île à l’aube, avec le cuisinier pour seul passager.",
    "La plupart des jardins ont besoin d’eau en juillet, mais pas celui-ci.",
    "Une lettre de la banque est restée trois semaines sous la porte.",
)


def clips(
    voice: str, sentences: tuple[str, ...], rate_wpm: int = NORMAL_WPM, pitch_semitones: int = 0
) -> list[Clip]:
    driver, _, name = voice.partition(":")
    try:
        return [
            finished(
                text,
                voice,
                rate_wpm,
                engine(driver).render(text, name, rate_wpm, pitch_semitones),
                pitch_semitones,
            )
            for text in sentences
        ]
    except (NoEngine, UnknownVoice):
        pytest.skip(f"{voice} is not installed")


def lufs_of(heard: list[Clip]) -> float:
    return integrated_lufs(b"".join(clip.samples for clip in heard))


def peak_of(heard: list[Clip]) -> int:
    return max(abs(frame) for clip in heard for frame in array("h", clip.samples))


@pytest.mark.parametrize(
    ("voice", "sentences"),
    [
        ("espeak_pcm:gmw/en-us", ENGLISH),
        ("espeak_pcm:gmw/en-us+m6", ENGLISH),
        ("espeak_pcm:gmw/en", ENGLISH),
        ("espeak_pcm:gmw/de", GERMAN),
        ("espeak_pcm:roa/fr", FRENCH),
        ("flite:rms", ENGLISH),
        ("flite:slt", ENGLISH),
        ("flite:kal16", ENGLISH),
        ("pico:en-GB", ENGLISH),
        ("pico:de-DE", GERMAN),
        ("pico:fr-FR", FRENCH),
    ],
)
def test_every_voice_is_equally_loud(voice: str, sentences: tuple[str, ...]) -> None:
    heard = clips(voice, sentences)
    assert lufs_of(heard) == pytest.approx(TARGET_LUFS, abs=1.0)
    assert peak_of(heard) <= CEILING


@pytest.mark.parametrize("rate_wpm", [MIN_WPM, 300, MAX_WPM])
@pytest.mark.parametrize("voice", ["espeak_pcm:gmw/en-us", "flite:rms", "flite:awb"])
def test_it_is_so_at_every_rate(voice: str, rate_wpm: int) -> None:
    heard = clips(voice, ENGLISH, rate_wpm)
    assert lufs_of(heard) == pytest.approx(TARGET_LUFS, abs=1.0)
    assert peak_of(heard) <= CEILING


@pytest.mark.parametrize("pitch_semitones", [-12, 4, 12])
@pytest.mark.parametrize(
    "voice", ["espeak_pcm:gmw/en-us", "flite:slt", "flite:kal16", "pico:en-US"]
)
def test_it_is_so_at_every_pitch(voice: str, pitch_semitones: int) -> None:
    for rate_wpm in (NORMAL_WPM, 2 * NORMAL_WPM):
        heard = clips(voice, ENGLISH, rate_wpm, pitch_semitones)
        assert lufs_of(heard) == pytest.approx(TARGET_LUFS, abs=1.0)
        assert peak_of(heard) <= CEILING


@pytest.mark.parametrize("other_db", [-14.0, -6.0, 0.0])
def test_a_voice_that_nobody_measured_is_as_loud_from_its_first_sentence_on(
    other_db: float,
) -> None:
    heard = []
    for text in ENGLISH:
        rendered = engine("espeak_pcm").render(text, "gmw/en-us", NORMAL_WPM)
        frames = array("h", rendered.samples)
        factor = factor_of(other_db)
        softer = array("h", [round(frame * factor) for frame in frames]).tobytes()
        unknown = replace(rendered, samples=softer, gain_db=0.0)
        heard.append(finished(text, f"sapi5:Hortense {other_db}", NORMAL_WPM, unknown))
    assert lufs_of(heard[:1]) == pytest.approx(TARGET_LUFS, abs=0.5)
    assert lufs_of(heard) == pytest.approx(TARGET_LUFS, abs=1.0)
    assert peak_of(heard) <= CEILING
