"""`harken voices`, and the choice of a voice for an article."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence

from harken.cli.output import Output
from harken.cli.parts import open_synthesisers
from harken.errors import HarkenError
from harken.export.rendering import result_of
from harken.settings import load_settings, settings_path
from harken.speech.voice import Voice, best_voice, chosen_voice, language_of
from harken.speech.voice_quality import (
    expected_word_errors_percent,
    measured_word_errors_percent,
)

_WIDEST_ID = 40
"""Characters; the id of a voice file is its whole path, and stands out of the column."""


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Lists the installed voices, all of them or those of a language."""
    with open_synthesisers() as (synthesiser,), output.source("voices"):
        installed = result_of(synthesiser.voices())
        defaults = _defaults(installed)
        voices = _by_language(_speaking(installed, arguments.language))
        if output.as_json:
            for voice in voices:
                output.result(_as_json(voice, defaults), "")
        else:
            for line in _table(voices, defaults):
                output.line(line)


def _speaking(voices: Sequence[Voice], language: str | None) -> Sequence[Voice]:
    if language is None:
        return voices
    wanted = language_of(language)
    speaking = [it for it in voices if wanted in map(language_of, it.languages)]
    if not speaking:
        raise HarkenError(
            f"Cannot list voices for {language}",
            "no installed voice speaks that language",
            "`harken voices` lists all that are installed.",
        )
    return speaking


def _table(voices: Sequence[Voice], defaults: Mapping[str, Sequence[str]]) -> Iterator[str]:
    ids = _width(it.id for it in voices if len(it.id) <= _WIDEST_ID)
    tags = _width(map(_own_tag, voices))
    for voice in voices:
        said = " · ".join(_said_of(voice, defaults))
        yield f"{voice.id:{ids}}  {_own_tag(voice):{tags}}  {said}"


def _width(texts: Iterable[str]) -> int:
    return max(map(len, texts), default=0)


def _own_tag(voice: Voice) -> str:
    return voice.languages[0] if voice.languages else ""


def _own_language(voice: Voice) -> str:
    return language_of(_own_tag(voice))


def _by_language(voices: Sequence[Voice]) -> list[Voice]:
    """The languages in order, and in each of them the voices that are understood best first."""
    return sorted(
        voices,
        key=lambda it: (
            _own_language(it), not it.natural, expected_word_errors_percent(it.id), it.id,
        ),
    )  # fmt: skip


def _defaults(voices: Sequence[Voice]) -> dict[str, list[str]]:
    """The languages that each voice is the default of, by its id."""
    chosen = load_settings(settings_path()).voices
    tags = {tag.split("-")[0].lower() for voice in voices for tag in voice.languages}
    defaults: dict[str, list[str]] = {}
    for tag in sorted(tags):
        voice = _default(tag, voices, chosen)
        if voice is not None:
            defaults.setdefault(voice.id, []).append(tag)
    return defaults


def _default(language: str, voices: Sequence[Voice], chosen: Mapping[str, str]) -> Voice | None:
    wished = chosen_voice(chosen, language)
    return next((it for it in voices if it.id == wished), None) or best_voice(voices, language)


def _as_json(voice: Voice, defaults: Mapping[str, Sequence[str]]) -> dict[str, object]:
    return {
        "id": voice.id,
        "name": voice.name.strip(),
        "languages": list(voice.languages),
        "driver": voice.driver,
        "natural": voice.natural,
        "pitched": voice.pitched,
        "word_errors_percent": measured_word_errors_percent(voice.id),
        "default_for": list(defaults.get(voice.id, [])),
    }


def _said_of(voice: Voice, defaults: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield voice.name.strip()
    if voice.natural:
        yield "natural"
    own = [tag for tag in defaults.get(voice.id, []) if language_of(tag) == _own_language(voice)]
    if own:
        yield f"default for {', '.join(own)}"


def voice_for(language: str, wanted: str | None, voices: Sequence[Voice]) -> str:
    """The id of the voice to read an article with.

    Args:
        language: The article's language.
        wanted: The id that was asked for, None for the one that the person chose for the language
            in the window, or else its best.
        voices: The installed voices.

    Raises:
        HarkenError: There is no such voice, or none speaks the language.
    """
    if wanted is not None:
        if all(voice.id != wanted for voice in voices):
            raise HarkenError(
                f"Cannot read with the voice {wanted}",
                "no voice of that name is installed",
                "`harken voices` lists those that are.",
            )
        return wanted
    voice = _default(language, voices, load_settings(settings_path()).voices)
    if voice is None:
        raise HarkenError(
            "Cannot read aloud",
            f"no installed voice speaks the article's language, {language}",
            "Choose one of `harken voices` with --voice.",
        )
    return voice.id


def voice_for_part(language: str, reader: str, voices: Sequence[Voice]) -> str:
    """The id of the voice for a part in another language: the reader's, if it speaks that too.

    Args:
        language: The part's language.
        reader: The id of the voice that reads the article.
        voices: The installed voices.
    """
    own = [voice for voice in voices if voice.id == reader]
    voice = best_voice(own, language)
    if voice is None:
        voice = _default(language, voices, load_settings(settings_path()).voices)
    return voice.id if voice is not None else reader
