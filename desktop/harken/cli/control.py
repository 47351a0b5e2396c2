"""`harken control`: tells the running window what to do, and prints its state."""

import argparse
import contextlib
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

from harken.cli.durations import clock
from harken.cli.output import Json, Output
from harken.cli.stopping import Stopped, ended_by_signals
from harken.cli.streams import FAILED, run
from harken.cli.usage import USAGE, Parser
from harken.errors import HarkenError
from harken.handsfree.control_words import SAME_AS, TELL_QUEUE, WORDS, NotUnderstood, command_of
from harken.handsfree.instance.address import Address, address
from harken.handsfree.instance.call import NobodyThere, activation, call
from harken.handsfree.instance.claim import given
from harken.handsfree.instance.lock import Lock
from harken.handsfree.instance.messages import CONTROL, Request
from harken.importing.source import BytesSource

_STARTING_S = 20.0
"""So long a window that has just been started may take until it can be told something."""
_ENDING_S = 15.0
_LOOK_AGAIN_S = 0.05
_QUIET_S = 1.0
"""So long nothing is said of the waiting: most is done by then."""

_KEYS = """\
with --json, one object with these keys (more may come):
  mode         empty, ready, playing, paused, ended, no-device, no-voice
  title, id, source, author, language       of the article; null without one
  reading      article, summary or skim
  sentence, text                            what is heard or comes next, counted from 0
  elapsed_s, remaining_s                    of the reading, estimated
  rate_wpm, rate                            words a minute; times as fast as normal
  volume       percent
  voice        the voice's id; null until it is known
  queue        of each article: id, title, source, status, heard (0 to 1), portion; after
               `status` and `fit` alone
  queue_at     which of them is open, counted from 0; null for none
  queue_s      left in all
  plan_left_s  null, or what is left of the time that "fit" fills
  sleep        null, or at, minutes, left_s
  reading_in   how many sources are still being read
What fails is {"source": …, "error": {"what", "why", "next"}}, and the exit status is 1.
"""

_MODES = {
    "ready": "Ready",
    "playing": "Playing",
    "paused": "Paused",
    "ended": "At the end",
    "no-device": "Waiting for a sound device",
    "no-voice": "There is no voice",
}


def main(arguments: Sequence[str]) -> int:
    """Does one command.

    Returns:
        The exit status: 0, 1 where it was not done or Harken does not run, 2 for wrong usage.
    """
    return run(lambda: _run(arguments))


def _run(arguments: Sequence[str]) -> int:
    parser = _parser()
    try:
        options = parser.parse_intermixed_args(list(arguments))
        words = [SAME_AS.get(word, word) for word in options.words[:1]] + options.words[1:]
        try:
            command_of(words)
        except NotUnderstood as error:
            parser.error(f"{error}. `harken control --help` lists them all.")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else USAGE
    output = Output(as_json=options.json)
    try:
        with ended_by_signals(), output.source(f"harken control {words[0]}"):
            _tell_outcome(words, _asked(words, output), output)
    except Stopped as stopped:
        return stopped.exit_status
    return FAILED if output.failed else 0


def _asked(words: Sequence[str], output: Output) -> Json:
    place = address()
    lock = Lock(place.lock)
    request = _request(words, output)
    deadline_s = time.monotonic() + _STARTING_S
    while True:
        try:
            with _said_to_wait(output):
                answer = call(place.socket, request)
            break
        except NobodyThere:
            if lock.take() or time.monotonic() > deadline_s:
                lock.release()
                raise _not_running() from None
        time.sleep(_LOOK_AGAIN_S)
    if words[0] == "quit":
        _wait_for_end(place)
    return answer


@contextlib.contextmanager
def _said_to_wait(output: Output) -> Iterator[None]:
    """Says at the terminal what it waits for, where a window takes its time."""
    timer = threading.Timer(_QUIET_S, output.progress, ["Waiting for Harken …"])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _request(words: Sequence[str], output: Output) -> Request:
    if words[0] != "open":
        return Request(CONTROL, words=words, activation=activation())
    wanted = given(words[1:])
    sources = list(wanted.sources)
    if wanted.standard_input:
        from harken.cli.sources import read_standard_input

        sources.append(BytesSource(read_standard_input(output)))
    return Request(CONTROL, sources, words, activation())


def _wait_for_end(place: Address) -> None:
    lock = Lock(place.lock)
    deadline_s = time.monotonic() + _ENDING_S
    while not lock.take():
        if time.monotonic() > deadline_s:
            raise HarkenError(
                "Cannot end Harken",
                "it was asked to, and has not ended yet",
                "Look at its window: it may be asking you something.",
            )
        time.sleep(_LOOK_AGAIN_S)
    lock.release()


def _not_running() -> HarkenError:
    return HarkenError("Cannot tell Harken", "it is not running", "Start it with `harken`.")


def _tell_outcome(words: Sequence[str], answer: Json, output: Output) -> None:
    for notice in answer.get("notices", []):
        output.note(notice)
    for error in answer.get("errors", []):
        output.error(words[0], HarkenError.from_json(error))
    state = answer["state"]
    if words[0] == "quit":
        output.result({"running": False}, "Harken has ended.")
    else:
        output.result(state, for_people(state, with_queue=words[0] in TELL_QUEUE))


def for_people(state: dict[str, Any], *, with_queue: bool) -> str:
    """A state in a line: "Playing: TITLE · article · 1:12 of 4:51 · 1.2 x".

    Args:
        state: As `report` makes it.
        with_queue: Whether the queue follows, an article a line.
    """
    if state["title"] is None:
        line = "Nothing is open"
    else:
        total_s = state["elapsed_s"] + state["remaining_s"]
        line = (
            f"{_MODES.get(state['mode'], state['mode'])}: {state['title']} · {state['reading']} · "
            f"{clock(state['elapsed_s'])} of {clock(total_s)} · {state['rate']:g} x"
        )
    lines = [line + _sleep(state["sleep"])]
    if state["reading_in"]:
        lines.append(f"Still being read in: {state['reading_in']}")
    if with_queue and len(state["queue"]) > 1:
        lines.append(f"{clock(state['queue_s'])} left in all:")
        for number, item in enumerate(state["queue"]):
            here = ">" if number == state["queue_at"] else " "
            lines.append(f"{here} {number + 1}. {item['title']}{_portion(item['portion'])}")
    return "\n".join(lines)


def _portion(portion: Json | None) -> str:
    if portion is None:
        return ""
    time = f", {clock(portion['minutes'] * 60)}" if portion["minutes"] else ""
    return f" · {portion['reading']}{time}"


def _sleep(sleep: Json | None) -> str:
    if sleep is None:
        return ""
    if sleep["left_s"] is None:
        return f" · sleep at the end of the {sleep['at']}"
    return f" · sleep in {clock(sleep['left_s'])}"


def _parser() -> argparse.ArgumentParser:
    names = {name: f"{name} {word.value}".rstrip() for name, word in WORDS.items()}
    width = max(map(len, names.values()))
    table = "\n".join(f"  {names[name]:{width}}  {word.help}" for name, word in WORDS.items())
    parser = Parser(
        prog="harken control",
        usage="harken control COMMAND [VALUE] [--json]",
        description="Tells the window that is open what to do, and prints its state when that is "
        f"done and kept.\n\ncommands:\n{table}",
        epilog="examples:\n"
        "  harken control play-pause\n"
        "  harken control seek -15\n"
        "  harken control rate 1.5x\n"
        "  harken control sleep 20\n"
        "  harken control fit 25\n"
        "  harken control mark ask Ana about this\n"
        "  harken control open ~/Downloads/article.html https://example.org/story\n"
        "  harken control status --json\n"
        "\nBind `harken control read-clipboard` to a key in your desktop's settings to have what\n"
        f"you just copied read from anywhere.\n\n{_KEYS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "words", metavar="COMMAND [VALUE]", nargs="*", help="one of those above, and what it needs"
    )
    parser.add_argument("--json", action="store_true", help="print the state as one JSON object")
    return parser
