"""What Harken remembers from one start to the next: one small JSON file, never half written."""

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from harken.paths import config_dir

if TYPE_CHECKING:
    # The window waits for its settings; most people have no pronunciations of their own.
    from harken.speech.pronunciation import Pronunciation
    from harken.speech.reading_rules import ReadingRules


class Settings(NamedTuple):
    """Everything that is remembered; the values here are a new person's."""

    theme: str = "system"
    """"system", "light" or "dark"."""
    rate_wpm: int = 175
    volume: float = 1.0
    """0 to 1, linear."""
    voices: Mapping[str, str] = MappingProxyType({})
    """The voice that was chosen for a language: BCP 47 to a voice's id."""
    summary_sentences: int | None = None
    """The summary's length; None is one minute."""
    window: tuple[int, int, int, int] | None = None
    """Left, top, width and height of the window in logical pixels."""
    maximised: bool = False
    audio_folder: str | None = None
    """Where audio was saved last."""
    audio_format: str = "mp3"
    read_code: bool = False
    read_tables: bool = False
    pronunciations: "tuple[Pronunciation, ...]" = ()

    @property
    def reading_rules(self) -> "ReadingRules":
        """The fields that say what is read, and how."""
        from harken.speech.reading_rules import ReadingRules

        return ReadingRules(self.read_code, self.read_tables, self.pronunciations)


def settings_path() -> Path:
    """Where the settings lie."""
    return config_dir() / "settings.json"


def load_settings(path: Path) -> Settings:
    """The settings in `path`; the defaults for what is missing or makes no sense.

    A file that cannot be understood is set aside as "settings.damaged.json", not thrown away.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        _set_aside(path)
        return Settings()
    understood = {name: _UNDERSTAND[name](data[name]) for name in _UNDERSTAND if name in data}
    known = {name: value for name, value in understood.items() if value is not None}
    return Settings()._replace(**known)


def save_settings(settings: Settings, path: Path) -> bool:
    """Writes the settings beside `path` and puts them in its place at once.

    Returns:
        False where they could not be written: they then last until Harken ends.
    """
    import tempfile  # costs a start-up more than all else here

    text = json.dumps(_plain(settings), indent=2, ensure_ascii=False)
    aside: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-", suffix=".json")
        aside = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        if aside is not None:
            with contextlib.suppress(OSError):
                aside.unlink()
        return False
    return True


def _plain(settings: Settings) -> dict[str, object]:
    from dataclasses import asdict

    return settings._asdict() | {
        "voices": dict(settings.voices),
        "pronunciations": [asdict(one) for one in settings.pronunciations],
    }


def _set_aside(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.replace(path.with_name("settings.damaged.json"))


def _one_of(*known: str) -> Callable[[Any], str | None]:
    return lambda value: value if value in known else None


def _within(low: float, high: float) -> Callable[[Any], float | None]:
    def understand(value: Any) -> float | None:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        # A number that is none (NaN) is in no order with the others.
        return value if number and low <= value <= high else None

    return understand


def _whole(low: int, high: int) -> Callable[[Any], int | None]:
    return lambda value: value if type(value) is int and low <= value <= high else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _texts_by_text(value: Any) -> dict[str, str] | None:
    texts = isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return value if texts else None


def _rectangle(value: Any) -> tuple[int, ...] | None:
    whole = isinstance(value, list) and len(value) == 4 and all(type(one) is int for one in value)
    return tuple(value) if whole and all(abs(one) < 100_000 for one in value) else None


def _yes_or_no(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _pronunciations(value: Any) -> "tuple[Pronunciation, ...] | None":
    """Those that make sense; one that cannot be used stays, for its owner to mend."""
    if not isinstance(value, list):
        return None
    return tuple(one for one in map(_pronunciation, value) if one is not None)


def _pronunciation(value: Any) -> "Pronunciation | None":
    if not isinstance(value, dict):
        return None
    written, spoken = value.get("written"), value.get("spoken")
    language, is_pattern = value.get("language"), value.get("is_pattern", False)
    if not isinstance(written, str) or not isinstance(spoken, str):
        return None
    if not isinstance(language, str | None) or not isinstance(is_pattern, bool):
        return None
    from harken.speech.pronunciation import Pronunciation

    return Pronunciation(written, spoken, language, is_pattern)


_UNDERSTAND: dict[str, Callable[[Any], Any]] = {
    "theme": _one_of("system", "light", "dark"),
    "rate_wpm": _whole(80, 450),
    "volume": _within(0.0, 1.0),
    "voices": _texts_by_text,
    "summary_sentences": _whole(1, 1_000_000),
    "window": _rectangle,
    "maximised": _yes_or_no,
    "audio_folder": _text,
    "audio_format": _one_of("mp3", "wav"),
    "read_code": _yes_or_no,
    "read_tables": _yes_or_no,
    "pronunciations": _pronunciations,
}
"""What each field holds, from JSON; None where it makes no sense."""
