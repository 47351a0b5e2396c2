"""Synthesis through the voice child, against espeak-ng itself on the same sentences.

espeak-ng gets all sentences in one process: it starts once, as our child does.
"""

import shutil
import subprocess
import time

from harken.article.model import Article
from harken.child import Child
from harken.speech.rate import DEFAULT_WPM
from harken.speech.spoken_form import utterances_for
from harken.speech.synthesiser import Synthesiser
from harken.speech.utterance import Utterance
from tests.benchmarks.articles import sample

ROUNDS = 5
_VOICE = "gmw/en-us"


def measure() -> tuple[list[float], list[float]]:
    """The milliseconds of each round: through our child, and by espeak-ng itself."""
    utterances = _utterances(sample())
    ours_ms, bare_ms = [], []
    synthesiser = Synthesiser(Child("harken.voice_child"))
    try:
        _render_all(synthesiser, utterances[:1])
        for _ in range(ROUNDS):
            ours_ms.append(_render_all(synthesiser, utterances))
            bare_ms.append(_espeak(utterances))
    finally:
        synthesiser.close()
    return ours_ms, bare_ms


def _utterances(article: Article) -> list[Utterance]:
    return utterances_for(article, [it.index for it in article.sentences_read()])


def _render_all(synthesiser: Synthesiser, utterances: list[Utterance]) -> float:
    start = time.perf_counter()
    for future in [
        synthesiser.render(it, f"espeak_pcm:{_VOICE}", DEFAULT_WPM) for it in utterances
    ]:
        future.result()
    return (time.perf_counter() - start) * 1000


def _espeak(utterances: list[Utterance]) -> float:
    program = shutil.which("espeak-ng")
    assert program, "espeak-ng is not installed; make bench installs it"
    text = "\n\n".join(it.spoken for it in utterances)
    start = time.perf_counter()
    subprocess.run(
        [program, "-v", _VOICE, "-s", str(DEFAULT_WPM), "--stdout", "--stdin"],
        input=text.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return (time.perf_counter() - start) * 1000
