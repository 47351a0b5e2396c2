"""The tables, version by version. A version that was released is never changed."""

APPLICATION_ID = 0x4861726B
"""What tells a Harken library from other SQLite files: "Hark"."""

_FIRST = (
    """
    CREATE TABLE article (
        key INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL, author TEXT, source TEXT NOT NULL, language TEXT NOT NULL,
        published TEXT, words INTEGER NOT NULL, letters REAL NOT NULL, pauses_s REAL NOT NULL,
        added_s REAL NOT NULL, deleted_s REAL,
        reading TEXT, places TEXT, status TEXT NOT NULL DEFAULT 'unread',
        heard REAL NOT NULL DEFAULT 0, heard_s REAL,
        choices TEXT
    ) STRICT
    """,
    # Apart, so that all articles are listed without a look at any text.
    """
    CREATE TABLE body (
        article TEXT PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        form BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE queue (
        place INTEGER PRIMARY KEY,
        article TEXT NOT NULL UNIQUE REFERENCES article(id) ON DELETE CASCADE,
        portion TEXT
    ) STRICT
    """,
    """
    CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        PRIMARY KEY (article, name)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE mark (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        sentence INTEGER NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
        made_s REAL NOT NULL,
        UNIQUE (article, sentence)
    ) STRICT
    """,
    # Its rows have the articles' keys; "shown" is the text where "text" is a folded one. One letter
    # would be the slowest search of all: hence an index of first letters, too.
    """
    CREATE VIRTUAL TABLE lookup USING fts5 (
        title, author, text, shown UNINDEXED,
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1'
    )
    """,
    # How much a word found in the title, the author's name or the text counts.
    "INSERT INTO lookup (lookup, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)')",
    """
    CREATE TRIGGER unindex AFTER DELETE ON article
    BEGIN DELETE FROM lookup WHERE rowid = old.key; END
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""The statements that make version n + 1 of version n; the first make version 1 of nothing."""
