"""Scores summaries against reference summaries that one has, beside the lead and sumy's own.

    python -m tests.benchmarks.ranking_quality REFERENCES --words 70
    python -m tests.benchmarks.ranking_quality REFERENCES --percent 43

REFERENCES is a file of JSON objects, one a line, or a folder of JSON files: "text", "highlights" (a
list of sentences), and, where there is one, "title". Each text is written to a file, title first,
and summarised by `harken summary`. It needs rouge-score, which Harken does not: `pip install
rouge-score`. Printed are ROUGE F1 (stemmed), how many words the summaries have, and how much R1 is
above the lead's, with the 95 % interval of 2,000 paired bootstraps.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from harken.article.model import Article
from harken.article.words import count_words
from harken.importing.importer import Importer, text_child
from harken.importing.source import FileSource
from harken.summary.document import rankable_document
from harken.summary.lexicon import lexicon_of
from harken.summary.ranker import METHODS
from harken.summary.terms import Floats

_HARKEN = Path(sys.executable).with_name("harken")
_MEASURES = ("rouge1", "rouge2", "rougeLsum")
_OURS = ("auto", "balanced", "news")
_BOOTSTRAPS = 2_000


@dataclass(frozen=True, slots=True)
class Reference:
    """An article and what a summary of it should say."""

    path: Path
    highlights: str


def main() -> None:
    """Prints one line a method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("references", type=Path)
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--words", type=int)
    length.add_argument("--percent", type=float)
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=_OURS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        references = _written(asked.references, Path(folder))
        articles = _read([reference.path for reference in references])
        chosen: dict[str, list[str]] = {
            "lead": [_lead(article, asked.words, asked.percent) for article in articles]
        }
        for method in asked.methods:
            chosen[method] = _summaries(references, method, asked.words, asked.percent)
        for name, summarizer in (("LexRank", LexRankSummarizer), ("TextRank", TextRankSummarizer)):
            chosen[f"sumy's {name}"] = [
                _by_sumy(article, summarizer, asked.percent) for article in articles
            ]
        _print([reference.highlights for reference in references], chosen)


def _written(source: Path, folder: Path) -> list[Reference]:
    paths = sorted(source.glob("*.json*")) if source.is_dir() else [source]
    lines = [line for path in paths for line in _objects(path)]
    references = []
    for number, found in enumerate(lines):
        path = folder / f"{number:05}.txt"
        title = found.get("title", "")
        path.write_text(f"{title}\n\n{found['text']}" if title else found["text"], "utf-8")
        references.append(Reference(path, "\n".join(found["highlights"])))
    return references


def _objects(path: Path) -> list[dict[str, Any]]:
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return [json.loads(text)]
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _read(paths: Sequence[Path]) -> list[Article]:
    importer = Importer(text_child(), text_child())
    try:
        return [importer.read(FileSource(path)).result()[0] for path in paths]
    finally:
        importer.close()


def _summaries(
    references: Sequence[Reference], method: str, words: int | None, percent: float | None
) -> list[str]:
    length = ["--words", str(words)] if words is not None else ["--percent", str(percent)]
    paths = [str(reference.path) for reference in references]
    command = [str(_HARKEN), "summary", *paths, "--json", "--method", method, *length]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    answers = map(json.loads, told.stdout.splitlines())
    return ["\n".join(sentence["text"] for sentence in one["sentences"]) for one in answers]


def _lead(article: Article, words: int | None, percent: float | None) -> str:
    """The first sentences that a summary may have, up to as many words or as large a share."""
    texts = [
        article.text_of(article.sentences[index].span)
        for index in rankable_document(article).indices
    ]
    if percent is not None:
        return "\n".join(texts[: max(1, round(len(texts) * percent / 100))])
    lead: list[str] = []
    while len(lead) < len(texts) and sum(map(count_words, lead)) < (words or 0):
        lead.append(texts[len(lead)])
    fits = len(lead) == 1 or sum(map(count_words, lead)) <= (words or 0)
    return "\n".join(lead if fits else lead[:-1])


def _by_sumy(article: Article, summarizer: Callable[[Any], Any], percent: float | None) -> str:
    """The same share, or three sentences, which is what sumy's users ask for."""
    lexicon = lexicon_of(article.language)
    built = summarizer(lexicon.stem)
    built.stop_words = lexicon.stop_words
    document = rankable_document(article)
    count = 3 if percent is None else max(1, round(len(document.indices) * percent / 100))
    return "\n".join(map(str, built(document.dom, count)))


def _print(highlights: Sequence[str], chosen: dict[str, list[str]]) -> None:
    scorer = importlib.import_module("rouge_score.rouge_scorer").RougeScorer(
        list(_MEASURES), use_stemmer=True
    )
    lead: Floats | None = None
    for name, summaries in chosen.items():
        scores = np.array(
            [
                [100 * scorer.score(wanted, summary)[measure].fmeasure for measure in _MEASURES]
                for wanted, summary in zip(highlights, summaries, strict=True)
            ]
        )
        lead = scores[:, 0] if lead is None else lead
        low, mean, high = _interval(scores[:, 0] - lead)
        r1, r2, rl = scores.mean(axis=0)
        words = np.mean([count_words(summary) for summary in summaries])
        print(
            f"{name:16} R1 {r1:.2f}  R2 {r2:.2f}  RL {rl:.2f}  words {words:.0f}"
            f"  R1 above the lead {mean:+.2f} [{low:+.2f}, {high:+.2f}]"
        )


def _interval(gains: Floats) -> tuple[float, float, float]:
    picked = np.random.default_rng(0).integers(0, len(gains), (_BOOTSTRAPS, len(gains)))
    low, high = np.percentile(gains[picked].mean(axis=1), [2.5, 97.5])
    return float(low), float(gains.mean()), float(high)


if __name__ == "__main__":
    main()
