"""Sentences that the person wants to find again."""

from harken.errors import HarkenError
from harken.library.database import Database, storable
from harken.library.entry import Mark

_COLUMNS = "mark.id, article, sentence, text, note, made_s"


class MarkTable:
    """The part of the library that keeps marks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_mark(self, article_id: str, sentence: int, text: str, note: str, made_s: float) -> Mark:
        """Marks a sentence; one that is marked already gets another note, if there is one.

        Raises:
            HarkenError: The article is not in the library.
        """
        with self._database.transaction():
            there = self._database.row("SELECT 1 FROM article WHERE id = ?", (article_id,))
            if there is None:
                raise HarkenError(
                    "Cannot mark the sentence",
                    "its article is no longer in the library",
                    "Add the article again, then mark it.",
                )
            self._database.change(
                "INSERT INTO mark (article, sentence, text, note, made_s) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (article, sentence) DO UPDATE SET note = excluded.note"
                " WHERE excluded.note <> ''",
                (article_id, sentence, storable(text), storable(note), made_s),
            )
            (row,) = self._database.rows(
                f"SELECT {_COLUMNS} FROM mark WHERE article = ? AND sentence = ?",
                (article_id, sentence),
            )
        return Mark(*row)

    def set_note(self, mark_id: int, note: str) -> None:
        """Changes a mark's note."""
        with self._database.transaction():
            self._database.change(
                "UPDATE mark SET note = ? WHERE id = ?", (storable(note), mark_id)
            )

    def remove_mark(self, mark_id: int) -> None:
        """Takes a mark away."""
        with self._database.transaction():
            self._database.change("DELETE FROM mark WHERE id = ?", (mark_id,))

    def marks(self, article_id: str | None = None) -> tuple[Mark, ...]:
        """The marks of an article, or of all: the newest article first, its sentences in order."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM mark JOIN article ON article.id = mark.article"
            " WHERE deleted_s IS NULL AND (?1 IS NULL OR article = ?1)"
            " ORDER BY added_s DESC, key DESC, sentence",
            (article_id,),
        )
        return tuple(Mark(*row) for row in rows)
