"""Puts another reading of a source in an article's place, with all that the person gave that."""

from dataclasses import replace

from harken.article.model import Article
from harken.errors import HarkenError
from harken.library.articles import ArticleTable
from harken.library.counterparts import Counterparts
from harken.library.places import PlaceTable


class ExchangingTables(ArticleTable, PlaceTable):
    """The part of the library that exchanges articles."""

    def exchange(self, article_id: str, article: Article, now_s: float) -> None:
        """Puts another reading of a source in an article's place, in the queue, too.

        Tags go along, how far it was heard and where, what was set for it, and the marks of
        sentences that the new one has, too. Where the new one was there already, its own stay. The
        old one is deleted as by a person; with marks that are left over it stays in the library.
        """
        if article_id == article.id:
            self.update(article)
            return
        new, old = article.id, article_id
        with self._database.transaction():
            same = Counterparts(self._readable(old), article)
            if self.add(article, now_s):
                self._carry_state(old, article, same)
            self._database.change(
                "UPDATE OR IGNORE queue SET article = ? WHERE article = ?", (new, old)
            )
            self._database.change("DELETE FROM queue WHERE article = ?", (old,))
            self._database.change(
                "INSERT OR IGNORE INTO tag SELECT ?, name FROM tag WHERE article = ?", (new, old)
            )
            if self._carry_marks(old, new, same):
                self.delete((old,), now_s)

    def _readable(self, article_id: str) -> Article | None:
        try:
            return self.article(article_id)
        except HarkenError:  # its text is damaged: perhaps why it was read again
            return None

    def _carry_state(self, old: str, article: Article, same: Counterparts) -> None:
        progress = self.progress(old)
        if progress is None:
            return
        found = (same.place(place) for place in progress.places)
        places = tuple(place for place in found if place is not None)
        self.keep_progress(replace(progress, article_id=article.id, places=places))
        self.keep_choices(article.id, same.choices(self.choices(old)))

    def _carry_marks(self, old: str, new: str, same: Counterparts) -> bool:
        """Moves the marks that fit; whether that was all."""
        for mark, sentence, text in self._database.rows(
            "SELECT id, sentence, text FROM mark WHERE article = ?", (old,)
        ):
            found = same.find(text, sentence)
            if found is not None:
                self._database.change(
                    "UPDATE OR IGNORE mark SET article = ?, sentence = ? WHERE id = ?",
                    (new, found, mark),
                )
        return self._database.row("SELECT 1 FROM mark WHERE article = ?", (old,)) is None
