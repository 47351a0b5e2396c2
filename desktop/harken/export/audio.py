"""Saves an article, or a summary of it, as an audio file."""

import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from harken.article.model import Article, BlockKind
from harken.child import Child
from harken.export.encoding import Encoding
from harken.export.failures import nothing_to_say
from harken.export.formats import format_of
from harken.export.rendering import Passage, Renderer
from harken.export.saving import keep, part_beside
from harken.speech.clip import BYTES_PER_FRAME, SAMPLE_RATE_HZ
from harken.speech.paces import Paces
from harken.speech.reading_rules import DEFAULT_RULES, ReadingRules
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import Utterance


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
    article: Article,
    indices: Sequence[int],
    target: Path,
    *,
    voice: str,
    rate_wpm: int,
    synthesisers: Sequence[Synthesiser],
    encoder: Child,
    title: str,
    voice_for: Callable[[str], str] | None = None,
    rules: ReadingRules = DEFAULT_RULES,
    paces: Paces | None = None,
    on_progress: Callable[[float], None] | None = None,
    cancelled: threading.Event | None = None,
) -> ExportedAudio:
    """Saves sentences as one audio file, with the pauses that playback has. Blocks.

    The file is written beside `target`, read back, and only then takes its name, or the next free
    one, "name (2)" and so on: on any failure nothing is left, and nothing is ever overwritten.

    Args:
        article: Whose sentences are read.
        indices: Which, in the order of reading.
        target: The file, if nothing has that name; its ending says the format.
        voice: The id of the voice that reads the article.
        rate_wpm: Words a minute.
        synthesisers: At least one; with more, sentences are rendered side by side.
        encoder: A voice child (`harken.voice_child`) without an idle limit; busy until the end.
        title: The title that players show; the artist is the article's author.
        voice_for: The id of the voice for a language, asked where a block is in another language
            than the article; without it `voice` reads them all.
        rules: How the sentences are read.
        paces: Learns how fast the voices are.
        on_progress: Called on this thread with the part that is done, 0 to 1.
        cancelled: Set it from any thread to stop.

    Raises:
        HarkenError: There is nothing to say, no voice, or the file could not be written.
        Cancelled: `cancelled` was set.
    """
    format_ = format_of(target)
    stop = cancelled or threading.Event()
    utterances = [u for u in utterances_for(article, indices, rules) if u.spoken]
    if not utterances:
        raise nothing_to_say(target)

    def voice_of(language: str) -> str:
        return voice if voice_for is None or language == article.language else voice_for(language)

    renderer = Renderer(synthesisers, voice_of, rate_wpm, stop)
    log = _Log(article, utterances, title, on_progress)
    with (
        part_beside(target) as part,
        Encoding(encoder, part, target, stop) as encoding,
        closing(renderer.passages(utterances)) as passages,
    ):
        encoding.begin(format_, title, article.author or "")
        for passage in passages:
            encoding.append(passage.clip.samples + _pause(passage.utterance))
            log.add(passage)
            if paces is not None and not passage.unreadable:
                utterance = passage.utterance
                reader = voice_of(utterance.language)
                paces.learn(reader, rate_wpm, article, utterance, passage.clip)
        frames = encoding.finish()
        path = keep(part, target)
    return ExportedAudio(path, frames / SAMPLE_RATE_HZ, log.chapters(), tuple(log.unreadable))


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
