"""A library as a person might have one, for the pictures of the window."""

from dataclasses import replace
from datetime import UTC, datetime

from harken.article.model import Article
from harken.article.position import Reading
from harken.library.entry import Progress, Status
from harken.library.library import Library
from tests.ui.articles import article_of

_WHO = (
    "The night watch", "Nobody on the council", "The ferryman's daughter", "The river",
    "The oldest of the fishers", "A school class of nine", "The woman at the lock", "The buoy",
    "Whoever kept the ledger", "An engineer from inland", "A surveyor with a borrowed boat",
)  # fmt: skip
_WHAT = (
    "counts the lamps along the harbour wall before anything else",
    "knows by heart which tone the cables hum in winter",
    "wrote the figures into a school book, one line for each tide",
    "trusts what is measured by hand more than what is printed",
    "asked for the colour of the railings to be settled first",
    "remembers the spring when the water stood in the chapel",
    "was late by eleven years and apologised to no one",
    "answered a question that had not been put",
    "keeps the first map folded the wrong way round",
    "says that stone is patient and concrete is only stubborn",
    "paid for the pumps and never saw them run",
    "walks out at low water to see what the night has moved",
    "would rather have a gap than a higher wall",
)
"""Eleven and thirteen have no divisor in common: no sentence comes twice in an article."""


def _article(title: str, source: str, sentences: int) -> Article:
    text = [
        f"{_WHO[(at + len(title)) % len(_WHO)]} {_WHAT[at % len(_WHAT)]}."
        for at in range(sentences)
    ]
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
