"""Builds the parts that a subcommand needs, and closes them when it ends, however it ends."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from harken.child import Child
from harken.export.encoding import encoder_child
from harken.importing.importer import Importer, text_child
from harken.settings import load_settings, settings_path
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.summary.ranker import Ranker


@dataclass(frozen=True, slots=True)
class Readers:
    """What reads and ranks articles; both use one text child."""

    importer: Importer
    ranker: Ranker


@contextlib.contextmanager
def open_readers() -> Iterator[Readers]:
    """An importer and a ranker; no process starts before it is needed."""
    documents = text_child()
    importer = Importer(documents, text_child())
    try:
        yield Readers(importer, Ranker(documents))
    finally:
        importer.close()


@contextlib.contextmanager
def open_synthesisers(count: int = 1) -> Iterator[list[Synthesiser]]:
    """Voices that render side by side, each in a process of its own."""
    synthesisers = [Synthesiser(voice_child()) for _ in range(count)]
    for synthesiser in synthesisers:
        synthesiser.voice_folder = load_settings(settings_path()).voice_folder
    try:
        yield synthesisers
    finally:
        for synthesiser in synthesisers:
            synthesiser.close()


@contextlib.contextmanager
def open_encoder() -> Iterator[Child]:
    """The process that writes audio files; it is never let go in the middle of one."""
    child = encoder_child()
    try:
        yield child
    finally:
        child.close()
