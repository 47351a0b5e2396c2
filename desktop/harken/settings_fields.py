"""What each field of the settings holds, from JSON: nothing that makes no sense gets through.

The limits are those of the parts that use the fields. They stand here once more because the window
waits for its settings, and those parts are not loaded then; a test holds them to be the same.
"""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    # The window waits for its settings; most people have no pronunciations of their own.
    from harken.speech.paces import HeardPaces
    from harken.speech.pronunciation import Pronunciation

_RATE = re.compile("[1-9][0-9]{1,2}")


def understood(data: Mapping[str, object]) -> dict[str, Any]:
    """The fields of `Settings` that make sense in an object from JSON, by their names."""
    values = {name: _UNDERSTAND[name](data[name]) for name in _UNDERSTAND if name in data}
    return {name: value for name, value in values.items() if value is not None}


def _one_of(*known: str) -> Callable[[object], str | None]:
    return lambda value: value if value in known else None


def _within(low: float, high: float) -> Callable[[object], float | None]:
    def understand(value: object) -> float | None:
        if not isinstance(value, int | float) or isinstance(value, bool):
            return None
        # A number that is none (NaN) is in no order with the others.
        return value if low <= value <= high else None

    return understand


def _whole(low: int, high: int) -> Callable[[object], int | None]:
    return lambda value: value if type(value) is int and low <= value <= high else None


def _is_text(value: object) -> TypeGuard[str]:
    """Whether it is a text that can be used.

    With half a surrogate pair in it, it could not be written again; with NUL, it names no folder
    and no device, and a system that is asked for one fails.
    """
    if not isinstance(value, str) or "\0" in value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(value: object) -> str | None:
    return value if _is_text(value) else None


def _texts(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(map(_is_text, value)) else None


def _pauses_ms(value: object) -> tuple[int, int, int] | None:
    if not isinstance(value, list) or len(value) != 3:
        return None
    sentence, paragraph, heading = map(_whole(0, 5_000), value)
    if sentence is None or paragraph is None or heading is None:
        return None
    return sentence, paragraph, heading


def _texts_by_text(value: object) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    return value if all(map(_is_text, [*value, *value.values()])) else None


def _paces(value: object) -> "HeardPaces | None":
    """Those that make sense."""
    if not isinstance(value, dict):
        return None
    by_voice = {
        voice: {int(rate): heard for rate, one in rates.items() if (heard := _heard(rate, one))}
        for voice, rates in value.items()
        if _is_text(voice) and isinstance(rates, dict)
    }
    return {voice: rates for voice, rates in by_voice.items() if rates}


def _heard(rate: str, value: object) -> tuple[float, float] | None:
    """Letters and seconds at a rate, where a voice could speak like that."""
    if not _RATE.fullmatch(rate) or not isinstance(value, list) or len(value) != 2:
        return None
    letters, seconds = map(_within(1.0, 1_000_000.0), value)
    if letters is None or seconds is None:
        return None
    return (letters, seconds) if 1.0 <= letters / seconds <= 1_000.0 else None


def _length(value: object) -> tuple[str, float] | None:
    if not isinstance(value, list) or len(value) != 2 or not isinstance(value[0], str):
        return None
    kind, number = value
    understand = _LENGTHS.get(kind)
    understood = understand(number) if understand is not None else None
    return (kind, understood) if understood is not None else None


def _pixels(count: int) -> Callable[[object], tuple[int, ...] | None]:
    def understand(value: object) -> tuple[int, ...] | None:
        if not isinstance(value, list) or len(value) != count:
            return None
        plausible = all(type(one) is int and abs(one) < 100_000 for one in value)
        return tuple(value) if plausible else None

    return understand


def _three_texts(value: object) -> tuple[str, ...] | None:
    texts = _texts(value)
    return texts if texts is not None and len(texts) == 3 else None


def _keys(value: object) -> dict[str, tuple[str, ...]] | None:
    """Those that make sense."""
    if not isinstance(value, dict):
        return None
    read = {name: _texts(keys) for name, keys in value.items() if _is_text(name)}
    return {name: keys for name, keys in read.items() if keys is not None}


def _yes_or_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _pronunciations(value: object) -> "tuple[Pronunciation, ...] | None":
    """Those that make sense; one that cannot be used stays, for its owner to mend."""
    if not isinstance(value, list):
        return None
    return tuple(one for one in map(_pronunciation, value) if one is not None)


def _pronunciation(value: object) -> "Pronunciation | None":
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


_LENGTHS: dict[str, Callable[[object], float | None]] = {
    "sentences": _whole(1, 1_000_000),
    "words": _whole(1, 1_000_000_000),
    "percent": _within(0.001, 100.0),
    "minutes": _within(0.001, 1_000_000.0),
}

_UNDERSTAND: dict[str, Callable[[object], Any]] = {
    "theme": _one_of("system", "light", "dark", "sepia", "contrast"),
    "rate_wpm": _whole(88, 875),
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
    "window": _pixels(4),
    "maximised": _yes_or_no,
    "audio_folder": _text,
    "text_folder": _text,
    "audio_format": _one_of("mp3", "wav"),
    "text_px": _whole(12, 64),
    "line_height_percent": _whole(100, 250),
    "column_em": _whole(18, 78),
    "typeface": _text,
    "dim_others": _yes_or_no,
    "reduced_motion": _yes_or_no,
    "read_code": _yes_or_no,
    "read_tables": _yes_or_no,
    "pronunciations": _pronunciations,
    "autoplay": _yes_or_no,
    "recap": _yes_or_no,
    "confirm": _yes_or_no,
    "keep_history": _yes_or_no,
    "notifications": _yes_or_no,
    "headset": _three_texts,
    "voice_commands": _one_of("off", "push", "always"),
    "microphone": _text,
    "keys": _keys,
    "single_keys": _yes_or_no,
    "close_to_tray": _yes_or_no,
    "mini_player": _pixels(2),
    "fit_minutes": _whole(1, 240),
    "plan_left_minutes": _whole(0, 240),
    "library_sort": _one_of("added", "title", "heard", "length"),
    "show_side": _yes_or_no,
}
