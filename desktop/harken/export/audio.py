"""Saves an article, or a summary of it, as an audio file."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from harken.article.model import Article, BlockKind
from harken.child import Child
from harken.export.encoding import Encoding
from harken.export.failures import nothing_to_say
from harken.export.formats import format_of
from harken.export.rendering import Passage, Renderer
from harken.export.saving import keep, part_beside
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ, Clip
from harken.speech.reading_rules import DEFAULT_RULES, ReadingRules
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import Utterance

Learn: TypeAlias = Callable[[str, int, Article, Utterance, Clip], None]
"""Takes note of how long a voice took for a sentence, as `Paces.learn` does."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be saved, and how it is read."""

    article: Article
    indices: Sequence[int]
    """Whose sentences, in the order of reading."""
    target: Path
    """The file, if nothing has that name; its ending says the format."""
    title: str
    """The title that players show; the artist is the article's author."""
    voice: str
    """The id of the voice that reads the article."""
    rate_wpm: int
    """Words a minute."""
    rules: ReadingRules = DEFAULT_RULES
    voice_for: Callable[[str], str] | None = None
    """The id of the voice for a language, asked where a block is in another language than the
    article; without it `voice` reads them all."""
    pitch_semitones: int = 0
    """Above the voices' own pitch."""

    def voice_of(self, language: str) -> str:
        """The id of the voice that reads a language."""
        if self.voice_for is None or language == self.article.language:
            return self.voice
        return self.voice_for(language)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the sound that begins with a heading."""

    title: str
    start_s: float


@dataclass(frozen=True, slots=True)
class ExportedAudio:
    """What was saved."""

    path: Path
    seconds: float
    chapters: tuple[Chapter, ...]
    """One for each heading that is read; empty where none is."""
    unreadable: tuple[int, ...]
    """The sentences that could not be read; in their place the voice says so."""


def export_audio(
    order: Order,
    synthesisers: Sequence[Synthesiser],
    encoder: Child,
    *,
    learn: Learn | None = None,
    on_progress: Callable[[float], None] | None = None,
    cancelled: threading.Event | None = None,
) -> ExportedAudio:
    """Saves sentences as one audio file, with the pauses that playback has. Blocks.

    The file is written beside its target, read back, and only then takes its name, or the next
    free one, "name (2)" and so on: on any failure nothing is left, nothing is ever overwritten.

    Args:
        order: What is saved.
        synthesisers: At least one; with more, sentences are rendered side by side.
        encoder: A voice child (`harken.voice_child`) without an idle limit; busy until the end.
        learn: Told on this thread of every passage.
        on_progress: Called on this thread with the part that is done, 0 to 1.
        cancelled: Set it from any thread to stop.

    Raises:
        HarkenError: There is nothing to say, no voice, or the file could not be written.
        Cancelled: `cancelled` was set.
    """
    said = [u for u in utterances_for(order.article, order.indices, order.rules) if u.spoken]
    if not said:
        raise nothing_to_say(order.target)
    stop = cancelled or threading.Event()
    log = _Log(order.article, said, order.title, on_progress)
    renderer = Renderer(
        synthesisers, order.voice_of, order.rate_wpm, stop, pitch_semitones=order.pitch_semitones
    )
    with closing(renderer.passages(said)) as passages:
        path, frames = _write(order, _noted(passages, order, log, learn), encoder, stop)
    return ExportedAudio(path, frames / SAMPLE_RATE_HZ, log.chapters(), tuple(log.unreadable))


def _write(
    order: Order, passages: Iterable[Passage], encoder: Child, stop: threading.Event
) -> tuple[Path, int]:
    """The file, and how many frames are in it."""
    format_ = format_of(order.target)
    with (
        part_beside(order.target) as part,
        Encoding(encoder, part, order.target, stop) as encoding,
    ):
        encoding.begin(format_, order.title, order.article.author or "")
        for passage in passages:
            encoding.append(passage.clip.samples + _pause(passage.utterance))
        frames = encoding.finish()
        return keep(part, order.target), frames


def _noted(
    passages: Iterable[Passage], order: Order, log: "_Log", learn: Learn | None
) -> Iterator[Passage]:
    """The passages; each is noted once the encoder has it."""
    for passage in passages:
        yield passage
        log.add(passage)
        if learn is not None and not passage.unreadable:
            voice = order.voice_of(passage.utterance.language)
            learn(voice, order.rate_wpm, order.article, passage.utterance, passage.clip)


def _pause(utterance: Utterance) -> bytes:
    return bytes(_pause_frames(utterance) * BYTES_PER_FRAME)


def _pause_frames(utterance: Utterance) -> int:
    return round(utterance.pause_after_ms * SAMPLE_RATE_HZ / 1000)


class _Log:
    """Keeps account of an export while it goes on: chapters, progress, what was lost."""

    def __init__(
        self,
        article: Article,
        utterances: Sequence[Utterance],
        title: str,
        on_progress: Callable[[float], None] | None,
    ) -> None:
        self.unreadable: list[int] = []
        self._article = article
        self._title = title
        self._on_progress = on_progress
        self._characters = sum(len(u.spoken) for u in utterances)
        self._characters_done = 0
        self._frames = 0
        self._headings: dict[int, Chapter] = {}

    def add(self, passage: Passage) -> None:
        """Notes a passage whose sound was sent to the encoder."""
        utterance = passage.utterance
        if utterance.sentence is not None:
            self._note_heading(self._article.sentences[utterance.sentence].span.block)
            if passage.unreadable:
                self.unreadable.append(utterance.sentence)
        self._frames += passage.clip.frames + _pause_frames(utterance)
        self._characters_done += len(utterance.spoken)
        if self._on_progress is not None:
            self._on_progress(self._characters_done / self._characters)

    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters; what comes before the first heading is one with the title's name."""
        chapters = list(self._headings.values())
        if chapters and chapters[0].start_s > 0:
            chapters.insert(0, Chapter(self._title, 0.0))
        return tuple(chapters)

    def _note_heading(self, block: int) -> None:
        if self._article.blocks[block].kind is BlockKind.HEADING and block not in self._headings:
            text = " ".join(self._article.blocks[block].text.split())
            self._headings[block] = Chapter(text, self._frames / SAMPLE_RATE_HZ)
