"""The installed voices as they are offered: by language, and in each the better ones first."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from harken.speech.voice import Voice, language_of
from harken.speech.voice_quality import expected_word_errors_percent
from harken.ui.languages import language_name

_CODES = {"cmn": "zh"}
"""By which code articles name a language, where voices have another."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The voices of one language."""

    language: str
    """The code by which its default voice is kept."""
    name: str
    voices: tuple[Voice, ...]
    """Favourites first, then the natural ones, by how well they are understood."""

    @property
    def has_natural(self) -> bool:
        """Whether any of them sounds natural."""
        return any(voice.natural for voice in self.voices)

    def matching(self, wanted: str) -> "Shelf | None":
        """What is left where `wanted` is looked for in the language's and the voices' names."""
        if _has(self.name, wanted):
            return self
        voices = tuple(it for it in self.voices if _has(f"{it.name} {it.id}", wanted))
        return Shelf(self.language, self.name, voices) if voices else None


def shelves(voices: Iterable[Voice], favourites: Collection[str], first: str) -> list[Shelf]:
    """All voices, each under its own language.

    Args:
        voices: The installed voices; those that name no language are left out.
        favourites: Ids of voices.
        first: The language that comes first, BCP 47; then come those with a natural voice, and
            those with robotic ones only, each by name.
    """
    by_language: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.languages:
            by_language.setdefault(language_of(voice.languages[0]), []).append(voice)
    made = [
        Shelf(_CODES.get(code, code), _name(code, its), _in_order(its, favourites))
        for code, its in by_language.items()
    ]
    wanted = language_of(first)
    return sorted(
        made,
        key=lambda it: (language_of(it.language) != wanted, not it.has_natural, it.name.lower()),
    )


def _in_order(voices: Sequence[Voice], favourites: Collection[str]) -> tuple[Voice, ...]:
    return tuple(
        sorted(
            voices,
            key=lambda it: (
                it.id not in favourites,
                not it.natural,
                expected_word_errors_percent(it.id),
                it.name.lower(),
            ),
        )
    )


def _name(code: str, voices: Sequence[Voice]) -> str:
    code = _CODES.get(code, code)
    name = language_name(code)
    # An engine may speak what the system has no name for.
    return name if name != code else voices[0].name.strip()


def _has(text: str, wanted: str) -> bool:
    return wanted.strip().lower() in text.lower()
