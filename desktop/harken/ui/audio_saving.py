"""Saves audio on a thread of its own, with processes of its own, so that reading goes on."""

import threading
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from harken.export.audio import ExportedAudio, Order, export_audio
from harken.export.encoding import encoder_child
from harken.listening.main_thread import deliver
from harken.speech.synthesiser import Synthesiser, voice_child

_SYNTHESISERS = 2


class AudioSaving(QObject):
    """One file being saved. Main thread only; signals come on it, too."""

    progressed = Signal(float)
    """The part that is done, 0 to 1."""
    said = Signal(str, int, object, object, object)
    """Voice, rate, article, utterance and clip of each passage, for `Paces.learn`."""
    done = Signal(object)
    """The `ExportedAudio`."""
    failed = Signal(object)
    """The exception; `Cancelled` where it was cancelled."""

    def __init__(self, order: Order, parent: QObject) -> None:
        super().__init__(parent)
        self._order = order
        self._cancelled = threading.Event()
        self._future: Future[ExportedAudio] = Future()
        self._thread = threading.Thread(target=self._work, name="save audio")
        deliver(self._future, self, self.done.emit, self.failed.emit)
        self._thread.start()

    def cancel(self) -> None:
        """Stops; nothing is left of the file. `failed` tells when."""
        self._cancelled.set()

    def close(self) -> None:
        """Stops and waits."""
        self.cancel()
        self._thread.join()

    def _work(self) -> None:
        synthesisers = [Synthesiser(voice_child()) for _ in range(_SYNTHESISERS)]
        encoder = encoder_child()
        try:
            audio = export_audio(
                self._order,
                synthesisers,
                encoder,
                # A signal hops to the main thread by itself.
                learn=self.said.emit,
                on_progress=self.progressed.emit,
                cancelled=self._cancelled,
            )
        except Exception as error:  # noqa: BLE001  the boundary: the future reports it
            self._future.set_exception(error)
        else:
            self._future.set_result(audio)
        finally:
            encoder.close()
            for synthesiser in synthesisers:
                synthesiser.close()
