"""What `harken control` prints of the session: a contract with the scripts that read it."""

from typing import Any, TypeAlias

from harken.library.entry import Portion
from harken.listening.queue import QueueItem
from harken.listening.state import Mode, SessionState
from harken.speech.rate import times_of

Json: TypeAlias = dict[str, Any]


def report(state: SessionState, *, reading_in: int, with_queue: bool = True) -> Json:
    """The state as JSON; the keys stay, more may come.

    Args:
        state: The session's.
        reading_in: How many sources are being read and are not in the queue yet.
        with_queue: Whether `queue` is told; of thousands of articles it is half a megabyte.

    Returns:
        `mode` (a `Mode`), `title`, `id`, `source`, `author`, `language` (null without an article),
        `reading` (article, summary or skim), `sentence` (counted from 0) and its `text`,
        `elapsed_s` and `remaining_s` (of the reading, estimated), `rate_wpm`, `rate` (times as fast
        as normal), `volume` (percent), `voice`, `queue` (of each its `id`, `title`, `source`,
        `status`, `heard`, and the `portion` that is planned), `queue_at` (which of them is open),
        `queue_s` (left in all), `plan_left_s` (null, or what is left of the time that was to be
        filled), `sleep` (null, or `at`, `minutes` and `left_s`), `reading_in`.
    """
    return {
        "mode": str(state.mode),
        **_article(state),
        "reading": str(state.reading),
        "sentence": state.sentence,
        "text": _text(state),
        "elapsed_s": round(state.elapsed_s, 1),
        "remaining_s": round(state.remaining_s, 1),
        "rate_wpm": state.rate_wpm,
        "rate": round(times_of(state.rate_wpm), 2),
        "volume": round(state.volume * 100),
        "voice": state.voice,
        **(_queue(state) if with_queue else {}),
        "queue_at": state.queue_at,
        "queue_s": round(state.queue_s, 1),
        "plan_left_s": None if state.plan_left_s is None else round(state.plan_left_s, 1),
        "sleep": _sleep(state),
        "reading_in": reading_in,
    }


def _article(state: SessionState) -> Json:
    article = state.article
    return {
        "title": article.title if article is not None else None,
        "id": article.id if article is not None else None,
        "source": article.source if article is not None else None,
        "author": article.author if article is not None else None,
        "language": article.language if article is not None else None,
    }


def _text(state: SessionState) -> str:
    article = state.article
    if article is None or state.sentence is None:
        return ""
    return " ".join(article.text_of(article.sentences[state.sentence].span).split())


def _heard(state: SessionState, item: QueueItem) -> float:
    """How much of an article was heard, 0 to 1; what is noted of it is noted in silence."""
    open_id = state.article.id if state.article is not None else None
    playing = item.entry.id == open_id and state.mode is Mode.PLAYING
    return state.heard if playing else item.entry.heard


def _queue(state: SessionState) -> Json:
    return {"queue": [_item(item, _heard(state, item)) for item in state.queue]}


def _item(item: QueueItem, heard: float) -> Json:
    entry = item.entry
    return {
        "id": entry.id,
        "title": entry.title,
        "source": entry.source,
        "status": str(entry.status),
        "heard": round(heard, 3),
        "portion": _portion(item.portion),
    }


def _portion(portion: Portion | None) -> Json | None:
    if portion is None:
        return None
    return {
        "reading": str(portion.reading),
        "minutes": portion.minutes,
        "locked": portion.locked,
    }


def _sleep(state: SessionState) -> Json | None:
    if state.sleep is None:
        return None
    left_s = state.sleep_left_s
    return {
        "at": str(state.sleep.at),
        "minutes": state.sleep.minutes or None,
        "left_s": round(left_s, 1) if left_s is not None else None,
    }
