"""A session on a stage: a fake voice, a fake loudspeaker and a clock that is turned by hand.

The fakes stand for what takes time: a ten-minute article is heard in some hundredths of a second.
What they stand for is tested as it is in tests/system.
"""

from collections.abc import Callable
from concurrent.futures import Future
from itertools import pairwise
from typing import NamedTuple, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from harken.article.emphasis import NO_EMPHASIS, Emphasis
from harken.article.model import Article
from harken.article.ranking import Ranking, Reasons
from harken.article.words import word_offsets
from harken.errors import HarkenError
from harken.listening.command import Action, Command
from harken.listening.session import Session, SessionState
from harken.playback.output_device import OutputDevice
from harken.playback.player import Player
from harken.playback.track import Drained, Heard, PassageEnded, Track
from harken.speech.clip import SAMPLE_RATE_HZ, Clip, Cue
from harken.speech.paces import Paces
from harken.speech.synthesiser import Synthesiser, UnreadableSentence
from harken.speech.utterance import Utterance
from harken.speech.voice import Voice
from harken.summary.ranker import Progress, Ranker

TICK_S = 0.02
_FRAMES_PER_CHARACTER_AT_175_WPM = 1400

VOICES = [
    Voice("espeak_pcm:gmw/en-us", "English (America)", ("en-us", "en"), "espeak_pcm"),
    Voice("espeak_pcm:gmw/en", "English (Great Britain)", ("en-gb", "en"), "espeak_pcm"),
    Voice("espeak_pcm:gmw/de", "German", ("de",), "espeak_pcm"),
]
LOUDSPEAKER = OutputDevice("loud", "Loudspeaker")
HEADPHONES = OutputDevice("phones", "Headphones")


class FakePlayer(QObject):
    """The real track, heard in virtual time: `pass_time` turns the clock."""

    heard = Signal(object)
    passage_ended = Signal(int)
    drained = Signal()
    device_lost = Signal(str)
    device_back = Signal()
    moved = Signal(str)
    outputs_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.outputs: tuple[OutputDevice, ...] = (LOUDSPEAKER,)
        self.output: str | None = None
        self._track = Track()
        self._run = self._track.begin_run()
        self._frames = 0
        self.playing = False
        self.plugged_in = True
        self.volume = 1.0
        self.waiting = 0
        """How many passages were appended and not heard to their end."""
        self.flowed_s = 0.0
        """How long sound was flowing."""
        self.splices = 0
        """How often a passage went on in another sound."""
        self.clips: list[Clip] = []
        """All that was appended, whether it was heard or not."""
        self.openings: list[Clip] = []
        """Those of them that were the first after all had been dropped."""
        self._opens = True

    def append(self, key: int, clip: Clip, pause_after_ms: int, start_frame: int = 0) -> None:
        self.waiting += 1
        self.clips.append(clip)
        if self._opens:
            self.openings.append(clip)
            self._opens = False
        self._track.append(key, clip, pause_after_ms, start_frame)

    def play(self) -> None:
        self.playing = True

    def pause(self) -> None:
        self.playing = False

    def clear(self) -> None:
        self.waiting = 0
        self._opens = True
        self._track.clear()
        self._new_run()

    def drop_after(self, key: int) -> bool:
        dropped = self._track.drop_after(key)
        if dropped:
            self.waiting = 1
        return dropped

    def splice(self, key: int, clip: Clip) -> bool:
        spliced = self._track.splice(key, clip)
        if spliced:
            self.waiting = 1
            self.splices += 1
        return spliced

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def set_output(self, id_: str | None) -> None:
        self.output = id_

    def come_and_go(self, *outputs: OutputDevice) -> None:
        """Other sound devices are there than before."""
        self.outputs = outputs
        self.outputs_changed.emit()

    def move(self) -> None:
        """The headphones are pulled out, and the sound comes from the loudspeaker."""
        if self.playing:
            self.playing = False
            self.moved.emit("The sound has moved.")

    def pull_out(self) -> None:
        self.plugged_in = False
        if self.playing:
            self._new_run()
            self.device_lost.emit("The sound device has gone.")

    def plug_in(self) -> None:
        self.plugged_in = True
        if self.playing:
            self.device_back.emit()

    def pass_time(self) -> None:
        """One tick of the clock."""
        if not self.playing or not self.plugged_in:
            return
        self.flowed_s += TICK_S
        frames = int(TICK_S * SAMPLE_RATE_HZ)
        self._track.read(self._run, frames * 2)
        self._frames += frames
        generation = self._track.generation
        for event in self._track.advance(self._run, self._frames):
            if generation != self._track.generation:
                return
            match event:
                case Heard():
                    self.heard.emit(event)
                case PassageEnded(key):
                    self.waiting -= 1
                    self.passage_ended.emit(key)
                case Drained():
                    self.drained.emit()

    def _new_run(self) -> None:
        self._run = self._track.begin_run()
        self._frames = 0


class FakeSynthesiser:
    """A voice that needs no time, and can be told what it cannot say."""

    def __init__(self, voices: list[Voice]) -> None:
        self.rendered: list[tuple[str, str, int]] = []
        """The text, voice and rate of each call."""
        self.installed = voices
        self.cannot_say: set[str] = set()
        self.broken: HarkenError | None = None
        self.voice_folder: str | None = None
        self.held: list[tuple[Future[Clip], Clip]] | None = None
        """Where this is a list, clips gather here instead of being delivered."""
        self.pitches: list[int] = []
        """The pitch of each call."""
        self.measures = True
        """Whether it tells the times of words; else they are estimated."""
        self.loads = False
        """Whether each clip has the voice loaded first."""

    def voices(self) -> "Future[list[Voice]]":
        future: Future[list[Voice]] = Future()
        if self.installed:
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
        if self.broken is not None:
            future.set_exception(self.broken)
        elif all(it.id != voice for it in self.installed):
            future.set_exception(HarkenError("Cannot read", "the voice has gone", "Choose one."))
        elif any(words in utterance.spoken for words in self.cannot_say):
            future.set_exception(UnreadableSentence("Cannot read", "it is a test", "Go on."))
        elif self.held is not None:
            self.held.append((future, _clip(utterance, rate_wpm, self.measures)))
        else:
            future.set_result(_clip(utterance, rate_wpm, self.measures))
        return future

    def release(self) -> None:
        """Delivers what was held, in order, and holds nothing more."""
        held, self.held = self.held or [], None
        for future, clip in held:
            if future.set_running_or_notify_cancel():
                future.set_result(clip)

    def cancel(self, future: "Future[Clip]") -> None:
        future.cancel()


class Asked(NamedTuple):
    """A ranking that was asked for."""

    future: "Future[Ranking]"
    article: Article
    method: str
    emphasis: Emphasis


class FakeRanker:
    """Ranks the longest sentences first, when it is told to."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        """What was not answered yet."""
        self.on_progress: Progress | None = None
        """How the latest ranking tells its progress."""
        self.at_once = True
        self.refused: set[str] = set()
        """The methods that rank nothing."""

    def rank(
        self,
        article: Article,
        method: str = "auto",
        emphasis: Emphasis = NO_EMPHASIS,
        on_progress: Progress | None = None,
    ) -> "Future[Ranking]":
        future: Future[Ranking] = Future()
        self.asked.append(Asked(future, article, method, emphasis))
        self.on_progress = on_progress
        if self.at_once:
            self.answer()
        return future

    def cancel(self, future: "Future[Ranking]") -> None:
        future.cancel()

    def answer(self) -> None:
        """Ranks what was asked for and not cancelled."""
        asked, self.asked = self.asked, []
        for future, article, method, emphasis in asked:
            if future.done():
                continue
            if method in self.refused:
                future.set_exception(HarkenError(f"Cannot rank by {method}", "a test", "Go on."))
            else:
                future.set_result(ranking_of(article, method, emphasis))


def ranking_of(article: Article, method: str = "auto", emphasis: Emphasis = NO_EMPHASIS) -> Ranking:
    """The sentences of paragraphs that are read, those that are pinned and then the longest first.

    The method "balanced" has the shortest first.
    """
    read = [it for it in article.sentences_read() if it.index not in emphasis.excluded]
    body = [it for it in read if article.blocks[it.span.block].kind == "paragraph"]
    sign = 1 if method == "balanced" else -1
    best = sorted(
        body,
        key=lambda it: (it.index not in emphasis.pinned, sign * (it.span.end - it.span.start)),
    )
    count = len(best)
    return Ranking(
        method,
        tuple(it.index for it in best),
        tuple(1 - place / max(1, count) for place in range(count)),
        (Reasons(1.0),) * count,
        pinned=sum(it.index in emphasis.pinned for it in best),
    )


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


def _well_known_paces() -> Paces:
    """The fake voice was heard for long: what it says does not change what is known of it."""
    per_character_s = _FRAMES_PER_CHARACTER_AT_175_WPM / SAMPLE_RATE_HZ
    return Paces({voice.id: {175: (1e6, 1e6 * per_character_s)} for voice in VOICES})


class Stage:
    """A session, its fakes, and what it has told."""

    def __init__(self, voices: list[Voice] = VOICES, *, settled: bool = True) -> None:
        self.player = FakePlayer()
        self.synthesiser = FakeSynthesiser(voices)
        self.ranker = FakeRanker()
        self.session = Session(
            cast("Synthesiser", self.synthesiser),
            cast("Player", self.player),
            cast("Ranker", self.ranker),
        )
        self.notices: list[str] = []
        self.changes: list[SessionState] = []
        self.places: list[SessionState] = []
        self.session.paces = _well_known_paces()
        self.session.notice.connect(self.notices.append)
        self.session.device_notice.connect(self.notices.append)
        self.session.changed.connect(self.changes.append)
        self.times: list[float] = []
        """When each of the places was told, in seconds that were listened."""
        self._listened_s = 0.0
        self.session.place_changed.connect(self.places.append)
        self.session.place_changed.connect(lambda _: self.times.append(self._listened_s))
        if settled:
            self.settle()

    @property
    def state(self) -> SessionState:
        return self.session.state

    def do(self, action: Action, value: object = None) -> SessionState:
        """A command, and all that follows from it at once."""
        self.session.do(Command(action, value))
        self.settle()
        return self.state

    def open(self, article: Article) -> SessionState:
        self.session.open(article)
        self.settle()
        return self.state

    def listen(self, seconds: float) -> SessionState:
        """Lets time pass."""
        for _ in range(round(seconds / TICK_S)):
            self._listened_s += TICK_S
            self.player.pass_time()
            self.settle()
        return self.state

    def listen_until(self, sentence: int, *, word: str | None = None) -> SessionState:
        """Lets time pass until a sentence, and a word of it, is heard."""
        for _ in range(100_000):
            self._listened_s += TICK_S
            self.player.pass_time()
            self.settle()
            state = self.state
            if state.sentence == sentence and (word is None or self.word() == word):
                return state
        raise AssertionError(f"sentence {sentence} was never heard")

    def word(self) -> str | None:
        """The text of the word that is heard."""
        state = self.state
        if state.article is None or state.word is None:
            return None
        return state.article.text_of(state.word)

    def forget(self) -> None:
        """Forgets what was told and said until now."""
        told = self.notices, self.changes, self.places, self.times
        said = self.player.clips, self.player.openings
        for kept in (*told, *said, self.synthesiser.rendered, self.synthesiser.pitches):
            kept.clear()

    def settle(self) -> None:
        """Lets everything that was posted happen."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def close(self) -> None:
        self.session.close()
        self.settle()
