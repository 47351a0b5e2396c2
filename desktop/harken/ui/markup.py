"""An article as markup: all of it, with what is skipped left out or greyed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from harken.article.model import Article, Block, Span
from harken.ui.page import Page
from harken.ui.page_writer import PageWriter
from harken.ui.rows import Stretch, rows


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of ours that stand between the article's."""

    restore: str
    skip_again: str


def article_page(article: Article, byline: str, *, show_skipped: bool, labels: Labels) -> Page:
    """The whole article; skipped parts are left out, or greyed in their places."""
    writer = _ArticleWriter(article, labels if show_skipped else None)
    writer.title(byline)
    skips = _skips_by_block(article)
    sentences = _sentence_ends_by_block(article)
    for number, block in enumerate(article.blocks):
        if number == 0 or not block.text.strip():
            continue
        stretches = _stretches(article, number, skips.get(number, ()))
        if not show_skipped:
            stretches = [s for s in stretches if s.skip is None or article.skips[s.skip].restored]
            stretches = _without_leading_space(stretches, block.text)
        if stretches:
            writer.block(block, stretches, sentences.get(number, ()))
    return writer.page()


class _ArticleWriter(PageWriter):
    """Writes blocks, with their skipped parts where there are labels for these."""

    def __init__(self, article: Article, labels: Labels | None) -> None:
        super().__init__(article)
        self._labels = labels

    def block(
        self, block: Block, stretches: Sequence[Stretch], sentence_ends: Sequence[int]
    ) -> None:
        for row in rows(stretches, sentence_ends, block.text):
            goes_on = row[-1].span.end != stretches[-1].span.end
            with self.row(block, goes_on=goes_on):
                if block.needs_bullet and row[0].span.start == stretches[0].span.start:
                    # Grey like the words it stands before.
                    with self.greyed(wanted=self._is_skipped(row[0])):
                        self.bullet()
                for stretch in row:
                    self._stretch(stretch)

    def _stretch(self, stretch: Stretch) -> None:
        with self.greyed(wanted=self._is_skipped(stretch)):
            self.text(stretch.span)
        if stretch.skip is None or self._labels is None:
            return
        restored = self._article.skips[stretch.skip].restored
        whole = self._article.skips[stretch.skip].span
        if stretch.span.end == min(whole.end, len(self._article.blocks[whole.block].text)):
            self.own("\u2002")
            action = "skip" if restored else "restore"
            label = self._labels.skip_again if restored else self._labels.restore
            self.link(stretch.skip, f"harken:{action}/{stretch.skip}", label)
            self.own("\u2002")

    def _is_skipped(self, stretch: Stretch) -> bool:
        return stretch.skip is not None and not self._article.skips[stretch.skip].restored


def _skips_by_block(article: Article) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, skip in enumerate(article.skips):
        found.setdefault(skip.span.block, []).append(index)
    return found


def _sentence_ends_by_block(article: Article) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for sentence in article.sentences:
        found.setdefault(sentence.span.block, []).append(sentence.span.end)
    return found


def _stretches(article: Article, number: int, skips: Sequence[int]) -> list[Stretch]:
    """The block's parts in order. Of overlapping skips, one that is in force wins."""
    length = len(article.blocks[number].text)
    edges = {0, length}
    for index in skips:
        span = article.skips[index].span
        edges |= {min(length, span.start), min(length, span.end)}
    found: list[Stretch] = []
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        span = Span(number, start, end)
        over = [i for i in skips if article.skips[i].span.overlaps(span)]
        over.sort(key=lambda i: article.skips[i].restored)
        skip = over[0] if over else None
        if found and found[-1].skip == skip:
            span = Span(number, found.pop().span.start, end)
        found.append(Stretch(span, skip))
    return found


def _without_leading_space(stretches: list[Stretch], text: str) -> list[Stretch]:
    """What a left-out part was parted with from the next is left out with it."""
    if not stretches:
        return []
    first = stretches[0].span
    start = first.end - len(text[first.start : first.end].lstrip())
    if start == first.end:
        return _without_leading_space(stretches[1:], text)
    return [Stretch(Span(first.block, start, first.end), stretches[0].skip), *stretches[1:]]
