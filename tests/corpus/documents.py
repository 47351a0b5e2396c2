"""All documents of the corpus: every story in every rendering."""

from collections.abc import Callable
from functools import cache

from tests.corpus import feeds, letters, text, web
from tests.corpus.document import CorpusDocument
from tests.corpus.story import Story, stories

RENDERINGS: tuple[Callable[[Story], CorpusDocument | None], ...] = (
    web.news_page,
    web.blog_page,
    web.web_archive,
    text.markdown,
    text.excerpt,
    text.whole_page_copy,
    letters.plain_mail,
    letters.html_mail,
    feeds.rss,
    feeds.atom,
)


@cache
def documents() -> dict[str, CorpusDocument]:
    """By their names."""
    made = (rendering(story) for rendering in RENDERINGS for story in stories())
    return {document.name: document for document in made if document is not None}
