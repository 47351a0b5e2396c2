"""Where the listener is, in words for the ear that read as well."""

from PySide6.QtCore import QCoreApplication

from harken.article.position import Reading
from harken.listening.number_words import number_in_words
from harken.listening.sleep import SleepAt
from harken.listening.spoken_durations import said_duration
from harken.listening.state import Mode, SessionState

_SENTENCE_ENDS = (".", "!", "?", "…")


def status_text(state: SessionState, *, with_title: bool = False) -> str:
    """Where the listener is, as in "Article three of seven. Four minutes left.".

    Args:
        state: What is to be told.
        with_title: Whether the article's title comes first.
    """
    sentences = [_standing_still(state)]
    if state.article is None:
        sentences.append(_up_next(state))
    else:
        title = state.article.title if with_title else ""
        sentences = [as_sentence(title), *sentences, _which(state), _left(state), _in_all(state)]
    if state.sleep is not None:
        sentences.append(sleep_text(state))
    return " ".join(sentence for sentence in sentences if sentence)


def sleep_text(state: SessionState) -> str:
    """When it falls silent by itself, as in "Sleep in ten minutes."."""
    tr = QCoreApplication.translate
    if state.sleep is None:
        return tr("Status", "No sleep timer.")
    if state.sleep.at is SleepAt.SENTENCE:
        return tr("Status", "Sleep at the end of the sentence.")
    if state.sleep.at is SleepAt.ARTICLE:
        return tr("Status", "Sleep at the end of the article.")
    if state.sleep.at is SleepAt.QUEUE:
        return tr("Status", "Sleep at the end of the queue.")
    form = tr("Status", "Sleep in {duration}.")
    return form.format(duration=said_duration(state.sleep_left_s or 0.0))


def as_sentence(text: str) -> str:
    """A text with something at its end that ends a sentence; nothing of nothing."""
    text = text.strip()
    return text if not text or text.endswith(_SENTENCE_ENDS) else f"{text}."


def capitalised(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def _standing_still(state: SessionState) -> str:
    """Why nothing is heard; empty where something is, or may be at once."""
    tr = QCoreApplication.translate
    if state.loading:
        return tr("Status", "The voice is being loaded.")
    return {
        Mode.EMPTY: tr("Status", "Nothing is open."),
        Mode.PAUSED: tr("Status", "Paused."),
        Mode.NO_DEVICE: tr("Status", "There is no sound device."),
        Mode.NO_VOICE: tr("Status", "There is no voice to read with."),
    }.get(state.mode, "")


def _up_next(state: SessionState) -> str:
    tr = QCoreApplication.translate
    waiting = len(state.queue)
    if not waiting:
        return tr("Status", "Add an article to hear it.")
    if waiting == 1:
        return tr("Status", "One article is up next.")
    form = tr("Status", "{number} articles are up next.")
    return form.format(number=capitalised(number_in_words(waiting)))


def _which(state: SessionState) -> str:
    tr = QCoreApplication.translate
    if state.queue_at is None or len(state.queue) == 1:
        return {
            Reading.ARTICLE: "",
            Reading.SUMMARY: tr("Status", "Summary."),
            Reading.SKIM: tr("Status", "Skim."),
        }[state.reading]
    form = {
        Reading.ARTICLE: tr("Status", "Article {number} of {count}."),
        Reading.SUMMARY: tr("Status", "Summary of article {number} of {count}."),
        Reading.SKIM: tr("Status", "Skim of article {number} of {count}."),
    }[state.reading]
    number, count = number_in_words(state.queue_at + 1), number_in_words(len(state.queue))
    return form.format(number=number, count=count)


def _left(state: SessionState) -> str:
    tr = QCoreApplication.translate
    if state.sentence is None and state.ranking_progress is not None:
        return tr("Status", "The summary is being made.")
    if state.sentence is None:
        return tr("Status", "There is nothing to read here.")
    if state.mode is Mode.ENDED:
        return tr("Status", "At the end.")
    form = tr("Status", "{duration} left.")
    return capitalised(form.format(duration=said_duration(state.remaining_s)))


def _in_all(state: SessionState) -> str:
    """How long it goes on in all, where more than this article is left; then a plan is over."""
    if state.queue_at is None or state.following is None:
        return ""
    seconds = state.queue_s if state.plan_rest_s is None else state.plan_rest_s
    form = QCoreApplication.translate("Status", "{duration} in all.")
    return capitalised(form.format(duration=said_duration(seconds)))
