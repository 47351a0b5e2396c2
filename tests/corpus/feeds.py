"""Stories as news feeds of three entries: all of the story, and each of its sections."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from email.utils import format_datetime
from html import escape

from tests.corpus.document import CorpusDocument, Expected
from tests.corpus.story import Blocks, Story
from tests.corpus.web import blocks_as_html

_NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def rss(story: Story) -> CorpusDocument:
    """The whole text beside a teaser; the link to more stories stands below the text."""
    when = format_datetime(_published(story))
    items = "".join(
        f"<item><title>{escape(title)}</title><link>https://example.org/{number}</link>"
        f"<dc:creator>{escape(story.author)}</dc:creator><pubDate>{when}</pubDate>"
        f"<description>{escape(blocks[0][1][:80])} […]</description>"
        f"<content:encoded><![CDATA[{_html(story, blocks)}]]></content:encoded></item>\n"
        for number, (title, blocks) in enumerate(_entries(story))
    )
    feed = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {_NAMESPACES}><channel>\n'
        f"<title>{escape(story.page.site)}</title><link>https://example.org/</link>"
        f"<language>{story.language}</language>\n{items}</channel></rss>\n"
    )
    return CorpusDocument(f"rss/{story.language}", feed.encode(), ".rss", _expected(story))


def atom(story: Story) -> CorpusDocument:
    """The same with the text's markup escaped."""
    entries = "".join(
        f"<entry><title>{escape(title)}</title><id>urn:story:{number}</id>"
        f'<link href="https://example.org/{number}"/>'
        f"<author><name>{escape(story.author)}</name></author>"
        f"<published>{_published(story).isoformat()}</published>"
        f'<content type="html">{escape(_html(story, blocks))}</content></entry>\n'
        for number, (title, blocks) in enumerate(_entries(story))
    )
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        f' xml:lang="{story.language}">\n<title>{escape(story.page.site)}</title>'
        f"<id>urn:feed</id><subtitle>{escape(story.page.newsletter)}</subtitle>\n{entries}</feed>\n"
    )
    return CorpusDocument(f"atom/{story.language}", feed.encode(), ".atom", _expected(story))


def _entries(story: Story) -> Iterator[tuple[str, Blocks]]:
    yield story.title, story.blocks
    yield from story.chapters[1:]


def _html(story: Story, blocks: Blocks) -> str:
    return f"{blocks_as_html(blocks)}<p><a href='/more'>{escape(story.page.read_more)}</a></p>"


def _published(story: Story) -> datetime:
    return datetime.combine(story.published, time(6, 30), UTC)


def _expected(story: Story) -> tuple[Expected, ...]:
    page = story.page
    furniture = (page.site, page.newsletter, page.read_more)
    return tuple(
        Expected(title, blocks, furniture, story.author, story.published)
        for title, blocks in _entries(story)
    )
