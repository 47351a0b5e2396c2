"""All documents of the corpus: every story in every rendering."""

from collections.abc import Callable
from functools import cache

from tests.corpus import feeds, letters, office, papers, text, web
from tests.corpus.document import CorpusDocument
from tests.corpus.story import Story, stories

_RENDERINGS: tuple[Callable[[Story], CorpusDocument], ...] = (
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
    papers.report,
    papers.journal,
    office.word,
    office.open_document,
    office.rich_text,
    office.e_book,
)
_BY_NAME = {
    f"{rendering.__name__}/{story.language}": (rendering, story)
    for rendering in _RENDERINGS
    for story in stories()
    if not (rendering in {papers.report, papers.journal} and story.language == "ja")
}
"""No font that a bare system brings has Japanese letters to typeset."""

NAMES = tuple(_BY_NAME)


@cache
def document(name: str) -> CorpusDocument:
    """One of `NAMES`; typesetting needs a Qt application, or makes one."""
    rendering, story = _BY_NAME[name]
    return rendering(story)
