"""The options of `harken library`, which has subcommands of its own."""

import argparse
from collections.abc import Mapping

from harken.cli.options import add_json
from harken.cli.sources import add_sources
from harken.cli.usage import Parser
from harken.library.entry import Status

_IDS = "an article's id from `harken library list`, or its beginning"


def add_library(library: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """Gives `harken library` its subcommands; returns their parsers by their names."""
    # Typed as the program's own: a mistake is told in the same way.
    below = library.add_subparsers(metavar="WHAT", required=True, parser_class=Parser)
    listing = _add(below, "list", "list what is in the library, the newest first")
    which = listing.add_mutually_exclusive_group()
    for status in Status:
        which.add_argument(
            f"--{status}",
            dest="status",
            action="store_const",
            const=status,
            help=f"only what is {str(status).replace('-', ' ')}",
        )
    listing.add_argument("--tag", metavar="TAG", help="only what has this tag")
    search = _add(below, "search", "find articles by their words, the best first")
    search.add_argument("words", metavar="WORD", nargs="+", help='"two words" must stand together')
    add_sources(_add(below, "add", "read articles into the library"))
    for name, what in (
        ("remove", "take articles away; for a day, they can be restored"),
        ("restore", "bring removed articles back"),
    ):
        _add(below, name, what).add_argument("ids", metavar="ID", nargs="+", help=_IDS)
    marks = _add(below, "marks", "show the sentences that were marked", as_document=True)
    marks.add_argument("ids", metavar="ID", nargs="*", help=f"{_IDS}; without one, of all")
    _add(below, "repair", "save what can be read of a damaged library into a new one")
    return below.choices


def _add(
    below: "argparse._SubParsersAction[Parser]", name: str, what: str, *, as_document: bool = False
) -> argparse.ArgumentParser:
    parser = below.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    parser.set_defaults(what=name)
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    if as_document:
        form.add_argument("--markdown", action="store_true", help="as a document")
    return parser
