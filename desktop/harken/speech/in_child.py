"""What the voice child does: lists the voices, and renders utterances."""

import sys
from array import array
from collections.abc import Callable
from dataclasses import astuple, replace

from harken.errors import HarkenError
from harken.serving import Report
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip
from harken.speech.cues import WordEvent, estimated_cues, measured_cues
from harken.speech.engine import NoEngine, Rendered, UnknownVoice
from harken.speech.engines import engine, installed_voices
from harken.speech.silence import without_silence
from harken.wire import Json

_UNHEARD_CHANGE = 0.01
"""Of the tempo; below it, stretching costs more than it gives."""


def list_voices(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """Answers with all voices of all engines that start."""
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
    return _finished(text, _at_rate(rendered, rate_wpm))


def _at_rate(rendered: Rendered, rate_wpm: int) -> Rendered:
    """The same at the wanted rate."""
    tempo = rate_wpm / rendered.rate_wpm
    if abs(tempo - 1) < _UNHEARD_CHANGE or not rendered.samples:
        return rendered
    from harken.speech.stretch import stretched  # costs 0.1 s, and most rates never need it

    samples = stretched(rendered.samples, rendered.sample_rate_hz, tempo)
    events = tuple(
        WordEvent(e.start, e.length, round(e.frame / tempo)) for e in rendered.events or ()
    )
    return replace(rendered, samples=samples, rate_wpm=rate_wpm, events=events)


def _finished(text: str, rendered: Rendered) -> Clip:
    """The clip: at the one sample rate, in the one byte order, trimmed, with clean cues."""
    samples, events = _at_the_one_rate(rendered)
    samples, trimmed_frames = without_silence(samples)
    if sys.byteorder == "big":
        swapped = array("h", samples)
        swapped.byteswap()
        samples = swapped.tobytes()
    frames = len(samples) // BYTES_PER_FRAME
    if not events:
        return Clip(samples, estimated_cues(text, frames), measured=False)
    shifted = [WordEvent(e.start, e.length, e.frame - trimmed_frames) for e in events]
    return Clip(samples, measured_cues(text, shifted, frames), measured=True)


def _at_the_one_rate(rendered: Rendered) -> tuple[bytes, tuple[WordEvent, ...]]:
    events = rendered.events or ()
    if rendered.sample_rate_hz == SAMPLE_RATE_HZ:
        return rendered.samples, events
    from harken.speech.sound_file import resampled  # costs 0.1 s, and most engines never need it

    samples = resampled(rendered.samples, rendered.sample_rate_hz, SAMPLE_RATE_HZ)
    scale = SAMPLE_RATE_HZ / rendered.sample_rate_hz
    return samples, tuple(WordEvent(e.start, e.length, round(e.frame * scale)) for e in events)


def _no_voice() -> HarkenError:
    return HarkenError(
        "Cannot read aloud",
        "no voice is installed",
        "Install one: “apt install espeak-ng” on Debian and Ubuntu, or “pip install "
        "espeakng-loader” anywhere.",
    )
