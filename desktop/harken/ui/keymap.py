"""Which key does what: the usual keys, and those that the person has chosen instead."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from harken.ui.doing import Doing
from harken.ui.key_texts import is_single, shown_key, usable_key
from harken.ui.keys import KEYS, Key
from harken.ui.memory import Memory


class Clash(NamedTuple):
    """A key that two things were given."""

    key: str
    kept: Doing
    """What it does."""
    lost: Doing
    """What it does not."""


class Keymap(QObject):
    """The keys that hold now; other choices hold at once and are kept.

    What is in the settings may be damaged, or of another version: keys that cannot be used and
    things that are not known are passed over, and of two things with the same key the first in the
    table has it. What the person chose goes before what is usual.

    Args:
        memory: Where the choices are kept.
    """

    changed = Signal()
    """Other keys hold."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._given: dict[Doing, tuple[str, ...]] = {}
        self._holders: dict[str, Doing] = {}
        self._clashes: tuple[Clash, ...] = ()
        self._reckon()

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Keys that more than one thing was given."""
        return self._clashes

    @property
    def single_keys(self) -> bool:
        """Whether characters without Ctrl or Alt do anything."""
        return self._memory.settings.single_keys

    @single_keys.setter
    def single_keys(self, on: bool) -> None:
        self._memory.keep(single_keys=on)
        self._memory.write()
        self.changed.emit()

    def given_to(self, doing: Doing) -> tuple[str, ...]:
        """The keys of one thing, those included that rest while single keys are off."""
        return self._given.get(doing, ())

    def keys_of(self, doing: Doing) -> tuple[str, ...]:
        """The keys of one thing that work now."""
        given = self.given_to(doing)
        return given if self.single_keys else tuple(key for key in given if not is_single(key))

    def sequences_of(self, key: Key) -> list[QKeySequence]:
        """All that is to be pressed for a thing of the table, media keys included."""
        media = [QKeySequence(code).toString() for code in key.media]
        unclaimed = [name for name in media if self._holders.get(name) is key.doing]
        return [*map(QKeySequence, dict.fromkeys((*self.keys_of(key.doing), *unclaimed)))]

    def shown(self, doing: Doing) -> str:
        """The keys that work as people read them: "Space or K"; "" where there is none."""
        names = map(shown_key, self.keys_of(doing))
        return QCoreApplication.translate("Keys", " or ").join(names)

    def holder(self, key: str) -> Doing | None:
        """What a key does."""
        return self._holders.get(key)

    def is_usual(self, doing: Doing) -> bool:
        """Whether the person has left a thing its usual keys."""
        return str(doing) not in self._memory.settings.keys

    def give(self, doing: Doing, keys: tuple[str, ...]) -> None:
        """Gives a thing these keys and no others; what had one of them loses it."""
        chosen = dict(self._memory.settings.keys)
        for other, given in self._given.items():
            if other is not doing and set(given) & set(keys):
                chosen[str(other)] = tuple(key for key in given if key not in keys)
        chosen[str(doing)] = keys
        usual = {str(key.doing): key.keys for key in KEYS}
        self._keep({name: keys for name, keys in chosen.items() if usual.get(name) != keys})

    def reset(self, doing: Doing) -> None:
        """Gives a thing its usual keys, as far as nothing else was given them."""
        chosen = self._memory.settings.keys
        self._keep({name: keys for name, keys in chosen.items() if name != doing})

    def reset_all(self) -> None:
        """Gives everything its usual keys."""
        self._keep({})

    def _keep(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        self._memory.keep(keys=chosen)
        self._memory.write()
        self._reckon()
        self.changed.emit()

    def _reckon(self) -> None:
        chosen = self._memory.settings.keys
        self._given, self._holders, clashes = {}, {}, []
        for key in sorted(KEYS, key=lambda key: self.is_usual(key.doing)):
            wished = _usable(chosen.get(key.doing, key.keys), key)
            for name in wished:
                kept = self._holders.setdefault(name, key.doing)
                if kept is not key.doing:
                    clashes.append(Clash(name, kept, key.doing))
            self._given[key.doing] = tuple(
                name for name in wished if self._holders[name] is key.doing
            )
        for key in KEYS:
            for code in key.media:
                self._holders.setdefault(QKeySequence(code).toString(), key.doing)
        self._clashes = tuple(clashes)


def _usable(keys: tuple[str, ...], key: Key) -> list[str]:
    """Those that can be used, each once; what is usual for a thing can always be used for it."""
    named = [name if name in key.keys else usable_key(name) for name in keys]
    return [name for name in dict.fromkeys(named) if name is not None]
