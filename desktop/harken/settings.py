"""What Harken remembers from one start to the next: one small JSON file, never half written."""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from harken.paths import config_dir
from harken.settings_fields import understood

if TYPE_CHECKING:
    # The window waits for its settings; most people have no pronunciations of their own.
    from harken.article.pauses import Pauses
    from harken.listening.habits import Habits
    from harken.speech.paces import HeardPaces
    from harken.speech.pronunciation import Pronunciation
    from harken.speech.reading_rules import ReadingRules
    from harken.summary.length import Length


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
    autoplay: bool = True
    """Whether the next article follows when one has ended."""
    recap: bool = True
    """Whether two sentences of what was heard come first after a day away."""
    confirm: bool = False
    """Whether the voice confirms what was asked for."""
    keep_history: bool = True
    """Whether it is remembered what was heard, and how far."""
    notifications: bool = True
    """Whether the desktop tells of the next article and of finished long work."""
    headset: tuple[str, str, str] = ("play-pause", "next-paragraph", "previous-paragraph")
    """What one, two and three presses of a headset's button do: values of `Action`."""
    voice_commands: str = "off"
    """"off", "push" (while a key or button is held) or "always"."""
    microphone: str | None = None
    """Where voice commands are heard, as Qt names it; None for the system's default."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Keys that the person has chosen, by the name of what they do (`Doing`)."""
    single_keys: bool = True
    """Whether characters without Ctrl or Alt do anything (WCAG 2.1.4)."""
    close_to_tray: bool = False
    """Whether closing the window while it plays leaves the tray icon, where there is one."""
    mini_player: tuple[int, int] | None = None
    """Where the small player was: left and top in logical pixels."""
    fit_minutes: int = 25
    """How much time the person had last, in minutes."""
    plan_left_minutes: int = 0
    """What was left of it when Harken ended before it was over."""
    library_sort: str = "added"
    """"added", "title", "heard" or "length"."""
    show_side: bool = True
    """Whether Up next and the library are shown beside the text."""

    @property
    def habits(self) -> "Habits":
        """The fields that say how the person likes to listen."""
        from harken.listening.habits import Habits

        return Habits(self.autoplay, self.recap, self.confirm, self.keep_history)

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
    return Settings()._replace(**understood(data))


def save_settings(settings: Settings, path: Path) -> bool:
    """Writes the settings beside `path` and puts them in its place at once.

    Returns:
        False where they could not be written: they then last until Harken ends.
    """
    import tempfile  # costs a start-up more than all else here

    text = json.dumps(_plain(settings), indent=2, ensure_ascii=False)
    aside: Path | None = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
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
        "keys": dict(settings.keys),
        "pronunciations": [asdict(one) for one in settings.pronunciations],
    }


def _set_aside(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.replace(path.with_name("settings.damaged.json"))
