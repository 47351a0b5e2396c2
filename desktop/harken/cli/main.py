"""The terminal's way in: the subcommands, their options, and how they end."""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import cast

from harken import __version__
from harken.cli.options import add_jobs, add_json, add_length, add_method, add_voice
from harken.cli.output import Output, ResultLost
from harken.cli.sources import add_sources
from harken.cli.stopping import Stopped, ended_by_signals
from harken.export.formats import FORMATS

FAILED = 1
USAGE = 2
_BROKEN_PIPE = 128 + 13

_COMMANDS = {
    "text": "harken.cli.text",
    "summary": "harken.cli.summary",
    "speak": "harken.cli.speak",
    "export": "harken.cli.export",
    "voices": "harken.cli.voice",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one subcommand.

    Args:
        arguments: The words after the program's name; those of this process where None.

    Returns:
        The exit status: 0, 1 where a source failed, 2 for wrong usage, 128 and the signal's
        number where a signal ended it (130 for Ctrl+C).
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    try:
        with ended_by_signals():
            output = Output(as_json=getattr(options, "json", False))
            _command(options.command)(options, output)
            return FAILED if output.failed else 0
    except Stopped as stopped:
        return stopped.exit_status
    except BrokenPipeError:  # whoever read us has had enough
        _drop_unwritten()
        return _BROKEN_PIPE
    except ResultLost as lost:
        _drop_unwritten()
        print(f"harken: Cannot write the result: {lost}.", file=sys.stderr)
        return FAILED


def _drop_unwritten() -> None:
    # Python writes what is left at its end, and would fail over it once more.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _command(name: str) -> Callable[[argparse.Namespace, Output], None]:
    # Each subcommand imports what it needs when it is asked for: only `speak` needs Qt.
    return cast(
        "Callable[[argparse.Namespace, Output], None]",
        importlib.import_module(_COMMANDS[name]).run,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="harken",
        description="Turns an article into something to hear. Without a command, "
        "`harken [SOURCE ...]` opens the window.",
        epilog="`harken COMMAND --help` shows a command's options, with examples.",
    )
    parser.add_argument("--version", action="version", version=f"harken {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    text = _add(
        commands,
        "text",
        "show the clean text of articles",
        "harken text article.html",
        "harken text notes/ --json > notes.jsonl",
        "pandoc report.docx -t html | harken text -",
    )
    add_sources(text)
    add_json(text)

    summary = _add(
        commands,
        "summary",
        "show the sentences that say most",
        "harken summary article.html",
        "harken summary https://example.org/story --sentences 5",
        "harken summary *.md --percent 10 --method textrank --json",
    )
    add_sources(summary)
    add_method(add_length(summary))
    add_json(summary)

    speak = _add(
        commands,
        "speak",
        "read an article aloud",
        "harken speak article.html",
        "harken speak article.html --summary --minutes 2 --rate 220",
    )
    add_sources(speak, many=False)
    speak.add_argument("--summary", action="store_true", help="read the summary only")
    add_voice(speak)
    add_length(speak)

    _add_export(commands)
    voices = _add(commands, "voices", "list the installed voices", "harken voices")
    add_json(voices)
    return parser


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = _add(
        commands,
        "export",
        "save articles as audio files",
        "harken export article.html --to ~/Music",
        "harken export notes/ --to out --format wav --what both --minutes 2",
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
    add_method(add_length(export))
    add_jobs(export)
    add_json(export)


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    what: str,
    *examples: str,
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=what,
        description=what[0].upper() + what[1:] + ".",
        epilog="examples:\n" + "\n".join(f"  {example}" for example in examples),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
