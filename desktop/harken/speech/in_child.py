"""What the voice child does: lists the voices, and renders utterances."""

import os
import re
from collections.abc import Callable
from dataclasses import astuple

from harken.errors import HarkenError
from harken.serving import Report
from harken.speech.clip import Clip
from harken.speech.engine import NoEngine, UnknownVoice
from harken.speech.engines import engine, installed_voices
from harken.speech.finishing import finished, forget_loudness
from harken.speech.piper_files import VOICE_FOLDER
from harken.speech.readiness import get_ready_to_stretch
from harken.wire import Json

# NUL ends a text for the engines' libraries, and half a surrogate pair is none. Blanks in their
# stead leave all other characters where they are.
_WITHOUT_MEANING = re.compile(r"[\0\ud800-\udfff]")


def list_voices(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """Answers with all voices of all engines that start; some lie in `voice_folder`, if any."""
    try:
        os.environ[VOICE_FOLDER] = request["voice_folder"] or ""
    except ValueError:  # no folder can have that name
        os.environ.pop(VOICE_FOLDER, None)
    forget_loudness()
    voices = list(installed_voices())
    if not voices:
        raise _no_voice()
    return {"voices": [astuple(voice) for voice in voices]}, b""


def render(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """Renders `text` as `voice`, `rate_wpm` and `pitch_semitones` say.

    Reports {"loading": the voice} before a model is loaded, if that takes a while. Answers with the
    cues, and the samples as body.
    """
    clip = _clip(**request, on_loading=lambda: report({"loading": request["voice"]}))
    get_ready_to_stretch()
    cues = [[c.start_frame, c.end_frame, c.spoken_start, c.spoken_end] for c in clip.cues]
    return {"cues": cues, "measured": clip.measured}, clip.samples


def _clip(
    *,
    text: str,
    voice: str,
    rate_wpm: int,
    pitch_semitones: int,
    on_loading: Callable[[], None],
) -> Clip:
    driver, _, name = voice.partition(":")
    text = _WITHOUT_MEANING.sub(" ", text)
    if not text.strip():
        return Clip(b"", (), measured=True)
    try:
        rendered = engine(driver).render(text, name, rate_wpm, pitch_semitones, on_loading)
    except (NoEngine, UnknownVoice) as error:
        if next(installed_voices(), None) is None:
            raise _no_voice() from error
        raise HarkenError(
            f"Cannot read aloud with the voice {voice}",
            "this computer does not have it",
            "Choose another voice.",
        ) from error
    return finished(text, voice, rate_wpm, rendered, pitch_semitones)


def _no_voice() -> HarkenError:
    return HarkenError(
        "Cannot read aloud",
        "no voice is installed",
        "Install one: “apt install espeak-ng” on Debian and Ubuntu, or “pip install "
        "espeakng-loader” anywhere.",
    )
