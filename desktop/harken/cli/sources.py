"""From SOURCE arguments to articles: paths, links, folders and standard input."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from harken.article.model import Article
from harken.cli.output import Output
from harken.errors import HarkenError
from harken.export.rendering import result_of
from harken.importing.folder import files_in
from harken.importing.importer import Articles, Importer
from harken.importing.kinds import NAMES
from harken.importing.reading import MAX_FILE_BYTES
from harken.importing.source import (
    BytesSource,
    FileSource,
    Source,
    describe,
    source_from_argument,
)

STANDARD_INPUT = "-"


def add_sources(parser: argparse.ArgumentParser, *, many: bool = True) -> None:
    """Gives a subcommand its SOURCE argument: `arguments.sources`, a list."""
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+" if many else 1,
        help="a file, an http(s) link"
        + (", a folder of files" if many else "")
        + f", or - for standard input. Harken reads {NAMES}.",
    )


def read_all(
    arguments: Sequence[str], importer: Importer, output: Output
) -> Iterator[tuple[str, Article]]:
    """Reads the sources one after another; what cannot be read is reported, and left out.

    Yields:
        What the source is called, and its article.
    """
    for argument in arguments:
        for source in _expanded(argument, output):
            yield from _read(source, importer, output)


def _read(source: Source, importer: Importer, output: Output) -> Iterator[tuple[str, Article]]:
    name = describe(source)
    articles: Articles = ()
    with output.source(name):
        output.progress(f"Reading {name} …")
        future = importer.read(source, on_progress=output.progress)
        articles = result_of(future)
    for article in articles:
        yield article.source, article


def _expanded(argument: str, output: Output) -> list[Source]:
    if argument == STANDARD_INPUT:
        with output.source(BytesSource(b"").name):
            return [BytesSource(read_standard_input(output))]
        return []
    source = source_from_argument(argument)
    if isinstance(source, FileSource) and _is_folder(source.path):
        with output.source(describe(source)):
            return list(files_in(source.path))
        return []
    return [source]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the folder around it is closed to us; reading it will say so
        return False


def read_standard_input(output: Output) -> bytes:
    """Reads standard input to its end; raises `HarkenError` where there is too much or none."""
    if sys.stdin.isatty():
        output.note("Type or paste the text, then press Ctrl+D on a line of its own.")
    what = "Cannot read standard input"
    try:
        data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        why = error.strerror or "the system refused"
        raise HarkenError(what, why, "Name a file instead.") from error
    # An endless pipe must not fill the memory before it is refused.
    if len(data) > MAX_FILE_BYTES:
        raise HarkenError(
            what, f"it is larger than {MAX_FILE_BYTES // 1_000_000} MB", "Give a shorter text."
        )
    return data
