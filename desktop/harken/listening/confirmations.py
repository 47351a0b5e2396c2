"""What the voice says so that a press is known to have worked, with eyes shut.

Where the reading itself is heard to follow, no word is needed. Each action has its decision here.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.number_words import number_in_words
from harken.listening.spoken_durations import said_duration
from harken.listening.state import Mode, SessionState
from harken.listening.status import sleep_text
from harken.speech.rate import times_of

_PLAYS = (Mode.PLAYING, Mode.NO_DEVICE)


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was done."""

    command: Command
    before: SessionState
    after: SessionState
    voice: str = ""
    """The name of the voice that reads now."""


def confirmation(done: Done) -> str:
    """What to say of a command that was done; empty where nothing needs to be said."""
    return CONFIRMATIONS[done.command.action](done)


def _none(_: Done) -> str:
    return ""


def _mode(done: Done) -> str:
    tr = QCoreApplication.translate
    return {
        Mode.EMPTY: tr("Confirmations", "Nothing is open."),
        Mode.READY: tr("Confirmations", "Stopped."),
        Mode.PAUSED: tr("Confirmations", "Paused."),
        Mode.ENDED: tr("Confirmations", "At the end."),
    }.get(done.after.mode, "")


def _play(done: Done) -> str:
    if done.after.mode is Mode.READY:
        return QCoreApplication.translate("Confirmations", "There is nothing to read here.")
    return _mode(done) if done.after.mode in (Mode.EMPTY, Mode.ENDED) else ""


def _play_pause(done: Done) -> str:
    return _mode(done) if done.before.mode in _PLAYS else _play(done)


def _needs_article(said: Callable[[Done], str]) -> Callable[[Done], str]:
    """The same, but where there is no article, that is what is to be told."""
    return lambda done: _mode(done) if done.after.mode is Mode.EMPTY else said(done)


def _moved(name: Callable[[], str], nowhere: Callable[[], str] = str) -> Callable[[Done], str]:
    """A move: where it plays, it is heard; one that leads nowhere is told in any case."""

    def said(done: Done) -> str:
        before, after = done.before, done.after
        if after.mode is Mode.ENDED:
            return _mode(done)
        if nowhere() and (before.position, before.word) == (after.position, after.word):
            return nowhere()
        return "" if after.mode in _PLAYS else name()

    return _needs_article(said)


def _skipped(done: Done) -> str:
    tr, value = QCoreApplication.translate, done.command.value
    if done.after.mode is Mode.ENDED:
        return _mode(done)
    if done.after.mode in _PLAYS or not isinstance(value, float | int) or not math.isfinite(value):
        return ""
    seconds = round(abs(value))
    duration = said_duration(seconds)
    if seconds < 60:
        form = tr("Confirmations", "{number} seconds")
        duration = form.format(number=number_in_words(seconds))
    back = tr("Confirmations", "Back, {duration}.")
    on = tr("Confirmations", "On, {duration}.")
    return (back if value < 0 else on).format(duration=duration)


def _sought(done: Done) -> str:
    if done.after.mode in _PLAYS:
        return ""
    form = QCoreApplication.translate("Confirmations", "{duration} left.")
    duration = said_duration(done.after.remaining_s)
    return form.format(duration=duration[:1].upper() + duration[1:])


def _rate(done: Done) -> str:
    tr = QCoreApplication.translate
    before, after = done.before.rate_wpm, done.after.rate_wpm
    form = tr("Confirmations", "Speed: {times} times.")
    if done.command.action is Action.FASTER:
        faster = tr("Confirmations", "Faster, {times} times.")
        form = faster if after > before else tr("Confirmations", "Fastest, {times} times.")
    elif done.command.action is Action.SLOWER:
        slower = tr("Confirmations", "Slower, {times} times.")
        form = slower if after < before else tr("Confirmations", "Slowest, {times} times.")
    return form.format(times=f"{round(times_of(after), 2):g}")


def _pitch(done: Done) -> str:
    tr, semitones = QCoreApplication.translate, done.after.pitch_semitones
    if not semitones:
        return tr("Confirmations", "Pitch: the voice's own.")
    form = tr("Confirmations", "Pitch: {number} lower.")
    if semitones > 0:
        form = tr("Confirmations", "Pitch: {number} higher.")
    return form.format(number=number_in_words(abs(semitones)))


def _volume(done: Done) -> str:
    form = QCoreApplication.translate("Confirmations", "Volume: {number} percent.")
    return form.format(number=number_in_words(round(done.after.volume * 100)))


def _output(done: Done) -> str:
    tr, chosen = QCoreApplication.translate, done.after.output
    if chosen is None:
        return tr("Confirmations", "Sound on the system's device.")
    name = next((it.name for it in done.after.outputs if it.id == chosen), "")
    return tr("Confirmations", "Sound on {name}.").format(name=name) if name else ""


def _reading(done: Done) -> str:
    tr = QCoreApplication.translate
    return {
        Reading.ARTICLE: tr("Confirmations", "Article."),
        Reading.SUMMARY: tr("Confirmations", "Summary."),
        Reading.SKIM: tr("Confirmations", "Skim."),
    }[done.after.reading]


def _expanded(done: Done) -> str:
    if done.before.expanded or done.after.expanded:
        return "" if done.command.value is not None and done.after.expanded else _reading(done)
    return QCoreApplication.translate("Confirmations", "There is nothing to expand here.")


def _length(done: Done) -> str:
    tr, count = QCoreApplication.translate, len(done.after.summary)
    if done.after.article is None or not count:
        return ""
    form = tr("Confirmations", "Summary, {duration}.")
    return form.format(duration=said_duration(done.after.summary_s))


def _method(done: Done) -> str:
    if done.after.article is None:
        return ""
    form = QCoreApplication.translate("Confirmations", "Summary by {method}.")
    return form.format(method=done.after.method)


def _ranking(done: Done) -> str:
    if done.after.ranking_progress is None:
        return ""
    return QCoreApplication.translate("Confirmations", "The summary is being made.")


def _cancelled(done: Done) -> str:
    if done.before.ranking_progress is None:
        return ""
    return QCoreApplication.translate("Confirmations", "Cancelled.")


def _voice(done: Done) -> str:
    form = QCoreApplication.translate("Confirmations", "Voice: {name}.")
    return form.format(name=done.voice) if done.voice else ""


def _next_article(done: Done) -> str:
    """What is not told here is told when the article is there."""
    if done.before.following is None:
        return QCoreApplication.translate("Confirmations", "There is no next article.")
    return ""


def _previous_article(done: Done) -> str:
    tr = QCoreApplication.translate
    if done.before.position != done.after.position:
        return "" if done.after.mode in _PLAYS else tr("Confirmations", "From the start.")
    return "" if done.before.queue_at else tr("Confirmations", "There is no article before.")


def _queue(done: Done) -> str:
    tr = QCoreApplication.translate
    before = [item.entry.id for item in done.before.queue]
    after = [item.entry.id for item in done.after.queue]
    if len(after) > len(before):
        return tr("Confirmations", "Added to Up next.")
    if len(after) < len(before):
        return tr("Confirmations", "Removed from Up next.")
    moved = before != after and sorted(before) == sorted(after)
    return tr("Confirmations", "Moved.") if moved else ""


def _plan(done: Done) -> str:
    """A plan that begins is heard."""
    if done.before.plan_left_s is None or done.command.value is not None:
        return ""
    return QCoreApplication.translate("Confirmations", "Plan given up.")


def _sleep(done: Done) -> str:
    if done.after.sleep is None:
        return QCoreApplication.translate("Confirmations", "Sleep timer off.")
    return sleep_text(done.after)


_tr = QCoreApplication.translate

CONFIRMATIONS: Mapping[Action, Callable[[Done], str]] = MappingProxyType(
    {
        Action.PLAY_PAUSE: _play_pause,
        Action.PLAY: _play,
        Action.PAUSE: _mode,
        Action.STOP: _mode,
        Action.NEXT_SENTENCE: _moved(lambda: _tr("Confirmations", "Next sentence.")),
        Action.PREVIOUS_SENTENCE: _moved(lambda: _tr("Confirmations", "Sentence before.")),
        Action.NEXT_PARAGRAPH: _moved(lambda: _tr("Confirmations", "Next paragraph.")),
        Action.PREVIOUS_PARAGRAPH: _moved(lambda: _tr("Confirmations", "Paragraph before.")),
        Action.NEXT_SECTION: _moved(
            lambda: _tr("Confirmations", "Next section."),
            lambda: _tr("Confirmations", "There is no next section."),
        ),
        Action.PREVIOUS_SECTION: _moved(lambda: _tr("Confirmations", "Section before.")),
        Action.FASTER: _rate,
        Action.SLOWER: _rate,
        Action.TOGGLE_READING: _needs_article(_reading),
        Action.SEEK: _needs_article(_none),  # it plays
        Action.SEEK_SECONDS: _needs_article(_sought),
        Action.SKIP_SECONDS: _needs_article(_skipped),
        Action.REPEAT_SENTENCE: _needs_article(_none),  # it plays
        Action.SPELL_WORD: _needs_article(_none),  # it speaks itself
        Action.SET_RATE: _rate,
        Action.SET_PITCH: _pitch,
        Action.SET_VOLUME: _volume,
        Action.SET_OUTPUT: _output,
        Action.SET_READING: _needs_article(_reading),
        Action.SET_LENGTH: _length,
        Action.SET_METHOD: _method,
        Action.SET_EMPHASIS: _ranking,
        Action.CANCEL_RANKING: _cancelled,
        Action.RANK: _ranking,
        Action.EXPAND: _needs_article(_expanded),
        Action.SET_VOICE: _voice,
        Action.LOOK_FOR_VOICES: _none,  # the program does it by itself
        Action.SET_RULES: _none,  # of a page of settings, as are the habits
        Action.LOUDER: _volume,
        Action.QUIETER: _volume,
        Action.NEXT_ARTICLE: _next_article,
        Action.PREVIOUS_ARTICLE: _previous_article,
        Action.OPEN_ARTICLE: _none,  # told when it is there
        Action.SET_QUEUE: _queue,
        Action.FIT_TIME: _plan,
        Action.MARK: _needs_article(_none),  # told when it is kept
        Action.SET_SLEEP: _sleep,
        Action.SAY_STATUS: _none,  # it speaks itself
        Action.SET_HABITS: _none,
    }
)
"""What is said of each action."""
