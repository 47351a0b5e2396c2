"""The terminal's way in: the subcommands, their options, and how they end."""

import argparse
import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, cast

from harken import __version__
from harken.cli.library_options import add_library
from harken.cli.options import (
    add_jobs,
    add_json,
    add_length,
    add_method,
    add_rules,
    add_voice,
    option_about_summary,
)
from harken.cli.output import Output
from harken.cli.sources import add_sources
from harken.cli.stopping import Stopped, ended_by_signals
from harken.cli.streams import FAILED, run
from harken.cli.usage import USAGE, Parser
from harken.export.formats import FORMATS

_Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

_TAKEN_OVER = "voices, pitch, pauses, pronunciations,\nwhether code and tables are read"

_COMMANDS = {
    "text": "harken.cli.text",
    "summary": "harken.cli.summary",
    "speak": "harken.cli.speak",
    "export": "harken.cli.export",
    "voices": "harken.cli.voice",
    "library": "harken.cli.library",
    "desktop": "harken.cli.desktop",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one subcommand.

    Args:
        arguments: The words after the program's name; those of this process where None.

    Returns:
        The exit status: 0, 1 where a source failed, 2 for wrong usage, 128 and the signal's
        number where a signal ended it (130 for Ctrl+C).
    """
    words = sys.argv[1:] if arguments is None else arguments
    return run(lambda: _run(words))


def _run(arguments: Sequence[str]) -> int:
    try:
        options = _options(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    try:
        with ended_by_signals():
            output = Output(as_json=getattr(options, "json", False))
            _command(options.command)(options, output)
            return FAILED if output.failed else 0
    except Stopped as stopped:
        return stopped.exit_status


def _command(name: str) -> Callable[[argparse.Namespace, Output], None]:
    # Each subcommand imports what it needs when it is asked for: only `speak` needs Qt.
    return cast(
        "Callable[[argparse.Namespace, Output], None]",
        importlib.import_module(_COMMANDS[name]).run,
    )


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser, commands = _parsers()
    # `library` has subcommands of its own.
    depth = 2 if " ".join(arguments[:2]) in commands else 1
    command = commands.get(" ".join(arguments[:depth]))
    if command is None:
        return parser.parse_args(arguments)  # help, the version, or a mistake
    # Intermixed, so that options may stand between the sources.
    options = command.parse_intermixed_args(_without_dashes(arguments[depth:]))
    options.command = arguments[0]
    _refuse_what_would_be_ignored(options, command)
    return options


def _without_dashes(arguments: Sequence[str]) -> list[str]:
    # What follows "--" is no option. Of argparse's two passes only the first knows: as a path,
    # "-odd.txt" needs no such word.
    if "--" not in arguments:
        return list(arguments)
    at = arguments.index("--")
    sources = arguments[at + 1 :]
    return [*arguments[:at], *(f"./{s}" if s.startswith("-") and s != "-" else s for s in sources)]


def _refuse_what_would_be_ignored(
    options: argparse.Namespace, parser: argparse.ArgumentParser
) -> None:
    if options.command == "speak" and not options.summary:
        add = "--summary"
    elif options.command == "export" and options.what == "article":
        add = "--what summary, or --what both"
    else:
        return
    if (option := option_about_summary(options)) is not None:
        parser.error(f"argument {option}: it is about the summary, which is not read; add {add}")


def _parsers() -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """The program's parser, and those of its subcommands by their names."""
    parser = Parser(
        prog="harken",
        description="Turns an article into something to hear. Without a command, "
        "`harken [SOURCE ...]` opens the window.",
        epilog="`harken COMMAND --help` shows a command's options, with examples.",
    )
    parser.add_argument("--version", action="version", version=f"harken {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for add in (_add_text, _add_summary, _add_speak, _add_export, _add_voices):
        add(commands)
    below = _add_library(commands)
    _add_desktop(commands)
    # `library` alone is a mistake, or asks for help: argparse answers to either.
    alone = {name: it for name, it in commands.choices.items() if name != "library"}
    return parser, alone | below


def _add_text(commands: _Commands) -> None:
    text = _add(
        commands,
        "text",
        "show the clean text of articles",
        "harken text article.html",
        "harken text notes/ --json > notes.jsonl",
        "curl https://example.org/story | harken text -",
    )
    add_sources(text)
    add_json(text)


def _add_summary(commands: _Commands) -> None:
    summary = _add(
        commands,
        "summary",
        "show the sentences that say most",
        "harken summary article.html",
        "harken summary https://example.org/story --sentences 5",
        'harken summary report.pdf --minutes 3 --rate 220 --focus "harbour tide"',
        "harken summary *.md --percent 10 --method textrank --json",
    )
    add_sources(summary)
    add_voice(summary)
    add_method(add_length(summary))
    add_json(summary)


def _add_speak(commands: _Commands) -> None:
    speak = _add(
        commands,
        "speak",
        "read an article aloud",
        "harken speak article.html",
        "harken speak article.html --summary --minutes 2 --rate 220",
        taken_over=f"{_TAKEN_OVER}, and the sound device",
    )
    add_sources(speak, many=False)
    speak.add_argument("--summary", action="store_true", help="read the summary only")
    add_voice(speak)
    add_rules(speak)
    add_method(add_length(speak))


def _add_export(commands: _Commands) -> None:
    export = _add(
        commands,
        "export",
        "save articles as audio files",
        "harken export article.html --to ~/Music",
        "harken export notes/ --to out --format wav --what both --minutes 2",
        taken_over=_TAKEN_OVER,
    )
    add_sources(export)
    export.add_argument("--to", metavar="FOLDER", required=True, help="where the files go")
    export.add_argument("--format", choices=FORMATS, default="mp3", help="(default: mp3)")
    export.add_argument(
        "--what",
        choices=("article", "summary", "both"),
        default="article",
        help="what is read: both makes two files (default: article)",
    )
    add_voice(export)
    add_rules(export)
    add_method(add_length(export))
    add_jobs(export)
    add_json(export)


def _add_voices(commands: _Commands) -> None:
    voices = _add(
        commands, "voices", "list the installed voices", "harken voices", "harken voices en"
    )
    voices.add_argument("language", nargs="?", metavar="LANGUAGE", help="those for en, pt-BR, …")
    add_json(voices)


def _add_library(commands: _Commands) -> dict[str, argparse.ArgumentParser]:
    """The parsers of its own subcommands, by their names."""
    library = _add(
        commands,
        "library",
        "show and change what is kept",
        "harken library list --unread",
        'harken library search tide "high water"',
        "harken library add notes/ https://example.org/story",
        "harken library marks --markdown > marks.md",
    )
    return {f"library {name}": parser for name, parser in add_library(library).items()}


def _add_desktop(commands: _Commands) -> None:
    desktop = _add(
        commands,
        "desktop",
        "put Harken into the desktop's menus, or take it out",
        "harken desktop install",
        "harken desktop remove",
    )
    desktop.add_argument(
        "what", choices=("install", "remove"), help="for you alone; no defaults change"
    )


def _add(
    commands: _Commands,
    name: str,
    what: str,
    *examples: str,
    taken_over: str | None = None,
) -> argparse.ArgumentParser:
    description = what[0].upper() + what[1:] + "."
    if taken_over is not None:
        description += (
            f"\n\nAs chosen in the window: {taken_over}.\n"
            "Not taken from there: the rate, the volume, the summary's length and method."
        )
    return commands.add_parser(
        name,
        help=what,
        description=description,
        epilog="examples:\n" + "\n".join(f"  {example}" for example in examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
