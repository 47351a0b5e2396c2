"""What can be said, and the command that each phrase is."""

from collections.abc import Mapping
from types import MappingProxyType

from harken.article.position import Reading
from harken.listening.command import Action, Command
from harken.listening.sleep import Sleep, SleepAt

CALL = "harken"
"""The word that each phrase begins with, so that nothing that is said by chance is one."""

_SLEEP_MINUTES = 20.0

PHRASES: Mapping[str, Command] = MappingProxyType(
    {
        "pause": Command(Action.PAUSE),
        "play": Command(Action.PLAY),
        "stop": Command(Action.STOP),
        "next": Command(Action.NEXT_PARAGRAPH),
        "back": Command(Action.PREVIOUS_PARAGRAPH),
        "again": Command(Action.REPEAT_SENTENCE),
        "skip": Command(Action.NEXT_ARTICLE),
        "faster": Command(Action.FASTER),
        "slower": Command(Action.SLOWER),
        "louder": Command(Action.LOUDER),
        "quieter": Command(Action.QUIETER),
        "summary": Command(Action.SET_READING, Reading.SUMMARY),
        "article": Command(Action.SET_READING, Reading.ARTICLE),
        "mark": Command(Action.MARK),
        "status": Command(Action.SAY_STATUS),
        "sleep": Command(Action.SET_SLEEP, Sleep(SleepAt.MINUTES, _SLEEP_MINUTES)),
    }
)
"""By the second word of the phrase."""
