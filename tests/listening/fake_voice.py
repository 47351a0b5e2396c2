"""A voice that needs no time, and what can go wrong with it."""

from collections.abc import Callable
from concurrent.futures import Future
from itertools import pairwise

from harken.article.words import word_offsets
from harken.errors import HarkenError
from harken.speech.clip import SAMPLE_RATE_HZ, Clip, Cue
from harken.speech.paces import Paces
from harken.speech.synthesiser import UnreadableSentence
from harken.speech.utterance import Utterance
from harken.speech.voice import Voice

_FRAMES_PER_CHARACTER_AT_175_WPM = 1400
SECONDS_PER_CHARACTER_AT_175_WPM = _FRAMES_PER_CHARACTER_AT_175_WPM / SAMPLE_RATE_HZ

VOICES = [
    Voice("espeak_pcm:gmw/en-us", "English (America)", ("en-us", "en"), "espeak_pcm"),
    Voice("espeak_pcm:gmw/en", "English (Great Britain)", ("en-gb", "en"), "espeak_pcm"),
    Voice("espeak_pcm:gmw/de", "German", ("de",), "espeak_pcm"),
]


class FakeSynthesiser:
    """A voice that needs no time, and can be told what it cannot say."""

    def __init__(self, voices: list[Voice]) -> None:
        self.rendered: list[tuple[str, str, int]] = []
        """The text, voice and rate of each call."""
        self.installed = voices
        self.cannot_say: set[str] = set()
        self.refusing: set[str] = set()
        """Voices that are there and yet cannot be spoken with."""
        self.broken: HarkenError | None = None
        """Why there is no voice at all."""
        self.voice_folder: str | None = None
        self.held: list[tuple[Future[Clip], Clip]] | None = None
        """Where this is a list, clips gather here instead of being delivered."""
        self.pitches: list[int] = []
        """The pitch of each call."""
        self.measures = True
        """Whether it tells the times of words; else they are estimated."""
        self.loads = False
        """Whether each clip has the voice loaded first."""
        self.takes: dict[str, int] = {}
        """How many times as long as the others a voice takes."""

    def voices(self) -> "Future[list[Voice]]":
        future: Future[list[Voice]] = Future()
        if self.broken is not None:
            future.set_exception(self.broken)
        elif self.installed:
            future.set_result(self.installed)
        else:
            future.set_exception(HarkenError("Cannot read", "no voice", "Install one."))
        return future

    def render(
        self,
        utterance: Utterance,
        voice: str,
        rate_wpm: int,
        pitch_semitones: int = 0,
        on_loading: Callable[[], None] | None = None,
    ) -> "Future[Clip]":
        self.rendered.append((utterance.spoken, voice, rate_wpm))
        self.pitches.append(pitch_semitones)
        if self.loads and on_loading is not None:
            on_loading()
        future: Future[Clip] = Future()
        clip_wpm = rate_wpm // self.takes.get(voice, 1)
        if self.broken is not None:
            future.set_exception(self.broken)
        elif all(it.id != voice for it in self.installed):
            future.set_exception(HarkenError("Cannot read", "the voice has gone", "Choose one."))
        elif voice in self.refusing:
            future.set_exception(HarkenError("Cannot read", "its file is damaged", "Choose one."))
        elif any(words in utterance.spoken for words in self.cannot_say):
            future.set_exception(UnreadableSentence("Cannot read", "it is a test", "Go on."))
        elif self.held is not None:
            self.held.append((future, _clip(utterance, clip_wpm, self.measures)))
        else:
            future.set_result(_clip(utterance, clip_wpm, self.measures))
        return future

    def release(self) -> None:
        """Delivers what was held, in order, and holds nothing more."""
        held, self.held = self.held or [], None
        for future, clip in held:
            if future.set_running_or_notify_cancel():
                future.set_result(clip)

    def cancel(self, future: "Future[Clip]") -> None:
        future.cancel()


def _clip(utterance: Utterance, rate_wpm: int, measured: bool) -> Clip:
    """Noise of a length that fits, with a cue for each word."""
    per_character = _FRAMES_PER_CHARACTER_AT_175_WPM * 175 // rate_wpm
    frames = len(utterance.spoken) * per_character
    words = word_offsets(utterance.spoken)
    ends = [*(start * per_character for start, _ in words[1:]), frames]
    cues = tuple(
        Cue(start * per_character, end_frame, start, end)
        for (start, end), end_frame in zip(words, ends, strict=True)
    )
    assert all(one.end_frame == other.start_frame for one, other in pairwise(cues))
    return Clip(b"\1\1" * frames, cues, measured)


def well_known_paces() -> Paces:
    """The fake voice was heard for long: what it says does not change what is known of it."""
    known = 1e6, 1e6 * SECONDS_PER_CHARACTER_AT_175_WPM
    return Paces({voice.id: {175: known} for voice in VOICES})
