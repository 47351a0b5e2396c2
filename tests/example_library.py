"""A library as a person might have one, for the pictures of the window."""

from dataclasses import replace
from datetime import UTC, datetime

from harken.article.model import Article
from harken.article.position import Reading
from harken.library.entry import Progress, Status
from harken.library.library import Library
from tests.ui.articles import article_of

_SENTENCES = (
    "The night watch counts the lamps along the harbour wall before it counts anything else.",
    "Nobody had asked the river, and the river answered all the same.",
    "In winter the cables hum a tone that the ferrymen know by heart.",
    "What was measured by hand for sixty years is measured by a buoy now, and trusted less.",
    "She wrote the figures into a school book, one line for each tide.",
    "The council met twice that spring and agreed on the colour of the railings.",
)


def _article(title: str, source: str, sentences: int) -> Article:
    own = [_SENTENCES[(len(title) + at) % len(_SENTENCES)] for at in (0, 2, 3)]
    text = [own[number % len(own)] for number in range(sentences)]
    paragraphs = [" ".join(text[start : start + 4]) for start in range(0, sentences, 4)]
    return replace(article_of(*paragraphs, title=title), source=source)


NEXT = (
    _article("Why bridges sing in winter", "/home/ada/engineering notes.pdf", 92),
    _article("A short history of the paper harbour", "/home/ada/history.epub", 61),
    _article("Slow trains, long views", "https://www.example.org/slow-trains", 47),
)
"""What is to be heard after the article that is open."""

_READ = (
    ("Notes from a seed vault", 14, 70, Status.DONE, 1.0, ("archive",)),
    ("What the tide tables leave out", 12, 55, Status.IN_PROGRESS, 0.38, ("sea",)),
    ("The night shift at the observatory", 11, 83, Status.UNREAD, 0.0, ()),
    ("A lighthouse without a keeper", 9, 40, Status.DONE, 1.0, ("sea",)),
    ("Listening to ice", 7, 66, Status.UNREAD, 0.0, ("archive", "sea")),
    ("The map that was folded wrong", 4, 38, Status.IN_PROGRESS, 0.72, ()),
)


def fill(library: Library) -> None:
    """Puts the articles in, each on a day of November 2026, as the person has left them."""
    for title, day, sentences, status, heard, tags in _READ:
        article = _article(title, "https://coast.example/notes", sentences)
        added_s = datetime(2026, 11, day, 12, tzinfo=UTC).timestamp()
        library.add(article, added_s)
        library.keep_progress(Progress(article.id, Reading.ARTICLE, (), status, heard, added_s))
        library.set_tags(article.id, tags)
