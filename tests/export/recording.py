"""A voice that can be asked afterwards what it said."""

from collections.abc import Callable
from concurrent.futures import Future

from harken.child import Child
from harken.speech.clip import Clip
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import Utterance


class RecordingSynthesiser(Synthesiser):
    """A real voice that remembers what it rendered: espeak-ng never says a thing twice alike."""

    def __init__(self, program: str = "harken.voice_child") -> None:
        self.child = Child(program)
        self.rendered: list[tuple[Utterance, Future[Clip]]] = []
        self.voices_used: list[str] = []
        self.pitches_used: set[int] = set()
        super().__init__(self.child)

    def render(
        self,
        utterance: Utterance,
        voice: str,
        rate_wpm: int,
        pitch_semitones: int = 0,
        on_loading: Callable[[], None] | None = None,
    ) -> "Future[Clip]":
        future = super().render(utterance, voice, rate_wpm, pitch_semitones, on_loading)
        self.rendered.append((utterance, future))
        self.voices_used.append(voice)
        self.pitches_used.add(pitch_semitones)
        return future
