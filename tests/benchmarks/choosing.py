"""A step of the length's slider in the window's thread, over 1,000 sentences that are ranked."""

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from harken.article.position import Reading
from harken.article.ranking import Ranking, Reasons
from harken.listening.whereabouts import Whereabouts
from harken.speech.rate import DEFAULT_WPM, default_pace
from harken.summary.length import Length, Minutes, Percent, Sentences, Words, choose
from tests.benchmarks.articles import read, write_prose

SENTENCES = 1_000
LENGTHS: tuple[Length, ...] = (
    Sentences(10),
    Sentences(SENTENCES),
    Words(1_000),
    Percent(50),
    Minutes(3),
    Minutes(60),
)
ROUNDS = 15


def main() -> None:
    """Prints how many milliseconds a step takes at least, for each length."""
    with TemporaryDirectory() as folder:
        article = read(write_prose(Path(folder) / "walk.txt", 14 * SENTENCES))
    body = [it.index for it in article.sentences_read() if it.span.block][:SENTENCES]
    order = tuple(sorted(body, key=lambda index: index * 7919 % len(body)))
    reasons = (Reasons(1.0),) * len(order)
    ranking = Ranking("auto", order, (1.0,) * len(order), reasons, words=(14,) * len(order))
    pace = default_pace(DEFAULT_WPM)
    here = Whereabouts()
    here.open(article)

    def step_ms(length: Length) -> float:
        start = time.perf_counter()
        chosen = choose(article, ranking, length, pace)
        here.set_summary(chosen)
        here.readings.seconds(Reading.SUMMARY, pace)
        return (time.perf_counter() - start) * 1000

    rounds = [[step_ms(length) for length in LENGTHS] for _ in range(ROUNDS)]
    print(json.dumps([min(times) for times in zip(*rounds, strict=True)]))


if __name__ == "__main__":
    main()
