"""The words of `harken control`, and the commands that they stand for.

Light: whoever only wants to know whether the words are right need not load what they act on.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.sleep import Sleep, SleepAt

MOST_IN_NOTE = 2_000
"""Characters of a mark's note: a page, more than anybody types into a command."""


class NotUnderstood(Exception):
    """The words are no command; the message says what it needs."""


@dataclass(frozen=True, slots=True)
class Word:
    """One command of `harken control`."""

    value: str
    """How its value is shown in the help; empty where it takes none."""
    help: str
    command: Callable[[Sequence[str]], Command | None] | None = None
    """Makes the command of the values; none for what the window does itself."""
    needs_value: bool = True


def command_of(words: Sequence[str]) -> Command | None:
    """The command that the words stand for.

    Args:
        words: A name in `WORDS`, and its values.

    Returns:
        None for what is no command to a session: it is the window's to do.

    Raises:
        NotUnderstood: There is no such word, or its value is none that it takes.
    """
    if not words:
        raise NotUnderstood("say what to do")
    name, *values = words
    word = WORDS.get(name)
    if word is None:
        raise NotUnderstood(f"there is no command {name!r}{_meant(name)}")
    if values and not word.value:
        raise NotUnderstood(f"{name} takes no value")
    if not values and word.value and word.needs_value:
        raise NotUnderstood(f"{name} needs {word.value} ({word.help})")
    return word.command(values) if word.command is not None else None


def _meant(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), [*WORDS, *SAME_AS], n=2)
    return f" (is it {' or '.join(near)}?)" if near else ""


_Values: TypeAlias = Sequence[str]


def _plain(help_text: str, action: Action, value: object = None) -> Word:
    return Word("", help_text, lambda _: Command(action, value))


def _rate(values: _Values) -> Command:
    # Loads what a session needs anyway; few words need it.
    from harken.speech.rate import MAX_WPM, MIN_WPM, times_of, wpm_of

    text = _one("rate", values).lower().replace("×", "x")
    number = _number(text.removesuffix("x"))
    least, most = (times_of(MIN_WPM), times_of(MAX_WPM)) if "x" in text else (MIN_WPM, MAX_WPM)
    if number is None or not round(least, 1) <= number <= most:
        raise NotUnderstood(
            f"rate needs words a minute, {MIN_WPM} to {MAX_WPM}, or times as fast, 0.5x to 5x"
        )
    return Command(Action.SET_RATE, wpm_of(number) if "x" in text else round(number))


def _volume(values: _Values) -> Command:
    number = _number(_one("volume", values).removesuffix("%"))
    if number is None or not 0 <= number <= 100:
        raise NotUnderstood("volume needs a number from 0 to 100")
    return Command(Action.SET_VOLUME, number / 100)


def _seek(values: _Values) -> Command:
    text = _one("seek", values)
    found = re.fullmatch(r"([+-]?)(?:(\d{1,4}):)?(\d{1,5}(?:\.\d{1,3})?)s?", text, re.ASCII)
    if found is None:
        raise NotUnderstood("seek needs seconds, +30 or -15, or a time from the start, 90 or 1:30")
    sign, minutes, rest = found.groups()
    seconds = int(minutes or 0) * 60 + float(rest)
    if not sign:
        return Command(Action.SEEK_SECONDS, seconds)
    return Command(Action.SKIP_SECONDS, -seconds if sign == "-" else seconds)


def _mark(values: _Values) -> Command:
    note = " ".join(values).strip().encode("utf-8", "replace").decode("utf-8")
    if len(note) > MOST_IN_NOTE:
        raise NotUnderstood(f"mark takes a note of at most {MOST_IN_NOTE} characters")
    return Command(Action.MARK, note or None)


def _open_article(values: _Values) -> Command:
    return Command(Action.OPEN_ARTICLE, _one("open-article", values))


def _sleep(values: _Values) -> Command:
    text = _one("sleep", values)
    if text == "off":
        return Command(Action.SET_SLEEP)
    if text in {SleepAt.SENTENCE, SleepAt.ARTICLE, SleepAt.QUEUE}:
        return Command(Action.SET_SLEEP, Sleep(SleepAt(text)))
    minutes = _number(text)
    if minutes is None or not 0 < minutes <= 24 * 60:
        raise NotUnderstood("sleep needs minutes, up to 1440, or sentence, article, queue or off")
    return Command(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, minutes))


def minutes_to_fit(values: _Values) -> float:
    """How many minutes the values of `fit` are; raises `NotUnderstood`."""
    minutes = _number(_one("fit", values))
    if minutes is None or not 1 <= minutes <= 24 * 60:
        raise NotUnderstood("fit needs minutes, 1 to 1440, or off")
    return minutes


def _fit(values: _Values) -> Command | None:
    if values == ["off"]:
        return Command(Action.FIT_TIME)
    minutes_to_fit(values)
    return None


def _one(name: str, values: _Values) -> str:
    if len(values) != 1:
        raise NotUnderstood(f"{name} takes one value")
    return values[0]


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", text, re.ASCII) else None


WORDS: Mapping[str, Word] = MappingProxyType(
    {
        "status": Word("", "print what it is doing"),
        "play-pause": _plain("play, or pause", Action.PLAY_PAUSE),
        "play": _plain("play", Action.PLAY),
        "pause": _plain("pause", Action.PAUSE),
        "stop": _plain("fall silent, and keep the place", Action.STOP),
        "next": _plain("the next article", Action.NEXT_ARTICLE),
        "previous": _plain(
            "back to the article's start, or to the one before", Action.PREVIOUS_ARTICLE
        ),
        "next-sentence": _plain("a sentence on", Action.NEXT_SENTENCE),
        "previous-sentence": _plain("a sentence back", Action.PREVIOUS_SENTENCE),
        "next-paragraph": _plain("a paragraph on", Action.NEXT_PARAGRAPH),
        "previous-paragraph": _plain("a paragraph back", Action.PREVIOUS_PARAGRAPH),
        "next-section": _plain("a section on", Action.NEXT_SECTION),
        "previous-section": _plain("a section back", Action.PREVIOUS_SECTION),
        "repeat-sentence": _plain("hear the sentence again", Action.REPEAT_SENTENCE),
        "spell-word": _plain("hear the letters of the last word", Action.SPELL_WORD),
        "seek": Word("SECONDS", "+30 or -15: on or back; 90 or 1:30: from the start", _seek),
        "article": _plain("read the article", Action.SET_READING, Reading.ARTICLE),
        "summary": _plain("read the summary", Action.SET_READING, Reading.SUMMARY),
        "skim": _plain("read the article's key sentences", Action.SET_READING, Reading.SKIM),
        "faster": _plain("read a step faster", Action.FASTER),
        "slower": _plain("read a step slower", Action.SLOWER),
        "rate": Word("RATE", "200: words a minute; 1.5x: times as fast", _rate),
        "louder": _plain("read louder", Action.LOUDER),
        "quieter": _plain("read more quietly", Action.QUIETER),
        "volume": Word("PERCENT", "0 to 100", _volume),
        "mark": Word("[NOTE]", "mark the sentence just heard", _mark, needs_value=False),
        "sleep": Word("WHEN", "20: minutes; sentence, article, queue: its end; off", _sleep),
        "fit": Word("MINUTES", "play what of Up next fits into them; off: give that up", _fit),
        "say-status": _plain("say where it is, by voice", Action.SAY_STATUS),
        "open": Word("SOURCE ...", "add files, folders, links, or - for standard input"),
        "clear": Word("", "take all out of Up next; the library keeps it"),
        "open-article": Word("ID", "go to an article of the library", _open_article),
        "read-clipboard": Word("", "read aloud what was just copied"),
        "show": Word("", "bring the window to the front"),
        "quit": Word("", "close the window, and wait until it has ended"),
    }
)
"""All commands by name, in the order of the help."""

SAME_AS: Mapping[str, str] = MappingProxyType(
    {"next-article": "next", "previous-article": "previous"}
)
"""Other names for some."""

TELL_QUEUE = frozenset({"status", "fit"})
"""Those after which it is told what is up next."""
