"""`harken export`: audio files."""

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from harken.article.model import Article
from harken.article.pace import Pace
from harken.child import Child
from harken.cli.durations import clock
from harken.cli.options import length_of
from harken.cli.output import Json, Output
from harken.cli.paces import taught_paces
from harken.cli.parts import Readers, open_encoder, open_readers, open_synthesisers
from harken.cli.rules import rules_of
from harken.cli.sources import read_all
from harken.cli.summary import summarise, tell_focus
from harken.cli.voice import voice_for, voice_for_part
from harken.export.audio import ExportedAudio, Order, export_audio
from harken.export.failures import cannot_make, no_home
from harken.export.file_name import file_name
from harken.export.rendering import result_of
from harken.settings import load_settings, settings_path
from harken.speech.paces import Paces
from harken.speech.reading_rules import ReadingRules
from harken.speech.synthesiser import Synthesiser
from harken.speech.voice import Voice
from harken.summary.length import Length, Minutes, seconds_of

ARTICLE, SUMMARY, BOTH = "article", "summary", "both"


@dataclass(frozen=True, slots=True)
class _Workshop:
    """What an export works with, open from the first source to the last."""

    readers: Readers
    synthesisers: Sequence[Synthesiser]
    encoder: Child
    voices: "Future[list[Voice]]"
    rules: ReadingRules
    pitch_semitones: int
    paces: Paces


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Saves each source as one audio file, or as two."""
    with ExitStack() as stack:
        readers = stack.enter_context(open_readers())
        synthesisers = stack.enter_context(open_synthesisers(arguments.jobs))
        encoder = stack.enter_context(open_encoder())
        # Asked now, so that the voices start while the first source is being read.
        workshop = _Workshop(
            readers,
            synthesisers,
            encoder,
            synthesisers[0].voices(),
            rules_of(arguments),
            load_settings(settings_path()).pitch_semitones,
            stack.enter_context(taught_paces()),
        )
        for name, article in read_all(arguments.sources, workshop.readers.importer, output):
            with output.source(name):
                saved = list(_saved(name, article, arguments, workshop, output))
                output.result({"source": name, **_json(saved)}, _for_people(saved))


def _saved(
    name: str,
    article: Article,
    arguments: argparse.Namespace,
    workshop: _Workshop,
    output: Output,
) -> Iterator[ExportedAudio]:
    folder = _folder(arguments.to)
    voices = result_of(workshop.voices)
    voice = voice_for(article.language, arguments.voice, voices)
    for what, indices in _readings(article, arguments, workshop, voice, output):
        order = Order(
            article,
            indices,
            folder / file_name(article.title, what, arguments.format),
            article.title if what == ARTICLE else f"{article.title} ({what})",
            voice,
            arguments.rate,
            workshop.rules,
            lambda language: voice_for_part(language, voice, voices),
            workshop.pitch_semitones,
        )
        audio = export_audio(
            order,
            workshop.synthesisers,
            workshop.encoder,
            learn=workshop.paces.learn,
            on_progress=lambda part: output.progress(f"Saving {name} … {part:.0%}"),
        )
        if audio.unreadable:
            output.note(f"{audio.path}: {len(audio.unreadable)} sentence(s) could not be read.")
        yield audio


def _readings(
    article: Article,
    arguments: argparse.Namespace,
    workshop: _Workshop,
    voice: str,
    output: Output,
) -> Iterator[tuple[str, list[int]]]:
    read = [sentence.index for sentence in article.sentences_read()]
    if arguments.what in (ARTICLE, BOTH):
        yield ARTICLE, read
    if arguments.what in (SUMMARY, BOTH):
        spoken = workshop.paces.pace(voice, arguments.rate)
        pace = replace(spoken, pauses=workshop.rules.pauses)
        title = [index for index in read if article.sentences[index].span.block == 0]
        length = _beside(title, article, length_of(arguments), pace)
        summary = summarise(article, arguments, workshop.readers, length, pace)
        tell_focus(output, arguments.focus, summary.ranking)
        yield SUMMARY, sorted({*title, *summary.indices})


def _beside(title: Sequence[int], article: Article, length: Length, pace: Pace) -> Length:
    """The length for the sentences, of which the title, which is read first, takes its time."""
    if not isinstance(length, Minutes):
        return length
    return Minutes(max(0.0, length.minutes - seconds_of(article, title, pace) / 60))


def _folder(named: str) -> Path:
    try:
        folder = Path(named).expanduser()
    except RuntimeError as error:
        raise no_home(Path(named)) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_make(folder, error) from error
    return folder


def _json(saved: Sequence[ExportedAudio]) -> Json:
    return {
        "files": [str(audio.path) for audio in saved],
        "seconds": round(sum(audio.seconds for audio in saved), 3),
        "chapters": [
            {"title": chapter.title, "start_s": round(chapter.start_s, 3)}
            for chapter in saved[0].chapters
        ],
    }


def _for_people(saved: Sequence[ExportedAudio]) -> str:
    return "\n".join(f"{audio.path} ({clock(audio.seconds)})" for audio in saved)
