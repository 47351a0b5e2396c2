"""What Harken remembers from one start to the next: one small JSON file, never half written."""

import contextlib
import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

from harken.paths import config_dir

if TYPE_CHECKING:
    # The window waits for its settings; most people have no pronunciations of their own.
    from harken.article.pauses import Pauses
    from harken.speech.paces import HeardPaces
    from harken.speech.pronunciation import Pronunciation
    from harken.speech.reading_rules import ReadingRules
    from harken.summary.length import Length

_RATE = re.compile("[1-9][0-9]{1,2}")


class Settings(NamedTuple):
    """Everything that is remembered; the values here are a new person's."""

    theme: str = "system"
    """"system", "light", "dark", "sepia" or "contrast"."""
    rate_wpm: int = 175
    pitch_semitones: int = 0
    """Above the voice's own pitch."""
    volume: float = 1.0
    """0 to 1, linear."""
    voices: Mapping[str, str] = MappingProxyType({})
    """The voice that was chosen for a language: BCP 47 to a voice's id."""
    favourite_voices: tuple[str, ...] = ()
    """The ids of voices, in the order in which they were chosen."""
    voice_folder: str | None = None
    """Where more Piper voices lie, beside those that were dropped on the window."""
    output: str | None = None
    """The sound device that was chosen, as Qt names it; None for the system's default."""
    pauses_ms: tuple[int, int, int] = (250, 500, 700)
    """After a sentence, a paragraph and a heading."""
    paces: "HeardPaces" = MappingProxyType({})
    """What was heard of the voices' speed; see `speech.paces`."""
    summary_length: tuple[str, float] = ("minutes", 1.0)
    """The summary's length: "sentences", "words", "percent" or "minutes", and how many."""
    summary_method: str = "auto"
    """How its sentences are ranked, one of `summary.ranker.METHODS` or of a newer Harken's."""
    window: tuple[int, int, int, int] | None = None
    """Left, top, width and height of the window in logical pixels."""
    maximised: bool = False
    audio_folder: str | None = None
    """Where audio was saved last."""
    audio_format: str = "mp3"
    text_folder: str | None = None
    """Where a summary was saved last."""
    text_px: int = 18
    """The size of the text that is read."""
    line_height_percent: int = 160
    column_em: int = 38
    """The most that a line of text is wide."""
    typeface: str | None = None
    """The family of the text that is read; None for the system's serif."""
    dim_others: bool = False
    """Whether all paragraphs but the one that is read are dimmed."""
    reduced_motion: bool = False
    read_code: bool = False
    read_tables: bool = False
    pronunciations: "tuple[Pronunciation, ...]" = ()

    @property
    def length(self) -> "Length":
        """The summary's length."""
        from harken.summary.length import length_of_kind

        return length_of_kind(*self.summary_length)

    @property
    def reading_rules(self) -> "ReadingRules":
        """The fields that say what is read, and how."""
        from harken.speech.reading_rules import ReadingRules

        return ReadingRules(self.read_code, self.read_tables, self.pronunciations, self.pauses)

    @property
    def pauses(self) -> "Pauses":
        """How long the voice pauses between what it says."""
        from harken.article.pauses import Pauses

        return Pauses(*self.pauses_ms)


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
    if "summary_length" not in data and "summary_sentences" in data:
        # Its name before lengths had other kinds.
        data["summary_length"] = ["sentences", data["summary_sentences"]]
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
        # Half a surrogate pair, which a folder's name may hold, is no character.
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        return False
    finally:
        # Where it was moved there is nothing of that name any more.
        if aside is not None:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)
    return True


def _plain(settings: Settings) -> dict[str, object]:
    from dataclasses import asdict

    return settings._asdict() | {
        "voices": dict(settings.voices),
        "paces": {voice: dict(rates) for voice, rates in settings.paces.items()},
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


def _is_text(value: Any) -> TypeGuard[str]:
    """Whether it is a text; with half a surrogate pair in it, it could not be written again."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(value: Any) -> str | None:
    return value if _is_text(value) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(map(_is_text, value)) else None


def _pauses_ms(value: Any) -> tuple[int, int, int] | None:
    if not isinstance(value, list) or len(value) != 3:
        return None
    sentence, paragraph, heading = map(_whole(0, 5_000), value)
    if sentence is None or paragraph is None or heading is None:
        return None
    return sentence, paragraph, heading


def _texts_by_text(value: Any) -> dict[str, str] | None:
    texts = isinstance(value, dict) and all(map(_is_text, [*value, *value.values()]))
    return value if texts else None


def _paces(value: Any) -> "HeardPaces | None":
    """Those that make sense."""
    if not isinstance(value, dict):
        return None
    by_voice = {
        voice: {int(rate): heard for rate, one in rates.items() if (heard := _heard(rate, one))}
        for voice, rates in value.items()
        if _is_text(voice) and isinstance(rates, dict)
    }
    return {voice: rates for voice, rates in by_voice.items() if rates}


def _heard(rate: str, value: Any) -> tuple[float, float] | None:
    """Letters and seconds at a rate, where a voice could speak like that."""
    if not _RATE.fullmatch(rate) or not isinstance(value, list) or len(value) != 2:
        return None
    letters, seconds = map(_within(1.0, 1_000_000.0), value)
    if letters is None or seconds is None:
        return None
    return (letters, seconds) if 1.0 <= letters / seconds <= 1_000.0 else None


def _length(value: Any) -> tuple[str, float] | None:
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[0], str):
        return None
    kind, number = value
    understand = _LENGTHS.get(kind)
    understood = understand(number) if understand is not None else None
    return (kind, understood) if understood is not None else None


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
    if not _is_text(written) or not _is_text(spoken) or not isinstance(is_pattern, bool):
        return None
    if language is not None and not _is_text(language):
        return None
    from harken.speech.pronunciation import Pronunciation

    return Pronunciation(written, spoken, language, is_pattern)


_LENGTHS: dict[str, Callable[[Any], float | None]] = {
    "sentences": _whole(1, 1_000_000),
    "words": _whole(1, 1_000_000_000),
    "percent": _within(0.001, 100.0),
    "minutes": _within(0.001, 1_000_000.0),
}

_UNDERSTAND: dict[str, Callable[[Any], Any]] = {
    "theme": _one_of("system", "light", "dark", "sepia", "contrast"),
    "rate_wpm": _whole(80, 875),
    "pitch_semitones": _whole(-12, 12),
    "volume": _within(0.0, 1.0),
    "voices": _texts_by_text,
    "favourite_voices": _texts,
    "voice_folder": _text,
    "output": _text,
    "pauses_ms": _pauses_ms,
    "paces": _paces,
    "summary_length": _length,
    "summary_method": _text,
    "window": _rectangle,
    "maximised": _yes_or_no,
    "audio_folder": _text,
    "text_folder": _text,
    "audio_format": _one_of("mp3", "wav"),
    "text_px": _whole(8, 96),
    "line_height_percent": _whole(100, 300),
    "column_em": _whole(16, 120),
    "typeface": _text,
    "dim_others": _yes_or_no,
    "reduced_motion": _yes_or_no,
    "read_code": _yes_or_no,
    "read_tables": _yes_or_no,
    "pronunciations": _pronunciations,
}
"""What each field holds, from JSON; None where it makes no sense."""
