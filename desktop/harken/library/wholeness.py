"""Whether a library's file is whole: its pages, its rows, its texts."""

import zlib

from harken.library.articles import ArticleTable
from harken.library.database import Database
from harken.library.faults import LibraryDamaged, in_words
from harken.library.places import PlaceTable
from harken.library.queue_table import QueueTable


def check(database: Database) -> None:
    """Looks through all but the texts; what a value means, too.

    Raises:
        LibraryDamaged: Something in it is wrong.
    """
    check_pages(database)
    articles, places = ArticleTable(database), PlaceTable(database)
    for entry in (*articles.entries(), *articles.deleted()):
        places.progress(entry.id)
        places.choices(entry.id)
    QueueTable(database).queue()


def check_pages(database: Database) -> None:
    """Looks through the pages of a library of any version: 30 ms for 5,000 articles.

    Raises:
        LibraryDamaged: Something in them is wrong.
    """
    if database.rows("PRAGMA quick_check(1)") != [("ok",)]:
        raise LibraryDamaged(database.path)


def check_texts(database: Database) -> None:
    """Looks whether each text is as it was written, by its sum (Adler-32, as zlib has it).

    Raises:
        LibraryDamaged: One is not.
    """
    with in_words("Cannot read the library", database.path):
        # One after the other: together they may be hundreds of megabytes.
        for (form,) in database.execute("SELECT form FROM body"):
            try:
                zlib.decompress(form)
            except zlib.error as error:
                raise LibraryDamaged(database.path) from error
