"""`harken summary`: the sentences that say most."""

import argparse
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from functools import partial

from harken.article.emphasis import Emphasis
from harken.article.model import Article
from harken.article.pace import Pace
from harken.article.ranking import Ranking
from harken.article.words import count_words
from harken.cli.durations import in_words
from harken.cli.options import length_of
from harken.cli.output import Json, Output
from harken.cli.paces import known_paces
from harken.cli.parts import Readers, open_readers, open_synthesisers
from harken.cli.sources import read_all
from harken.cli.voice import voice_for
from harken.errors import HarkenError
from harken.export.rendering import result_of
from harken.settings import load_settings, settings_path
from harken.speech.paces import Paces
from harken.speech.voice import Voice
from harken.summary.length import Length, Minutes, Words, choose, seconds_of
from harken.summary.outline import outline
from harken.summary.too_short import whole_if_too_short
from harken.summary.written import passage_text


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary of one article."""

    article: Article
    ranking: Ranking
    indices: tuple[int, ...]
    """The chosen sentences, in document order."""
    pace: Pace
    too_short: bool = False
    """Whether there is too little to choose from: then it is the whole article."""
    longer: bool = False
    """Whether its first sentence alone is longer than asked."""


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Writes a summary of each source."""
    with ExitStack() as stack:
        readers = stack.enter_context(open_readers())
        paces = known_paces()
        # Asked now, so that the voices start while the first source is being read.
        voices = stack.enter_context(open_synthesisers())[0].voices()
        for name, article in read_all(arguments.sources, readers.importer, output):
            with output.source(name):
                pace = _pace(article, arguments, paces, voices)
                tell = partial(_tell, output, name)
                summary = summarise(
                    article, arguments, readers, length_of(arguments), pace, on_progress=tell
                )
                tell_focus(output, arguments.focus, summary.ranking)
                output.result({"source": name, **summary_json(summary)}, for_people(summary))


def tell_focus(output: Output, focus: str, ranking: Ranking) -> None:
    """Says so where no sentence has the words that are looked for."""
    if focus.strip() and not ranking.finds_focus:
        output.note(f"No sentence has the words {focus}.")


def _tell(output: Output, name: str, done: float) -> None:
    output.progress(f"Summarising {name} … {done:.0%}")


def summarise(
    article: Article,
    arguments: argparse.Namespace,
    readers: Readers,
    length: Length,
    pace: Pace,
    *,
    on_progress: Callable[[float], None] | None = None,
) -> Summary:
    """Ranks the article as the options say; raises `HarkenError` where that cannot be done.

    Args:
        article: The article.
        arguments: The options.
        readers: What ranks it.
        length: How long the summary shall be.
        pace: How the voice reads it.
        on_progress: Called with the part that is done, 0 to 1.
    """
    emphasis = Emphasis(arguments.focus)
    ranking = result_of(readers.ranker.rank(article, arguments.method, emphasis, on_progress))
    if not ranking.order:
        raise HarkenError(
            f"Cannot summarise {article.title or article.source}",
            "there is no whole sentence in it",
            "`harken text` shows what there is.",
        )
    whole = whole_if_too_short(article, ranking)
    if whole is not None:
        return Summary(article, ranking, whole, pace, too_short=True)
    indices = choose(article, ranking, length, pace)
    longer = len(indices) == 1 and _is_longer(article, indices, length, pace)
    return Summary(article, ranking, indices, pace, longer=longer)


def _is_longer(article: Article, indices: tuple[int, ...], length: Length, pace: Pace) -> bool:
    if isinstance(length, Words):
        spans = (article.sentences[index].span for index in indices)
        return sum(count_words(article.text_of(span)) for span in spans) > length.count
    return isinstance(length, Minutes) and (
        seconds_of(article, indices, pace) > length.minutes * 60
    )


def summary_json(summary: Summary) -> Json:
    """The contract's object for `summary`, without its source."""
    article, ranking = summary.article, summary.ranking
    rank = {index: place for place, index in enumerate(ranking.order)}
    texts = [article.text_of(article.sentences[index].span) for index in summary.indices]
    return {
        "title": article.title,
        "language": article.language,
        "method": ranking.method,
        "chosen_method": ranking.method_of(len(summary.indices)),
        "sentences": [
            {
                "index": index,
                "block": article.sentences[index].span.block,
                "text": text,
                **_rating(ranking, rank.get(index)),
            }
            for index, text in zip(summary.indices, texts, strict=True)
        ],
        "keywords": list(ranking.keywords),
        "words": sum(map(count_words, texts)),
        "too_short": summary.too_short,
        "minutes": _minutes(summary, summary.indices),
        "article_words": article.words_read(),
        "article_minutes": _minutes(summary, _all_read(article)),
    }


def _rating(ranking: Ranking, place: int | None) -> Json:
    # What is there only because the article is too short to shorten was not rated.
    if place is None:
        return {"score": None, "reasons": None}
    return {"score": ranking.scores[place], "reasons": asdict(ranking.reasons[place])}


def for_people(summary: Summary) -> str:
    """The title, the sentences by paragraph under their headings, and what one has got."""
    article = summary.article
    shown = _under_headings(summary) if summary.too_short else summary.indices
    parts = [article.title] if article.title.strip() else []
    for section in outline(article, shown):
        if section.heading is not None:
            parts.append(" ".join(article.blocks[section.heading].text.split()))
        parts += [passage_text(article, passage) for passage in section.passages]
    return "\n\n".join([*parts, f"({_figures(summary)})"])


def _figures(summary: Summary) -> str:
    ranking, count = summary.ranking, len(summary.indices)
    seconds = seconds_of(summary.article, summary.indices, summary.pace)
    if summary.too_short:
        return f"{in_words(seconds)}: too short to shorten, this is all of it"
    if summary.longer:
        words = count_words(_text_of(summary, summary.indices[0]))
        first = f"longer than asked: its first sentence alone is {in_words(seconds)}, {words} words"
        return f"{first}; chosen as {ranking.method_of(count)}"
    sentences = "1 sentence" if count == 1 else f"{count} sentences"
    percent = max(1, round(100 * count / len(ranking.order)))
    figures = f"{in_words(seconds)}, {sentences}, {percent} %; "
    figures += f"chosen as {ranking.method_of(count)}"
    return figures + (f"; about: {', '.join(ranking.keywords)}" if ranking.keywords else "")


def _pace(
    article: Article,
    arguments: argparse.Namespace,
    paces: Paces,
    voices: "Future[list[Voice]]",
) -> Pace:
    """How the voice would read the article.

    Raises:
        HarkenError: The voice that was asked for is not installed.
    """
    voice = ""
    try:
        installed: list[Voice] = result_of(voices)
        voice = voice_for(article.language, arguments.voice, installed)
    except HarkenError:  # without a voice there can be a summary, too
        if arguments.voice is not None:
            raise
    return replace(paces.pace(voice, arguments.rate), pauses=load_settings(settings_path()).pauses)


def _all_read(article: Article) -> tuple[int, ...]:
    return tuple(sentence.index for sentence in article.sentences_read())


def _text_of(summary: Summary, index: int) -> str:
    return summary.article.text_of(summary.article.sentences[index].span)


def _under_headings(summary: Summary) -> tuple[int, ...]:
    """What is shown of a whole article: the outline has its headings; without one, they are all."""
    blocks, sentences = summary.article.blocks, summary.article.sentences
    body = (it for it in summary.indices if not blocks[sentences[it].span.block].kind.is_heading)
    return tuple(body) or summary.indices


def _minutes(summary: Summary, indices: tuple[int, ...]) -> float:
    return round(seconds_of(summary.article, indices, summary.pace) / 60, 2)
