"""`harken voices`, and the choice of a voice for an article."""

import argparse
from collections.abc import Iterator, Mapping, Sequence

from harken.cli.output import Output
from harken.cli.parts import open_synthesisers
from harken.errors import HarkenError
from harken.export.rendering import result_of
from harken.settings import load_settings, settings_path
from harken.speech.voice import Voice, best_voice, chosen_voice, language_of
from harken.speech.voice_quality import expected_word_errors_percent


def run(arguments: argparse.Namespace, output: Output) -> None:  # noqa: ARG001
    """Lists the installed voices."""
    with open_synthesisers() as (synthesiser,), output.source("voices"):
        voices = result_of(synthesiser.voices())
        defaults = _defaults(voices)
        if output.as_json:
            for voice in _by_language(voices):
                output.result(_as_json(voice, defaults), "")
            return
        width = max((len(voice.id) for voice in voices), default=0)
        for voice in _by_language(voices):
            output.line(f"{voice.id:{width}}  {' · '.join(_said_of(voice, defaults))}")


def _own_language(voice: Voice) -> str:
    return language_of(voice.languages[0]) if voice.languages else ""


def _by_language(voices: Sequence[Voice]) -> list[Voice]:
    """The languages in order, and in each of them the voices that are understood best first."""
    return sorted(
        voices,
        key=lambda it: (
            _own_language(it), not it.natural, expected_word_errors_percent(it), it.id,
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


def _as_json(voice: Voice, defaults: dict[str, list[str]]) -> dict[str, object]:
    return {
        "id": voice.id,
        "name": voice.name,
        "languages": list(voice.languages),
        "driver": voice.driver,
        "natural": voice.natural,
        "pitched": voice.pitched,
        "word_errors_percent": expected_word_errors_percent(voice),
        "default_for": defaults.get(voice.id, []),
    }


def _said_of(voice: Voice, defaults: dict[str, list[str]]) -> Iterator[str]:
    yield f"{', '.join(voice.languages):15}  {voice.name}"
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
