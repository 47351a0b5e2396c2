"""Where each step leads: to the next or an earlier sentence, paragraph or section. Knows no Qt."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from harken.listening.command import Action
from harken.listening.place import Place
from harken.listening.script import Script

_RESTARTS_SENTENCE_AFTER_S = 2.0
"""Further into a sentence than this, "previous sentence" starts it again, as players do."""


def _previous_sentence(script: Script, place: Place) -> int:
    if place.ended or place.into_s > _RESTARTS_SENTENCE_AFTER_S:
        return place.at
    return script.previous_sentence(place.at)


FORWARD: Mapping[Action, Callable[[Script, Place], int | None]] = MappingProxyType(
    {
        Action.NEXT_SENTENCE: lambda script, place: script.next_sentence(place.at),
        Action.NEXT_PARAGRAPH: lambda script, place: script.next_paragraph(place.at),
        Action.NEXT_SECTION: lambda script, place: script.next_section(place.at),
    }
)
"""The steps onward; each gives the sentence it leads to, None past the last."""

BACKWARD: Mapping[Action, Callable[[Script, Place], int]] = MappingProxyType(
    {
        Action.PREVIOUS_SENTENCE: _previous_sentence,
        Action.PREVIOUS_PARAGRAPH: lambda script, place: script.previous_paragraph(place.at),
        Action.PREVIOUS_SECTION: lambda script, place: script.previous_section(place.at),
    }
)
"""The steps back; each gives the sentence it leads to."""
