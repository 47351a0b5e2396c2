"""Finding articles by their words, with SQLite's full-text index.

Ranked by BM25 (Robertson and Zaragoza 2009, as FTS5 has it), a word in the title counting eight
times, one in the author's name four times as much as one in the text.
"""

from harken.library.articles import ArticleTable
from harken.library.entry import Entry, Hit
from harken.library.words import Snippets, query_of

_WITH_SNIPPETS = 50


class SearchedTable(ArticleTable):
    """The part of the library that finds articles."""

    def search(self, text: str) -> tuple[Hit, ...]:
        """The articles in which all words of a text occur, the last as a word's beginning.

        What stands in quotation marks must occur together. Case and accents do not count. Without
        any word, all articles.

        Returns:
            The best first; the first fifty with snippets.
        """
        query = query_of(text)
        if not query.phrases:
            return tuple(Hit(entry, "") for entry in self.entries())
        entries = self._entries(
            "AND lookup MATCH ? ORDER BY rank",
            (query.as_fts5(),),
            "lookup JOIN article ON key = lookup.rowid",
        )
        snippets = Snippets(query)
        return (
            *(Hit(one, *snippets.of(self._indexed(one))) for one in entries[:_WITH_SNIPPETS]),
            *(Hit(one, "") for one in entries[_WITH_SNIPPETS:]),
        )

    def _indexed(self, entry: Entry) -> str:
        row = self._database.row(
            "SELECT coalesce(shown, text) FROM lookup"
            " WHERE rowid = (SELECT key FROM article WHERE id = ?)",
            (entry.id,),
        )
        return row[0] if row is not None else ""
