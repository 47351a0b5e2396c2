"""Voices, and which one suits a language."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of one of the installed engines."""

    id: str
    """The driver and the engine's own name for it: "espeak_pcm:gmw/en-us"."""
    name: str
    """For people: "English (America)"."""
    languages: tuple[str, ...]
    """BCP 47, the one it suits best first."""
    driver: str
    """The pyttsx3 driver that speaks with it."""
    natural: bool = False
    """Whether it was made from a person's speech; otherwise it is put together by rules."""
    pitched: bool = False
    """Whether it can speak higher and lower."""


# What is read where an article says only "en": the variety that most of its readers know, and
# espeak-ng's own codes for languages that it files under another one.
_FIRST_CHOICES = {
    "en": ("en-us", "en-gb", "en"),
    "es": ("es", "es-es", "es-419"),
    "fr": ("fr-fr", "fr"),
    "pt": ("pt-br", "pt"),
    "zh": ("cmn", "zh-cn", "zh"),
    "no": ("nb", "no"),
    "nn": ("nn", "nb"),
}

# An operating system's own voices sound more natural than espeak-ng's.
_DRIVERS_BY_LIKING = ("nsss", "sapi5", "espeak_pcm")


def best_voice(voices: Iterable[Voice], language: str) -> Voice | None:
    """The voice to read `language` with, the better sounding one where several suit.

    Args:
        voices: The installed voices.
        language: BCP 47, such as "en" or "pt-BR".

    Returns:
        None where no voice speaks the language.
    """
    suiting = [(fit, voice) for voice in voices if (fit := _fit(voice, language)) is not None]
    return min(suiting, key=lambda pair: pair[0])[1] if suiting else None


def _fit(voice: Voice, language: str) -> tuple[int, int, int] | None:
    """How well a voice suits, less is better: the language, the engine, how much it is its own."""
    wanted = _wanted(language)
    spoken = [_normal(tag) for tag in voice.languages]
    driver = (
        _DRIVERS_BY_LIKING.index(voice.driver)
        if voice.driver in _DRIVERS_BY_LIKING
        else len(_DRIVERS_BY_LIKING)
    )
    for rank, tag in enumerate(wanted):
        if tag in spoken:
            return rank, driver, spoken.index(tag)
    primaries = {tag.split("-")[0] for tag in wanted}
    for place, tag in enumerate(spoken):
        if tag.split("-")[0] in primaries:
            return len(wanted), driver, place
    return None


def _wanted(language: str) -> list[str]:
    tag = _normal(language)
    primary = tag.split("-")[0]
    choices = _FIRST_CHOICES.get(primary, (primary,))
    return [tag, *choices] if tag != primary else list(choices)


def _normal(tag: str) -> str:
    return tag.replace("_", "-").lower()
