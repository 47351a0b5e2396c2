"""A summary as a text of its own, to be copied or saved: Markdown, or plain text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from harken.article.model import Article, BlockKind
from harken.article.ranking import Ranking
from harken.article.source_name import link_of, short_source
from harken.summary.outline import Passage, outline


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of ours in a written summary; the window gives them in the person's language."""

    keywords: str = "Keywords:"
    made: str = "{count} of {all} sentences ({percent} %), by the method “{method}”."


PHRASES = Phrases()


def markdown(
    article: Article, ranking: Ranking, indices: Sequence[int], phrases: Phrases = PHRASES
) -> str:
    """A summary as CommonMark: no character of the article's is taken for a sign.

    Args:
        article: The article.
        ranking: What the sentences were chosen by.
        indices: The chosen sentences, numbers into `article.sentences`, rising.
        phrases: Our own words.
    """
    source = _escaped(short_source(article.source))
    link = link_of(article.source)
    if link is not None:
        source = f"[{source}](<{_address(link)}>)"
    parts = [_heading(1, article.title)] if _line(article.title) else []
    parts.append(" · ".join([source, *map(_escaped, _author_and_day(article))]))
    for section in outline(article, indices):
        if section.heading is not None:
            parts.append(_heading(2, article.blocks[section.heading].text))
        parts += [
            _sign_of(article, passage, item="- ", heading="## ")
            + _escaped(passage_text(article, passage))
            for passage in section.passages
        ]
    if ranking.keywords:
        keywords = ", ".join(map(_escaped, ranking.keywords))
        parts.append(f"**{_escaped(phrases.keywords)}** {keywords}")
    if ranking.order:
        parts.append(f"*{_escaped(_made(ranking, indices, phrases))}*")
    return "\n\n".join(parts) + "\n"


def plain_text(
    article: Article, ranking: Ranking, indices: Sequence[int], phrases: Phrases = PHRASES
) -> str:
    """A summary as text: a paragraph is one line, however long. The arguments are `markdown`'s."""
    source = link_of(article.source) or short_source(article.source)
    byline = " · ".join([source, *_author_and_day(article)])
    parts = ["\n".join(line for line in (_line(article.title), byline) if line)]
    for section in outline(article, indices):
        if section.heading is not None:
            parts.append(_line(article.blocks[section.heading].text))
        parts += [
            _sign_of(article, passage, item="• ") + passage_text(article, passage)
            for passage in section.passages
        ]
    if ranking.keywords:
        parts.append(f"{phrases.keywords} {', '.join(ranking.keywords)}")
    if ranking.order:
        parts.append(_made(ranking, indices, phrases))
    return "\n\n".join(parts) + "\n"


def passage_text(article: Article, passage: Passage) -> str:
    """The sentences of one paragraph on one line."""
    parts = []
    for place, index in enumerate(passage.sentences):
        gap = passage.gap_before(article, place)
        parts.append(gap + _line(article.text_of(article.sentences[index].span)))
    return "".join(parts)


def _sign_of(article: Article, passage: Passage, *, item: str, heading: str = "") -> str:
    """What a quotation or a list's item begins with; a heading, should it be among the chosen."""
    block = article.blocks[passage.block]
    if block.kind is BlockKind.HEADING:
        return heading
    if block.kind is BlockKind.QUOTE:
        return "> "
    numbered = not block.needs_bullet and passage.begins_block(article)
    return item if block.kind is BlockKind.LIST_ITEM and not numbered else ""


def _author_and_day(article: Article) -> list[str]:
    author = _line(article.author or "")
    day = article.published.isoformat() if article.published is not None else ""
    return [part for part in (author, day) if part]


def _made(ranking: Ranking, indices: Sequence[int], phrases: Phrases) -> str:
    """How it was made, for whoever reads it later."""
    # An article that is too short to shorten is there with all that is not ranked, too.
    chosen, most = len({*ranking.order} & {*indices}), len(ranking.order)
    return phrases.made.format(
        count=chosen,
        all=most,
        percent=round(100 * chosen / most),
        method=ranking.method_of(chosen),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


_SIGNS = re.compile(r"[\\`*_\[\]<~$|]|&(?=#?\w+;)|!(?=\[)")
"""What means something to Markdown, or to one of its dialects, wherever it stands."""
_FIRST_SIGNS = re.compile(r"[#>+=-]|\d{1,9}(?=[.)])")
"""What means something at the beginning of a line; after a number it is the next character."""


def _escaped(line: str) -> str:
    """One line of text as Markdown that shows just that."""
    escaped = _SIGNS.sub(r"\\\g<0>", line)
    first = _FIRST_SIGNS.match(escaped)
    if first is None:
        return escaped
    at = first.end() if first[0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def _heading(level: int, text: str) -> str:
    line = _line(text)
    # Number signs at a heading's end would be taken for its closing.
    rest = line.rstrip("#")
    return f"{'#' * level} {_escaped(rest)}" + r"\#" * (len(line) - len(rest))


def _address(link: str) -> str:
    """A link as it may stand between angle brackets."""
    safe = re.sub(r"[<>\\\s]", lambda sign: quote(sign[0]), link)
    return re.sub(r"&(?=#?\w+;)", r"\\&", safe)
