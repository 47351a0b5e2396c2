"""A summary as markup: its sentences by paragraph, under the headings that they stand under."""

from collections.abc import Sequence

from harken.article.model import Article, Block, BlockKind
from harken.summary.outline import Passage, outline
from harken.ui.page import Page
from harken.ui.page_writer import PageWriter
from harken.ui.rows import Stretch, rows

_HEADING_CHARACTERS = 200
"""Of a longer heading the beginning is enough to know it by."""


def summary_page(article: Article, byline: str, indices: Sequence[int]) -> Page:
    """The title and the chosen sentences.

    Those of one paragraph stand in one, as they are heard.

    Args:
        article: The article.
        byline: The line under the title.
        indices: The chosen sentences, numbers into `article.sentences`, rising.
    """
    writer = _SummaryWriter(article)
    writer.title(byline)
    for section in outline(article, indices):
        if section.heading is not None:
            writer.section(_shortened(article.blocks[section.heading].text))
        for passage in section.passages:
            writer.passage(article.blocks[passage.block], passage)
    return writer.page()


class _SummaryWriter(PageWriter):
    def passage(self, block: Block, passage: Passage) -> None:
        spans = [self._article.sentences[index].span for index in passage.sentences]
        gaps = {
            span.start: passage.gap_before(self._article, place) for place, span in enumerate(spans)
        }
        # A number of the item's own is not seen where its beginning was not chosen.
        numbered = passage.begins_block(self._article) and not block.needs_bullet
        bulleted = block.kind is BlockKind.LIST_ITEM and not numbered
        ends = [span.end for span in spans]
        for row in rows([Stretch(span) for span in spans], ends, block.text):
            with self.row(block, goes_on=row[-1].span.end != spans[-1].end):
                if bulleted and row[0].span.start == spans[0].start:
                    self.bullet()
                for place, stretch in enumerate(row):
                    if place:
                        self.own(gaps[stretch.span.start])
                    self.text(stretch.span)


def _shortened(heading: str) -> str:
    text = " ".join(heading[: 4 * _HEADING_CHARACTERS].split())
    if len(text) <= _HEADING_CHARACTERS:
        return text
    return f"{text[:_HEADING_CHARACTERS].rstrip()}…"
