"""`make understanding`: how many words of each voice a speech recogniser gets wrong.

    python -m tests.benchmarks.understanding
    python -m tests.benchmarks.understanding --voices flite:rms --rates 2 3 --own 1 1.5 2

Each voice says the sentences of `sentences.txt` through the program's whole chain. Printed are the
words a minute that came out, the word errors with the 95 % interval of a bootstrap over the
sentences, and the errors on the first half of the sentences and on the second.

With `--own` the engines speak at these rates by their own control, as far as they let it, and only
the rest is stretched: so one sees how far an engine's own control is the better of the two.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from harken.speech.clip import SAMPLE_RATE_HZ
from harken.speech.engines import engine
from harken.speech.rate import NORMAL_WPM
from harken.speech.silence import without_silence
from harken.speech.sound_file import resampled
from harken.speech.stretch import stretched
from harken.speech.synthesiser import Synthesiser, voice_child
from harken.speech.utterance import announcement
from harken.speech.voice import Voice, best_voice
from tests.benchmarks.recogniser import Recogniser
from tests.benchmarks.word_errors import interval_percent, normalised, word_errors

_SENTENCES = Path(__file__).with_name("sentences.txt").read_text("utf-8").splitlines()
_RATES = (1.0, 1.5, 2.0)
_RULE_MADE = "espeak_pcm"


@dataclass(frozen=True, slots=True)
class Take:
    """One voice at one rate."""

    voice: str
    rate: float
    """How many times as fast as 1 x."""
    own_rate: float | None = None
    """What of it the engine does itself; None for what the program lets it do."""

    @property
    def rate_wpm(self) -> int:
        """The rate as the program counts it."""
        return round(self.rate * NORMAL_WPM)


def main() -> None:
    """Prints one row of a Markdown table for each take."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--voices", nargs="+", help="ids, such as flite:rms; else all English ones")
    parser.add_argument("--rates", nargs="+", type=float, help="such as 1 1.5 2")
    parser.add_argument("--own", nargs="+", type=float, help="rates for the engine's own control")
    asked = parser.parse_args()
    synthesiser = Synthesiser(voice_child())
    try:
        recogniser = Recogniser()
        print("| voice | rate | own rate | wpm | word errors, % [95 %] | halves | s |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for take in _takes(synthesiser.voices().result(), asked):
            start = time.monotonic()
            sounds = list(_sounds(take, synthesiser))
            row = _row(take, sounds, recogniser.understood(sounds))
            print(f"{row} {time.monotonic() - start:.0f} |", flush=True)
    finally:
        synthesiser.close()


def _takes(voices: Sequence[Voice], asked: argparse.Namespace) -> Iterator[Take]:
    english = [it for it in voices if it.languages and it.languages[0].lower().startswith("en")]
    for voice in asked.voices or [it.id for it in english]:
        rates = asked.rates or (_RATES if voice in _worth_all_rates(english) else _RATES[:1])
        for rate in rates:
            if asked.own is None:
                yield Take(voice, rate)
            else:
                yield from (Take(voice, rate, own) for own in asked.own if own <= rate)


def _worth_all_rates(english: Iterable[Voice]) -> set[str]:
    """All but those of espeak-ng's English voices that nobody gets unless they choose them."""
    rule_made = [it for it in english if it.driver == _RULE_MADE]
    default = best_voice(rule_made, "en")
    chosen = {default.id if default else "", f"{_RULE_MADE}:gmw/en-us"}
    return chosen | {it.id for it in english if it.driver != _RULE_MADE}


def _sounds(take: Take, synthesiser: Synthesiser) -> Iterator[bytes]:
    if take.own_rate is None:
        utterances = [announcement(sentence, "en") for sentence in _SENTENCES]
        clips = [synthesiser.render(it, take.voice, take.rate_wpm) for it in utterances]
        yield from (clip.result().samples for clip in clips)
        return
    driver, _, name = take.voice.partition(":")
    for sentence in _SENTENCES:
        made = engine(driver).render(sentence, name, round(take.own_rate * NORMAL_WPM))
        sound = stretched(made.samples, made.sample_rate_hz, take.rate_wpm / made.rate_wpm)
        yield without_silence(resampled(sound, made.sample_rate_hz, SAMPLE_RATE_HZ))[0]


def _row(take: Take, sounds: Sequence[bytes], understood: Sequence[str]) -> str:
    said = [normalised(sentence) for sentence in _SENTENCES]
    words = [len(sentence) for sentence in said]
    # No more words are lost than there are, whatever the recogniser makes up.
    errors = [
        min(len(a), word_errors(a, normalised(b))) for a, b in zip(said, understood, strict=True)
    ]
    spoken_s = sum(len(sound) for sound in sounds) / 2 / SAMPLE_RATE_HZ
    low, high = interval_percent(errors, words)
    half = len(words) // 2
    halves = [
        100 * sum(errors[part]) / sum(words[part]) for part in (slice(half), slice(half, None))
    ]
    own = "" if take.own_rate is None else f"{take.own_rate:g} x"
    return (
        f"| {take.voice} | {take.rate:g} x | {own} | {sum(words) / spoken_s * 60:.0f} "
        f"| {100 * sum(errors) / sum(words):.1f} [{low:.1f}, {high:.1f}] "
        f"| {halves[0]:.1f}, {halves[1]:.1f} |"
    )


if __name__ == "__main__":
    main()
