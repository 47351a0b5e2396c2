"""Voices that are dropped on the window, or chosen like a file to read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from harken.importing.source import FileSource, Source
from harken.listening.main_thread import deliver
from harken.speech.piper_files import CONFIG_SUFFIX, MODEL_SUFFIX, PiperFile
from harken.speech.voice_adding import add_voice
from harken.ui.disk import disk_work


class VoiceAdding(QObject):
    """Takes the voices out of what is handed over, and adds them to those that there are."""

    added = Signal(str)
    """A message for people: there is another voice."""
    failed = Signal(object)
    """An exception; a `HarkenError` for all that a person can meet."""

    def take(self, sources: Sequence[Source]) -> list[Source]:
        """Starts to add the voices among `sources`.

        Returns:
            The other sources.
        """
        files = [one.path for one in sources if isinstance(one, FileSource)]
        configs = {path.name: path for path in files if path.name.lower().endswith(CONFIG_SUFFIX)}
        models = {path.name: path for path in files if path.name.lower().endswith(MODEL_SUFFIX)}
        for name, path in configs.items():
            model = name.removesuffix(".json")
            models.setdefault(model, path.with_name(model))
        for name, path in models.items():
            self._add(path, configs.get(f"{name}.json"))
        taken = {*configs.values(), *models.values()}
        return [one for one in sources if not (isinstance(one, FileSource) and one.path in taken)]

    def _add(self, model: Path, config: Path | None) -> None:
        adding = disk_work(lambda: add_voice(model, config))
        deliver(adding, self, self._tell, self.failed.emit)

    def _tell(self, voice: PiperFile) -> None:
        text = self.tr("Added the voice {name}. Choose it under Voice.")
        self.added.emit(text.format(name=voice.name))
