"""Puts another reading of a source in an article's place, with all that the person gave that."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from harken.article.model import Article
from harken.errors import HarkenError
from harken.library.articles import ArticleTable
from harken.library.database import storable
from harken.library.entry import Choices
from harken.library.places import PlaceTable


class ExchangingTables(ArticleTable, PlaceTable):
    """The part of the library that exchanges articles."""

    def exchange(self, article_id: str, article: Article, now_s: float) -> None:
        """Puts another reading of a source in an article's place, in the queue, too.

        Tags go along, how far it was heard, what was set for it, and the marks of sentences that
        the new one has, too. Where the new one was there already, its own stay. The old one is
        deleted as by a person; with marks that are left over it stays in the library.
        """
        if article_id == article.id:
            self.update(article)
            return
        new, old = article.id, article_id
        # From the end, so that of the same words the first are found.
        numbers = {
            storable(article.text_of(sentence.span)): sentence.index
            for sentence in reversed(article.sentences)
        }
        with self._database.transaction():
            if self.add(article, now_s):
                self._carry_state(old, new, numbers)
            self._database.change(
                "UPDATE OR IGNORE queue SET article = ? WHERE article = ?", (new, old)
            )
            self._database.change("DELETE FROM queue WHERE article = ?", (old,))
            self._database.change(
                "INSERT OR IGNORE INTO tag SELECT ?, name FROM tag WHERE article = ?", (new, old)
            )
            if self._carry_marks(old, new, numbers):
                self.delete((old,), now_s)

    def _carry_state(self, old: str, new: str, numbers: Mapping[str, int]) -> None:
        progress = self.progress(old)
        if progress is None:
            return
        # Places are numbers of blocks, which the new one has others of.
        self.keep_progress(replace(progress, article_id=new, places=()))
        self.keep_choices(new, self._choices_for(old, numbers))

    def _choices_for(self, old: str, numbers: Mapping[str, int]) -> Choices:
        """What was set for the old article, of its sentences those that the new one has."""
        choices = self.choices(old)
        try:
            before = self.article(old)
        except HarkenError:  # its text is damaged: perhaps why it was read again
            before = None

        def found(sentences: Iterable[int]) -> frozenset[int]:
            if before is None:
                return frozenset()
            there = (before.sentences[one].span for one in sentences if one < len(before.sentences))
            texts = (storable(before.text_of(span)) for span in there)
            return frozenset(numbers[text] for text in texts if text in numbers)

        wishes = choices.emphasis
        wishes = replace(wishes, pinned=found(wishes.pinned), excluded=found(wishes.excluded))
        return replace(choices, emphasis=wishes)

    def _carry_marks(self, old: str, new: str, numbers: Mapping[str, int]) -> bool:
        """Moves the marks that fit; whether that was all."""
        for mark, text in self._database.rows(
            "SELECT id, text FROM mark WHERE article = ?", (old,)
        ):
            if text in numbers:
                self._database.change(
                    "UPDATE OR IGNORE mark SET article = ?, sentence = ? WHERE id = ?",
                    (new, numbers[text], mark),
                )
        return self._database.row("SELECT 1 FROM mark WHERE article = ?", (old,)) is None
