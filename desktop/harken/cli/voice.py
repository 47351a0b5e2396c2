"""`harken voices`, and the choice of a voice for an article."""

import argparse
from collections.abc import Sequence

from harken.cli.output import Output
from harken.cli.parts import open_synthesisers
from harken.errors import HarkenError
from harken.export.rendering import result_of
from harken.speech.voice import Voice, best_voice


def run(arguments: argparse.Namespace, output: Output) -> None:  # noqa: ARG001
    """Lists the installed voices."""
    with open_synthesisers() as (synthesiser,), output.source("voices"):
        voices = result_of(synthesiser.voices())
        width = max((len(voice.id) for voice in voices), default=0)
        for voice in voices:
            if output.as_json:
                output.result(
                    {
                        "id": voice.id,
                        "name": voice.name,
                        "languages": list(voice.languages),
                        "driver": voice.driver,
                    },
                    "",
                )
            else:
                output.line(f"{voice.id:{width}}  {', '.join(voice.languages):12}  {voice.name}")


def voice_for(language: str, wanted: str | None, voices: Sequence[Voice]) -> str:
    """The id of the voice to read an article with.

    Args:
        language: The article's language.
        wanted: The id that was asked for, None for the best voice of the language.
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
    voice = best_voice(voices, language)
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
    voice = best_voice(own, language) or best_voice(voices, language)
    return voice.id if voice is not None else reader
