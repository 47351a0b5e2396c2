"""What the voice child does: lists the voices, and renders utterances."""

import sys
from array import array
from functools import cache

from harken.errors import HarkenError
from harken.serving import Report
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip
from harken.speech.cues import WordEvent, estimated_cues, measured_cues
from harken.speech.engine import Engine, NoEngine, Rendered, UnknownVoice
from harken.speech.silence import without_silence
from harken.speech.voice import Voice
from harken.wire import Json

_STOCK_DRIVERS = {"win32": "sapi5", "darwin": "nsss"}


def list_voices(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """Answers with all voices of all engines that start."""
    voices = [voice for driver in _drivers() for voice in _voices(driver)]
    if not voices:
        raise _no_voice()
    return {"voices": [[v.id, v.name, v.languages, v.driver] for v in voices]}, b""


def render(request: Json, body: bytes, report: Report) -> tuple[Json, bytes]:  # noqa: ARG001
    """Renders `text` with `voice` at `rate_wpm`: answers with cues, and the samples as body."""
    clip = _clip(request["text"], request["voice"], request["rate_wpm"])
    cues = [[c.start_frame, c.end_frame, c.spoken_start, c.spoken_end] for c in clip.cues]
    return {"cues": cues, "measured": clip.measured}, clip.samples


def _clip(text: str, voice: str, rate_wpm: int) -> Clip:
    driver, _, name = voice.partition(":")
    if not text.strip():
        return Clip(b"", (), measured=True)
    try:
        rendered = _engine(driver).render(text, name, rate_wpm)
    except (NoEngine, UnknownVoice) as error:
        if not any(_voices(installed) for installed in _drivers()):
            raise _no_voice() from error
        raise HarkenError(
            f"Cannot read aloud with the voice {voice}",
            "this computer does not have it",
            "Choose another voice.",
        ) from error
    return _finished(text, rendered)


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


@cache
def _engine(driver: str) -> Engine:
    from harken.speech.espeak_pcm import DRIVER, EspeakEngine

    if driver == DRIVER:
        return EspeakEngine()
    if driver == _STOCK_DRIVERS.get(sys.platform):
        from harken.speech.stock import StockEngine

        return StockEngine(driver)
    raise NoEngine(driver)


def _drivers() -> tuple[str, ...]:
    stock = _STOCK_DRIVERS.get(sys.platform)
    return (stock, "espeak_pcm") if stock else ("espeak_pcm",)


def _voices(driver: str) -> list[Voice]:
    try:
        return _engine(driver).voices()
    except NoEngine:
        return []


def _no_voice() -> HarkenError:
    return HarkenError(
        "Cannot read aloud",
        "no voice is installed",
        "Install one: “apt install espeak-ng” on Debian and Ubuntu, or “pip install "
        "espeakng-loader” anywhere.",
    )
