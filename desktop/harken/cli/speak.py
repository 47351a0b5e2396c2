"""`harken speak`: reads an article aloud and shows each sentence as it is heard."""

import argparse
import os

from harken.article.emphasis import Emphasis
from harken.article.position import Reading
from harken.cli.options import length_of
from harken.cli.output import Output
from harken.cli.paces import taught_paces
from harken.cli.parts import open_readers, open_synthesisers
from harken.cli.rules import rules_of
from harken.cli.sources import read_all
from harken.cli.voice import voice_for
from harken.export.rendering import result_of
from harken.listening.command import Action, Command
from harken.settings import Settings, load_settings, settings_path


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Reads the source aloud, to its end or until it is stopped."""
    with (
        open_readers() as readers,
        open_synthesisers() as (synthesiser,),
        taught_paces() as paces,
    ):
        for name, article in read_all(arguments.sources, readers.importer, output):
            with output.source(name):
                if arguments.voice is not None:
                    voices = result_of(synthesiser.voices())
                    voice_for(article.language, arguments.voice, voices)
                # Qt takes its time to load, and is loaded when there is something to read.
                _silence_qt()
                from harken.cli.listener import listen

                settings = load_settings(settings_path())
                listen(
                    article,
                    _wishes(arguments, settings),
                    synthesiser,
                    readers.ranker,
                    output,
                    paces=paces,
                    voices=settings.voices,
                )


def _wishes(arguments: argparse.Namespace, settings: Settings) -> list[Command]:
    wishes = [
        Command(Action.SET_RATE, arguments.rate),
        Command(Action.SET_PITCH, settings.pitch_semitones),
        Command(Action.SET_RULES, rules_of(arguments)),
        Command(Action.SET_OUTPUT, settings.output),
        Command(Action.SET_METHOD, arguments.method),
        Command(Action.SET_EMPHASIS, Emphasis(arguments.focus)),
        Command(Action.SET_LENGTH, length_of(arguments)),
    ]
    if arguments.voice is not None:
        wishes.append(Command(Action.SET_VOICE, arguments.voice))
    if arguments.summary:
        wishes.append(Command(Action.SET_READING, Reading.SUMMARY))
    return wishes


def _silence_qt() -> None:
    # Its remarks, some of them made while it loads, are for us and not for the person.
    if not os.environ.get("HARKEN_DEBUG"):
        os.environ.setdefault("QT_LOGGING_RULES", "*=false")
