"""The articles of the library: their text, what is told of them, their tags."""

import json
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from harken.article.json_form import article_from_json, article_to_json
from harken.article.model import Article
from harken.article.pace import Amount
from harken.errors import HarkenError
from harken.library.database import Database, storable
from harken.library.entry import Entry, Status, entry_of
from harken.library.faults import understood
from harken.library.words import words_of

KEPT_DELETED_S = 86_400.0
"""How long what was deleted can be brought back."""
_QUICKLY = 1
"""zlib's level: a quarter of the size in a quarter of the usual time."""


class ArticleTable:
    """The part of the library that keeps articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, article: Article, now_s: float) -> bool:
        """Puts an article in; one that is there stays as the person has left it.

        Returns:
            Whether it is new. One that was deleted is there again and counts as new.
        """
        with self._database.transaction():
            known = self._database.row("SELECT deleted_s FROM article WHERE id = ?", (article.id,))
            if known is None:
                self._insert(article, now_s)
                return True
            self.restore((article.id,))
            return known[0] is not None

    def article(self, article_id: str) -> Article | None:
        """An article as it was imported, with what was skipped and restored since.

        Raises:
            HarkenError: Its text is damaged.
        """
        row = self._database.row(
            "SELECT form, title, source FROM body JOIN article ON article.id = body.article"
            " WHERE id = ? AND deleted_s IS NULL",
            (article_id,),
        )
        if row is None:
            return None
        form, title, source = row
        try:
            return article_of(form)
        except (zlib.error, ValueError, LookupError, TypeError) as error:
            raise HarkenError(
                f"Cannot open “{title}”",
                "its text in the library is damaged",
                f"Remove it, and add it again from {source}.",
            ) from error

    def update(self, article: Article) -> None:
        """Keeps an article with other skips."""
        entry = entry_of(article, 0.0)
        with self._database.transaction():
            found = self._database.row("SELECT key FROM article WHERE id = ?", (article.id,))
            if found is None:
                return
            self._database.change(
                "UPDATE article SET words = ?, letters = ?, pauses_s = ? WHERE key = ?",
                (entry.words, *entry.amount, found[0]),
            )
            self._database.change(
                "UPDATE body SET form = ? WHERE article = ?", (form_of(article), article.id)
            )
            self._database.change("DELETE FROM lookup WHERE rowid = ?", found)
            self._index(found[0], article)

    def entries(self) -> tuple[Entry, ...]:
        """All articles, the newest first."""
        return self._entries("ORDER BY added_s DESC, key DESC")

    def deleted(self) -> tuple[Entry, ...]:
        """The articles that `restore` can bring back, the one deleted last first."""
        return self._entries("ORDER BY deleted_s DESC, key DESC", deleted=True)

    def queue_entries(self) -> tuple[Entry, ...]:
        """The articles of the queue, in its order."""
        found_in = "queue JOIN article ON article.id = queue.article"
        return self._entries("ORDER BY place", found_in=found_in)

    def entry(self, article_id: str) -> Entry | None:
        """One article."""
        found = self._entries("AND id = ?", (article_id,))
        return found[0] if found else None

    def delete(self, article_ids: Iterable[str], now_s: float) -> None:
        """Takes articles away, out of the queue, too; `restore` brings them back for a day."""
        with self._database.transaction():
            for article_id in article_ids:
                self._database.change(
                    "UPDATE article SET deleted_s = ? WHERE id = ? AND deleted_s IS NULL",
                    (now_s, article_id),
                )
                self._database.change("DELETE FROM queue WHERE article = ?", (article_id,))

    def restore(self, article_ids: Iterable[str]) -> None:
        """Brings deleted articles back as they were, but for their place in the queue."""
        with self._database.transaction():
            for article_id in article_ids:
                self._database.change(
                    "UPDATE article SET deleted_s = NULL WHERE id = ?", (article_id,)
                )

    def set_tags(self, article_id: str, tags: Sequence[str]) -> None:
        """Gives an article these tags and no others; of two that differ in case the first stays."""
        tidy = (" ".join(unicodedata.normalize("NFC", storable(tag)).split()) for tag in tags)
        kept: dict[str, str] = {}
        for tag in tidy:
            if tag:
                kept.setdefault(tag.casefold(), tag)
        with self._database.transaction():
            self._database.change("DELETE FROM tag WHERE article = ?", (article_id,))
            for tag in kept.values():
                self._database.change(
                    "INSERT INTO tag SELECT id, ? FROM article WHERE id = ?", (tag, article_id)
                )

    def purge(self, now_s: float) -> None:
        """Removes for good what was deleted more than a day ago."""
        before = (now_s - KEPT_DELETED_S,)
        # Mostly there is nothing, and then nobody need wait for the right to write.
        if self._database.row("SELECT 1 FROM article WHERE deleted_s < ?", before):
            self._database.change("DELETE FROM article WHERE deleted_s < ?", before)

    def _insert(self, article: Article, now_s: float) -> None:
        entry = entry_of(article, now_s)
        key = self._database.change(
            "INSERT INTO article (id, title, author, source, language, published, words, letters,"
            " pauses_s, added_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.id,
                storable(entry.title),
                entry.author and storable(entry.author),
                storable(entry.source),
                storable(entry.language),
                entry.published.isoformat() if entry.published else None,
                entry.words,
                *entry.amount,
                entry.added_s,
            ),
        ).lastrowid
        assert key is not None
        self._database.change("INSERT INTO body VALUES (?, ?)", (entry.id, form_of(article)))
        self._index(key, article)

    def _index(self, key: int, article: Article) -> None:
        self._database.change(
            "INSERT INTO lookup (rowid, title, author, text, shown) VALUES (?, ?, ?, ?, ?)",
            (key, *words_of(article)),
        )

    def _entries(
        self,
        which: str,
        values: Sequence[Any] = (),
        found_in: str = "article",
        *,
        deleted: bool = False,
    ) -> tuple[Entry, ...]:
        rows = self._database.rows(
            "SELECT article.id, article.title, article.author, source, language, published, words,"
            " letters, pauses_s, added_s, heard_s, status, heard, deleted_s,"
            # No tag has a line feed. Of these articles alone: the person may have thousands.
            " (SELECT group_concat(name, char(10)) FROM tag WHERE tag.article = article.id)"
            f" FROM {found_in} WHERE (deleted_s IS NOT NULL) = {deleted:d} {which}",
            values,
        )
        with understood(self._database.path):
            return tuple(map(_entry, rows))


_STATUSES = {status.value: status for status in Status}


def _entry(row: Sequence[Any]) -> Entry:
    (id_, title, author, source, language, published, words, letters, pauses_s, *rest) = row
    added_s, heard_s, status, heard, deleted_s, tags = rest
    return Entry(
        id_,
        title,
        author,
        source,
        language,
        date.fromisoformat(published) if published else None,
        words,
        Amount(letters, pauses_s),
        added_s,
        heard_s,
        _STATUSES[status],
        heard,
        tuple(sorted(tags.split("\n"), key=str.casefold)) if tags else (),
        deleted_s,
    )


def form_of(article: Article) -> bytes:
    """An article as it is kept; `article_of` makes it anew."""
    # As ASCII: a name or a text may have halves of surrogate pairs, which UTF-8 has no form for.
    return zlib.compress(json.dumps(article_to_json(article)).encode("ascii"), _QUICKLY)


def article_of(form: bytes) -> Article:
    """The article that `form_of` was given."""
    return article_from_json(json.loads(zlib.decompress(form)))
