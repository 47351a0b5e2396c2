"""`harken summary`: the sentences that say most."""

import argparse
from dataclasses import asdict, dataclass

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.ranking import Ranking
from harken.cli.options import length_of
from harken.cli.output import Json, Output
from harken.cli.parts import Readers, open_readers
from harken.cli.sources import read_all
from harken.errors import HarkenError
from harken.export.rendering import result_of
from harken.speech.rate import DEFAULT_WPM, default_pace
from harken.summary.length import choose, seconds_of


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary of one article."""

    article: Article
    ranking: Ranking
    indices: tuple[int, ...]
    """The chosen sentences, in document order."""
    pace: Pace


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Writes a summary of each source."""
    with open_readers() as readers:
        for name, article in read_all(arguments.sources, readers.importer, output):
            with output.source(name):
                output.progress(f"Summarising {name} …")
                pace = default_pace("", DEFAULT_WPM)
                summary = summarise(article, arguments, readers, pace)
                output.result({"source": name, **summary_json(summary)}, for_people(summary))


def summarise(
    article: Article, arguments: argparse.Namespace, readers: Readers, pace: Pace
) -> Summary:
    """Ranks the article as the options say; raises `HarkenError` where that cannot be done."""
    ranking = result_of(readers.ranker.rank(article, arguments.method, Emphasis(arguments.focus)))
    indices = choose(article, ranking, length_of(arguments), pace)
    if not indices:
        raise HarkenError(
            f"Cannot summarise {article.title}",
            "there is no sentence in it to choose",
            "Read the whole text instead.",
        )
    return Summary(article, ranking, indices, pace)


def summary_json(summary: Summary) -> Json:
    """The contract's object for `summary`, without its source."""
    article, ranking = summary.article, summary.ranking
    rank = {index: place for place, index in enumerate(ranking.order)}
    return {
        "title": article.title,
        "language": article.language,
        "method": ranking.method,
        "chosen_method": ranking.method_of(len(summary.indices)),
        "sentences": [
            {
                "index": index,
                "block": article.sentences[index].span.block,
                "text": article.text_of(article.sentences[index].span),
                "score": ranking.scores[rank[index]],
                "reasons": asdict(ranking.reasons[rank[index]]),
            }
            for index in summary.indices
        ],
        "keywords": list(ranking.keywords),
        "words": _words(summary),
        "minutes": _minutes(summary, summary.indices),
        "article_words": article.words_read(),
        "article_minutes": _minutes(summary, _all_read(article)),
    }


def for_people(summary: Summary) -> str:
    """The title, the sentences (those of one paragraph together), and how much is left out."""
    article = summary.article
    paragraphs: dict[int, list[str]] = {}
    for index in summary.indices:
        span = article.sentences[index].span
        paragraphs.setdefault(span.block, []).append(" ".join(article.text_of(span).split()))
    parts = [article.title, *(" ".join(sentences) for sentences in paragraphs.values())]
    minutes, of_minutes = (
        _minutes(summary, indices) for indices in (summary.indices, _all_read(article))
    )
    parts.append(
        f"({_words(summary)} of {article.words_read()} words, "
        f"{minutes:.1f} of {of_minutes:.1f} minutes to hear)"
    )
    return "\n\n".join(parts)


def _words(summary: Summary) -> int:
    article = summary.article
    return sum(len(article.text_of(article.sentences[i].span).split()) for i in summary.indices)


def _all_read(article: Article) -> tuple[int, ...]:
    return tuple(sentence.index for sentence in article.sentences_read())


def _minutes(summary: Summary, indices: tuple[int, ...]) -> float:
    return round(seconds_of(summary.article, indices, summary.pace) / 60, 2)
