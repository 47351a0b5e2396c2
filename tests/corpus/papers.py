"""Stories as typeset pages: an office's report, and a journal's two columns."""

from harken.article.model import BlockKind
from tests.corpus.document import CorpusDocument, Expected
from tests.corpus.story import Story
from tests.corpus.text import without_kinds
from tests.importing.typeset import typeset

_SET_AS = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.HEADING: "heading",
    BlockKind.LIST_ITEM: "item",
    BlockKind.QUOTE: "paragraph",
}


def report(story: Story) -> CorpusDocument:
    """One ragged column, gaps between paragraphs, running heads and feet."""
    page = story.page
    data = typeset(
        _parts(story),
        indented=False,
        justified=False,
        hyphenated=False,
        running_head=f"{page.site} · {story.title}",
        running_foot=page.copyright,
        title_in_metadata=story.title,
    )
    furniture = (f"{page.site} · {story.title}", page.copyright, page.footnote, "1", "2")
    return _document("report", story, data, furniture)


def journal(story: Story) -> CorpusDocument:
    """Two justified columns with divided words, a footnote, a caption and a stamp at the side."""
    page = story.page
    data = typeset(
        [*_parts(story)[:4], ("caption", page.caption), *_parts(story)[4:]],
        columns=2,
        running_head=page.site,
        stamp=f"{page.site} {story.published}",
        page_pt=(420.0, 420.0),
        size_pt=9.0,
    )
    furniture = (page.site, page.caption, page.footnote, f"{page.site} {story.published}", "1")
    return _document("journal", story, data, furniture)


def _parts(story: Story) -> list[tuple[str, str]]:
    parts = [("title", story.title)]
    parts += [(_SET_AS[kind], text) for kind, text in story.blocks]
    parts.insert(2, ("footnote", story.page.footnote))
    return parts


def _document(name: str, story: Story, data: bytes, furniture: tuple[str, ...]) -> CorpusDocument:
    blocks = without_kinds(story.blocks, BlockKind.QUOTE)
    expected = Expected(story.title, blocks, furniture)
    return CorpusDocument(f"{name}/{story.language}", data, ".pdf", (expected,))
