"""Finding articles by their words, with SQLite's full-text index.

Ranked by BM25 (Robertson and Zaragoza 2009, as FTS5 has it), a word in the title counting eight
times, one in the author's name four times as much as one in the text.
"""

from collections.abc import Mapping, Sequence

from harken.library.articles import ArticleTable
from harken.library.entry import Entry, Hit
from harken.library.words import Query, Snippets, query_of

_WITH_SNIPPETS = 50
_LOOKED_UP = "lookup JOIN article ON key = lookup.rowid"
_MATCHING = "lookup MATCH ? ORDER BY rank"


class SearchedTable(ArticleTable):
    """The part of the library that finds articles."""

    def search(self, text: str, known: Mapping[str, Entry] | None = None) -> tuple[Hit, ...]:
        """The articles in which all words of a text occur, the last as a word's beginning.

        What stands in quotation marks must occur together. Case and accents do not count. Without
        any word, all articles.

        Args:
            text: The words.
            known: What is known of articles by their ids: of those only the text is looked into,
                which takes half the time where thousands are found.

        Returns:
            The best first; the first fifty with snippets.
        """
        query = query_of(text)
        if not query.phrases:
            return tuple(Hit(entry, "") for entry in self.entries())
        entries = self._ranked(query) if known is None else self._ranked_of(query, known)
        snippets = Snippets(query)
        return (
            *(Hit(one, *snippets.of(self._indexed(one))) for one in entries[:_WITH_SNIPPETS]),
            *(Hit(one, "") for one in entries[_WITH_SNIPPETS:]),
        )

    def _ranked(self, query: Query) -> Sequence[Entry]:
        return self._entries(f"AND {_MATCHING}", (query.as_fts5(),), _LOOKED_UP)

    def _ranked_of(self, query: Query, known: Mapping[str, Entry]) -> Sequence[Entry]:
        rows = self._database.rows(
            f"SELECT id FROM {_LOOKED_UP} WHERE deleted_s IS NULL AND {_MATCHING}",
            (query.as_fts5(),),
        )
        entries = (known.get(article_id) or self.entry(article_id) for (article_id,) in rows)
        return [entry for entry in entries if entry is not None]

    def _indexed(self, entry: Entry) -> str:
        row = self._database.row(
            "SELECT coalesce(shown, text) FROM lookup"
            " WHERE rowid = (SELECT key FROM article WHERE id = ?)",
            (entry.id,),
        )
        return row[0] if row is not None else ""
