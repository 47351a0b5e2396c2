"""Stories as text: Markdown, a passage that was copied, and a page that was copied whole."""

from collections.abc import Iterable

from harken.article.model import BlockKind
from tests.corpus.document import CorpusDocument, Expected
from tests.corpus.story import Block, Blocks, Story
from tests.corpus.web import NETWORKS, page_furniture

_MARKDOWN = {BlockKind.HEADING: "## ", BlockKind.LIST_ITEM: "- ", BlockKind.QUOTE: "> "}


def without_kinds(blocks: Blocks, *kinds: BlockKind) -> Blocks:
    """The blocks where a format has no means to say that they are of these kinds."""
    return tuple((BlockKind.PARAGRAPH if kind in kinds else kind, text) for kind, text in blocks)


def blocks_as_markdown(blocks: Iterable[Block]) -> str:
    return "\n\n".join(_MARKDOWN.get(kind, "") + text for kind, text in blocks) + "\n"


def markdown(story: Story) -> CorpusDocument:
    text = (
        f"---\ntitle: {story.title}\nauthor: {story.author}\ndate: {story.published}\n---\n\n"
        f"{blocks_as_markdown(story.blocks)}"
    )
    expected = Expected(story.title, story.blocks, (), story.author, story.published)
    return CorpusDocument(f"markdown/{story.language}", text.encode(), ".md", (expected,))


def blocks_as_text(blocks: Iterable[Block], bullet: str = "• ") -> str:
    """Blank lines between blocks, none between the items of a list."""
    lines = [(kind, bullet * (kind is BlockKind.LIST_ITEM) + text) for kind, text in blocks]
    text = ""
    for number, (kind, line) in enumerate(lines):
        behind_item = number > 0 and lines[number - 1][0] is BlockKind.LIST_ITEM
        text += ("\n" if behind_item and kind is BlockKind.LIST_ITEM else "\n\n") + line
    return text.lstrip("\n")


def excerpt(story: Story) -> CorpusDocument:
    """A passage copied out of a page: nearly all of it is text."""
    page = story.page
    lines = [story.title, page.byline, blocks_as_text(story.blocks[:3]), page.read_more]
    lines += [blocks_as_text(story.blocks[3:]), page.share, page.copyright]
    expected = Expected(
        story.title,
        without_kinds(story.blocks, BlockKind.QUOTE),
        (page.byline, page.read_more, page.share, page.copyright),
    )
    data = "\n\n".join(lines).encode()
    return CorpusDocument(f"excerpt/{story.language}", data, ".txt", (expected,))


def whole_page_copy(story: Story) -> CorpusDocument:
    """All of a page, as "select all" and "copy" give it."""
    page, head, rest = story.page, story.blocks[:3], story.blocks[3:]
    comments: list[str] = []
    for name, text in zip(("Ines K.", "harbour_fan"), page.comments, strict=True):
        comments += [name, text]
    paragraphs = [
        "\n".join([page.cookies, page.accept, page.skip_link, page.site, *page.menu]),
        story.title, page.byline, page.dateline, page.caption,
        blocks_as_text(head), page.read_more, blocks_as_text(rest, bullet=""),
        "\n".join([page.share, *NETWORKS]), page.newsletter,
        "\n".join([page.related_heading, *page.related]),
        "\n".join([page.comments_heading, *comments]),
        "\n".join([*page.footer, page.copyright]),
    ]  # fmt: skip
    expected = Expected(
        story.title,
        without_kinds(story.blocks, BlockKind.QUOTE, BlockKind.LIST_ITEM),
        (page.site, "Ines K.", "harbour_fan", *page_furniture(story)),
    )
    data = "\n\n".join(paragraphs).encode()
    return CorpusDocument(f"whole_page_copy/{story.language}", data, ".txt", (expected,))
