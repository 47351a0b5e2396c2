"""What a session shows of itself."""

from dataclasses import dataclass
from enum import StrEnum

from harken.article.emphasis import Emphasis
from harken.article.model import Article, Span
from harken.article.position import PlaybackPosition, Reading
from harken.article.ranking import Ranking
from harken.library.entry import Mark
from harken.listening.queue import QueueItem
from harken.listening.sleep import Sleep
from harken.playback.output_device import OutputDevice
from harken.summary.length import Length


class Mode(StrEnum):
    """What the session is doing."""

    EMPTY = "empty"
    """There is no article."""
    READY = "ready"
    """An article is open and was not started, or was stopped."""
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    """The reading was heard to its end."""
    NO_DEVICE = "no-device"
    """Playing, but there is no sound device; goes on by itself when there is one."""
    NO_VOICE = "no-voice"
    """There is no voice to read with; `PLAY` looks for one again."""


@dataclass(frozen=True, slots=True)
class SessionState:
    """All there is to show, at one moment."""

    mode: Mode
    article: Article | None
    reading: Reading
    rate_wpm: int
    pitch_semitones: int
    """Above the voice's own pitch."""
    volume: float
    """0 to 1, linear."""
    voice: str | None
    """The id of the voice that reads the article; None until the voices are known."""
    loading: bool
    """Whether a voice is being loaded: it is heard when that is done."""
    aside: bool
    """Whether something is said in between, a word letter by letter or else, in whatever mode."""
    recalled: int | None
    """A sentence of before that is said in between, a number into `Article.sentences`."""
    outputs: tuple[OutputDevice, ...]
    """The sound devices there are."""
    output: str | None
    """The id of the one that was chosen; None for the system's default."""
    position: PlaybackPosition | None
    sentence: int | None
    """The sentence that is heard or comes next, a number into `Article.sentences`."""
    word: Span | None
    """The word that was heard last; None at the start of a sentence."""
    elapsed_s: float
    """How much of the reading lies before the place, estimated."""
    remaining_s: float
    summary: tuple[int, ...]
    """The sentences of the summary, rising; empty until the ranking is there."""
    length: Length
    """How long the summary was wished to be."""
    summary_s: float
    """How long the summary takes to hear, estimated."""
    article_s: float
    """How long the article takes to hear, estimated."""
    ranking: Ranking | None
    ranking_progress: float | None
    """How much of a ranking that is on its way is done, 0 to 1; None where none is."""
    method: str
    """How this article's sentences are ranked, a name in `summary.ranker.METHODS`."""
    emphasis: Emphasis
    """What the person wants this article's summary to weigh."""
    too_short: bool
    """Whether there is too little to choose from: then the summary is the whole article."""
    expanded: bool
    """Whether the article is read from a sentence of the summary on, and `EXPAND` goes back."""
    queue: tuple[QueueItem, ...]
    """What is to be heard, in order; what was heard in this session stays."""
    queue_at: int | None
    """Which of the queue is the article; None where it is not in it."""
    queue_s: float
    """How long the rest of the queue takes from the place on, estimated."""
    sleep: Sleep | None
    """When it falls silent by itself; None for never."""
    sleep_left_s: float | None
    """How long until then, in whole seconds; None where it waits for no minutes."""
    plan_left_s: float | None
    """What is left of the time for which a plan was made; None where none is heard."""
    sentence_voice: str | None = None
    """The id of the voice that reads the sentence: another where that is in another language."""
    marks: tuple[Mark, ...] = ()
    """The article's marks, in the order of its sentences."""
    plan_rest_s: float | None = None
    """How long what is left of the plan takes, estimated; None where none is heard."""
    coming: bool = False
    """Whether another article is about to be opened, and is not there yet."""

    @property
    def heard(self) -> float:
        """How much of the reading lies before the place, 0 to 1, estimated."""
        whole_s = self.elapsed_s + self.remaining_s
        return self.elapsed_s / whole_s if whole_s > 0 else 0.0

    @property
    def following(self) -> QueueItem | None:
        """What comes after the article in the queue."""
        at = -1 if self.queue_at is None else self.queue_at
        return self.queue[at + 1] if at + 1 < len(self.queue) else None


def without_place(state: SessionState) -> tuple[object, ...]:
    """All of a state but the place, to see whether anything else has changed.

    Estimates get better with each sentence; only whole seconds are news, and whole minutes of what
    follows in the queue.
    """
    return (
        state.mode,
        state.article,
        state.reading,
        state.rate_wpm,
        state.pitch_semitones,
        state.volume,
        state.voice,
        state.loading,
        state.aside,
        state.outputs,
        state.output,
        state.summary,
        state.length,
        round(state.summary_s),
        round(state.article_s),
        state.ranking,
        state.ranking_progress,
        state.method,
        state.emphasis,
        state.too_short,
        state.expanded,
        state.queue,
        state.queue_at,
        round((state.queue_s - state.remaining_s) / 60),
        state.sleep,
        state.sleep_left_s,
        state.marks,
        state.coming,
    )
