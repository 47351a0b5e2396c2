"""What the terminal says when a key has done something that could not be seen otherwise."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from harken.article.position import Reading
from harken.listening.command import Action
from harken.listening.state import Mode, SessionState
from harken.speech.rate import times_of


def remark(action: Action, before: SessionState, after: SessionState) -> str | None:
    """A short note on what a key has done; None where what is read next says enough.

    Args:
        action: What the key means.
        before: The session's state when it was pressed.
        after: And when it was obeyed.
    """
    said = _REMARKS.get(action, _place_of_pause)(before, after)
    return " ".join(said.split()) if said is not None else None


def _rate(_: SessionState, after: SessionState) -> str:
    return f"{round(times_of(after.rate_wpm), 2):g}× · {after.rate_wpm} words a minute"


def _mode(_: SessionState, after: SessionState) -> str | None:
    return {Mode.PAUSED: "Paused", Mode.PLAYING: "Reading on"}.get(after.mode)


def _reading(before: SessionState, after: SessionState) -> str | None:
    if after.reading == before.reading:
        return None
    return "Summary" if after.reading is Reading.SUMMARY else "Article"


def _word(before: SessionState, _: SessionState) -> str | None:
    if before.article is None or before.word is None:
        return None
    return f"Spelled: {before.article.text_of(before.word)}"


def _place_of_pause(_: SessionState, after: SessionState) -> str | None:
    """Where it will go on: in a pause nothing is heard that would show it."""
    if after.mode is not Mode.PAUSED or after.article is None or after.sentence is None:
        return None
    return f"Paused at: {after.article.text_of(after.article.sentences[after.sentence].span)}"


_REMARKS: Mapping[Action, Callable[[SessionState, SessionState], str | None]] = MappingProxyType(
    {
        Action.FASTER: _rate,
        Action.SLOWER: _rate,
        Action.PLAY_PAUSE: _mode,
        Action.TOGGLE_READING: _reading,
        Action.SKIP_SECONDS: lambda *_: "Back 15 s",
        Action.REPEAT_SENTENCE: lambda *_: "Again",
        Action.SPELL_WORD: _word,
    }
)
"""All other keys move."""
