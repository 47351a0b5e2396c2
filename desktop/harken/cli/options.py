"""The options that several subcommands share, checked with a friendly word."""

import argparse
import math
from collections.abc import Callable
from typing import TypeVar

from harken.speech.rate import DEFAULT_WPM, MAX_WPM, MIN_WPM
from harken.summary.length import DEFAULT_LENGTH, Length, Minutes, Percent, Sentences, Words
from harken.summary.ranker import DEFAULT_METHOD, METHODS

_LENGTHS = ("sentences", "words", "percent", "minutes")

Number = TypeVar("Number", int, float)


def add_json(parser: "argparse._ActionsContainer") -> None:
    """`--json`: `arguments.json`."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line, for programs")


def add_length(parser: argparse.ArgumentParser) -> "argparse._ArgumentGroup":
    """How long the summary is, for `length_of`; returns the group of options about summaries."""
    group = parser.add_argument_group(
        "the summary", f"its length is {DEFAULT_LENGTH.minutes:g} minute unless you say otherwise"
    )
    length = group.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=_whole(1), metavar="N", help="so many sentences")
    length.add_argument(
        "--words",
        type=_whole(1),
        metavar="N",
        help="at most so many words; the first sentence is taken even if it has more",
    )
    length.add_argument("--percent", type=_percent, metavar="P", help="this part of the sentences")
    length.add_argument(
        "--minutes",
        type=_minutes,
        metavar="M",
        help="at most so long to hear, at the voice's rate; the first sentence is taken even if it "
        "is longer",
    )
    return group


def add_method(group: "argparse._ArgumentGroup") -> None:
    """`--method` and `--focus`: `arguments.method`, `arguments.focus`."""
    group.add_argument(
        "--method",
        choices=METHODS,
        default=DEFAULT_METHOD,
        help=f"how sentences are ranked (default: {DEFAULT_METHOD})",
    )
    group.add_argument(
        "--focus",
        default="",
        metavar="WORDS",
        help='prefer sentences that have these words: --focus "harbour tide"',
    )


def length_of(arguments: argparse.Namespace) -> Length:
    """The length that was asked for."""
    if arguments.sentences is not None:
        return Sentences(arguments.sentences)
    if arguments.words is not None:
        return Words(arguments.words)
    if arguments.percent is not None:
        return Percent(arguments.percent)
    if arguments.minutes is not None:
        return Minutes(arguments.minutes)
    return DEFAULT_LENGTH


def option_about_summary(arguments: argparse.Namespace) -> str | None:
    """An option that says what summary is wanted, if one was given."""
    for name in _LENGTHS:
        if getattr(arguments, name) is not None:
            return f"--{name}"
    if getattr(arguments, "method", DEFAULT_METHOD) != DEFAULT_METHOD:
        return "--method"
    return "--focus" if getattr(arguments, "focus", "") else None


def add_voice(parser: argparse.ArgumentParser) -> None:
    """`--voice` (`arguments.voice`, None for the best one) and `--rate` (`arguments.rate`)."""
    parser.add_argument(
        "--voice", metavar="ID", help="a voice from `harken voices` (default: by language)"
    )
    parser.add_argument(
        "--rate",
        type=_whole(MIN_WPM, MAX_WPM),
        default=DEFAULT_WPM,
        metavar="WPM",
        help=f"words a minute, {MIN_WPM} to {MAX_WPM} (default: {DEFAULT_WPM})",
    )


def add_rules(parser: argparse.ArgumentParser) -> None:
    """`--read-code` and `--read-tables`: `arguments.read_code`, `arguments.read_tables`."""
    parser.add_argument("--read-code", action="store_true", help="read blocks of code, too")
    parser.add_argument("--read-tables", action="store_true", help="read tables, too")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """`--jobs`: `arguments.jobs`."""
    parser.add_argument(
        "--jobs",
        type=_whole(1, 64),
        default=1,
        metavar="N",
        help="voices that work side by side (default: 1)",
    )


def _whole(least: int, most: int | None = None) -> Callable[[str], int]:
    limits = f"{least} to {most}" if most is not None else f"{least} or more"

    def parse(text: str) -> int:
        return _number(
            text,
            int,
            lambda n: least <= n and (most is None or n <= most),
            f"a whole number, {limits}",
        )

    return parse


def _percent(text: str) -> float:
    return _number(
        text.removesuffix("%"), float, lambda n: 0 < n <= 100, "more than 0 and at most 100"
    )


def _minutes(text: str) -> float:
    return _number(text, float, lambda n: 0 < n < math.inf, "a number of minutes above 0")


def _number(
    text: str, parse: Callable[[str], Number], fits: Callable[[Number], bool], wanted: str
) -> Number:
    try:
        number = parse(text)
    except ValueError:
        number = None
    if number is None or not fits(number):
        raise argparse.ArgumentTypeError(f"it must be {wanted}, not {text!r}")
    return number
