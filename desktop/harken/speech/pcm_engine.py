"""The engine over any of our own pyttsx3 drivers."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pyttsx3

from harken.speech.engine import NoEngine, Rendered
from harken.speech.pcm_driver import FixedPitchVoice, RoboticVoice
from harken.speech.voice import Voice


class PcmEngine:
    """Speaks with a driver that is a `PcmDriver`.

    Args:
        module: Where the driver stands: it has `buildDriver`, as pyttsx3 wants it, and says what
            its voices are like by `DRIVER` (its name), `NATURAL` and `PITCHED` (see `Voice`).

    Raises:
        NoEngine: What the driver speaks with is not installed.
    """

    def __init__(self, module: ModuleType) -> None:
        self._module = module
        # pyttsx3 imports its drivers by name.
        sys.modules[f"pyttsx3.drivers.{module.DRIVER}"] = module
        try:
            self._engine = pyttsx3.init(module.DRIVER)
        except (ImportError, OSError) as error:
            raise NoEngine(module.DRIVER) from error
        self._rendered: list[Rendered] = []
        self._errors: list[Exception] = []
        self._on_loading: Callable[[], None] = lambda: None
        self._engine.connect("loading", lambda **_: self._on_loading())
        self._engine.connect("finished-utterance", self._on_finished)
        self._engine.connect("error", self._on_error)

    def voices(self) -> list[Voice]:
        """All of the driver's voices."""
        driver = self._module.DRIVER
        return [
            Voice(
                f"{driver}:{it.id}",
                it.name,
                tuple(it.languages),
                driver,
                natural=self._module.NATURAL and not isinstance(it, RoboticVoice),
                pitched=self._module.PITCHED and not isinstance(it, FixedPitchVoice),
            )
            for it in self._engine.getProperty("voices")
        ]

    def render(
        self,
        text: str,
        voice: str,
        rate_wpm: int,
        pitch_semitones: int = 0,
        on_loading: Callable[[], None] = lambda: None,
    ) -> Rendered:
        """See `Engine.render`."""
        self._rendered.clear()
        self._errors.clear()
        self._on_loading = on_loading
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", rate_wpm)
        self._engine.setProperty("pitch", pitch_semitones)
        self._engine.say(text)
        self._engine.runAndWait()
        if self._errors:
            raise self._errors[0]
        (rendered,) = self._rendered
        return rendered

    def _on_finished(self, *, rendered: Rendered, **_: Any) -> None:
        self._rendered.append(rendered)

    def _on_error(self, *, exception: Exception, **_: Any) -> None:
        self._errors.append(exception)
