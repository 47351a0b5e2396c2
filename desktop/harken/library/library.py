"""The library's one SQLite file, opened."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from harken.article.emphasis import Emphasis
from harken.article.json_form import article_from_json, article_to_json
from harken.article.model import Article
from harken.article.pace import Amount
from harken.article.position import PlaybackPosition, Reading
from harken.library.entry import (
    Choices,
    Entry,
    Hit,
    Mark,
    Portion,
    Progress,
    Queued,
    Status,
    entry_of,
)
from harken.library.schema import MIGRATIONS


class Library:
    """Articles, the queue, places, marks. Each change is whole on the disk when the call returns.

    For one thread; `LibraryWorker` has one of its own.

    Args:
        path: The file; None for a library in memory, which lasts as long as this.
    """

    def __init__(self, path: Path | None) -> None:
        self._database = sqlite3.connect(
            ":memory:" if path is None else path, isolation_level=None, check_same_thread=False
        )
        self._database.execute("PRAGMA foreign_keys = ON")
        self._database.execute("PRAGMA journal_mode = WAL")
        if self._database.execute("PRAGMA user_version").fetchone()[0] == 0:
            self._database.executescript(MIGRATIONS[0] + "PRAGMA user_version = 1;")

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    # Articles

    def add(self, article: Article, now_s: float) -> bool:
        """Puts an article in; one that is there stays as the person has left it.

        Returns:
            Whether it is new. One that was deleted is there again and counts as new.
        """
        known = self._database.execute(
            "SELECT deleted_s FROM article WHERE id = ?", (article.id,)
        ).fetchone()
        if known is not None:
            self._database.execute(
                "UPDATE article SET deleted_s = NULL WHERE id = ?", (article.id,)
            )
            return known[0] is not None
        entry = entry_of(article, now_s)
        self._database.execute(
            "INSERT INTO article (id, title, author, source, language, published, words, letters,"
            " pauses_s, added_s, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.id,
                entry.title,
                entry.author,
                entry.source,
                entry.language,
                entry.published.isoformat() if entry.published else None,
                entry.words,
                *entry.amount,
                entry.added_s,
                _written(article),
            ),
        )
        return True

    def article(self, article_id: str) -> Article | None:
        """An article as it was imported, with what was skipped and restored since."""
        row = self._database.execute(
            "SELECT body FROM article WHERE id = ? AND deleted_s IS NULL", (article_id,)
        ).fetchone()
        return article_from_json(json.loads(row[0])) if row is not None else None

    def update(self, article: Article) -> None:
        """Keeps an article with other skips."""
        self._database.execute(
            "UPDATE article SET body = ? WHERE id = ?", (_written(article), article.id)
        )

    def exchange(self, article_id: str, article: Article, now_s: float) -> None:
        """Puts another reading of a source in an article's place, in the queue, too.

        Tags go along. Where the new one was there already, it stays and the old one goes.
        """
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self.add(article, now_s)
            self._database.execute(
                "UPDATE OR IGNORE queue SET article = ? WHERE article = ?",
                (article.id, article_id),
            )
            self._database.execute("DELETE FROM article WHERE id = ?", (article_id,))

    def entries(self) -> tuple[Entry, ...]:
        """All articles, the newest first."""
        return self._entries("WHERE deleted_s IS NULL ORDER BY added_s DESC, id")

    def entry(self, article_id: str) -> Entry | None:
        """One article."""
        found = self._entries("WHERE id = ? AND deleted_s IS NULL", (article_id,))
        return found[0] if found else None

    def search(self, text: str) -> tuple[Hit, ...]:
        """The articles in which all words of a text occur, as words or as their beginnings."""
        words = text.casefold().split()
        return tuple(
            Hit(entry, "")
            for entry in self.entries()
            if all(w in entry.title.casefold() for w in words)
        )

    def delete(self, article_ids: Iterable[str], now_s: float) -> None:
        """Takes articles away, out of the queue, too; `restore` brings them back."""
        for article_id in article_ids:
            self._database.execute(
                "UPDATE article SET deleted_s = ? WHERE id = ?", (now_s, article_id)
            )

    def restore(self, article_ids: Iterable[str]) -> None:
        """Brings deleted articles back as they were, but for their place in the queue."""
        for article_id in article_ids:
            self._database.execute(
                "UPDATE article SET deleted_s = NULL WHERE id = ?", (article_id,)
            )

    def set_tags(self, article_id: str, tags: Sequence[str]) -> None:
        """Gives an article these tags and no others."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM tag WHERE article = ?", (article_id,))
            for tag in tags:
                self._database.execute("INSERT OR IGNORE INTO tag VALUES (?, ?)", (article_id, tag))

    # The queue

    def queue(self) -> tuple[Queued, ...]:
        """What is to be heard, in order."""
        rows = self._database.execute(
            "SELECT article, portion FROM queue JOIN article ON article.id = queue.article"
            " WHERE deleted_s IS NULL ORDER BY place"
        )
        return tuple(Queued(article, _portion(portion)) for article, portion in rows)

    def set_queue(self, queue: Sequence[Queued]) -> None:
        """Takes another queue; articles that are not in the library are left out."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM queue")
            for place, one in enumerate(queue):
                portion = one.portion
                written = portion and json.dumps(
                    [portion.reading.value, portion.minutes, portion.locked]
                )
                self._database.execute(
                    "INSERT OR IGNORE INTO queue SELECT ?, id, ? FROM article WHERE id = ?",
                    (place, written, one.article_id),
                )

    # Places and choices

    def progress(self, article_id: str) -> Progress | None:
        """Where the person is in an article; None for one that is not there."""
        row = self._database.execute(
            "SELECT reading, places, status, heard, heard_s FROM article WHERE id = ?",
            (article_id,),
        ).fetchone()
        if row is None:
            return None
        reading, places, status, heard, heard_s = row
        return Progress(
            article_id,
            Reading(reading or Reading.ARTICLE),
            tuple(
                PlaybackPosition(article_id, Reading(kind), block, offset)
                for kind, block, offset in json.loads(places or "[]")
            ),
            Status(status),
            heard,
            heard_s,
        )

    def keep_progress(self, progress: Progress) -> None:
        """Keeps where the person is in an article."""
        places = [[place.reading.value, place.block, place.offset] for place in progress.places]
        self._database.execute(
            "UPDATE article SET reading = ?, places = ?, status = ?, heard = ?, heard_s = ?"
            " WHERE id = ?",
            (
                progress.reading.value,
                json.dumps(places),
                progress.status.value,
                progress.heard,
                progress.heard_s,
                progress.article_id,
            ),
        )

    def choices(self, article_id: str) -> Choices:
        """What the person has set for one article."""
        row = self._database.execute(
            "SELECT choices FROM article WHERE id = ?", (article_id,)
        ).fetchone()
        if row is None or row[0] is None:
            return Choices()
        data = json.loads(row[0])
        return Choices(
            (data["length"][0], data["length"][1]) if data["length"] else None,
            data["method"],
            Emphasis(data["focus"], frozenset(data["pinned"]), frozenset(data["excluded"])),
        )

    def keep_choices(self, article_id: str, choices: Choices) -> None:
        """Keeps what the person has set for one article."""
        written = json.dumps(
            {
                "length": choices.length,
                "method": choices.method,
                "focus": choices.emphasis.focus,
                "pinned": sorted(choices.emphasis.pinned),
                "excluded": sorted(choices.emphasis.excluded),
            }
        )
        self._database.execute("UPDATE article SET choices = ? WHERE id = ?", (written, article_id))

    def forget_history(self) -> None:
        """Forgets what was listened to, when, and how far: every article is unread again."""
        self._database.execute(
            "UPDATE article SET reading = NULL, places = NULL, status = 'unread', heard = 0,"
            " heard_s = NULL"
        )

    # Marks

    def add_mark(self, article_id: str, sentence: int, text: str, note: str, made_s: float) -> Mark:
        """Marks a sentence; one that is marked already gets another note, if there is one."""
        cursor = self._database.execute(
            "INSERT INTO mark (article, sentence, text, note, made_s) VALUES (?, ?, ?, ?, ?)",
            (article_id, sentence, text, note, made_s),
        )
        assert cursor.lastrowid is not None
        return Mark(cursor.lastrowid, article_id, sentence, text, note, made_s)

    def set_note(self, mark_id: int, note: str) -> None:
        """Changes a mark's note."""
        self._database.execute("UPDATE mark SET note = ? WHERE id = ?", (note, mark_id))

    def remove_mark(self, mark_id: int) -> None:
        """Takes a mark away."""
        self._database.execute("DELETE FROM mark WHERE id = ?", (mark_id,))

    def marks(self, article_id: str | None = None) -> tuple[Mark, ...]:
        """The marks of an article, or of all, in the order of articles and of their sentences."""
        rows = self._database.execute(
            "SELECT id, article, sentence, text, note, made_s FROM mark"
            " WHERE ?1 IS NULL OR article = ?1 ORDER BY article, sentence",
            (article_id,),
        )
        return tuple(Mark(*row) for row in rows)

    def _entries(self, where: str, values: Sequence[Any] = ()) -> tuple[Entry, ...]:
        rows = self._database.execute(
            "SELECT id, title, author, source, language, published, words, letters, pauses_s,"
            " added_s, heard_s, status, heard, (SELECT json_group_array(name) FROM (SELECT name"
            f" FROM tag WHERE article = article.id ORDER BY name)) FROM article {where}",
            values,
        )
        return tuple(_entry(row) for row in rows)


def _entry(row: Sequence[Any]) -> Entry:
    (id_, title, author, source, language, published, words, letters, pauses_s, *rest) = row
    added_s, heard_s, status, heard, tags = rest
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
        Status(status),
        heard,
        tuple(json.loads(tags)),
    )


def _portion(written: str | None) -> Portion | None:
    if written is None:
        return None
    reading, minutes, locked = json.loads(written)
    return Portion(Reading(reading), minutes, locked)


def _written(article: Article) -> str:
    return json.dumps(article_to_json(article), ensure_ascii=False)
