"""Voices, and which one suits a language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harken.speech.voice_quality import (
    ABOUT_EQUAL_PERCENT,
    expected_fast_word_errors_percent,
    expected_word_errors_percent,
)


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


# What is read where an article says only "en": the variety that most of its readers know.
_FIRST_CHOICES = {
    "en": ("en-us", "en-gb", "en"),
    "es": ("es", "es-es", "es-419"),
    "fr": ("fr-fr", "fr"),
    "pt": ("pt-br", "pt"),
    "zh": ("cmn", "zh-cn", "zh"),
    "no": ("nb", "no"),
    "nn": ("nn", "nb"),
}

# The same language by another code: espeak-ng has its own, and Cantonese hides behind Hong Kong.
_SAME_LANGUAGE = {"zh": "cmn", "zh-hk": "yue", "no": "nb"}


def best_voice(voices: Iterable[Voice], language: str) -> Voice | None:
    """The voice to read `language` with: the one that is understood best.

    The region (British, American) decides only among voices that are understood about equally well,
    and then how well they are understood when they speak fast.

    Args:
        voices: The installed voices.
        language: BCP 47, such as "en" or "pt-BR".

    Returns:
        None where no voice speaks the language.
    """
    fitting = [(fit, voice) for voice in voices if (fit := _fit(voice, language)) is not None]
    if not fitting:
        return None
    own = min(fit.second_language for fit, _ in fitting)
    suiting = [pair for pair in fitting if pair[0].second_language == own]
    good_enough = min(fit.errors_percent for fit, _ in suiting) + ABOUT_EQUAL_PERCENT
    equal = [pair for pair in suiting if pair[0].errors_percent <= good_enough]
    return min(equal, key=lambda pair: pair[0].among_equals)[1]


def chosen_voice(chosen: Mapping[str, str], language: str) -> str | None:
    """The voice that was chosen for a language: that of "en-US" counts for "en", too.

    Args:
        chosen: Voices' ids by the languages they were chosen for, as the settings keep them.
        language: BCP 47.
    """
    if language in chosen:
        return chosen[language]
    wanted = language_of(language)
    return next((id_ for tag, id_ in chosen.items() if language_of(tag) == wanted), None)


def choosing(chosen: Mapping[str, str], language: str, voice: str) -> dict[str, str]:
    """The choices with another voice for a language, whatever its region."""
    wanted = language_of(language)
    others = {tag: id_ for tag, id_ in chosen.items() if language_of(tag) != wanted}
    return {**others, language: voice}


def language_of(tag: str) -> str:
    """What language a BCP 47 tag is about, whatever its region, by one code for each language."""
    normal = _normal(tag)
    primary = normal.split("-")[0]
    return _SAME_LANGUAGE.get(normal, _SAME_LANGUAGE.get(primary, primary))


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a voice suits a language; less is better in all of it."""

    second_language: bool
    """Whether another is the voice's own."""
    errors_percent: float
    fast_errors_percent: float
    rule_made: bool
    region: int
    place: int

    @property
    def among_equals(self) -> tuple[bool, int, float, int]:
        return self.rule_made, self.region, self.fast_errors_percent, self.place


def _fit(voice: Voice, language: str) -> _Fit | None:
    wanted = _wanted(language)
    spoken = [_normal(tag) for tag in voice.languages]
    region, place = _region(wanted, spoken)
    if region is None:
        return None
    foreign = language_of(voice.languages[0]) != language_of(language)
    errors_percent = expected_word_errors_percent(voice.id)
    fast_percent = expected_fast_word_errors_percent(voice.id)
    return _Fit(foreign, errors_percent, fast_percent, not voice.natural, region, place)


def _region(wanted: list[str], spoken: list[str]) -> tuple[int | None, int]:
    """Which of the wanted varieties is spoken, and at which place the voice names it."""
    for rank, tag in enumerate(wanted):
        if tag in spoken:
            return rank, spoken.index(tag)
    languages = {language_of(tag) for tag in wanted} | {tag.split("-")[0] for tag in wanted}
    for place, tag in enumerate(spoken):
        if language_of(tag) in languages or tag.split("-")[0] in languages:
            return len(wanted), place
    return None, 0


def _wanted(language: str) -> list[str]:
    tag = _normal(language)
    primary = tag.split("-")[0]
    choices = _FIRST_CHOICES.get(primary, (primary,))
    return [tag, *choices] if tag != primary else list(choices)


def _normal(tag: str) -> str:
    return tag.replace("_", "-").lower()
